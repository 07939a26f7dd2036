#include "CVectors.h"

#include "widest.h"

enum { ROWS = 16 };

WIDEST void cv_ask(float *restrict sums, const float *restrict columns, const int32_t *features,
    const float *above, const int32_t *depths, const float *answers, int trees) {
  float own[ROWS];
  for (int i = 0; i < ROWS; i++) own[i] = sums[i];
  for (int tree = 0; tree < trees; tree++) {
    int32_t leaves[ROWS] = {0};
    for (int level = 0; level < depths[tree]; level++) {
      const float *column = columns + (long)features[level] * ROWS;
      for (int i = 0; i < ROWS; i++) leaves[i] |= (int32_t)(column[i] > above[level]) << level;
    }
    for (int i = 0; i < ROWS; i++) own[i] += answers[leaves[i]];
    features += depths[tree];
    above += depths[tree];
    answers += 1L << depths[tree];
  }
  for (int i = 0; i < ROWS; i++) sums[i] = own[i];
}
