// The kernels for one width: `functions.h` comes first, NAME(x) gives each its own name.

static inline mask valuation(vec sign, vec spot, vec strike, vec years, vec rate, vec yield, vec volatility,
                             vec outputs[6]) {
    vec time = root(years), deviation = volatility * time;
    vec inverse = 1.0 / (spot * deviation);
    vec growth = (rate - yield) * years, ratio = spot / strike;
    vec d1 = (logarithm(ratio) + growth) * (inverse * spot) + 0.5 * deviation, d2 = d1 - deviation;
    vec yielded = exponential(-yield * years), discount = exponential(-rate * years);
    vec underlying = spot * yielded, payment = strike * discount;
    vec n1 = density(d1), n2 = n1 * (underlying / payment);
    vec a = magnitude(d1) + 4.5, b = magnitude(d2) + 4.5, both = 1.0 / (a * b);
    vec held = below(sign * d1, n1 * mills(b * both)), paid = below(sign * d2, n2 * mills(a * both));
    vec holding = sign * underlying * held, paying = sign * payment * paid;
    vec price = holding - paying, vega = underlying * n1 * time;
    vec theta = yield * holding - rate * paying - 0.5 * volatility * vega / years;
    outputs[0] = pick(price > 0.0, price, all(0));
    outputs[1] = sign * yielded * held;
    outputs[2] = yielded * n1 * inverse;
    outputs[3] = vega * 0.01;
    outputs[4] = theta * (1.0 / 365.0);
    outputs[5] = years * paying * 0.01;
    vec total = price + outputs[1] + outputs[2] + vega + theta + outputs[5];
    return (spot > 0.0) & (strike > 0.0) & (years > 0.0) & (volatility > 0.0) & (total * 0.0 == 0.0);
}

size_t NAME(black_scholes)(size_t count, const ckernels_options *in, const ckernels_valuations *out) {
    double *const targets[6] = {out->price, out->delta, out->gamma, out->vega, out->theta, out->rho};
    for (size_t first = 0; first < count; first += LANES) {
        vec outputs[6];
        mask valid;
        if (count - first >= LANES) {
            valid = valuation(load(in->sign + first), load(in->spot + first), load(in->strike + first),
                              load(in->years + first), load(in->rate + first), load(in->dividend_yield + first),
                              load(in->volatility + first), outputs);
            for (int place = 0; place < 6; place++) store(targets[place] + first, outputs[place]);
        } else {
            // The rest is filled up with its own last option.
            const double *const sources[7] = {in->sign, in->spot, in->strike, in->years,
                                              in->rate, in->dividend_yield, in->volatility};
            vec inputs[7];
            for (int place = 0; place < 7; place++)
                for (int lane = 0; lane < LANES; lane++)
                    inputs[place][lane] = sources[place][first + lane < count ? first + lane : count - 1];
            valid = valuation(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], inputs[5], inputs[6], outputs);
            for (int place = 0; place < 6; place++)
                for (size_t lane = 0; first + lane < count; lane++) targets[place][first + lane] = outputs[place][lane];
        }
        for (int lane = 0; lane < LANES; lane++)
            if (!valid[lane]) return first + lane;
    }
    return count;
}

static inline vec position_value(const ckernels_position *position, vec move, vec growth) {
    vec d1 = (move + position->moneyness) * position->inverse_deviation + 0.5 * position->deviation, d2 = d1 - position->deviation;
    vec underlying = position->underlying * growth;
    vec n1 = density(d1), n2 = n1 * (underlying * position->inverse_payment);
    vec a = magnitude(d1) + 4.5, b = magnitude(d2) + 4.5, both = 1.0 / (a * b);
    vec held = below(position->sign * d1, n1 * mills(b * both));
    vec paid = below(position->sign * d2, n2 * mills(a * both));
    return position->sign * position->quantity * (underlying * held - position->payment * paid);
}

