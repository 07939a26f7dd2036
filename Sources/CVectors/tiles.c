#include "CVectors.h"

#include <string.h>

// The product of 12-bit integers by the matrix unit of newer Intel processors (AMX), which multiplies
// bytes. A number is 64 * high + low, both from -32 to 32, and so
//   a * b = 4096 * (ah * bh) + 64 * ((ah + al) * (bh + bl) - ah * bh - al * bl) + al * bl:
// three products of bytes, one for each plane (Karatsuba and Ofman 1962). Sums are exact, so the
// result is that of every other processor to the bit.

enum { SIDE = 32, STEP = 64, LARGEST_DEPTH = 512, PLANES = 3 };

#if defined(__x86_64__) && defined(__linux__)

#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel keeps the tiles of those processes only that have asked.
static int ask(void) {
  enum { REQUEST_PERMISSION = 0x1023, TILE_DATA = 18 };
  unsigned a, b, c, d;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  int has_tiles = (d >> 24 & 1) && (d >> 25 & 1);
  return has_tiles && __builtin_cpu_supports("avx512bw")
      && syscall(SYS_arch_prctl, REQUEST_PERMISSION, TILE_DATA) == 0;
}

int cv_has_tiles(int n, int k) {
  static int known;  // 0 not asked yet, 1 no, 2 yes; asking twice does no harm
  int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (!answer) {
    answer = ask() ? 2 : 1;
    __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
  }
  return answer == 2 && n % SIDE == 0 && k % STEP == 0 && k <= LARGEST_DEPTH;
}

static inline void split(int number, int8_t *planes, long step) {
  int high = (number + 32) >> 6, low = number - 64 * high;
  planes[0] = (int8_t)high;
  planes[step] = (int8_t)low;
  planes[2 * step] = (int8_t)(high + low);
}

// For each 32 columns, plane and 64 rows of b: two tiles of 16 columns, each 16 rows of 16 times the
// bytes of four rows of b.
void cv_pack_tiles(int8_t *tiles, const int16_t *packed, int n, int k) {
  long plane = (long)SIDE * k;
  for (int j = 0; j < n; j++)
    for (int p = 0; p < k; p++) {
      long from = ((long)(j / SIDE) * (k / 2) + p / 2) * SIDE * 2 + (j % SIDE) * 2 + p % 2;
      long to = (long)(j / SIDE) * PLANES * plane + (long)(p / STEP) * STEP * SIDE
          + (j % SIDE) / 16 * STEP * 16 + (p % STEP) / 4 * 64 + j % 16 * 4 + p % 4;
      split(packed[from], tiles + to, plane);
    }
}

#define TILED __attribute__((target("avx512f,avx512bw,amx-tile,amx-int8")))

// The planes of up to 32 rows; rows beyond are zeros.
TILED static void split_rows(int8_t *planes, const int16_t *a, int height, int k) {
  long plane = (long)SIDE * k;
  const __m512i round = _mm512_set1_epi16(32);
  for (int y = 0; y < SIDE; y++)
    for (int p = 0; p < k; p += 32) {
      __m512i number = y < height ? _mm512_loadu_si512(a + (long)y * k + p)
                                  : _mm512_setzero_si512();
      __m512i high = _mm512_srai_epi16(_mm512_add_epi16(number, round), 6);
      __m512i low = _mm512_sub_epi16(number, _mm512_slli_epi16(high, 6));
      int8_t *at = planes + (long)y * k + p;
      _mm256_storeu_si256((__m256i *)at, _mm512_cvtepi16_epi8(high));
      _mm256_storeu_si256((__m256i *)(at + plane), _mm512_cvtepi16_epi8(low));
      _mm256_storeu_si256(
          (__m256i *)(at + 2 * plane), _mm512_cvtepi16_epi8(_mm512_add_epi16(high, low)));
    }
}

// One plane's product of 32 rows and 32 columns: four tiles of sums.
TILED static inline __attribute__((always_inline)) void multiply_plane(
    int32_t *sums, const int8_t *rows, const int8_t *tiles, int k) {
  _tile_zero(0);
  _tile_zero(1);
  _tile_zero(2);
  _tile_zero(3);
  for (int p = 0; p < k; p += STEP) {
    _tile_loadd(4, rows + p, k);
    _tile_loadd(5, rows + 16L * k + p, k);
    _tile_loadd(6, tiles + (long)p * SIDE, 64);
    _tile_loadd(7, tiles + (long)p * SIDE + STEP * 16, 64);
    _tile_dpbssd(0, 4, 6);
    _tile_dpbssd(1, 4, 7);
    _tile_dpbssd(2, 5, 6);
    _tile_dpbssd(3, 5, 7);
  }
  _tile_stored(0, sums, SIDE * 4);
  _tile_stored(1, sums + 16, SIDE * 4);
  _tile_stored(2, sums + 16 * SIDE, SIDE * 4);
  _tile_stored(3, sums + 16 * SIDE + 16, SIDE * 4);
}

TILED void cv_project_tiles(
    float *c, const int16_t *a, const float *scales, const int8_t *tiles, float scale,
    const float *bias, int m, int n, int k) {
  struct {
    uint8_t palette, start, reserved[14];
    uint16_t columns[16];
    uint8_t rows[16];
  } shape __attribute__((aligned(64))) = {.palette = 1};
  for (int tile = 0; tile < 8; tile++) {
    shape.columns[tile] = 64;
    shape.rows[tile] = 16;
  }
  _tile_loadconfig(&shape);
  int8_t planes[PLANES * SIDE * LARGEST_DEPTH] __attribute__((aligned(64)));
  int32_t sums[PLANES][SIDE * SIDE] __attribute__((aligned(64)));
  long plane = (long)SIDE * k;
  for (int i = 0; i < m; i += SIDE) {
    int height = m - i < SIDE ? m - i : SIDE;
    split_rows(planes, a + (long)i * k, height, k);
    for (int j = 0; j < n; j += SIDE) {
      const int8_t *block = tiles + (long)j / SIDE * PLANES * plane;
      for (int x = 0; x < PLANES; x++)
        multiply_plane(sums[x], planes + x * plane, block + x * plane, k);
      for (int y = 0; y < height; y++) {
        __m512 factor = _mm512_set1_ps(scales[i + y] * scale);
        for (int x = 0; x < SIDE; x += 16) {
          __m512i high = _mm512_load_si512(sums[0] + y * SIDE + x);
          __m512i low = _mm512_load_si512(sums[1] + y * SIDE + x);
          __m512i both = _mm512_load_si512(sums[2] + y * SIDE + x);
          __m512i middle = _mm512_sub_epi32(both, _mm512_add_epi32(high, low));
          __m512i sum = _mm512_add_epi32(
              low, _mm512_slli_epi32(_mm512_add_epi32(_mm512_slli_epi32(high, 6), middle), 6));
          __m512 start = bias ? _mm512_loadu_ps(bias + j + x) : _mm512_setzero_ps();
          __m512 product = _mm512_mul_ps(factor, _mm512_cvtepi32_ps(sum));
          _mm512_storeu_ps(c + (long)(i + y) * n + j + x, _mm512_add_ps(start, product));
        }
      }
    }
  }
  _tile_release();
}

#else

int cv_has_tiles(int n, int k) { return 0; }
void cv_pack_tiles(int8_t *tiles, const int16_t *packed, int n, int k) {}
void cv_project_tiles(
    float *c, const int16_t *a, const float *scales, const int8_t *tiles, float scale,
    const float *bias, int m, int n, int k) {}

#endif
