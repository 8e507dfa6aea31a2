# SPDX-License-Identifier: Apache-2.0
"""RULES.md once more in exact decimals, order by order, against the NumPy loop and the kernel.

Run with the peers' Python: bench/peers/.venv/bin/python bench/peers/test_rules.py
"""

import tempfile
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from pathlib import Path

import numpy as np

import b2
import b2_data
import b2_numba
import b2_numba_plain
import b2_numpy

UNIT = Decimal("1e-8")


def exact(market):
    """The equity of every bar and the number of fills, with books rounded to 1e-8 USDT."""
    n = market.spots
    tick = [Decimal(1) / Decimal(int(x)) for x in market.ticks_per_unit]
    step = [Decimal(1) / Decimal(int(x)) for x in market.steps_per_unit]
    smallest = [Decimal(x) for x in market.smallest.tolist()]

    def price(array, bar, i):
        return (Decimal(array[bar, i].item()) / tick[i]).to_integral_value(ROUND_HALF_EVEN) * tick[i]

    def steps(wish, i, rounding):
        return (wish / step[i]).to_integral_value(rounding) * step[i]

    def rounded(amount):
        return amount.quantize(UNIT, ROUND_HALF_EVEN)

    def filled(bar, i, buying):
        moved = price(market.open, bar, i) * (Decimal("1.0002") if buying else Decimal("0.9998"))
        return (moved / tick[i]).to_integral_value(ROUND_CEILING if buying else ROUND_FLOOR) * tick[i]

    cash, wallet = Decimal(800_000), Decimal(200_000)
    held, perp, cost = [Decimal(0)] * n, Decimal(0), Decimal(0)
    equity, fills, due = [], 0, 0
    for bar in range(len(market.time)):
        end = int(market.time[bar]) + market.interval
        closes = [price(market.close, bar, i) for i in range(n + 1)]
        mark = closes[n]
        while due < len(market.funding_time) and market.funding_time[due] <= end:
            at = Decimal(repr(market.funding_mark[due].item()))
            rate = Decimal(repr(market.funding_rate[due].item()))
            wallet -= rounded(perp * at * rate)
            due += 1
        margin = wallet + perp * mark - cost
        worth = cash + sum(q * c for q, c in zip(held, closes)) + margin
        equity.append(worth)
        moment = np.datetime64(end, "ms")
        if bar + 1 == len(market.time) or end % b2.DAY != 0:
            continue
        assert margin > Decimal("0.05") * abs(perp) * mark

        transfer = Decimal("0.20") * worth - margin
        transfer = max(transfer, -max(wallet - Decimal("0.02") * worth, Decimal(0)))
        transfer = min(transfer, cash).quantize(Decimal("0.01"), ROUND_DOWN)
        cash -= transfer
        wallet += transfer
        if market.monthly and fills > 0 and moment.astype("datetime64[D]") != moment.astype("datetime64[M]"):
            continue

        wishes = [Decimal("0.80") / n * worth / closes[i] - held[i] for i in range(n)]
        sales = [(i, steps(-wishes[i], i, ROUND_FLOOR)) for i in range(n) if wishes[i] < 0]
        sales = [(i, quantity) for i, quantity in sales if quantity * closes[i] >= smallest[i] and quantity > 0]
        budget = cash + sum(quantity * closes[i] for i, quantity in sales) * Decimal("0.9988")
        need = sum(wishes[i] * closes[i] for i in range(n) if wishes[i] > 0) * Decimal("1.0062")
        scale = min(Decimal(1), budget / need) if need > 0 else Decimal(1)
        purchases = [(i, steps(wishes[i] * scale, i, ROUND_FLOOR)) for i in range(n) if wishes[i] > 0]
        purchases = [(i, quantity) for i, quantity in purchases if quantity * closes[i] >= smallest[i] and quantity > 0]
        change = steps(Decimal("-0.30") * worth / mark - perp, n, ROUND_HALF_EVEN)

        for i, quantity in sales:
            notional = quantity * filled(bar + 1, i, buying=False)
            cash += rounded(notional) - rounded(notional * Decimal("0.001"))
            held[i] -= quantity
            fills += 1
        for i, quantity in purchases:
            notional = quantity * filled(bar + 1, i, buying=True)
            cash -= rounded(notional) + rounded(notional * Decimal("0.001"))
            assert cash >= 0
            held[i] += quantity
            fills += 1
        if change != 0 and abs(change) * mark >= smallest[n]:
            at = filled(bar + 1, n, buying=change > 0)
            wallet -= rounded(abs(change) * at * Decimal("0.0005"))
            if change > 0:
                share = rounded(cost * change / -perp)
                wallet += rounded(-change * at) - share
                cost -= share
            else:
                cost += rounded(change * at)
            perp += change
            fills += 1
    return np.array([float(value) for value in equity]), fills


def markets():
    """Ten days about the turn of a month, and two months of three assets, each monthly, daily and hourly."""
    for assets, days, seed in ((20, 36, 1), (3, 60, 2)):
        hourly = b2_data.seeded(assets, days, seed)
        for market, rebalanced in (
            (b2_data.daily(hourly), "monthly"),
            (b2_data.daily(hourly), "daily"),
            (hourly, "daily"),
        ):
            with tempfile.TemporaryDirectory() as folder:
                b2_data.write(Path(folder), market, rebalanced)
                read = b2.read(folder)
            yield read
            if assets == 20:
                bars = 10 * b2.DAY // read.interval
                yield read._replace(time=read.time[-bars:], open=read.open[-bars:], close=read.close[-bars:],
                                    **settlements_from(read, read.time[-bars]))


def settlements_from(market, start):
    later = market.funding_time >= start
    return {name: getattr(market, name)[later] for name in ("funding_time", "funding_rate", "funding_mark")}


def test_loop_and_kernel_follow_the_rules_to_the_last_order():
    for market in markets():
        expected, fills = exact(market)
        assert fills >= market.spots + 1
        assert np.abs(b2_numpy.run(market) / expected - 1).max() < 1e-11
        assert np.abs(b2_numba.run(market) / expected - 1).max() < 1e-11


def test_funding_is_paid_at_every_settlement_and_moves_equity():
    for market in markets():
        paid = b2_numpy.run(market)[-1] - b2_numpy.run(market.without_funding())[-1]
        assert paid > 0, "a short receives a positive rate"


def test_vectorbt_is_the_plain_kernel_without_funding():
    import b2_vectorbt
    import b2_vectorbt_core

    for market in markets():
        expected = b2_numba_plain.run(market.without_funding())
        for theirs in (b2_vectorbt, b2_vectorbt_core):
            assert np.abs(theirs.run(theirs.prepare(market)) / expected - 1).max() < 1e-6


if __name__ == "__main__":
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
            print("passed", name)
