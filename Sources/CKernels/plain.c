// The same jobs as plain loops over the functions of libm, one option after the other: what the kernels are
// measured against.
#include "ckernels.h"
#include <math.h>

static double below(double x) { return 0.5 * erfc(-x * M_SQRT1_2); }

void ckernels_plain_black_scholes(size_t count, const ckernels_options *in, const ckernels_valuations *out) {
    for (size_t i = 0; i < count; i++) {
        double time = sqrt(in->years[i]), deviation = in->volatility[i] * time, sign = in->sign[i];
        double r = in->rate[i], q = in->dividend_yield[i];
        double d1 = (log(in->spot[i] / in->strike[i]) + (r - q) * in->years[i]) / deviation + 0.5 * deviation;
        double underlying = in->spot[i] * exp(-q * in->years[i]), payment = in->strike[i] * exp(-r * in->years[i]);
        double n = exp(-0.5 * d1 * d1) * 0.3989422804014327;
        double holding = sign * underlying * below(sign * d1), paying = sign * payment * below(sign * (d1 - deviation));
        out->price[i] = holding - paying;
        out->delta[i] = holding / in->spot[i];
        out->gamma[i] = underlying * n / (in->spot[i] * in->spot[i] * deviation);
        out->vega[i] = underlying * n * time * 0.01;
        out->theta[i] = (q * holding - r * paying - 0.5 * underlying * n * in->volatility[i] / time) / 365;
        out->rho[i] = in->years[i] * paying * 0.01;
    }
}

void ckernels_plain_scenarios(size_t scenarios, const double *moves, const double *growths, size_t count,
                              const ckernels_position *positions, double *totals) {
    for (size_t i = 0; i < scenarios; i++)
        for (size_t place = 0; place < count; place++) {
            const ckernels_position *p = positions + place;
            double d1 = (moves[i] + p->moneyness) / p->deviation + 0.5 * p->deviation;
            totals[i] += p->sign * p->quantity *
                         (p->underlying * growths[i] * below(p->sign * d1) -
                          p->payment * below(p->sign * (d1 - p->deviation)));
        }
}