void NAME(scenarios)(size_t scenarios, const double *moves, const double *growths, size_t count,
                     const ckernels_position *positions, double *totals) {
    for (size_t first = 0; first < scenarios; first += LANES) {
        size_t width = scenarios - first < LANES ? scenarios - first : LANES;
        vec move = {}, growth = all(1), total = {};
        __builtin_memcpy(&move, moves + first, width * sizeof(double));
        __builtin_memcpy(&growth, growths + first, width * sizeof(double));
        for (size_t place = 0; place < count; place++) total += position_value(positions + place, move, growth);
        for (size_t lane = 0; lane < width; lane++) totals[first + lane] += total[lane];
    }
}

// The depth of the boundary at LANES points, as the root of its interpolated square.
static inline vec depth_at(const double *interpolation, size_t stride, int nodes, const double *squares) {
    vec square = {};
    for (int node = 0; node <= nodes; node++) square += load(interpolation + node * stride) * squares[node];
    return root(pick(square > 0.0, square, all(0)));
}

// The sums of one node: over points of the terms with the rate, with the yield, and of their derivatives.
struct NAME(sums) { vec paid, held, paid_slope, held_slope; };

static inline vec tail_of(vec x, vec n) { return below(x, n * mills(1.0 / (magnitude(x) + 4.5))); }

// discount * N(x), where `n` is discount times the density.
static inline vec tail_between(vec x, vec n, vec discount) {
    vec tail = n * mills(1.0 / (magnitude(x) + 4.5));
    return pick(x > 0.0, discount - tail, tail);
}

static inline void add_points(const ckernels_exercise_rule *rule, const ckernels_put *put, int node, int point,
                              int is_smooth, double depth, const double *squares, struct NAME(sums) *sums) {
    size_t points = (size_t)rule->points;
    double time = sqrt(put->years) * rule->root[node];
    vec past = depth_at(rule->interpolation + (size_t)node * (size_t)(rule->nodes + 1) * points + (size_t)point,
                        points, rule->nodes, squares);
    vec left = time * load(rule->cosine + point), step = left * left;
    vec deviation = put->volatility * left, inverse = 1.0 / deviation;
    vec plus = (past - depth + (put->rate - put->dividend_yield) * step) * inverse + 0.5 * deviation;
    vec minus = plus - deviation;
    vec weight = 2.0 * time * load(rule->sine + point) * load(rule->weight + point);
    // Density and discount are one exponential.
    double r = put->rate, q = put->dividend_yield;
    if (is_smooth) {
        vec scaled = weight * (1.0 / put->volatility);
        vec paid = scaled * exponential(-0.5 * minus * minus - r * step);
        sums->paid += paid;
        sums->paid_slope += paid * minus * inverse;
        if (q == 0) return;
        vec held = exponential(-0.5 * plus * plus - q * step), over = held * INVERSE_ROOT_TAU;
        sums->held += scaled * held + weight * left * ROOT_TAU * tail_between(plus, over, exponential(-q * step));
        sums->held_slope += scaled * held * minus * inverse;
    } else {
        vec paid = INVERSE_ROOT_TAU * exponential(-0.5 * minus * minus - r * step);
        sums->paid += weight * left * tail_between(minus, paid, exponential(-r * step));
        if (q == 0) return;
        vec held = INVERSE_ROOT_TAU * exponential(-0.5 * plus * plus - q * step);
        sums->held += weight * left * tail_between(plus, held, exponential(-q * step));
    }
}

// The sums of all nodes, side by side.
struct NAME(node_sums) { double paid[32], held[32], paid_slope[32], held_slope[32]; };

