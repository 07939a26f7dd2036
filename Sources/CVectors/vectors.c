#include "CVectors.h"

#include <math.h>
#include <string.h>

#pragma clang fp contract(off)

#if defined(__x86_64__) && defined(__linux__)
#define WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDEST
#endif

// Rows and columns of the block of c that is kept in registers.
enum { ROWS = 4, COLUMNS = 32 };

WIDEST void cv_multiply(
    float *restrict c, const float *restrict a, const float *restrict b, int m, int n, int k) {
  for (int j = 0; j < n; j += COLUMNS) {
    int width = n - j < COLUMNS ? n - j : COLUMNS;
    for (int i = 0; i < m; i += ROWS) {
      int height = m - i < ROWS ? m - i : ROWS;
      float sum[ROWS][COLUMNS];
      if (width == COLUMNS && height == ROWS) {
        for (int y = 0; y < ROWS; y++)
          for (int x = 0; x < COLUMNS; x++) sum[y][x] = c[(long)(i + y) * n + j + x];
        for (int p = 0; p < k; p++) {
          const float *row = b + (long)p * n + j;
          for (int y = 0; y < ROWS; y++) {
            float left = a[(long)(i + y) * k + p];
            for (int x = 0; x < COLUMNS; x++) sum[y][x] += left * row[x];
          }
        }
        for (int y = 0; y < ROWS; y++)
          for (int x = 0; x < COLUMNS; x++) c[(long)(i + y) * n + j + x] = sum[y][x];
      } else {
        for (int y = 0; y < height; y++) {
          float *out = c + (long)(i + y) * n + j;
          for (int p = 0; p < k; p++) {
            float left = a[(long)(i + y) * k + p];
            const float *row = b + (long)p * n + j;
            for (int x = 0; x < width; x++) out[x] += left * row[x];
          }
        }
      }
    }
  }
}

void cv_transpose(float *restrict out, const float *restrict in, int rows, int columns) {
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < columns; j++) out[(long)j * rows + i] = in[(long)i * columns + j];
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
    const float *restrict bias, int count, int half, int backward) {
  static const float zero[512];
  const float *before = zero;
  for (int step = 0; step < count; step++) {
    long t = backward ? count - 1 - step : step;
    const float *ut = u + t * 6 * half;
    const float *xt = x + t * 2 * half;
    float *ct = c + t * 2 * half, *ht = h + t * 2 * half;
    float *ft = f + t * 2 * half, *rt = r + t * 2 * half;
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
