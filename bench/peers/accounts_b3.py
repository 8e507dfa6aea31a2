# SPDX-License-Identifier: Apache-2.0
"""The data of B3 as peers use it: in doubles, with each contract's positions listed for a single mark's change."""

import numpy as np

ONE = 1e8


class Accounts:
    def __init__(self, run):
        rows = run.array("positions")
        self.account, self.contract = rows[:, 0].copy(), rows[:, 1].copy()
        self.quantity = rows[:, 2] / ONE
        self.cost = self.quantity * (rows[:, 3] / ONE)
        self.inverse_leverage = ONE / rows[:, 4]
        self.balances = run.array("balances") / ONE
        tables = run.array("brackets") / ONE
        self.caps, self.rates, self.amounts = (np.ascontiguousarray(tables[:, :, k]) for k in (1, 2, 3))
        self.marks = run.array("marks") / ONE
        self.by_contract = np.argsort(self.contract, kind="stable")
        self.starts = np.searchsorted(self.contract[self.by_contract], np.arange(len(tables) + 1))

    def events(self):
        """Positions that one run revalues: each in every tick."""
        return len(self.quantity) * len(self.marks)


def results(equity, maintenance, initial):
    liquidated = (equity <= maintenance).astype(float)
    return {"equity": equity, "maintenance": maintenance, "initial": initial, "liquidated": liquidated}
