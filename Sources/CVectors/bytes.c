#include "CVectors.h"

#include <string.h>

#include "widest.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma clang fp contract(off)

// Columns of a block, which lie together: for each four rows of b, 32 times four numbers.
enum { BLOCK = 32, LARGEST = 127, MIDDLE = 128 };

WIDEST void cv_round_bytes(uint8_t *restrict out, float *restrict scales,
    const float *restrict rows, int m, int k) {
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
    // A half more than the middle, so that cutting off the fraction rounds.
    for (int p = 0; p < k; p++) out[(long)i * k + p] = (uint8_t)(int)(row[p] * inverse + 128.5f);
  }
}

WIDEST void cv_balance(float *restrict out, const float *restrict rows,
    const float *restrict factors, int m, int k) {
  for (long i = 0; i < m; i++)
    for (int p = 0; p < k; p++) out[i * k + p] = rows[i * k + p] * factors[p];
}

// The sums of a block of columns for one row, put into c. Rows are kept 128 too large.
static inline __attribute__((always_inline)) void finish(
    float *c, const int32_t *sums, const int32_t *excess, float scale, const float *scales,
    const float *bias, int count) {
  for (int x = 0; x < count; x++)
    c[x] = (bias ? bias[x] : 0) + scale * scales[x] * (float)(sums[x] - excess[x]);
}

typedef void Block(float *c, const uint8_t *a, const float *row_scales, const int8_t *w,
    const float *scales, const int32_t *excess, const float *bias, int height, int n, int k);

#if defined(__x86_64__)

__attribute__((target("avx512f,avx512bw,avx512vnni"))) static void block_512(
    float *c, const uint8_t *a, const float *row_scales, const int8_t *w, const float *scales,
    const int32_t *excess, const float *bias, int height, int n, int k) {
  __m512i low[8], high[8];
  const uint8_t *left[8];
  for (int y = 0; y < 8; y++) {
    low[y] = high[y] = _mm512_setzero_si512();
    left[y] = a + (long)(y < height ? y : height - 1) * k;
  }
  for (int p = 0; p < k; p += 4) {
    __m512i one = _mm512_loadu_si512(w + (long)p * BLOCK);
    __m512i two = _mm512_loadu_si512(w + (long)p * BLOCK + 64);
    for (int y = 0; y < 8; y++) {
      int32_t four;
      memcpy(&four, left[y] + p, 4);
      __m512i all = _mm512_set1_epi32(four);
      low[y] = _mm512_dpbusd_epi32(low[y], all, one);
      high[y] = _mm512_dpbusd_epi32(high[y], all, two);
    }
  }
  for (int y = 0; y < height; y++) {
    int32_t sums[BLOCK];
    _mm512_storeu_si512(sums, low[y]);
    _mm512_storeu_si512(sums + 16, high[y]);
    finish(c + (long)y * n, sums, excess, row_scales[y], scales, bias, BLOCK);
  }
}

// One row at a time; products are widened to 16 bits first, since adding pairs of them as bytes
// would overflow.
__attribute__((target("avx2"))) static void block_256(
    float *c, const uint8_t *a, const float *row_scales, const int8_t *w, const float *scales,
    const int32_t *excess, const float *bias, int height, int n, int k) {
  for (int y = 0; y < height; y++) {
    __m256i sums[8];
    for (int x = 0; x < 8; x++) sums[x] = _mm256_setzero_si256();
    for (int p = 0; p < k; p += 4) {
      int32_t four;
      memcpy(&four, a + (long)y * k + p, 4);
      __m256i all = _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
      for (int x = 0; x < 8; x++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(w + (long)p * BLOCK + 16 * x));
        sums[x] = _mm256_add_epi32(sums[x], _mm256_madd_epi16(all, _mm256_cvtepi8_epi16(bytes)));
      }
    }
    int32_t whole[BLOCK];
    for (int x = 0; x < 8; x++) {
      int32_t halves[8];
      _mm256_storeu_si256((__m256i *)halves, sums[x]);
      for (int z = 0; z < 4; z++) whole[4 * x + z] = halves[2 * z] + halves[2 * z + 1];
    }
    finish(c + (long)y * n, whole, excess, row_scales[y], scales, bias, BLOCK);
  }
}

#endif

static void block_any(float *c, const uint8_t *a, const float *row_scales, const int8_t *w,
    const float *scales, const int32_t *excess, const float *bias, int height, int n, int k) {
  for (int y = 0; y < height; y++) {
    int32_t sums[BLOCK] = {0};
    for (int p = 0; p < k; p += 4) {
      const uint8_t *four = a + (long)y * k + p;
      const int8_t *row = w + (long)p * BLOCK;
      for (int x = 0; x < BLOCK; x++)
        for (int z = 0; z < 4; z++) sums[x] += (int32_t)four[z] * row[4 * x + z];
    }
    finish(c + (long)y * n, sums, excess, row_scales[y], scales, bias, BLOCK);
  }
}

void cv_excess(int32_t *excess, const int8_t *packed, int n, int k) {
  for (int j = 0; j < n; j += BLOCK)
    for (int p = 0; p < k; p += 4) {
      const int8_t *row = packed + (long)j * k + (long)p * BLOCK;
      for (int x = 0; x < BLOCK; x++)
        for (int z = 0; z < 4; z++) excess[j + x] += MIDDLE * row[4 * x + z];
    }
}

void cv_project_bytes(float *c, const uint8_t *a, const float *row_scales, const int8_t *packed,
    const float *scales, const int32_t *excess, const float *bias, int m, int n, int k,
    int portable) {
  Block *block = block_any;
#if defined(__x86_64__)
  if (portable) {
    block = block_any;
  } else if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) {
    block = block_512;
  } else if (__builtin_cpu_supports("avx2")) {
    block = block_256;
  }
#endif
  for (int j = 0; j < n; j += BLOCK)
    for (int i = 0; i < m; i += 8)
      block(c + (long)i * n + j, a + (long)i * k, row_scales + i, packed + (long)j * k,
          scales + j, excess + j, bias ? bias + j : 0, m - i < 8 ? m - i : 8, n, k);
}
