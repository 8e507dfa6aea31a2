# SPDX-License-Identifier: Apache-2.0
"""RULES.md bar by bar in NumPy: the reference that other results are compared with."""

import numpy as np

import b2


def short_share(market, bar):
    """The share of equity that is sold short at the close of a bar; without enough returns for betas, nothing.

    The spots' betas on the first of them, by OLS over the last 90 returns.
    """
    if not market.to_beta:
        return b2.SHORT_SHARE
    if bar < b2.BETA_WINDOW:
        return 0.0
    closes = market.close[bar - b2.BETA_WINDOW : bar + 1, : market.spots]
    returns = closes[1:] / closes[:-1] - 1
    moved = returns - returns.mean(axis=0)
    betas = moved[:, 0] @ moved / (moved[:, 0] @ moved[:, 0])
    return max(0.0, b2.SPOT_SHARE * betas.mean() - b2.BETA)


class Refused(Exception):
    """An order that the venue would refuse, or a wallet that it would liquidate: the market is none for this task."""


def run(market):
    n = market.spots
    per_tick, per_step = market.ticks_per_unit[:n], market.steps_per_unit[:n]
    smallest = market.smallest[:n]
    perp_per_tick, perp_per_step = market.ticks_per_unit[n], market.steps_per_unit[n]
    midnight = market.midnights()
    rebalances = market.rebalanced()
    settled = market.settlements()
    payments = market.funding_mark * market.funding_rate
    bars = len(market.time)

    cash, wallet = b2.START_SPOT, b2.START_FUTURES
    held = np.zeros(n)
    perp = cost = 0.0
    equity = np.empty(bars)
    for bar in range(bars):
        closes = market.close[bar, :n]
        mark = market.close[bar, n]
        if perp != 0:
            for payment in payments[settled[bar] : settled[bar + 1]]:
                wallet -= perp * payment
        margin = wallet + perp * mark - cost
        worth = cash + held @ closes + margin
        equity[bar] = worth
        if margin < 0.05 * abs(perp * mark):
            raise Refused(f"the futures wallet is liquidated at the close of bar {bar}")
        if bar + 1 == bars or not midnight[bar + 1]:
            continue

        transfer = b2.FUTURES_SHARE * worth - margin
        least = -max(wallet - b2.CUSHION * worth, 0.0)
        transfer = np.trunc(min(max(transfer, least), cash) * 100) / 100
        cash -= transfer
        wallet += transfer
        if not rebalances[bar + 1]:
            continue

        wish = b2.SPOT_SHARE / n * worth / closes - held
        sold = np.floor(np.maximum(-wish, 0) * per_step) / per_step
        sold[sold * closes < smallest] = 0
        wish = np.maximum(wish, 0)
        budget = cash + sold @ closes * 0.9988
        need = wish @ closes * 1.0062
        bought = np.floor(wish * min(1.0, budget / need if need > 0 else 1.0) * per_step) / per_step
        bought[bought * closes < smallest] = 0
        change = np.rint((-short_share(market, bar) * worth / mark - perp) * perp_per_step) / perp_per_step
        if abs(change) * mark < market.smallest[n]:
            change = 0.0

        ticks = np.rint(market.open[bar + 1, :n] * per_tick)
        cash += (sold * (np.floor(ticks * 9998 / 10000) / per_tick)).sum() * (1 - b2.SPOT_FEE)
        cash -= (bought * (np.ceil(ticks * 10002 / 10000) / per_tick)).sum() * (1 + b2.SPOT_FEE)
        if cash < 0:
            raise Refused(f"cash does not pay the purchases at the open of bar {bar + 1}")
        held = held + bought - sold

        if change != 0:
            ticks = np.rint(market.open[bar + 1, n] * perp_per_tick)
            ticks = np.ceil(ticks * 10002 / 10000) if change > 0 else np.floor(ticks * 9998 / 10000)
            price = ticks / perp_per_tick
            wallet -= abs(change) * price * b2.FUTURES_FEE
            if change > 0:
                share = cost * (change / -perp)
                wallet += -change * price - share
                cost -= share
            else:
                cost += change * price
            perp = np.rint((perp + change) * perp_per_step) / perp_per_step
            opened = market.open[bar + 1, n]
            if change < 0 and wallet + perp * opened - cost < abs(perp) * opened / b2.LEVERAGE:
                raise Refused(f"margin does not allow the sale at the open of bar {bar + 1}")
    return equity


if __name__ == "__main__":
    b2.measure("numpy", run, betas=True)
