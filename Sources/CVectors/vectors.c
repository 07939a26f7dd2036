#include "CVectors.h"

#include <math.h>
#include <string.h>

#include "widest.h"

#pragma clang fp contract(off)

// A block of c is kept in registers while a row of a runs along a column of b: HEIGHT rows of
// two vectors. Every sum is taken in the order of k, so that the result does not depend on how
// wide a vector is.
#define DEFINE_MULTIPLY(NAME, TARGET, HEIGHT, LANES)                                               \
  typedef float NAME##_vector __attribute__((vector_size(LANES * 4), aligned(4)));                 \
  TARGET static void NAME(                                                                         \
      float *restrict c, const float *restrict a, const float *restrict b,                         \
      const float *bias, int fresh, int m, int n, int k) {                                         \
    for (int j = 0; j < n; j += 2 * LANES) {                                                       \
      int width = n - j < 2 * LANES ? n - j : 2 * LANES;                                           \
      for (int i = 0; i < m; i += HEIGHT) {                                                        \
        int height = m - i < HEIGHT ? m - i : HEIGHT;                                              \
        if (width < 2 * LANES) {                                                                   \
          for (int y = i; y < i + height; y++) {                                                   \
            if (fresh)                                                                             \
              for (int x = j; x < j + width; x++) c[(long)y * n + x] = bias ? bias[x] : 0;         \
            for (int p = 0; p < k; p++)                                                            \
              for (int x = j; x < j + width; x++)                                                  \
                c[(long)y * n + x] += a[(long)y * k + p] * b[(long)p * n + x];                     \
          }                                                                                        \
          continue;                                                                                \
        }                                                                                          \
        NAME##_vector low[HEIGHT], high[HEIGHT];                                                   \
        const float *left[HEIGHT];                                                                 \
        for (int y = 0; y < HEIGHT; y++) {                                                         \
          /* Rows beyond the last are the last again; their sums are thrown away. */               \
          long row = i + (y < height ? y : height - 1);                                            \
          left[y] = a + row * k;                                                                   \
          const float *from = bias ? bias + j : c + row * n + j;                                   \
          low[y] = fresh && !bias ? (NAME##_vector){0} : *(const NAME##_vector *)from;             \
          high[y] = fresh && !bias ? (NAME##_vector){0} : *(const NAME##_vector *)(from + LANES);  \
        }                                                                                          \
        for (int p = 0; p < k; p++) {                                                              \
          NAME##_vector one = *(const NAME##_vector *)(b + (long)p * n + j);                       \
          NAME##_vector two = *(const NAME##_vector *)(b + (long)p * n + j + LANES);               \
          for (int y = 0; y < HEIGHT; y++) {                                                       \
            low[y] += left[y][p] * one;                                                            \
            high[y] += left[y][p] * two;                                                           \
          }                                                                                        \
        }                                                                                          \
        for (int y = 0; y < height; y++) {                                                         \
          *(NAME##_vector *)(c + (long)(i + y) * n + j) = low[y];                                  \
          *(NAME##_vector *)(c + (long)(i + y) * n + j + LANES) = high[y];                         \
        }                                                                                          \
      }                                                                                            \
    }                                                                                              \
  }

DEFINE_MULTIPLY(multiply_4, , 4, 4)
#if defined(__x86_64__)
DEFINE_MULTIPLY(multiply_8, __attribute__((target("avx2"))), 5, 8)
DEFINE_MULTIPLY(multiply_16, __attribute__((target("avx512f"), __min_vector_width__(512))), 8, 16)
#endif

static void multiply(
    float *c, const float *a, const float *b, const float *bias, int fresh, int m, int n, int k) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    multiply_16(c, a, b, bias, fresh, m, n, k);
    return;
  }
  if (__builtin_cpu_supports("avx2")) {
    multiply_8(c, a, b, bias, fresh, m, n, k);
    return;
  }
#endif
  multiply_4(c, a, b, bias, fresh, m, n, k);
}

void cv_multiply(float *c, const float *a, const float *b, int m, int n, int k) {
  multiply(c, a, b, 0, 0, m, n, k);
}

void cv_project(
    float *c, const float *a, const float *b, const float *bias, int m, int n, int k) {
  multiply(c, a, b, bias, 1, m, n, k);
}

void cv_transpose(
    float *restrict out, const float *restrict in, int rows, int columns, int wide) {
  for (int j = 0; j < columns; j++) {
    for (int i = 0; i < rows; i++) out[(long)j * wide + i] = in[(long)i * columns + j];
    for (int i = rows; i < wide; i++) out[(long)j * wide + i] = 0;
  }
}

// tanh by a rational function (the coefficients are Eigen's), good to some 1e-7.
static inline __attribute__((always_inline)) float bend(float x) {
  x = x > 7.9f ? 7.9f : x;
  x = x < -7.9f ? -7.9f : x;
  float s = x * x;
  float p = -2.76076847742355e-16f;
  p = p * s + 2.00018790482477e-13f;
  p = p * s + -8.60467152213735e-11f;
  p = p * s + 5.12229709037114e-08f;
  p = p * s + 1.48572235717979e-05f;
  p = p * s + 6.37261928875436e-04f;
  p = p * s + 4.89352455891786e-03f;
  float q = 1.19825839466702e-06f;
  q = q * s + 1.18534705686654e-04f;
  q = q * s + 2.26843463243900e-03f;
  q = q * s + 4.89352518554385e-03f;
  return x * p / q;
}

static inline __attribute__((always_inline)) float squash(float x) {
  return 0.5f * bend(0.5f * x) + 0.5f;
}

WIDEST void cv_recur(
    float *restrict h, float *restrict c, float *restrict f, float *restrict r,
    const float *restrict u, const float *restrict x, const float *restrict v,
    const float *restrict bias, const int32_t *places, int count, int half, int backward) {
  static const float zero[512];
  const float *before = zero;
  for (int step = 0; step < count; step++) {
    long t = backward ? count - 1 - step : step;
    long row = places ? places[t] : t;
    const float *ut = u + row * 6 * half;
    const float *xt = x + row * 2 * half;
    if (places && step + 1 < count) {
      long next = places[backward ? t - 1 : t + 1];
      for (int i = 0; i < 3 * half; i += 16) __builtin_prefetch(u + next * 6 * half + i);
      for (int i = 0; i < half; i += 16) __builtin_prefetch(x + next * 2 * half + i);
    }
    float *ct = c + t * 2 * half, *ht = h + t * 2 * half;
    float *ft = f + t * 2 * half, *rt = r + t * 2 * half;
    // Two vectors at once: each alone would wait for its own polynomial.
#pragma clang loop interleave_count(2)
    for (int i = 0; i < half; i++) {
      float last = before[i];
      float forget = squash(ut[half + i] + v[i] * last + bias[i]);
      float reset = squash(ut[2 * half + i] + v[half + i] * last + bias[half + i]);
      float state = ut[i] + forget * (last - ut[i]);
      ht[i] = xt[i] + reset * (bend(state) - xt[i]);
      ct[i] = state;
      ft[i] = forget;
      rt[i] = reset;
    }
    before = ct;
  }
}

WIDEST void cv_recur_gradient(
    float *restrict du, float *restrict dx, float *restrict dv, float *restrict dbias,
    const float *restrict dh, const float *restrict c, const float *restrict f,
    const float *restrict r, const float *restrict u, const float *restrict x,
    const float *restrict v, int count, int half, int backward) {
  static const float zero[512];
  float flow[512];
  memset(flow, 0, sizeof flow);
  for (int step = count - 1; step >= 0; step--) {
    long t = backward ? count - 1 - step : step;
    const float *before = step == 0 ? zero : c + (backward ? t + 1 : t - 1) * 2 * half;
    const float *ut = u + t * 6 * half, *xt = x + t * 2 * half, *ct = c + t * 2 * half;
    const float *ft = f + t * 2 * half, *rt = r + t * 2 * half, *dht = dh + t * 2 * half;
    float *dut = du + t * 6 * half, *dxt = dx + t * 2 * half;
    for (int i = 0; i < half; i++) {
      float g = bend(ct[i]);
      float dreset = dht[i] * (g - xt[i]) * rt[i] * (1 - rt[i]);
      dxt[i] += dht[i] * (1 - rt[i]);
      float dstate = flow[i] + dht[i] * rt[i] * (1 - g * g);
      float dforget = dstate * (before[i] - ut[i]) * ft[i] * (1 - ft[i]);
      dut[i] = dstate * (1 - ft[i]);
      dut[half + i] = dforget;
      dut[2 * half + i] = dreset;
      dv[i] += dforget * before[i];
      dv[half + i] += dreset * before[i];
      dbias[i] += dforget;
      dbias[half + i] += dreset;
      flow[i] = dstate * ft[i] + dforget * v[i] + dreset * v[half + i];
    }
  }
}

WIDEST void cv_rectify(float *x, int count) {
  for (int i = 0; i < count; i++) x[i] = x[i] < 0 ? x[i] * 0.1f : x[i];
}

WIDEST void cv_rectify_gradient(float *restrict dx, const float *restrict x, int count) {
  for (int i = 0; i < count; i++) dx[i] = x[i] < 0 ? dx[i] * 0.1f : dx[i];
}

WIDEST void cv_add_bytes(
    float *restrict sum, const int8_t *restrict row, float scale, int count) {
  for (int i = 0; i < count; i++) sum[i] += scale * (float)row[i];
}

WIDEST void cv_add(float *restrict sum, const float *restrict row, int count) {
  for (int i = 0; i < count; i++) sum[i] += row[i];
}

WIDEST void cv_times(float *restrict x, const float *restrict factors, int count) {
  for (int i = 0; i < count; i++) x[i] *= factors[i];
}

// A float's bits in the order of the floats, so that compilers may compare vectors of them.
static inline __attribute__((always_inline)) int32_t ordered(const float *x) {
  int32_t bits;
  memcpy(&bits, x, 4);
  return bits ^ (bits >> 31 & 0x7FFFFFFF);
}

WIDEST int cv_largest(const float *x, int count, int without) {
  int32_t top = INT32_MIN;
  for (int i = 0; i < count; i++) {
    int32_t bits = i == without ? INT32_MIN : ordered(x + i);
    top = bits > top ? bits : top;
  }
  int first = INT32_MAX;
  for (int i = 0; i < count; i++) {
    int here = ordered(x + i) == top && i != without ? i : INT32_MAX;
    first = here < first ? here : first;
  }
  return first < count ? first : 0;
}

float cv_softmax(float *x, int count) {
  float top = x[0];
  for (int i = 1; i < count; i++) top = x[i] > top ? x[i] : top;
  float sum = 0;
  for (int i = 0; i < count; i++) {
    x[i] = expf(x[i] - top);
    sum += x[i];
  }
  for (int i = 0; i < count; i++) x[i] /= sum;
  return top + logf(sum);
}

WIDEST void cv_adam(
    float *restrict w, float *restrict g, float *restrict m, float *restrict s, int count,
    float rate, float decay1, float decay2, float epsilon) {
  for (int i = 0; i < count; i++) {
    m[i] += (1 - decay1) * (g[i] - m[i]);
    s[i] += (1 - decay2) * (g[i] * g[i] - s[i]);
    w[i] -= rate * m[i] / (sqrtf(s[i]) + epsilon);
    g[i] = 0;
  }
}

uint64_t cv_checksum(const void *bytes, long count) {
  const uint8_t *at = bytes;
  uint64_t sum = 0xCBF29CE484222325u;
  for (; count >= 8; count -= 8, at += 8) {
    uint64_t word;
    memcpy(&word, at, 8);
    sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
    sum ^= sum >> 29;
  }
  for (; count > 0; count--, at++) sum = (sum ^ *at) * 0x100000001B3u;
  return sum;
}
