# SPDX-License-Identifier: Apache-2.0
"""backtrader: market orders at the next open, slipped by the half spread; funding added to cash."""

from math import floor

import backtrader as bt
import numpy as np

import b2

# The day 1970-01-01 as backtrader counts days.
EPOCH = 719163


class TargetWeights(bt.Strategy):
    params = (("market", None), ("decided", None), ("funding", None))

    def __init__(self):
        market = self.p.market
        self.bar = 0
        self.equity = []
        self.steps = market.steps_per_unit.tolist()
        self.smallest = market.smallest.tolist()
        self.spots = list(self.datas[: market.spots])
        self.perpetual = self.datas[market.spots]

    def next(self):
        bar = self.bar
        self.bar = bar + 1
        broker = self.broker
        worth = broker.getvalue()
        due = self.p.funding[bar]
        if due != 0:
            held = broker.getposition(self.perpetual).size
            if held != 0:
                broker.add_cash(-held * due)
                worth -= held * due
        self.equity.append(worth)
        if self.p.decided[bar]:
            self.rebalance(worth)

    def rebalance(self, worth):
        target = b2.SPOT_SHARE / len(self.spots) * worth
        purchases = []
        for i, data in enumerate(self.spots):
            close = data.close[0]
            wish = target / close - self.broker.getposition(data).size
            size = floor(abs(wish) * self.steps[i]) / self.steps[i]
            if size * close < self.smallest[i]:
                continue
            if wish < 0:
                self.sell(data=data, size=size)
            else:
                purchases.append((data, size))
        for data, size in purchases:
            self.buy(data=data, size=size)
        mark = self.perpetual.close[0]
        steps = self.steps[-1]
        held = self.broker.getposition(self.perpetual).size
        change = round((-b2.SHORT_SHARE * worth / mark - held) * steps) / steps
        if abs(change) * mark >= self.smallest[-1]:
            if change < 0:
                self.sell(data=self.perpetual, size=-change)
            else:
                self.buy(data=self.perpetual, size=change)


class Rows(bt.feed.DataBase):
    """Bars from tuples of the lines, whose loading costs a fifth of that of a data frame."""

    params = (("rows", ()),)

    def start(self):
        super().start()
        self.remaining = iter(self.p.rows)

    def _load(self):
        row = next(self.remaining, None)
        if row is None:
            return False
        lines = self.lines
        lines.datetime[0], lines.open[0], lines.high[0], lines.low[0], lines.close[0] = row
        lines.volume[0] = 0.0
        return True


def prepare(market):
    days = (EPOCH + market.time / b2.DAY).tolist()
    tables = []
    for i in range(len(market.symbols)):
        open_, close = market.open[:, i], market.close[:, i]
        columns = (open_, np.maximum(open_, close), np.minimum(open_, close), close)
        tables.append(list(zip(days, *(column.tolist() for column in columns))))
    return market, tables, market.decided().tolist(), market.funding_per_unit().tolist()


def run(prepared):
    market, tables, decided, funding = prepared
    cerebro = bt.Cerebro(stdstats=False)
    for symbol, rows in zip(market.symbols, tables):
        cerebro.adddata(Rows(rows=rows), name=symbol)
    cerebro.broker.setcash(b2.START)
    cerebro.broker.set_checksubmit(False)
    cerebro.broker.set_slippage_perc(b2.HALF_SPREAD, slip_open=True, slip_match=True, slip_out=True)
    cerebro.broker.setcommission(commission=b2.SPOT_FEE)
    cerebro.broker.setcommission(commission=b2.FUTURES_FEE, name=market.symbols[-1])
    cerebro.addstrategy(TargetWeights, market=market, decided=decided, funding=funding)
    return cerebro.run()[0].equity


if __name__ == "__main__":
    b2.measure("backtrader", run, prepare, warm_up=0)
