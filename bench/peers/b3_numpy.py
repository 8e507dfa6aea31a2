# SPDX-License-Identifier: Apache-2.0
"""B3 in NumPy, in doubles: whole columns at a tick, or the columns of one contract's positions."""

import numpy as np

import peer
from accounts_b3 import Accounts, results

run = peer.Run("NumPy")
book = Accounts(run)
LAST_TIER = book.caps.shape[1] - 1


def valued(positions, notional):
    """Signed value, maintenance and initial margin of some positions."""
    contract = book.contract[positions]
    size = np.abs(notional)
    tier = np.minimum((size[:, None] > book.caps[contract]).sum(axis=1), LAST_TIER)
    maintenance = size * book.rates[contract, tier] - book.amounts[contract, tier]
    return notional, maintenance, size * book.inverse_leverage[positions]


def summed(positions, values):
    return np.bincount(book.account[positions], values, minlength=len(book.balances))


def full():
    everything = slice(None)
    unmarked = book.balances - summed(everything, book.cost)
    for marks in book.marks:
        value, maintenance, initial = valued(everything, book.quantity * marks[book.contract])
        equity = unmarked + summed(everything, value)
        margins = summed(everything, maintenance), summed(everything, initial)
    return results(equity, *margins)


def incremental():
    totals = [book.balances - summed(slice(None), book.cost), np.zeros_like(book.balances), np.zeros_like(book.balances)]
    held = [np.zeros_like(book.quantity) for _ in totals]
    for marks in book.marks:
        for contract, mark in enumerate(marks):
            positions = book.by_contract[book.starts[contract] : book.starts[contract + 1]]
            for total, before, now in zip(totals, held, valued(positions, book.quantity[positions] * mark)):
                total += summed(positions, now - before[positions])
                before[positions] = now
    return results(*totals)


run.finish(run.time(full if run.case == "full" else incremental, events=book.events()))
