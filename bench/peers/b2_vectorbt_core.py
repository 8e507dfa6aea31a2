# SPDX-License-Identifier: Apache-2.0
"""vectorbt without its data frames: its compiled simulation called directly, equity from its order records. No funding."""

import numpy as np
from vectorbt.portfolio import nb
from vectorbt.portfolio.enums import Direction, SizeType

import b2


def prepare(market):
    order = np.tile(np.arange(market.close.shape[1]), (len(market.time), 1))
    before = np.vstack([market.open[:1], market.close[:-1]])
    return market, order, before


def run(prepared):
    market, order, before = prepared
    n = market.spots
    rebalanced = market.rebalanced()
    size = np.full(market.close.shape, np.nan)
    size[rebalanced] = np.append(np.full(n, b2.SPOT_SHARE / n), -b2.SHORT_SHARE)
    records, _ = nb.simulate_from_orders_nb(
        market.close.shape,
        group_lens=np.array([n + 1]),
        init_cash=np.array([b2.START]),
        call_seq=order.copy(),
        size=size,
        price=market.open,
        size_type=np.asarray(SizeType.TargetPercent),
        direction=np.asarray(Direction.Both),
        fees=np.append(np.full(n, b2.SPOT_FEE), b2.FUTURES_FEE)[None, :],
        slippage=np.asarray(b2.HALF_SPREAD),
        val_price=before,
        close=market.close,
        auto_call_seq=True,
        max_orders=int(rebalanced.sum()) * (n + 1),
        max_logs=1,
    )
    change = np.where(records["side"] == 0, records["size"], -records["size"])
    date = np.cumsum(rebalanced)
    held = np.zeros((date[-1] + 1, n + 1))
    held[date[records["idx"]], records["col"]] = change
    held = np.cumsum(held, axis=0)
    paid = np.bincount(
        date[records["idx"]], change * records["price"] + records["fees"], minlength=date[-1] + 1
    )
    cash = b2.START - np.cumsum(paid)
    return cash[date] + np.einsum("ij,ij->i", market.close, held[date])


if __name__ == "__main__":
    b2.measure("vectorbt core", run, prepare)
