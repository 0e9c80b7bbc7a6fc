// Which width is there, and the way to it.
#include "ckernels.h"

#define DECLARE(width)                                                                                         \
    size_t ckernels_black_scholes_##width(size_t, const ckernels_options *, const ckernels_valuations *);      \
    void ckernels_scenarios_##width(size_t, const double *, const double *, size_t, const ckernels_position *, \
                                    double *);                                                                 \
    double ckernels_boundary_step_##width(const ckernels_exercise_rule *, const ckernels_put *,                \
                                          enum ckernels_fixed_point, double, double *);                        \
    double ckernels_exercise_premium_##width(const ckernels_exercise_rule *, const ckernels_put *, double,     \
                                             const double *);
DECLARE(2)
DECLARE(4)
DECLARE(8)

int ckernels_lanes(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return 8;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 4;
#endif
    return 2;
}

size_t ckernels_black_scholes(int lanes, size_t count, const ckernels_options *options,
                              const ckernels_valuations *valuations) {
#if defined(__x86_64__)
    if (lanes == 8) return ckernels_black_scholes_8(count, options, valuations);
    if (lanes == 4) return ckernels_black_scholes_4(count, options, valuations);
#endif
    (void)lanes;
    return ckernels_black_scholes_2(count, options, valuations);
}

void ckernels_scenarios(int lanes, size_t scenarios, const double *moves, const double *growths, size_t count,
                        const ckernels_position *positions, double *totals) {
#if defined(__x86_64__)
    if (lanes == 8) return ckernels_scenarios_8(scenarios, moves, growths, count, positions, totals);
    if (lanes == 4) return ckernels_scenarios_4(scenarios, moves, growths, count, positions, totals);
#endif
    (void)lanes;
    ckernels_scenarios_2(scenarios, moves, growths, count, positions, totals);
}

double ckernels_boundary_step(int lanes, const ckernels_exercise_rule *rule, const ckernels_put *put,
                              enum ckernels_fixed_point kind, double share, double *depth) {
#if defined(__x86_64__)
    if (lanes == 8) return ckernels_boundary_step_8(rule, put, kind, share, depth);
    if (lanes == 4) return ckernels_boundary_step_4(rule, put, kind, share, depth);
#endif
    (void)lanes;
    return ckernels_boundary_step_2(rule, put, kind, share, depth);
}

double ckernels_exercise_premium(int lanes, const ckernels_exercise_rule *rule, const ckernels_put *put, double spot,
                                 const double *depth) {
#if defined(__x86_64__)
    if (lanes == 8) return ckernels_exercise_premium_8(rule, put, spot, depth);
    if (lanes == 4) return ckernels_exercise_premium_4(rule, put, spot, depth);
#endif
    (void)lanes;
    return ckernels_exercise_premium_2(rule, put, spot, depth);
}
