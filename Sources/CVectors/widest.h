// Compiles a function for each width of vectors; the loader takes the widest that there is.
#ifndef WIDEST_H
#define WIDEST_H

#if defined(__x86_64__) && defined(__linux__)
#define WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDEST
#endif

#endif