static inline vec new_depth(const ckernels_put *put, enum ckernels_fixed_point kind, vec time, vec depth, int node,
                            const struct NAME(node_sums) *sums) {
    double r = put->rate, q = put->dividend_yield, v = put->volatility;
    vec years = time * time, boundary = put->start * exponential(-depth), deviation = v * time;
    vec plus = (logarithm(boundary) + (r - q) * years) / deviation + 0.5 * deviation, minus = plus - deviation;
    vec discount = exponential(-r * years), yielded = exponential(-q * years);
    vec n_minus = density(minus), n_plus = density(plus), paid = r * load(sums->paid + node);
    vec held = q * load(sums->held + node) + yielded * tail_of(plus, n_plus);
    if (kind == ckernels_value_fit)
        return logarithm(put->start * held / (paid + discount * tail_of(minus, n_minus)));
    n_minus *= discount;
    n_plus *= yielded;
    vec above = n_minus / deviation + paid, under = n_plus / deviation + held, next = above / under;
    if (kind == ckernels_smooth_fit_newton) {
        vec scale = 1.0 / (deviation * deviation);
        vec above_slope = -minus * n_minus * scale - r * load(sums->paid_slope + node);
        vec under_slope = -minus * n_plus * scale - q * load(sums->held_slope + node);
        vec slope = (above_slope - under_slope * next) / (under * boundary);
        next = boundary - (next - boundary) / (slope - 1.0);
        vec most = pick(2.0 * boundary < put->start, 2.0 * boundary, all(put->start));
        next = pick(next > 0.5 * boundary, pick(next < most, next, most), 0.5 * boundary);
    }
    return logarithm(put->start / next);
}

double NAME(boundary_step)(const ckernels_exercise_rule *rule, const ckernels_put *put,
                           enum ckernels_fixed_point kind, double share, double *depth) {
    struct NAME(node_sums) node_sums = {0};
    double squares[32] = {0}, next[32], change = 0;
    for (int node = 0; node < rule->nodes; node++) squares[node + 1] = depth[node] * depth[node];
    for (int node = 0; node < rule->nodes; node++) {
        struct NAME(sums) sums = {};
        for (int point = 0; point < rule->points; point += LANES)
            add_points(rule, put, node, point, kind != ckernels_value_fit, depth[node], squares, &sums);
        // The smooth fit's densities still lack 1 / sqrt(2 * pi).
        double scale = kind == ckernels_value_fit ? 1 : INVERSE_ROOT_TAU;
        node_sums.paid[node] = scale * sum(sums.paid);
        if (put->dividend_yield != 0) node_sums.held[node] = scale * sum(sums.held);
        if (kind != ckernels_smooth_fit_newton) continue;
        node_sums.paid_slope[node] = scale * sum(sums.paid_slope);
        if (put->dividend_yield != 0) node_sums.held_slope[node] = scale * sum(sums.held_slope);
    }
    for (int node = 0; node < rule->nodes; node += LANES)
        store(next + node, new_depth(put, kind, sqrt(put->years) * load(rule->root + node), load(depth + node), node,
                                     &node_sums));
    for (int node = 0; node < rule->nodes; node++) {
        // A failed step must not be hidden by fmax, which prefers numbers.
        if (!(next[node] * 0 == 0)) return NAN;
        double moved = fmax(next[node], 0) - depth[node];
        change = fmax(change, fabs(moved));
        depth[node] += share * moved;
    }
    return change;
}

double NAME(exercise_premium)(const ckernels_exercise_rule *rule, const ckernels_put *put, double spot,
                              const double *depth) {
    double squares[32] = {0}, time = sqrt(put->years), r = put->rate, q = put->dividend_yield;
    double moneyness = log(spot / put->start);
    for (int node = 0; node < rule->nodes; node++) squares[node + 1] = depth[node] * depth[node];
    vec total = {};
    for (int point = 0; point < rule->premium_points; point += LANES) {
        vec past = depth_at(rule->premium_interpolation + point, (size_t)rule->premium_points, rule->nodes, squares);
        vec left = time * load(rule->premium_cosine + point), step = left * left;
        vec deviation = put->volatility * left;
        vec plus = (moneyness + past + (r - q) * step) / deviation + 0.5 * deviation, minus = plus - deviation;
        vec weight = 2.0 * time * left * load(rule->premium_sine + point) * load(rule->premium_weight + point);
        vec paid = r * exponential(-r * step) * tail_of(-minus, density(minus));
        if (q != 0) paid -= q * spot * exponential(-q * step) * tail_of(-plus, density(plus));
        total += weight * paid;
    }
    return sum(total);
}
