#include "CVectors.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma clang fp contract(off)

enum { LARGEST_WIDTH = 1024, STRIPE = 64 };

typedef void Sums(int32_t *sums, const uint8_t *rows, long count, long step, int width,
    const int8_t *query);

#if defined(__x86_64__)

__attribute__((target("avx512f,avx512bw,avx512vnni"))) static void sums_512(int32_t *sums,
    const uint8_t *rows, long count, long step, int width, const int8_t *query) {
  for (long i = 0; i < count; i++) {
    const uint8_t *row = rows + i * step;
    __m512i even = _mm512_setzero_si512(), odd = _mm512_setzero_si512();
    for (int p = 0; p < width; p += 2 * STRIPE) {
      even = _mm512_dpbusd_epi32(
          even, _mm512_loadu_si512(row + p), _mm512_loadu_si512(query + p));
      odd = _mm512_dpbusd_epi32(
          odd, _mm512_loadu_si512(row + p + STRIPE), _mm512_loadu_si512(query + p + STRIPE));
    }
    sums[i] = _mm512_reduce_add_epi32(_mm512_add_epi32(even, odd));
  }
}

__attribute__((target("avx2"))) static void sums_256(int32_t *sums, const uint8_t *rows,
    long count, long step, int width, const int8_t *query) {
  for (long i = 0; i < count; i++) {
    const uint8_t *row = rows + i * step;
    __m256i sum = _mm256_setzero_si256();
    for (int p = 0; p < width; p += 16) {
      __m256i one = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(row + p)));
      __m256i two = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(query + p)));
      sum = _mm256_add_epi32(sum, _mm256_madd_epi16(one, two));
    }
    int32_t parts[8];
    _mm256_storeu_si256((__m256i *)parts, sum);
    sums[i] = 0;
    for (int x = 0; x < 8; x++) sums[i] += parts[x];
  }
}

#endif

static void sums_any(int32_t *sums, const uint8_t *rows, long count, long step, int width,
    const int8_t *query) {
  for (long i = 0; i < count; i++) {
    const uint8_t *row = rows + i * step;
    int32_t sum = 0;
    for (int p = 0; p < width; p++) sum += (int32_t)row[p] * query[p];
    sums[i] = sum;
  }
}

void cv_cosines(float *out, const uint8_t *rows, long count, long step, int width,
    const uint8_t *query, float scale, int portable) {
  int8_t own[LARGEST_WIDTH];
  if (width > LARGEST_WIDTH) return;
  int32_t total = 0;
  for (int p = 0; p < width; p++) {
    own[p] = (int8_t)(query[p] - 128);
    total += own[p];
  }
  Sums *sums = sums_any;
#if defined(__x86_64__)
  if (portable) {
    sums = sums_any;
  } else if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) {
    sums = sums_512;
  } else if (__builtin_cpu_supports("avx2")) {
    sums = sums_256;
  }
#endif
  enum { CHUNK = 256 };
  int32_t part[CHUNK];
  for (long i = 0; i < count; i += CHUNK) {
    long size = count - i < CHUNK ? count - i : CHUNK;
    sums(part, rows + i * step, size, step, width, own);
    for (long x = 0; x < size; x++) {
      float row_scale;
      memcpy(&row_scale, rows + (i + x) * step + width, sizeof row_scale);
      // Rows are kept 128 too large.
      out[i + x] = (float)(part[x] - 128 * total) * row_scale * scale;
    }
  }
}
