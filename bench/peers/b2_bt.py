# SPDX-License-Identifier: Apache-2.0
"""bt: weights set at the close that is decided on; funding as an adjustment of cash."""

import bt
import numpy as np
import pandas as pd

import b2


class AtBars(bt.Algo):
    """Goes on at the bars whose close is decided on."""

    def __init__(self, dates):
        super().__init__()
        self.dates = dates

    def __call__(self, target):
        return target.now in self.dates


class PayFunding(bt.Algo):
    """Pays a bar's settlements on the perpetual held through it."""

    def __init__(self, perpetual, per_unit):
        super().__init__()
        self.perpetual = perpetual
        self.per_unit = per_unit

    def __call__(self, target):
        held = target.children.get(self.perpetual)
        if held is not None and held.position != 0:
            payment = self.per_unit.get(target.now)
            if payment is not None:
                target.adjust(-held.position * payment, flow=False)
        return True


def prepare(market):
    index = pd.to_datetime(market.time, unit="ms")
    frame = pd.DataFrame(market.close, index=index, columns=market.symbols)
    decided = market.decided()
    per_bar = market.funding_per_unit()
    funding = {index[i]: per_bar[i] for i in np.flatnonzero(per_bar)}
    n = market.spots
    weights = {symbol: b2.SPOT_SHARE / n for symbol in market.symbols[:n]}
    weights[market.symbols[n]] = -b2.SHORT_SHARE
    return frame, set(index[decided]), funding, weights


def run(prepared):
    frame, decided, funding, weights = prepared
    strategy = bt.Strategy(
        "B2",
        [
            PayFunding(frame.columns[-1], funding),
            AtBars(decided),
            bt.algos.SelectAll(include_negative=True),
            bt.algos.WeighSpecified(**weights),
            bt.algos.Rebalance(),
        ],
    )
    test = bt.Backtest(
        strategy,
        frame,
        initial_capital=b2.START,
        commissions=lambda quantity, price: abs(quantity) * price * (b2.SPOT_FEE + b2.HALF_SPREAD),
        integer_positions=False,
        progress_bar=False,
    )
    test.run()
    return test.strategy.values.to_numpy()[-len(frame):]


if __name__ == "__main__":
    b2.measure("bt", run, prepare, warm_up=0)
