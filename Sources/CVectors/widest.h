// Compiles a function for each width of vectors; the loader takes the widest that there is. Not so
// under the thread sanitizer, which has not started when the loader asks.
#ifndef WIDEST_H
#define WIDEST_H

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDEST
#endif

#endif
