"""Values of arch, scikit-learn and mpmath for the folder Volatility.

    python3 -m venv venv && venv/bin/pip install arch==8.0.0 scikit-learn==1.9.1 mpmath==1.4.1
    venv/bin/python volatility.py     writes garch_returns.csv, garch.csv, bars.csv, bar_volatility.csv,
                                      shrinkage_returns.csv, shrinkage.csv
With the path of the recorded data as argument it also writes garch_recorded.csv.
"""
import gzip
import sys

import arch
import mpmath as mp
import numpy as np
import sklearn
from arch.univariate import ConstantMean, EWMAVariance, GARCH, ZeroMean
from sklearn.covariance import ledoit_wolf

HEAD = (f"# arch {arch.__version__}, scikit-learn {sklearn.__version__}, mpmath {mp.__version__}, "
        f"numpy {np.__version__} (PyPI), volatility.py\n")


def fit(returns):
    """The maximum of the likelihood of GARCH(1,1) with a constant mean, in per cent, sought from many starts."""
    model = ConstantMean(returns * 100, volatility=GARCH(1, 0, 1), rescale=False)
    best = model.fit(disp="off", tol=1e-14, options={"maxiter": 2000, "ftol": 1e-14})
    for alpha in (0.02, 0.1, 0.2):
        start = [best.params["mu"], best.params["omega"], alpha, 0.97 - alpha]
        other = model.fit(disp="off", starting_values=np.array(start), tol=1e-14, options={"ftol": 1e-14})
        if other.loglikelihood > best.loglikelihood:
            best = other
    return best


def garch():
    rng = np.random.default_rng(20260105)
    n, omega, alpha, beta, mean = 1500, 2e-6, 0.09, 0.89, 0.0004
    variance, returns = omega / (1 - alpha - beta), []
    for _ in range(n):
        residual = np.sqrt(variance) * rng.standard_normal()
        returns.append(mean + residual)
        variance = omega + alpha * residual**2 + beta * variance
    returns = np.array([float(f"{r:.10f}") for r in returns])
    ewma = ZeroMean(returns * 100, volatility=EWMAVariance(0.94), rescale=False).fit(disp="off")
    # The same model at given parameters: its variances and likelihood.
    fixed = ConstantMean(returns * 100, volatility=GARCH(1, 0, 1), rescale=False).fix([0.05, 0.03, 0.08, 0.9])
    with open("garch_returns.csv", "w") as out:
        out.write(HEAD + "return,ewma,fixed\n")
        for r, e, f in zip(returns, ewma.conditional_volatility, fixed.conditional_volatility):
            out.write(f"{r!r},{float(e) / 100!r},{float(f) / 100!r}\n".replace("np.float64(", "").replace(")", ""))
    with open("garch.csv", "w") as out:
        out.write(HEAD + "which,mean,omega,alpha,beta,likelihood\n")
        write(out, "fitted", fit(returns), n)
        write(out, "fixed", fixed, n)


def write(out, name, result, n):
    p = [float(v) for v in result.params]
    # From per cent to fractions.
    likelihood = float(result.loglikelihood) + n * float(np.log(100))
    out.write(f"{name},{p[0] / 100!r},{p[1] / 1e4!r},{p[2]!r},{p[3]!r},{likelihood!r}\n")


