"""Writes holidays.csv: the closed weekdays and the early closes of 2017 to 2027, as other calendars know them.

python3 -m venv v && v/bin/pip install pandas_market_calendars==5.5.0 QuantLib==1.44
v/bin/python holidays.py > holidays.csv
"""
import datetime
import importlib.metadata

import pandas_market_calendars
import QuantLib

FIRST, LAST = datetime.date(2017, 1, 1), datetime.date(2027, 12, 31)


def weekdays():
    for number in range((LAST - FIRST).days + 1):
        date = FIRST + datetime.timedelta(days=number)
        if date.weekday() < 5:
            yield date


def closed(calendar):
    return [date for date in weekdays() if not calendar.isBusinessDay(QuantLib.Date(date.day, date.month, date.year))]


def market(name):
    calendar = pandas_market_calendars.get_calendar(name)
    schedule = calendar.schedule(FIRST, LAST)
    sessions = {moment.date() for moment in schedule.index}
    usual = calendar.close_time
    early = []
    for day, row in schedule.iterrows():
        close = row["market_close"].tz_convert(calendar.tz)
        if close.time() != usual.replace(tzinfo=None):
            early.append((day.date(), close.strftime("%H:%M")))
    return [date for date in weekdays() if date not in sessions], early


print("calendar,date,what")
for package in ("pandas_market_calendars", "QuantLib"):
    print(f"# {package} {importlib.metadata.version(package)}")
quantlib = {
    "QuantLib NYSE": QuantLib.UnitedStates(QuantLib.UnitedStates.NYSE),
    "QuantLib FederalReserve": QuantLib.UnitedStates(QuantLib.UnitedStates.FederalReserve),
    "QuantLib GovernmentBond": QuantLib.UnitedStates(QuantLib.UnitedStates.GovernmentBond),
    "QuantLib London": QuantLib.UnitedKingdom(QuantLib.UnitedKingdom.Settlement),
}
for name, calendar in quantlib.items():
    for date in closed(calendar):
        print(f"{name},{date},closed")
for name in ("NYSE", "SIFMA_US"):
    days, early = market(name)
    for date in days:
        print(f"pandas {name},{date},closed")
    for date, close in early:
        print(f"pandas {name},{date},{close}")
