# SPDX-License-Identifier: Apache-2.0
"""vectorbt: target percents of one cash-sharing group, filled at the next open, sized on the closes before. No funding."""

import numpy as np
import pandas as pd
import vectorbt as vbt

import b2


def prepare(market):
    index = pd.to_datetime(market.time, unit="ms")
    close = pd.DataFrame(market.close, index=index, columns=market.symbols)
    open_ = pd.DataFrame(market.open, index=index, columns=market.symbols)
    return market, close, open_


def run(prepared):
    market, close, open_ = prepared
    n = market.spots
    target = np.append(np.full(n, b2.SPOT_SHARE / n), -b2.SHORT_SHARE)
    size = np.where(market.rebalanced()[:, None], target, np.nan)
    before = np.vstack([market.open[:1], market.close[:-1]])
    fees = np.append(np.full(n, b2.SPOT_FEE), b2.FUTURES_FEE)
    portfolio = vbt.Portfolio.from_orders(
        close,
        size=size,
        size_type="targetpercent",
        direction="both",
        price=open_,
        val_price=before,
        fees=fees[None, :],
        slippage=b2.HALF_SPREAD,
        init_cash=b2.START,
        cash_sharing=True,
        group_by=True,
        call_seq="auto",
        freq=pd.Timedelta(market.interval, "ms"),
    )
    return portfolio.value().to_numpy()


if __name__ == "__main__":
    b2.measure("vectorbt", run, prepare)
