"""Tables of option values by mpmath, SciPy and QuantLib, which the tests of Analytics/Options read.

    python3 -m venv venv && venv/bin/pip install QuantLib==1.44 mpmath==1.4.1 scipy==1.17.1 numpy==2.4.6
    venv/bin/python options.py european implied american        # writes option_*.csv beside this file
"""
import random, sys
from pathlib import Path
import mpmath as mp

mp.mp.dps = 60
HERE = Path(__file__).parent


def write(name, source, columns, rows):
    with open(HERE / f"option_{name}.csv", "w") as out:
        out.write(f"# {source}\n{','.join(columns)}\n")
        out.writelines(",".join(row) + "\n" for row in rows)


def text(value):
    return value if isinstance(value, str) else mp.nstr(value, 20, min_fixed=1, max_fixed=0)


def price(sign, s, k, t, r, q, v):
    d1 = (mp.log(s / k) + (r - q + v * v / 2) * t) / (v * mp.sqrt(t))
    d2 = d1 - v * mp.sqrt(t)
    return sign * (s * mp.exp(-q * t) * mp.ncdf(sign * d1) - k * mp.exp(-r * t) * mp.ncdf(sign * d2))


def drawn(count, seed):
    """Options from everyday to far out, as doubles."""
    chance = random.Random(seed)
    for number in range(count):
        wide = number % 3 == 0
        s = 100 * mp.exp(chance.gauss(0, 1)) if wide else 100
        v = float(mp.exp(chance.uniform(-4, 1.2))) if wide else chance.uniform(0.05, 1)
        t = float(mp.exp(chance.uniform(-7, 3.2))) if wide else chance.uniform(0.02, 3)
        reach = chance.uniform(-8, 8) if wide else chance.uniform(-2.5, 2.5)
        k = float(s * mp.exp(reach * v * mp.sqrt(t)))
        r, q = chance.uniform(-0.02, 0.15), chance.choice([0.0, 0.0, chance.uniform(-0.01, 0.1)])
        yield chance.choice([1, -1]), float(s), k, t, r, q, v


def european():
    """Prices at 60 digits; Greeks are their derivatives by mpmath.diff, not by the closed formulas."""
    names = ["delta", "gamma", "vega", "theta", "rho", "vanna", "volga", "charm"]
    rows = []
    for sign, *given in drawn(150, 7):
        exact = [mp.mpf(x) for x in given]
        orders = [(1, 0, 0, 0), (2, 0, 0, 0), (0, 0, 0, 1), (0, 1, 0, 0), (0, 0, 1, 0), (1, 0, 0, 1), (0, 0, 0, 2),
                  (1, 1, 0, 0)]
        s, k, t, r, q, v = exact
        f = lambda S, T, R, V: price(sign, S, k, T, R, q, V)
        greeks = [mp.diff(f, (s, t, r, v), n=order) for order in orders]
        scale = [1, 1, mp.mpf("0.01"), -mp.mpf(1) / 365, mp.mpf("0.01"), mp.mpf("0.01"), mp.mpf("0.0001"), -mp.mpf(1) / 365]
        rows.append(["call" if sign == 1 else "put", *[repr(x) for x in given], text(price(sign, *exact)),
                     *[text(g * u) for g, u in zip(greeks, scale)]])
    write("european", f"mpmath {mp.__version__}, 60 digits; Greeks by numerical differentiation at 60 digits",
          ["type", "spot", "strike", "years", "rate", "dividend", "volatility", "price", *names], rows)


def black(x, s):
    return mp.exp(x / 2) * mp.ncdf(x / s + s / 2) - mp.exp(-x / 2) * mp.ncdf(x / s - s / 2)


def implied():
    """Black's formula without units over its whole domain, and the deviation that gives the value's double."""
    rows = []
    reaches = ["0", "1e-12", "1e-8", "1e-5", "1e-3", "0.01", "0.1", "0.3", "0.999", "1.001", "2", "5", "12", "30", "80", "300"]
    for reach in reaches:
        for s in ["1e-9", "1e-6", "1e-4", "1e-3", "0.01", "0.05", "0.1", "0.199", "0.399", "0.401", "0.7", "1", "1.5", "2", "3", "5", "8", "12"]:
            x, dev = mp.mpf(float(f"-{reach}")), mp.mpf(float(s))
            exact = black(x, dev)
            if not mp.mpf("1e-290") < exact:
                continue
            value = mp.mpf(float(exact))
            missing = mp.exp(x / 2) - value
            if missing < mp.mpf("1e-10") * mp.exp(x / 2):
                continue
            root = mp.findroot(lambda d: mp.log(black(x, d) / value), (dev * (1 - mp.mpf("1e-6")), dev * (1 + mp.mpf("1e-6"))),
                               solver="secant", tol=mp.mpf("1e-70"), maxsteps=60)
            rows.append([repr(float(x)), s, text(exact), text(value), text(root)])
    write("implied", f"mpmath {mp.__version__}, 60 digits: b(x, s), its double, and the s of that double",
          ["x", "s", "exact", "value", "implied"], rows)


if __name__ == "__main__":
    for name in sys.argv[1:] or ["european", "implied", "american", "dividends"]:
        globals()[name]()
