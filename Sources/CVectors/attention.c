#include "CVectors.h"

#include <string.h>

#include "widest.h"

#pragma clang fp contract(off)

// e to the x, for x of at most 0, good to some 1e-7: 2^n * 2^f, and a polynomial for 2^f
// (Cephes' coefficients).
static inline __attribute__((always_inline)) float decline(float x) {
  x = x < -87.0f ? -87.0f : x;
  float t = x * 1.44269504088896341f;
  float whole = (float)(int)(t - 0.5f);
  float f = x - whole * 0.693359375f + whole * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * f + 1.3981999507e-3f;
  p = p * f + 8.3334519073e-3f;
  p = p * f + 4.1665795894e-2f;
  p = p * f + 1.6666665459e-1f;
  p = p * f + 5.0000001201e-1f;
  p = p * f * f + f + 1.0f;
  int32_t bits = ((int32_t)whole + 127) << 23;
  float power;
  memcpy(&power, &bits, 4);
  return p * power;
}

WIDEST void cv_gelu(float *x, int count) {
  for (int i = 0; i < count; i++) {
    // The error function by Abramowitz and Stegun's 7.1.26, good to 1.5e-7.
    float z = x[i] * 0.70710678118654752f;
    float size = z < 0 ? -z : z;
    float t = 1.0f / (1.0f + 0.3275911f * size);
    float p = 1.061405429f;
    p = p * t - 1.453152027f;
    p = p * t + 1.421413741f;
    p = p * t - 0.284496736f;
    p = p * t + 0.254829592f;
    float rest = p * t * decline(-size * size);
    float error = z < 0 ? rest - 1.0f : 1.0f - rest;
    x[i] = 0.5f * x[i] * (1.0f + error);
  }
}

// Sums are taken in sixteen lanes, whatever the width of vectors.
enum { LANES = 16 };

static inline __attribute__((always_inline)) float sum(const float *lanes) {
  float total = 0;
  for (int l = 0; l < LANES; l++) total += lanes[l];
  return total;
}

WIDEST void cv_normalise(float *restrict rows, const float *restrict added,
    const float *restrict weight, const float *restrict bias, int m, int n) {
  for (int i = 0; i < m; i++) {
    float *restrict row = rows + (long)i * n;
    const float *restrict more = added + (long)i * n;
    float total[LANES] = {0}, squares[LANES] = {0};
    for (int p = 0; p < n; p += LANES)
      for (int l = 0; l < LANES; l++) {
        row[p + l] += more[p + l];
        total[l] += row[p + l];
      }
    float mean = sum(total) / (float)n;
    for (int p = 0; p < n; p += LANES)
      for (int l = 0; l < LANES; l++) {
        float x = row[p + l] - mean;
        squares[l] += x * x;
      }
    float factor = 1.0f / __builtin_sqrtf(sum(squares) / (float)n + 1e-12f);
    for (int p = 0; p < n; p++) row[p] = (row[p] - mean) * factor * weight[p] + bias[p];
  }
}

// One head: scores of every row against every other, as probabilities.
static inline __attribute__((always_inline)) void probabilities(
    float *scores, int count, int stride, float scale) {
  for (int i = 0; i < count; i++) {
    float *row = scores + (long)i * stride;
    float top = row[0];
    for (int j = 1; j < count; j++) top = row[j] > top ? row[j] : top;
    for (int j = 0; j < count; j++) row[j] = decline((row[j] - top) * scale);
    float total = 0;
    for (int j = 0; j < count; j++) total += row[j];
    float inverse = 1.0f / total;
    for (int j = 0; j < count; j++) row[j] *= inverse;
    for (int j = count; j < stride; j++) row[j] = 0;
  }
}

WIDEST static void turn(float *probable, int count, int stride, float scale) {
  probabilities(probable, count, stride, scale);
}

long cv_attention_space(int count) {
  long stride = (count + 31) / 32 * 32;
  return 32 * stride + count * stride + 3 * 32 * stride;
}

void cv_attend(float *out, const float *q, const float *k, const float *v, float *space,
    int count, int heads, int step) {
  int stride = (count + 31) / 32 * 32;
  float *turned = space;                      // 32 x stride: the head's keys, turned over
  float *scores = turned + 32 * (long)stride; // count x stride
  float *left = scores + (long)count * stride; // count x 32: the head's queries
  float *right = left + 32 * (long)stride;     // stride x 32: the head's values
  float *mixed = right + 32 * (long)stride;    // count x 32
  for (int head = 0; head < heads; head++) {
    memset(turned, 0, sizeof(float) * 32 * (long)stride);
    memset(right, 0, sizeof(float) * 32 * (long)stride);
    for (int i = 0; i < count; i++) {
      long at = (long)i * step + head * 32;
      memcpy(left + i * 32, q + at, 128);
      memcpy(right + i * 32, v + at, 128);
      for (int d = 0; d < 32; d++) turned[(long)d * stride + i] = k[at + d];
    }
    cv_project(scores, left, turned, 0, count, stride, 32);
    turn(scores, count, stride, 0.17677669529663687f);  // 1 / sqrt(32)
    cv_project(mixed, scores, right, 0, count, 32, stride);
    for (int i = 0; i < count; i++) memcpy(out + (long)i * heads * 32 + head * 32, mixed + i * 32, 128);
  }
}
