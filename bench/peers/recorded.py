# SPDX-License-Identifier: Apache-2.0
"""The recorded market of B2: daily bars of Binance, read where they lie.

The folder is $BALLAST_DATA, else `../shared/data` beside the repository, each with or without `small`. It holds
spot_1d, perp_1d, perp_8h and funding_8h as <kind>_binance.csv.gz.
"""

import os
import sys
from pathlib import Path

import numpy as np
import pandas as pd

DAY = 86_400_000
NOTHING_RECORDED = 3
COLUMNS = ["open", "high", "low", "close", "volume"]


def folder():
    """Where the recorded history is; ends the program with 3 where there is none."""
    named = os.environ.get("BALLAST_DATA")
    repository = Path(__file__).resolve().parents[2]
    for place in [Path(named)] if named else [repository.parent / "shared" / "data"]:
        for candidate in (place, place / "small"):
            if (candidate / "spot_1d_binance.csv.gz").exists():
                return candidate
    print("no recorded history: set BALLAST_DATA to a folder with spot_1d_binance.csv.gz", file=sys.stderr)
    sys.exit(NOTHING_RECORDED)


def read(place, assets):
    """The `assets` most traded spots that are recorded on every day, BTC first, and the BTC perpetual."""
    spot = table(place / "spot_1d_binance.csv.gz")
    complete = spot["close"].notna().all()
    traded = (spot["close"] * spot["volume"]).mean()[complete]
    chosen = traded.sort_values(ascending=False).index[:assets].tolist()
    if len(chosen) < assets:
        sys.exit(f"{place} has {len(chosen)} spots without gaps, {assets} are wanted")
    chosen.remove("BTCUSDT")
    chosen.insert(0, "BTCUSDT")
    perpetual = table(place / "perp_1d_binance.csv.gz").xs("BTCUSDT", axis=1, level=1).loc[spot.index]
    arrays = {
        name: np.column_stack([spot[name][chosen].to_numpy(), perpetual[name].to_numpy()]) for name in COLUMNS
    }
    time = milliseconds(spot.index)
    if (np.diff(time) != DAY).any():
        sys.exit(f"{place} lacks a day")
    settled, rate, mark = funding(place, perpetual)
    symbols = [symbol.removesuffix("USDT") + "/USDT" for symbol in chosen] + ["BTC/USDT:USDT"]
    return {
        "name": "recorded Binance",
        "interval": DAY,
        "spots": assets,
        "symbols": symbols,
        "ticks_per_unit": np.array([ticks_per_unit(arrays, i) for i in range(assets + 1)]),
        "steps_per_unit": np.array([steps_per_unit(arrays, i) for i in range(assets)] + [1000]),
        "min_notional": np.array([5] * assets + [50]),
        "time": time,
        **arrays,
        "funding_time": settled,
        "funding_rate": rate,
        "funding_mark": mark,
    }


def table(file):
    rows = pd.read_csv(file, parse_dates=["ts"])
    return rows.pivot(index="ts", columns="symbol", values=COLUMNS)


def funding(place, perpetual):
    """BTC's settlements within the bars; a mark that was not recorded is the perpetual's open there, else its last close."""
    rows = pd.read_csv(place / "funding_8h_binance.csv.gz", parse_dates=["ts"])
    rows = rows[rows["symbol"] == "BTCUSDT"].set_index("ts").sort_index()
    opens = table(place / "perp_8h_binance.csv.gz")["open"]["BTCUSDT"]
    known = perpetual["close"].copy()
    known.index = known.index + pd.Timedelta(days=1)
    mark = rows["mark_price"].fillna(opens.reindex(rows.index)).fillna(known.reindex(rows.index, method="ffill"))
    rows = rows[mark.notna()]
    return milliseconds(rows.index), rows["funding_rate"].to_numpy(), mark.dropna().round(8).to_numpy()


def milliseconds(index):
    return index.tz_localize(None).to_numpy().astype("datetime64[ms]").astype(np.int64)


def ticks_per_unit(arrays, i):
    """Of the finest tick that occurs."""
    prices = np.concatenate([arrays["open"][:, i], arrays["close"][:, i]])
    return next(
        10**places
        for places in range(9)
        if np.allclose(prices * 10**places, np.rint(prices * 10**places), rtol=0, atol=1e-4)
    )


def steps_per_unit(arrays, i):
    """Of a step worth some cents at the first close."""
    return 10 ** min(5, max(0, 1 + int(np.floor(np.log10(arrays["close"][0, i])))))
