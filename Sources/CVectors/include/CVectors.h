// Arithmetic on rows of floats, for the networks that read English.
//
// Plain C, so that it runs fast in debug builds too and takes the widest vectors that the
// processor has. No fused multiply-add and a fixed order of sums: the results are the same to the
// bit on every processor.
#ifndef CVECTORS_H
#define CVECTORS_H

#include <stdint.h>

#pragma clang assume_nonnull begin

// c[m][n] += a[m][k] * b[k][n], all row after row.
void cv_multiply(float *c, const float *a, const float *b, int m, int n, int k);

// c[m][n] = bias[n] + a[m][k] * b[k][n], without a bias if it is null.
void cv_project(
    float *c, const float *a, const float *b, const float *_Nullable bias, int m, int n, int k);

// The same in integers, four times as fast. Weights are rounded to 12 bits once, rows when they
// come; sums are exact, so that the result is the same on every processor.
//
// Packs b[k][n], n a multiple of 32 and k of 2, into n * k numbers; returns their scale.
float cv_pack(int16_t *packed, const float *b, int n, int k);
// Rounds rows of k floats, with a scale for each row.
void cv_round(int16_t *out, float *scales, const float *rows, int m, int k);
// c[m][n] = bias[n] + (a * scale of the row) * (packed * scale).
void cv_project_packed(
    float *c, const int16_t *a, const float *scales, const int16_t *packed, float scale,
    const float *_Nullable bias, int m, int n, int k);

// The same by a processor's matrix unit, four times as fast again and equal to the bit. Whether there
// is one and it takes the size; what cv_pack gave in 3 * n * k bytes; the product.
int cv_has_tiles(int n, int k);
void cv_pack_tiles(int8_t *tiles, const int16_t *packed, int n, int k);
void cv_project_tiles(
    float *c, const int16_t *a, const float *scales, const int8_t *tiles, float scale,
    const float *_Nullable bias, int m, int n, int k);

// The same in bytes, for a network that bears it: eight bits a weight, with a scale for each column.
// Rows come as numbers of 0 to 255 that stand for -128 to 127.
//
// packed: b[k][n] in blocks of 32 columns, n a multiple of 32 and k of 4; within a block, for each
// four rows of b, 32 times four numbers. excess[n]: 128 times the sum of the column.
// `portable` leaves the processor's own instructions alone, to compare with.
// excess += 128 times the sum of each column of packed.
void cv_excess(int32_t *excess, const int8_t *packed, int n, int k);
void cv_round_bytes(uint8_t *out, float *scales, const float *rows, int m, int k);
// out[m][k] = rows[m][k] * factors[k].
void cv_balance(float *out, const float *rows, const float *factors, int m, int k);
// c[m][n] = bias[n] + (a * scale of the row) * (packed * scale of the column).
void cv_project_bytes(float *c, const uint8_t *a, const float *row_scales, const int8_t *packed,
    const float *scales, const int32_t *excess, const float *_Nullable bias, int m, int n, int k,
    int portable);

// The Gaussian error linear unit (Hendrycks and Gimpel 2016), with the error function itself.
void cv_gelu(float *x, int count);
// rows = layer normalisation of rows + added (Ba, Kiros and Hinton 2016); n a multiple of 16.
void cv_normalise(float *rows, const float *added, const float *weight, const float *bias, int m,
    int n);
// Scaled dot-product attention of `count` rows with each other, in heads of 32: out rows of
// 32 * heads; rows of q, k and v are `step` apart. `space` holds cv_attention_space(count) floats.
void cv_attend(float *out, const float *q, const float *k, const float *v, float *space, int count,
    int heads, int step);
long cv_attention_space(int count);

// Cosines of a vector with `count` vectors of `width` bytes, a multiple of 128 and at most 1024,
// that lie `step` bytes apart. Bytes stand for -128 to 127 as in cv_round_bytes; behind each vector
// lies a float, one over its length in these units, and `scale` is that of the query.
void cv_cosines(float *out, const uint8_t *rows, long count, long step, int width,
    const uint8_t *query, float scale, int portable);

// out[columns][wide] = in[rows][columns] turned over, and zeros behind each row of out.
void cv_transpose(float *out, const float *in, int rows, int columns, int wide);

// One direction of a simple recurrent unit over `count` rows, reading from the last row to the
// first if `backward`. With half = the units of one direction:
// u: rows of 6 * half (this direction's z, f, r begin at its pointer), x, h, c, f, r: rows of
// 2 * half. v: vf, vr, and bias: bf, br, each of `half`.
//   f = sigmoid(uf + vf * c' + bf), r = sigmoid(ur + vr * c' + br)
//   c = f * c' + (1 - f) * uz,      h = r * tanh(c) + (1 - r) * x
// where c' is c of the row before. With `places`, the rows of u and x are those that it names.
void cv_recur(
    float *h, float *c, float *f, float *r, const float *u, const float *x, const float *v,
    const float *bias, const int32_t *_Nullable places, int count, int half, int backward);

// The gradient of cv_recur: adds to dx, dv, dbias and sets du, given dh.
void cv_recur_gradient(
    float *du, float *dx, float *dv, float *dbias, const float *dh, const float *c,
    const float *f, const float *r, const float *u, const float *x, const float *v, int count,
    int half, int backward);

// x = x < 0 ? x / 10 : x
void cv_rectify(float *x, int count);
// The gradient of cv_rectify, given what it returned.
void cv_rectify_gradient(float *dx, const float *x, int count);

// What decision trees make of sixteen rows, added to their sums. Of feature f the rows' values are
// columns[16 * f ...]. A tree asks depths[t] questions, of which one is features and above; the
// answers are 2^depth numbers, the first question being the lowest bit.
void cv_ask(float *sums, const float *columns, const int32_t *features, const float *above,
    const int32_t *depths, const float *answers, int trees);

// sum[i] += scale * row[i] for a row of bytes.
void cv_add_bytes(float *sum, const int8_t *row, float scale, int count);
void cv_add(float *sum, const float *row, int count);
void cv_times(float *x, const float *factors, int count);

// The index of the largest number, of equal ones the first; 0 if there is none. The number at
// `without` does not count; below 0 all do.
int cv_largest(const float *x, int count, int without);

// Turns logits into probabilities; returns log of the sum of their exponentials.
float cv_softmax(float *x, int count);

// One step of Adam; the gradient is set to zero. `rate` is corrected for bias by the caller.
void cv_adam(float *w, float *g, float *m, float *s, int count, float rate, float decay1,
    float decay2, float epsilon);

// A 64-bit checksum of bytes, read eight at a time.
uint64_t cv_checksum(const void *bytes, long count);

#pragma clang assume_nonnull end

#endif
