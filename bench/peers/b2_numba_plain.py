# SPDX-License-Identifier: Apache-2.0
"""The bare arithmetic of the task as one kernel: fractional quantities, no ticks, no minimum, one wallet. The real ceiling."""

import numba
import numpy as np

import b2
from b2_numba import begins_month


@numba.njit(cache=True)
def simulate(
    monthly, n, interval, time, opens, closes, funding_time, funding_rate, funding_mark, equity, held
):
    bars = len(time)
    cash, perp = b2.START, 0.0
    held[:] = 0.0
    first = True
    settlement = 0
    for bar in range(bars):
        moment = time[bar] + interval
        while settlement < len(funding_time) and funding_time[settlement] <= moment:
            cash -= perp * funding_mark[settlement] * funding_rate[settlement]
            settlement += 1
        worth = cash + perp * closes[bar, n]
        for i in range(n):
            worth += held[i] * closes[bar, i]
        equity[bar] = worth
        if bar + 1 == bars or moment % b2.DAY != 0:
            continue
        if monthly and not first and not begins_month(moment // b2.DAY):
            continue
        first = False
        target = b2.SPOT_SHARE / n * worth
        for i in range(n):
            change = target / closes[bar, i] - held[i]
            cash -= change * opens[bar + 1, i] + abs(change) * opens[bar + 1, i] * (
                b2.HALF_SPREAD + b2.SPOT_FEE
            )
            held[i] += change
        change = -b2.SHORT_SHARE * worth / closes[bar, n] - perp
        cash -= change * opens[bar + 1, n] + abs(change) * opens[bar + 1, n] * (
            b2.HALF_SPREAD + b2.FUTURES_FEE
        )
        perp += change


def run(market):
    equity = np.empty(len(market.time))
    simulate(
        market.monthly, market.spots, market.interval, market.time, market.open, market.close,
        market.funding_time, market.funding_rate, market.funding_mark, equity, np.empty(market.spots),
    )
    return equity


if __name__ == "__main__":
    b2.measure("numba-plain", run)
