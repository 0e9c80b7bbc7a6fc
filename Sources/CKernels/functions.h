// Elementary functions on LANES doubles at once, without branches. Included once for each width.
//
// Polynomials are Chebyshev expansions computed at 50 digits and cut where they no longer change a double; the
// logarithm is that of fdlibm (Sun Microsystems, e_log.c). Each is within 4 units of the last place where no
// other word is said.
#include <math.h>
#include <stddef.h>
#include <stdint.h>

typedef double vec __attribute__((vector_size(LANES * sizeof(double))));
typedef int64_t mask __attribute__((vector_size(LANES * sizeof(int64_t))));
typedef uint64_t word __attribute__((vector_size(LANES * sizeof(uint64_t))));

static inline vec all(double value) { return (vec){} + value; }
static inline vec pick(mask choice, vec yes, vec no) {
    return (vec)((choice & (mask)yes) | (~choice & (mask)no));
}
static inline vec load(const double *from) {
    vec value;
    __builtin_memcpy(&value, from, sizeof value);
    return value;
}
static inline void store(double *to, vec value) { __builtin_memcpy(to, &value, sizeof value); }
static inline vec magnitude(vec x) { return (vec)((mask)x & INT64_MAX); }
// Halves are added to halves: a sum from lane to lane would wait for each addition.
static inline double sum(vec x) {
    double parts[LANES];
    __builtin_memcpy(parts, &x, sizeof parts);
    for (int half = LANES / 2; half > 0; half /= 2)
        for (int lane = 0; lane < half; lane++) parts[lane] += parts[lane + half];
    return parts[0];
}
static inline vec root(vec x) { return __builtin_elementwise_sqrt(x); }

// exp(x) for x below 709; 0 where it would be below the least normal number.
static inline vec decay(vec x) {
    static const double c[12] = {
    0x1.0000000000000p+0, 0x1.0000000000000p+0, 0x1.0000000000011p-1, 0x1.5555555555562p-3,
    0x1.555555554effep-5, 0x1.111111110db07p-7, 0x1.6c16c188273a1p-10, 0x1.a01a01b8273bep-13,
    0x1.a0199138bdff8p-16, 0x1.71dde715154b6p-19, 0x1.28b4706afed1bp-22, 0x1.af78eb9a17ad9p-26};
    const double shift = 0x1.8p52;
    vec clamped = pick(x > -708.0, x, all(0));
    vec k = clamped * 0x1.71547652b82fep0 + shift;
    mask exponent = ((mask)k) << 52;
    k -= shift;
    vec r = clamped - k * 0x1.62e42fefa3800p-1;
    r -= k * 0x1.ef35793c76730p-45;
    vec s = r * r;
    vec even = ((((c[10] * s + c[8]) * s + c[6]) * s + c[4]) * s + c[2]) * s;
    vec odd = ((((c[11] * s + c[9]) * s + c[7]) * s + c[5]) * s + c[3]) * s + c[1];
    vec value = c[0] + (even + odd * r);
    return pick(x > -708.0, (vec)((mask)value + exponent), all(0));
}

// exp(x), infinite from 709 on.
static inline vec exponential(vec x) { return pick(x < 709.0, decay(x), all(INFINITY)); }

// For finite x above the least normal number.
static inline vec logarithm(vec x) {
    // With the bits of sqrt(1/2) taken off the mantissa comes to lie between that and its double.
    word biased = ((word)x - 0x3fe6a09e667f3bcd + ((uint64_t)1023 << 52)) >> 52;
    vec k = (vec)(biased | 0x4330000000000000) - (0x1p52 + 1023);
    vec m = (vec)((word)x - ((biased - 1023) << 52));
    vec f = m - 1.0;
    vec s = f / (2.0 + f), z = s * s, w = z * z;
    vec high = w * (0x1.999999997fa04p-2 + w * (0x1.c71c51d8e78afp-3 + w * 0x1.39a09d078c69fp-3));
    vec low = z * (0x1.5555555555593p-1 + w * (0x1.2492494229359p-2 + w * (0x1.7466496cb03dep-3 + w * 0x1.2f112df3e5244p-3)));
    vec half = 0.5 * f * f;
    return k * 0x1.62e42fee00000p-1 - ((half - (s * (half + high + low) + k * 0x1.a39ef35793c76p-33)) - f);
}

// (1 - N(x)) / n(x) of x at least 0, by a polynomial in (x - 4.5) / (x + 4.5); `inverse` is 1 / (x + 4.5).
static inline vec mills(vec inverse) {
    static const double c[25] = {
    0x1.e9c33ae3cff7cp+0, -0x1.9ad9f411c9570p+0, 0x1.1e7cb715a38fbp+0, -0x1.44e16e0a81a65p-1,
    0x1.1de53b9268dbdp-2, -0x1.5bc3103f695e1p-4, 0x1.5aea6f11bb1f7p-7, 0x1.1f49bf47d8119p-8,
    -0x1.2d8645ef54aebp-9, 0x1.0c5b3ec5984d0p-16, 0x1.267e1595ee678p-12, -0x1.4f08342c8832bp-15,
    -0x1.2b5c177edbb21p-15, 0x1.0c643743c3fdep-17, 0x1.68e24e453991bp-18, -0x1.51beb2fc34a2dp-20,
    -0x1.020a19f927ad1p-20, 0x1.58beec013aee4p-23, 0x1.93ddd1617154ap-23, -0x1.9a1e508fb0447p-27,
    -0x1.3171e6513abfbp-25, -0x1.99d48a1e03a92p-31, 0x1.74673da742678p-28, 0x1.0e27a88b3c08dp-32,
    -0x1.00c1f34fe532bp-31};
    vec t = 1.0 - 9.0 * inverse, s = t * t;
    vec even = all(c[24]), odd = all(c[23]);
    for (int power = 22; power > 1; power -= 2) {
        even = even * s + c[power];
        odd = odd * s + c[power - 1];
    }
    return (even * s + c[0] + odd * t) * inverse;
}

#define ROOT_TAU 0x1.40d931ff62705p+1
#define INVERSE_ROOT_TAU 0x1.9884533d43651p-2
static inline vec density(vec x) { return INVERSE_ROOT_TAU * decay(-0.5 * x * x); }

// N(x), or 1 - N(x), of the density at x and the tail beyond |x|.
static inline vec below(vec x, vec tail) { return pick(x > 0.0, 1.0 - tail, tail); }
