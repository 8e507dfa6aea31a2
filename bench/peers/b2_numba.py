# SPDX-License-Identifier: Apache-2.0
"""RULES.md as one hand-written kernel in double: what a processor can do with the whole task."""

from math import ceil, floor, trunc

import numba
import numpy as np

import b2


@numba.njit(cache=True)
def begins_month(day):
    """Whether a day since 1970 is the first of a month (Howard Hinnant's civil_from_days)."""
    of_era = (day + 719468) % 146097
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    return of_year - (153 * ((5 * of_year + 2) // 153) + 2) // 5 == 0


@numba.njit(cache=True)
def short_share(to_beta, n, bar, closes):
    """As in b2_numpy."""
    if not to_beta:
        return b2.SHORT_SHARE
    if bar < b2.BETA_WINDOW:
        return 0.0
    first = bar - b2.BETA_WINDOW
    mean = 0.0
    for t in range(first, bar):
        mean += closes[t + 1, 0] / closes[t, 0] - 1
    mean /= b2.BETA_WINDOW
    variance = 0.0
    for t in range(first, bar):
        variance += (closes[t + 1, 0] / closes[t, 0] - 1 - mean) ** 2
    total = 0.0
    for t in range(first, bar):
        weight = closes[t + 1, 0] / closes[t, 0] - 1 - mean
        for i in range(n):
            total += weight * (closes[t + 1, i] / closes[t, i] - 1)
    return max(0.0, b2.SPOT_SHARE * total / variance / n - b2.BETA)


@numba.njit(cache=True)
def simulate(
    monthly, to_beta, n, interval, time, opens, closes, per_tick, per_step, smallest,
    funding_time, funding_rate, funding_mark, equity, held, change,
):
    """Fills `equity`; answers orders filled, or minus the bar at which an order is refused or the wallet liquidated."""
    bars = len(time)
    cash, wallet, perp, cost = b2.START_SPOT, b2.START_FUTURES, 0.0, 0.0
    held[:] = 0.0
    fills = 0
    first = True
    settlement = 0
    for bar in range(bars):
        moment = time[bar] + interval
        while settlement < len(funding_time) and funding_time[settlement] <= moment:
            wallet -= perp * funding_mark[settlement] * funding_rate[settlement]
            settlement += 1
        worth = 0.0
        for i in range(n):
            worth += held[i] * closes[bar, i]
        mark = closes[bar, n]
        margin = wallet + perp * mark - cost
        worth += cash + margin
        equity[bar] = worth
        if margin < 0.05 * abs(perp * mark):
            return -bar
        if bar + 1 == bars or moment % b2.DAY != 0:
            continue

        transfer = b2.FUTURES_SHARE * worth - margin
        least = -max(wallet - b2.CUSHION * worth, 0.0)
        transfer = trunc(min(max(transfer, least), cash) * 100) / 100
        cash -= transfer
        wallet += transfer
        if monthly and not first and not begins_month(moment // b2.DAY):
            continue
        first = False

        target = b2.SPOT_SHARE / n * worth
        proceeds = 0.0
        need = 0.0
        for i in range(n):
            close = closes[bar, i]
            wish = target / close - held[i]
            if wish < 0:
                wish = -floor(-wish * per_step[i]) / per_step[i]
                if -wish * close < smallest[i]:
                    wish = 0.0
                proceeds -= wish * close
            else:
                need += wish * close * 1.0062
            change[i] = wish
        scale = min(1.0, (cash + proceeds * 0.9988) / need) if need > 0 else 1.0

        bought = 0.0
        for i in range(n):
            if change[i] < 0:
                price = floor(round(opens[bar + 1, i] * per_tick[i]) * 9998 / 10000) / per_tick[i]
                cash -= change[i] * price * (1 - b2.SPOT_FEE)
            elif change[i] > 0:
                change[i] = floor(change[i] * scale * per_step[i]) / per_step[i]
                if change[i] * closes[bar, i] < smallest[i]:
                    change[i] = 0.0
                    continue
                price = ceil(round(opens[bar + 1, i] * per_tick[i]) * 10002 / 10000) / per_tick[i]
                bought += change[i] * price * (1 + b2.SPOT_FEE)
            else:
                continue
            held[i] += change[i]
            fills += 1
        if bought > cash:
            return -bar
        cash -= bought

        share = short_share(to_beta, n, bar, closes)
        steps = round((-share * worth / mark - perp) * per_step[n])
        if steps != 0 and abs(steps) / per_step[n] * mark >= smallest[n]:
            quantity = steps / per_step[n]
            ticks = round(opens[bar + 1, n] * per_tick[n])
            if quantity > 0:
                price = ceil(ticks * 10002 / 10000) / per_tick[n]
                part = cost * (quantity / -perp)
                wallet += -quantity * price - part
                cost -= part
            else:
                price = floor(ticks * 9998 / 10000) / per_tick[n]
                cost += quantity * price
            wallet -= abs(quantity) * price * b2.FUTURES_FEE
            perp = round((perp + quantity) * per_step[n]) / per_step[n]
            fills += 1
    return fills


def run(market):
    equity = np.empty(len(market.time))
    fills = simulate(
        market.monthly, market.to_beta, market.spots, market.interval, market.time, market.open, market.close,
        market.ticks_per_unit, market.steps_per_unit, market.smallest,
        market.funding_time, market.funding_rate, market.funding_mark,
        equity, np.empty(market.spots), np.empty(market.spots),
    )
    if fills < 0:
        raise RuntimeError(f"refused or liquidated at bar {-fills}")
    return equity


if __name__ == "__main__":
    b2.measure("numba", run, betas=True)
