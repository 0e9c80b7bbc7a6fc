"""Worst moves within a day of recorded closes, for the table of named shocks.

    python3 shocks.py FOLDER          FOLDER holds the recorded candles; prints the table
"""
import gzip
import sys

SHOCKS = [
    ("black-thursday-2020", "ETH", "binance_ETHUSDT_5m_20200308_20200320"),
    ("black-thursday-2020", "BTC", "binance_BTCUSDT_5m_20200301_20200312"),
    ("may-2021", "ETH", "binance_ETHUSDT_1m_20210517_20210523"),
    ("may-2021", "BTC", "binance_BTCUSDT_1m_20210517_20210520"),
    ("may-2021", "LINK", "binance_LINKUSDT_1m_20210517_20210523"),
    ("may-2021", "AAVE", "binance_AAVEUSDT_1m_20210517_20210523"),
    ("may-2021", "UNI", "binance_UNIUSDT_1m_20210517_20210523"),
    ("terra-2022", "ETH", "binance_ETHUSDT_5m_20220505_20220516"),
    ("terra-2022", "BTC", "binance_BTCUSDT_5m_20220505_20220516"),
    ("terra-2022", "UST", "aggregate_USTUSD_1d_20220402_20221102"),
    ("usdc-depeg-2023", "USDC", "kraken_USDCUSD_1m_20230309_20230312"),
    ("usdc-depeg-2023", "BTC", "kraken_BTCUSD_1m_20230309_20230312"),
    ("august-2023", "ETH", "binance_ETHUSDT_5m_20230814_20230818"),
    ("august-2023", "BTC", "binance_BTCUSDT_5m_20230814_20230818"),
    ("yen-unwind-2024", "ETH", "binance_ETHUSDT_1m_20240803_20240807"),
    ("yen-unwind-2024", "BTC", "binance_BTCUSDT_1m_20240803_20240807"),
    ("october-2025", "ETH", "binance_ETHUSDT_5m_20251009_20251012"),
    ("october-2025", "BTC", "binance_BTCUSDT_5m_20251009_20251012"),
]
DAY = 86_400

for name, asset, file in SHOCKS:
    with gzip.open(f"{sys.argv[1]}/candles/{file}.csv.gz", "rt") as f:
        header = f.readline().strip().split(",")
        c = header.index("close")
        rows = [(int(r.split(",")[0]), float(r.strip().split(",")[c])) for r in f]
    worst, at = 0.0, 0
    for i, (t, p) in enumerate(rows):
        j = i
        while j >= 0 and t - rows[j][0] <= DAY:
            move = p / rows[j][1] - 1
            if move < worst:
                worst, at = move, t
            j -= 1
    print(f"{name},{asset},{file},{worst * 1e4:.2f} bp,{at}")
