# SPDX-License-Identifier: Apache-2.0
"""B3 by hand for numba, in doubles: the ceiling. Threads share out the accounts; a position's tier is remembered."""

import numba
import numpy as np

import peer
from accounts_b3 import Accounts, results


@numba.njit(inline="always")
def tier_of(caps, remembered, size):
    tier = remembered
    last = len(caps) - 1
    while tier < last and size > caps[tier]:
        tier += 1
    while tier > 0 and size <= caps[tier - 1]:
        tier -= 1
    return tier


@numba.njit(parallel=True)
def full(parts, marks, starts, contract, quantity, inverse, unmarked, caps, rates, amounts, tiers, totals):
    accounts = len(unmarked)
    for part in numba.prange(parts):
        for tick in range(len(marks)):
            for account in range(accounts * part // parts, accounts * (part + 1) // parts):
                equity, maintenance, initial = unmarked[account], 0.0, 0.0
                for i in range(starts[account], starts[account + 1]):
                    c = contract[i]
                    value = quantity[i] * marks[tick, c]
                    size = abs(value)
                    tier = tier_of(caps[c], tiers[i], size)
                    tiers[i] = tier
                    equity += value
                    maintenance += size * rates[c, tier] - amounts[c, tier]
                    initial += size * inverse[i]
                totals[account, 0], totals[account, 1], totals[account, 2] = equity, maintenance, initial


@numba.njit
def incremental(marks, order, starts, account, quantity, inverse, caps, rates, amounts, tiers, held, totals):
    for tick in range(len(marks)):
        for c in range(marks.shape[1]):
            for k in range(starts[c], starts[c + 1]):
                i = order[k]
                value = quantity[i] * marks[tick, c]
                size = abs(value)
                tier = tier_of(caps[c], tiers[i], size)
                tiers[i] = tier
                maintenance = size * rates[c, tier] - amounts[c, tier]
                initial = size * inverse[i]
                a = account[i]
                totals[a, 0] += value - held[i, 0]
                totals[a, 1] += maintenance - held[i, 1]
                totals[a, 2] += initial - held[i, 2]
                held[i, 0], held[i, 1], held[i, 2] = value, maintenance, initial


def main(threads):
    run = peer.Run("numba", threads=threads)
    numba.set_num_threads(threads)
    book = Accounts(run)
    costs = np.bincount(book.account, book.cost, minlength=len(book.balances))
    unmarked = book.balances - costs
    starts = np.searchsorted(book.account, np.arange(len(unmarked) + 1))
    tiers = np.zeros(len(book.quantity), dtype=np.int64)
    totals = np.zeros((len(unmarked), 4))
    held = np.zeros((len(book.quantity), 4))
    tables = book.caps, book.rates, book.amounts

    def all_marks():
        columns = starts, book.contract, book.quantity, book.inverse_leverage, unmarked
        full(threads, book.marks, *columns, *tables, tiers, totals)
        return results(*totals.T[:3])

    def one_mark():
        columns = book.by_contract, book.starts, book.account, book.quantity, book.inverse_leverage
        incremental(book.marks, *columns, *tables, tiers, held, totals)
        return results(*totals.T[:3])

    if run.case == "incremental":
        if threads > 1:
            run.skip("one mark's change is too little to share out")
        totals[:, 0] = unmarked
    run.finish(run.time(all_marks if run.case == "full" else one_mark, events=book.events()))
