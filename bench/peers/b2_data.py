# SPDX-License-Identifier: Apache-2.0
"""The market of B2 (RULES.md says what the files hold): a seeded one, or recorded daily history.

In the seeded market a BTC factor moves all assets by their betas, each has noise of its own, the perpetual's premium
swings around a small mean and funding follows it. Same seed and same NumPy: same files.
"""

import argparse
import json
from pathlib import Path

import numpy as np

import recorded

HOUR = 3_600_000
DAY = 24 * HOUR
SEED = 6
DAYS = 1827
START = "2020-01-01"
YEAR_HOURS = 24 * 365
COLUMNS = ("open", "high", "low", "close", "volume")
SYMBOLS = (
    "BTC ETH SOL BNB XRP ADA AVAX DOGE DOT LINK LTC UNI AAVE ATOM NEAR FIL ICP SAND MANA AXS"
).split()
FIRST_PRICES = [
    float(price)
    for price in "9200 230 24 14 0.3 0.05 12 0.04 5.2 2.6 50 7.1 52 4.4 1.3 28 310 0.06 0.09 0.6".split()
]
CASES = {
    "daily-monthly": ("daily", "monthly"),
    "daily-daily": ("daily", "daily"),
    "hourly-daily": ("hourly", "daily"),
    "recorded-monthly": ("recorded", "monthly"),
    "recorded-daily": ("recorded", "daily"),
    "daily-beta": ("daily", "daily"),
    "recorded-beta": ("recorded", "daily"),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--case", choices=CASES, required=True)
    parser.add_argument("--assets", type=int, default=20)
    parser.add_argument("--days", type=int, default=DAYS, help="1827: five years")
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    bars, rebalanced = CASES[arguments.case]
    if bars == "recorded":
        market = recorded.read(recorded.folder(), arguments.assets)
    else:
        market = seeded(arguments.assets, arguments.days, arguments.seed)
        if bars == "daily":
            market = daily(market)
    hedge = "beta" if arguments.case.endswith("-beta") else "share"
    write(arguments.data, market, rebalanced, hedge)


def write(folder, market, rebalanced, hedge="share"):
    """Writes facts.json and the arrays of a market, which is a dict of facts and arrays."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = {key: value for key, value in market.items() if not isinstance(value, np.ndarray)}
    facts["rebalanced"] = rebalanced
    facts["hedge"] = hedge
    (folder / "facts.json").write_text(json.dumps(facts, indent=1) + "\n")
    for key, values in market.items():
        if isinstance(values, np.ndarray):
            kind = "<i8" if key.endswith("time") else "<f8"
            np.save(folder / f"{key}.npy", np.ascontiguousarray(values, dtype=kind))


def seeded(assets=20, days=DAYS, seed=SEED):
    """A made market of hourly bars: `assets` spots, BTC first, and a BTC perpetual."""
    rng = np.random.Generator(np.random.PCG64(seed))
    hours = days * 24
    spread_over_year = 1 / np.sqrt(YEAR_HOURS)
    first = [FIRST_PRICES[i] if i < len(FIRST_PRICES) else 10.0 ** (i % 5 - 2) for i in range(assets)]
    columns = {name: np.empty((hours, assets + 1)) for name in COLUMNS}
    symbols, rules = [], []
    btc = 0.42 * spread_over_year * rng.standard_normal(hours) + 0.3 / YEAR_HOURS
    for i in range(assets):
        beta = 1.0 if i == 0 else 0.8 + 0.7 * rng.random()
        own = 0.0 if i == 0 else 0.35 + 0.25 * rng.random()
        closes = first[i] * np.exp(np.cumsum(beta * btc + own * spread_over_year * rng.standard_normal(hours)))
        opens = np.append(first[i], closes[:-1] * (1 + 1e-4 * rng.standard_normal(hours - 1)))
        digits = int(np.floor(np.log10(first[i])))
        places = min(8, max(0, 5 - digits))
        fill_bars(columns, i, opens, closes, places, 2e6 / first[i], rng)
        symbol = SYMBOLS[i] if i < len(SYMBOLS) else f"A{i:03d}"
        symbols.append(f"{symbol}/USDT")
        rules.append((10**places, 10 ** min(5, max(0, 1 + digits)), 5))
        if i == 0:
            spot_opens, spot_closes = opens, closes

    premium = premiums(3e-5 * rng.standard_normal(hours))
    before = np.append(0.0, premium[:-1])
    fill_bars(
        columns, assets, spot_opens * (1.0002 + before), spot_closes * (1.0002 + premium), 1, 2e4, rng
    )
    symbols.append("BTC/USDT:USDT")
    rules.append((10, 1000, 50))

    settled = np.arange(0, hours, 8)
    average = np.append(0.0, premium.reshape(-1, 8).mean(axis=1)[:-1])
    first_time = int(np.datetime64(START, "ms").astype(np.int64))
    return {
        "name": f"seeded {seed}",
        "interval": HOUR,
        "spots": assets,
        "symbols": symbols,
        "ticks_per_unit": np.array([ticks for ticks, _, _ in rules]),
        "steps_per_unit": np.array([steps for _, steps, _ in rules]),
        "min_notional": np.array([minimum for _, _, minimum in rules]),
        "time": first_time + HOUR * np.arange(hours, dtype=np.int64),
        **columns,
        "funding_time": first_time + HOUR * settled.astype(np.int64),
        "funding_rate": np.round(1e-4 + average, 8),
        "funding_mark": np.round((columns["open"][settled, assets] + spot_opens[settled]) / 2, 2),
    }


def premiums(shocks):
    """A premium that forgets 3 % of itself an hour."""
    found = np.empty(len(shocks))
    level = 0.0
    for hour, shock in enumerate(shocks):
        level = 0.97 * level + shock
        found[hour] = level
    return found


def fill_bars(columns, i, opens, closes, places, mean_volume, rng):
    """One instrument's bars, on its tick and never below one tick."""
    reach = 1.5e-3 * np.abs(rng.standard_normal((2, len(opens))))
    prices = {
        "open": opens,
        "high": np.maximum(opens, closes) * (1 + reach[0]),
        "low": np.minimum(opens, closes) * (1 - reach[1]),
        "close": closes,
    }
    for name, values in prices.items():
        columns[name][:, i] = np.maximum(1, np.rint(values * 10.0**places)) / 10.0**places
    columns["volume"][:, i] = np.round(mean_volume * np.exp(0.6 * rng.standard_normal(len(opens))), 3)


def daily(market):
    """The same market in daily bars."""
    hours = {name: market[name].reshape(-1, 24, market["spots"] + 1) for name in COLUMNS}
    return market | {
        "interval": DAY,
        "time": market["time"][::24],
        "open": hours["open"][:, 0],
        "high": hours["high"].max(axis=1),
        "low": hours["low"].min(axis=1),
        "close": hours["close"][:, -1],
        "volume": np.round(hours["volume"].sum(axis=1), 3),
    }


if __name__ == "__main__":
    main()
