// Vector kernels over arrays of doubles, for reports and never for the desk's state: the last bits depend on how
// wide the vectors are. Each function takes the width to work with: 2, or what `ckernels_lanes` returned or less.
#pragma once
#include <stddef.h>

// Doubles in the widest vector that this processor has and that is known here: 8, 4 or 2.
int ckernels_lanes(void);

// European options, an array each. `sign` is 1 for a call and -1 for a put.
typedef struct {
    const double *sign, *spot, *strike, *years, *rate, *dividend_yield, *volatility;
} ckernels_options;

// Their prices and Greeks: per volatility point, per day of 365, per rate point.
typedef struct {
    double *price, *delta, *gamma, *vega, *theta, *rho;
} ckernels_valuations;

// Prices `count` options by Black, Scholes and Merton. Returns the number of the first option whose inputs are out
// of the domain or lead out of the range of numbers, else `count`; the outputs hold no number there.
size_t ckernels_black_scholes(int lanes, size_t count, const ckernels_options *options,
                              const ckernels_valuations *valuations);

// One European option, or as many of it as `quantity` says, at the present value of both its legs; `moneyness` is
// ln(forward / strike), `deviation` volatility times the root of the years.
typedef struct {
    double sign, underlying, payment, inverse_payment, moneyness, deviation, inverse_deviation, quantity;
} ckernels_position;

// Adds to each scenario's total what the positions are worth in it: `moves` are logarithms of the underlying over
// its present price, `growths` their exponentials.
void ckernels_scenarios(int lanes, size_t scenarios, const double *moves, const double *growths, size_t count,
                        const ckernels_position *positions, double *totals);

// Where the early exercise boundary is collocated and how its integrals are summed. `nodes` is at most 31,
// `points` and `premium_points` are multiples of 8 and at most 64. All times are shares of the whole: node i stands
// at `root[i]` squared; roots go on with ones up to a multiple of 8, and so do depths with any number. Quadrature is over an angle: u = time * sine^2, weight of d(angle) included.
typedef struct {
    int nodes, points, premium_points;
    const double *root;
    const double *sine, *cosine, *weight;
    // nodes x (nodes + 1) x points: the boundary at every point of every node from the nodes and expiry.
    const double *interpolation;
    const double *premium_sine, *premium_cosine, *premium_weight;
    // (nodes + 1) x premium_points.
    const double *premium_interpolation;
} ckernels_exercise_rule;

// A put of strike 1. `start` is the boundary just before expiry.
typedef struct {
    double years, rate, dividend_yield, volatility, start;
} ckernels_put;

// How the boundary is found anew from itself, after Andersen, Lake and Offengenden: from the smooth fit (A) or from
// the value's fit (B).
enum ckernels_fixed_point { ckernels_smooth_fit, ckernels_smooth_fit_newton, ckernels_value_fit };

// Takes one step of the fixed point, `share` of it, on `depth`: ln(start / boundary) at the nodes. Returns the
// greatest change of a depth, which is no number when the step failed.
double ckernels_boundary_step(int lanes, const ckernels_exercise_rule *rule, const ckernels_put *put,
                              enum ckernels_fixed_point kind, double share, double *depth);

// What early exercise adds to the European put at a spot.
double ckernels_exercise_premium(int lanes, const ckernels_exercise_rule *rule, const ckernels_put *put, double spot,
                                 const double *depth);

// The same without vectors, by the functions of libm: what `plimsoll bench options` measures the kernels against.
void ckernels_plain_black_scholes(size_t count, const ckernels_options *options,
                                  const ckernels_valuations *valuations);
void ckernels_plain_scenarios(size_t scenarios, const double *moves, const double *growths, size_t count,
                              const ckernels_position *positions, double *totals);
