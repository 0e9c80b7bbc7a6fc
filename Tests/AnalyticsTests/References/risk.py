"""Values of mpmath, SciPy and NumPy for the folder Risk.

    python3 -m venv venv && venv/bin/pip install mpmath==1.4.1 scipy==1.17.1 numpy==2.4.6
    venv/bin/python risk.py           writes first_passage.csv, tails.csv, backtests.csv, component.csv
"""
import mpmath as mp
import numpy as np
import scipy
from scipy import stats

HEAD = f"# mpmath {mp.__version__}, scipy {scipy.__version__}, numpy {np.__version__} (PyPI), risk.py\n"
mp.mp.dps = 40


def exponent_roots(rate, m, s, lam, p, t, a):
    """Roots with a positive real part of the characteristic exponent less the rate."""
    h, q = s * s / 2, 1 - p
    level = -(lam + rate)
    poly = [-h, h * (t - a) - m, h * t * a + m * (t - a) - level,
            m * t * a + level * (t - a) + lam * (p * t - q * a), level * t * a + lam * t * a]
    roots = mp.polyroots(poly, maxsteps=500, extraprec=400)
    return sorted(roots, key=lambda r: -mp.re(r))[:2]


def transform(rate, b, m, s, lam, p, up, down):
    t, a = 1 / up, 1 / down
    if lam == 0:
        return mp.exp(-b * (mp.sqrt(m * m + 2 * s * s * rate) - m) / (s * s))
    x, y = exponent_roots(rate, m, s, lam, p, t, a)
    return ((t - x) * y * mp.exp(-b * x) + (y - t) * x * mp.exp(-b * y)) / (t * (y - x))


def first_passage():
    cases = []
    hour, day = mp.mpf(1) / 8760, mp.mpf(24) / 8760
    for b in ("0.01", "0.05", "0.2"):
        for s in ("0.4", "1.2"):
            for m in ("-0.5", "0", "2"):
                cases += [(b, m, s, "0", "0.5", "0.05", "0.05")]
                for lam, p, up, down in [("12", "0.5", "0.05", "0.03"), ("200", "0.7", "0.02", "0.02")]:
                    cases.append((b, m, s, lam, p, up, down))
    with open("first_passage.csv", "w") as out:
        out.write(HEAD + "distance,drift,volatility,intensity,part,towards,away,hour,day,meanday,mean\n")
        for case in cases:
            b, m, s, lam, p, up, down = map(mp.mpf, case)
            f = lambda r: transform(r, b, m, s, lam, p, up, down)
            values = [mp.invertlaplace(lambda r: f(r) / r, time, method="talbot", degree=28)
                      for time in (hour, day)]
            mean_day = mp.invertlaplace(lambda r: (1 - f(r)) / (r * r), day, method="talbot", degree=28)
            overall = m + lam * (p * up - (1 - p) * down)
            # The mean is the slope of the transform at 0, taken from the right.
            mean = ""
            if overall > 0:
                h = mp.mpf("1e-12")
                mean = repr(float((-3 + 4 * f(h) - f(2 * h)) / (-2 * h)))
            out.write(",".join(case) + "," + ",".join(repr(float(v)) for v in values)
                      + f",{float(mean_day)!r},{mean}\n")


def tails():
    rng = np.random.default_rng(5)
    with open("tails.csv", "w") as out:
        out.write(HEAD + "losses,confidence,var,es\n")
        for n in (20, 100, 250, 997):
            losses = np.round(rng.standard_t(4, n), 6)
            for confidence in (0.9, 0.95, 0.99):
                if n * (1 - confidence) < 1 - 1e-9:
                    continue
                var = float(np.quantile(losses, confidence, method="inverted_cdf"))
                # Acerbi and Tasche, proposition 4.1: the integral of the quantiles beyond the confidence.
                excess = np.maximum(losses - var, 0).sum() / (n * (1 - confidence))
                out.write(" ".join(repr(float(v)) for v in losses) + f",{confidence},{var!r},{float(var + excess)!r}\n")


def backtests():
    rng = np.random.default_rng(9)
    with open("backtests.csv", "w") as out:
        out.write(HEAD + "breaches,confidence,coverage,pcoverage,independence,pindependence,joint,pjoint\n")
        for n, rate, cluster, confidence in [
            (250, 0.01, 0, 0.99), (250, 0.04, 0, 0.99), (500, 0.05, 0.4, 0.95), (1000, 0.05, 0, 0.95),
            (250, 0.0, 0, 0.99), (300, 0.1, 0.6, 0.95),
        ]:
            hits, last = [], 0
            for _ in range(n):
                last = int(rng.random() < (cluster if last and cluster else rate))
                hits.append(last)
            x, p = sum(hits), 1 - confidence
            # Likelihoods by SciPy's own binomial: the coefficients cancel.
            uc = 2 * (stats.binom.logpmf(x, n, x / n) - stats.binom.logpmf(x, n, p)) if 0 < x < n else \
                -2 * n * np.log(1 - p) if x == 0 else None
            c = np.zeros((2, 2))
            for a, b in zip(hits, hits[1:]):
                c[a][b] += 1
            xlogy = scipy.special.xlogy
            rows = c.sum(axis=1)
            free = sum(xlogy(c[i][j], c[i][j] / rows[i]) for i in (0, 1) for j in (0, 1) if rows[i])
            cols = c.sum(axis=0) / c.sum()
            ind = max(0.0, 2 * (free - xlogy(c.sum(axis=0), cols).sum()))
            out.write("".join(map(str, hits)) + f",{confidence},{float(uc)!r},{float(stats.chi2.sf(uc, 1))!r},"
                      f"{float(ind)!r},{float(stats.chi2.sf(ind, 1))!r},{float(uc + ind)!r},"
                      f"{float(stats.chi2.sf(uc + ind, 2))!r}\n")


def component():
    covariance = np.array([[4e-4, 1e-4, -5e-5], [1e-4, 9e-4, 2e-4], [-5e-5, 2e-4, 1e-4]])
    values = np.array([1000.0, -400.0, 2500.0])
    with open("component.csv", "w") as out:
        out.write(HEAD + "confidence,total,m0,m1,m2\n")
        for confidence in (0.9, 0.99, 0.9999):
            z = float(stats.norm.isf(1 - confidence))
            sigma = float(np.sqrt(values @ covariance @ values))
            marginal = z * covariance @ values / sigma
            out.write(f"{confidence},{z * sigma!r}," + ",".join(repr(float(v)) for v in marginal) + "\n")


tails()
backtests()
component()
first_passage()
