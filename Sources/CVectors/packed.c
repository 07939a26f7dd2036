#include "CVectors.h"

#include <string.h>

#include "widest.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma clang fp contract(off)

// Columns of a block, which lie together: for each pair of rows of b, 32 pairs of numbers.
enum { BLOCK = 32, LARGEST = 2047 };

float cv_pack(int16_t *packed, const float *b, int n, int k) {
  float top = 0;
  for (long i = 0; i < (long)n * k; i++) {
    float size = b[i] < 0 ? -b[i] : b[i];
    top = size > top ? size : top;
  }
  float scale = top > 0 ? top / LARGEST : 1;
  for (int j = 0; j < n; j++)
    for (int p = 0; p < k; p++) {
      float value = b[(long)p * n + j] / scale;
      long at = ((long)(j / BLOCK) * (k / 2) + p / 2) * BLOCK * 2 + (j % BLOCK) * 2 + p % 2;
      packed[at] = (int16_t)(value < 0 ? value - 0.5f : value + 0.5f);
    }
  return scale;
}

WIDEST void cv_round(int16_t *restrict out, float *restrict scales, const float *restrict rows,
    int m, int k) {
  for (int i = 0; i < m; i++) {
    const float *row = rows + (long)i * k;
    // The bits of floats that are not negative compare as the floats do.
    int32_t top = 0;
    for (int p = 0; p < k; p++) {
      int32_t bits;
      memcpy(&bits, row + p, 4);
      bits &= 0x7FFFFFFF;
      top = bits > top ? bits : top;
    }
    float largest;
    memcpy(&largest, &top, 4);
    float inverse = largest > 0 ? LARGEST / largest : 0;
    scales[i] = largest / LARGEST;
    for (int p = 0; p < k; p++) {
      float value = row[p] * inverse;
      out[(long)i * k + p] = (int16_t)(int)(value + (value < 0 ? -0.5f : 0.5f));
    }
  }
}

// The sums of a block of columns for one row, put into c.
static inline __attribute__((always_inline)) void finish(
    float *c, const int32_t *sums, float scale, const float *bias, int count) {
  for (int x = 0; x < count; x++) c[x] = (bias ? bias[x] : 0) + scale * (float)sums[x];
}

#if defined(__x86_64__)

// Eight rows of a block of columns, with the instruction that multiplies and adds pairs.
#define DEFINE_BLOCK(NAME, TARGET, ADD_PAIRS)                                                      \
  __attribute__((target(TARGET))) static void NAME(                                                \
      float *c, const int16_t *a, const float *scales, const int16_t *w, float scale,              \
      const float *bias, int height, int n, int k) {                                               \
    __m512i low[8], high[8];                                                                       \
    const int16_t *left[8];                                                                        \
    for (int y = 0; y < 8; y++) {                                                                  \
      low[y] = high[y] = _mm512_setzero_si512();                                                   \
      left[y] = a + (long)(y < height ? y : height - 1) * k;                                       \
    }                                                                                              \
    for (int p = 0; p < k; p += 2) {                                                               \
      __m512i one = _mm512_loadu_si512(w + (long)p * BLOCK);                                       \
      __m512i two = _mm512_loadu_si512(w + (long)p * BLOCK + BLOCK);                               \
      for (int y = 0; y < 8; y++) {                                                                \
        int32_t pair;                                                                              \
        memcpy(&pair, left[y] + p, 4);                                                             \
        __m512i both = _mm512_set1_epi32(pair);                                                    \
        low[y] = ADD_PAIRS(low[y], both, one);                                                     \
        high[y] = ADD_PAIRS(high[y], both, two);                                                   \
      }                                                                                            \
    }                                                                                              \
    for (int y = 0; y < height; y++) {                                                             \
      int32_t sums[BLOCK];                                                                         \
      _mm512_storeu_si512(sums, low[y]);                                                           \
      _mm512_storeu_si512(sums + 16, high[y]);                                                     \
      finish(c + (long)y * n, sums, scales[y] * scale, bias, BLOCK);                               \
    }                                                                                              \
  }

#define ADD_IN_TWO(sum, x, y) _mm512_add_epi32(sum, _mm512_madd_epi16(x, y))
DEFINE_BLOCK(block_512, "avx512f,avx512bw", ADD_IN_TWO)
DEFINE_BLOCK(block_vnni, "avx512f,avx512bw,avx512vnni", _mm512_dpwssd_epi32)

__attribute__((target("avx2"))) static void block_256(
    float *c, const int16_t *a, const float *scales, const int16_t *w, float scale,
    const float *bias, int height, int n, int k) {
  for (int half = 0; half < 2; half++) {
    const int16_t *ws = w + half * BLOCK;
    for (int top = 0; top < height; top += 4) {
      __m256i low[4], high[4];
      const int16_t *left[4];
      for (int y = 0; y < 4; y++) {
        low[y] = high[y] = _mm256_setzero_si256();
        left[y] = a + (long)(top + y < height ? top + y : height - 1) * k;
      }
      for (int p = 0; p < k; p += 2) {
        __m256i one = _mm256_loadu_si256((const __m256i *)(ws + (long)p * BLOCK));
        __m256i two = _mm256_loadu_si256((const __m256i *)(ws + (long)p * BLOCK + 16));
        for (int y = 0; y < 4; y++) {
          int32_t pair;
          memcpy(&pair, left[y] + p, 4);
          __m256i both = _mm256_set1_epi32(pair);
          low[y] = _mm256_add_epi32(low[y], _mm256_madd_epi16(both, one));
          high[y] = _mm256_add_epi32(high[y], _mm256_madd_epi16(both, two));
        }
      }
      for (int y = 0; y < 4 && top + y < height; y++) {
        int32_t sums[16];
        _mm256_storeu_si256((__m256i *)sums, low[y]);
        _mm256_storeu_si256((__m256i *)(sums + 8), high[y]);
        finish(
            c + (long)(top + y) * n + half * 16, sums, scales[top + y] * scale,
            bias ? bias + half * 16 : 0, 16);
      }
    }
  }
}

#endif

static void block_any(
    float *c, const int16_t *a, const float *scales, const int16_t *w, float scale,
    const float *bias, int height, int n, int k) {
  for (int y = 0; y < height; y++) {
    int32_t sums[BLOCK] = {0};
    for (int p = 0; p < k; p += 2) {
      int32_t one = a[(long)y * k + p], two = a[(long)y * k + p + 1];
      const int16_t *row = w + (long)p * BLOCK;
      for (int x = 0; x < BLOCK; x++) sums[x] += one * row[2 * x] + two * row[2 * x + 1];
    }
    finish(c + (long)y * n, sums, scales[y] * scale, bias, BLOCK);
  }
}

void cv_project_packed(
    float *c, const int16_t *a, const float *scales, const int16_t *packed, float scale,
    const float *bias, int m, int n, int k) {
  void (*block)(
      float *, const int16_t *, const float *, const int16_t *, float, const float *, int, int,
      int) = block_any;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) {
    block = block_vnni;
  } else if (__builtin_cpu_supports("avx512bw")) {
    block = block_512;
  } else if (__builtin_cpu_supports("avx2")) {
    block = block_256;
  }
#endif
  for (int j = 0; j < n; j += BLOCK)
    for (int i = 0; i < m; i += 8)
      block(
          c + (long)i * n + j, a + (long)i * k, scales + i, packed + (long)j * k, scale,
          bias ? bias + j : 0, m - i < 8 ? m - i : 8, n, k);
}