def recorded(folder):
    with open("garch_recorded.csv", "w") as out:
        out.write(HEAD + "which,mean,omega,alpha,beta,likelihood\n")
        for name, path, column in [
            ("SPY 2006-2021", "tradfi/spy_daily_1998_2021.csv.gz", "close"),
            ("BTC daily", "candles/binance_BTCUSDT_1h_20170817_20211231.csv.gz", "close"),
        ]:
            with gzip.open(f"{folder}/{path}", "rt") as file:
                rows = [line.rstrip("\n").split(",") for line in file]
            header, rows = rows[0], rows[1:]
            place, key = header.index(column), rows
            if name.startswith("SPY"):
                closes = [float(r[place]) for r in rows if r[0] >= "2006-01-01"]
            else:
                days = {}
                for r in rows:
                    days[int(r[0]) // 86400] = float(r[place])
                closes = [days[d] for d in sorted(days)]
            returns = np.diff(np.log(closes))
            write(out, name, fit(returns), len(returns))


def bars():
    rng = np.random.default_rng(7)
    close, rows = 100.0, []
    for _ in range(60):
        opened = close * np.exp(rng.normal(0, 0.004))
        path = opened * np.exp(np.cumsum(rng.normal(0.0002, 0.003, 50)))
        rows.append([round(float(v), 4) for v in (opened, max(opened, *path), min(opened, *path), path[-1])])
        close = path[-1]
    for r in rows:
        r[1], r[2] = max(r), min(r)
    with open("bars.csv", "w") as out:
        out.write(HEAD + "open,high,low,close\n")
        out.writelines(f"{o!r},{h!r},{l!r},{c!r}\n" for o, h, l, c in rows)
    mp.mp.dps = 40
    b = [[mp.mpf(repr(v)) for v in r] for r in rows]
    n = len(b)

    def variance(values):
        m = mp.fsum(values) / len(values)
        return mp.fsum((v - m) ** 2 for v in values) / (len(values) - 1)

    def satchell(rows):
        return mp.fsum(mp.log(h / c) * mp.log(h / o) + mp.log(l / c) * mp.log(l / o) for o, h, l, c in rows) / len(rows)

    returns = [mp.log(b[i][3] / b[i - 1][3]) for i in range(1, n)]
    gaps = [mp.log(b[i][0] / b[i - 1][3]) for i in range(1, n)]
    moves = [mp.log(c / o) for o, h, l, c in b[1:]]
    k = mp.mpf("0.34") / (mp.mpf("1.34") + mp.mpf(n) / (n - 2))
    values = {
        "close": variance(returns),
        "close zero mean": mp.fsum(r**2 for r in returns) / len(returns),
        "parkinson": mp.fsum(mp.log(h / l) ** 2 for o, h, l, c in b) / (4 * n * mp.log(2)),
        "garman-klass": mp.fsum(
            mp.log(h / l) ** 2 / 2 - (2 * mp.log(2) - 1) * mp.log(c / o) ** 2 for o, h, l, c in b) / n,
        "rogers-satchell": satchell(b),
        "yang-zhang": variance(gaps) + k * variance(moves) + (1 - k) * satchell(b[1:]),
    }
    with open("bar_volatility.csv", "w") as out:
        out.write(HEAD + "estimator,volatility\n")
        out.writelines(f"{name},{float(mp.sqrt(v))!r}\n" for name, v in values.items())


def shrinkage():
    rng = np.random.default_rng(11)
    mixing = rng.normal(size=(6, 6)) * 0.01 + 0.01
    returns = np.round(rng.standard_normal((40, 6)) @ mixing, 8)
    with open("shrinkage_returns.csv", "w") as out:
        out.write(HEAD + ",".join(f"a{i}" for i in range(6)) + "\n")
        out.writelines(",".join(repr(float(v)) for v in row) + "\n" for row in returns)
    covariance, amount = ledoit_wolf(returns)
    sample = np.cov(returns.T)
    scaled, scaled_amount = ledoit_wolf(returns / returns.std(axis=0, ddof=1))
    d = np.sqrt(np.diag(scaled))
    correlation = scaled / np.outer(d, d)
    with open("shrinkage.csv", "w") as out:
        out.write(HEAD + f"row,column,sample,shrunk,correlation\n-1,-1,0,{float(amount)!r},{float(scaled_amount)!r}\n")
        for i in range(6):
            for j in range(6):
                out.write(
                    f"{i},{j},{float(sample[i, j])!r},{float(covariance[i, j])!r},{float(correlation[i, j])!r}\n")


garch()
bars()
shrinkage()
if len(sys.argv) > 1:
    recorded(sys.argv[1])
