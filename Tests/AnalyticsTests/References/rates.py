"""Values of QuantLib for the folder Rates.

    python3 -m venv venv && venv/bin/pip install QuantLib==1.44
    venv/bin/python rates.py          writes day_counts.csv, bonds.csv, par_curves.csv
"""
import itertools
import random

import QuantLib as ql

HEAD = f"# QuantLib {ql.__version__} (PyPI), rates.py\n"


def iso(d):
    return f"{d.year():04d}-{d.month():02d}-{d.dayOfMonth():02d}"


def day_counts():
    maturity = ql.Date(28, 2, 2031)
    counters = {
        "ACT/360": ql.Actual360(),
        "ACT/364": ql.Actual364(),
        "ACT/365F": ql.Actual365Fixed(),
        "NL/365": ql.Actual365Fixed(ql.Actual365Fixed.NoLeap),
        "ACT/ACT ISDA": ql.ActualActual(ql.ActualActual.ISDA),
        "30/360": ql.Thirty360(ql.Thirty360.BondBasis),
        "30U/360": ql.Thirty360(ql.Thirty360.USA),
        "30E/360": ql.Thirty360(ql.Thirty360.European),
        "30E/360 ISDA": ql.Thirty360(ql.Thirty360.ISDA, maturity),
    }
    edges = [
        (28, 2, 2023), (29, 2, 2024), (28, 2, 2024), (31, 1, 2024), (30, 1, 2024), (31, 12, 2023),
        (1, 1, 2024), (31, 8, 2027), (30, 8, 2027), (28, 2, 2031), (31, 3, 2028), (29, 2, 2028), (15, 6, 2025),
    ]
    dates = sorted(ql.Date(*e) for e in edges)
    with open("day_counts.csv", "w") as out:
        out.write(HEAD + "convention,start,end,years\n")
        for name, counter in counters.items():
            for a, b in itertools.combinations(dates, 2):
                out.write(f"{name},{iso(a)},{iso(b)},{counter.yearFraction(a, b)!r}\n")


def bonds():
    rng = random.Random(20260105)
    frequencies = {1: ql.Annual, 2: ql.Semiannual, 4: ql.Quarterly, 12: ql.Monthly}
    with open("bonds.csv", "w") as out:
        out.write(
            HEAD + "convention,coupon,frequency,settlement,maturity,yield,rule,"
            "clean,accrued,macaulay,modified,convexity\n")
        for _ in range(150):
            settlement = ql.Date(rng.randint(1, 28), rng.randint(1, 12), rng.randint(2000, 2030))
            months = rng.randint(1, 360)
            maturity = settlement + ql.Period(months, ql.Months) + rng.randint(0, 25)
            if rng.random() < 0.3:
                maturity = ql.Date.endOfMonth(maturity)
            frequency = rng.choice([1, 2, 2, 2, 4, 12])
            coupon = rng.choice([0.0, 0.00125, 0.02375, 0.045, 0.0875, 0.12])
            rate = rng.choice([-0.005, 0.0001, 0.0123, 0.0456, 0.0884, 0.25])
            is_end = maturity == ql.Date.endOfMonth(maturity)
            schedule = ql.Schedule(
                settlement - ql.Period(13, ql.Months), maturity, ql.Period(frequencies[frequency]),
                ql.NullCalendar(), ql.Unadjusted, ql.Unadjusted, ql.DateGeneration.Backward, is_end)
            # The first period, which began more than a year ago, may be a short one; it is over.
            name = rng.choice(["ACT/ACT ICMA", "ACT/ACT ICMA", "ACT/365F", "ACT/360", "30E/360"])
            counter = {
                "ACT/ACT ICMA": ql.ActualActual(ql.ActualActual.ISMA, schedule),
                "ACT/365F": ql.Actual365Fixed(), "ACT/360": ql.Actual360(),
                "30E/360": ql.Thirty360(ql.Thirty360.European)}[name]
            bond = ql.FixedRateBond(0, 100.0, schedule, [coupon], counter, ql.Unadjusted)
            left = [c for c in bond.cashflows() if c.date() > settlement]
            rule = rng.choice(["street", "treasury", "compound"])
            if name != "ACT/ACT ICMA" and rule == "treasury":
                rule = "compound"  # whole periods differ from 1/frequency there, and QuantLib takes them as simple
            one = len({c.date() for c in left}) == 1
            simple = rule == "treasury" or (rule == "street" and one)
            compounding = ql.SimpleThenCompounded if simple else ql.Compounded
            y = ql.InterestRate(rate, counter, compounding, frequencies[frequency])
            clean = ql.BondFunctions.cleanPrice(bond, y, settlement)
            accrued = ql.BondFunctions.accruedAmount(bond, settlement)
            modified = convexity = macaulay = ""
            if not simple:
                modified = repr(ql.BondFunctions.duration(bond, y, ql.Duration.Modified, settlement))
                macaulay = repr(ql.BondFunctions.duration(bond, y, ql.Duration.Macaulay, settlement))
                convexity = repr(ql.BondFunctions.convexity(bond, y, settlement))
            out.write(
                f"{name},{coupon!r},{frequency},{iso(settlement)},{iso(maturity)},{rate!r},{rule},"
                f"{clean!r},{accrued!r},{macaulay},{modified},{convexity}\n")


def par_curves():
    # Two made-up curves, one normal and one inverted, at the Treasury's tenors.
    tenors = [1, 2, 3, 4, 6, 12, 24, 36, 60, 84, 120, 240, 360]
    shapes = {
        "normal": [0.0101, 0.0105, 0.0110, 0.0116, 0.0124, 0.0150, 0.0190, 0.0220, 0.0265, 0.0295, 0.0315, 0.0355, 0.0350],
        "inverted": [0.0557, 0.0555, 0.0545, 0.0542, 0.0528, 0.0482, 0.0426, 0.0402, 0.0383, 0.0384, 0.0384, 0.0414, 0.0398],
    }
    today = ql.Date(30, 6, 2023)
    ql.Settings.instance().evaluationDate = today
    counter = ql.Thirty360(ql.Thirty360.European)
    with open("par_curves.csv", "w") as out:
        out.write(HEAD + "curve,months,yield,factor,halfway\n")
        for name, yields in shapes.items():
            helpers = []
            for months, y in zip(tenors, yields):
                if months <= 6:
                    helpers.append(ql.DepositRateHelper(
                        y, ql.Period(months, ql.Months), 0, ql.NullCalendar(), ql.Unadjusted, False, counter))
                else:
                    schedule = ql.Schedule(
                        today, today + ql.Period(months, ql.Months), ql.Period(ql.Semiannual), ql.NullCalendar(),
                        ql.Unadjusted, ql.Unadjusted, ql.DateGeneration.Backward, False)
                    helpers.append(ql.FixedRateBondHelper(
                        ql.QuoteHandle(ql.SimpleQuote(100.0)), 0, 100.0, schedule, [y], counter, ql.Unadjusted))
            curve = ql.PiecewiseLogLinearDiscount(
                today, helpers, counter, ql.IterativeBootstrap(1e-15))
            former = 0.0
            for months, y in zip(tenors, yields):
                t = months / 12
                out.write(
                    f"{name},{months},{y!r},{curve.discount(t)!r},{curve.discount((t + former) / 2)!r}\n")
                former = t


day_counts()
bonds()
par_curves()
