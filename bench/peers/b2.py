# SPDX-License-Identifier: Apache-2.0
"""What the peers of B2 share: the market as it is read, the dates, the amounts of RULES.md, and how they are timed."""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

import peer

READ = "time open close ticks_per_unit steps_per_unit funding_time funding_rate funding_mark".split()
DAY = 86_400_000
START_SPOT = 800_000.0
START_FUTURES = 200_000.0
START = START_SPOT + START_FUTURES
SPOT_SHARE = 0.80
FUTURES_SHARE = 0.20
SHORT_SHARE = 0.30
CUSHION = 0.02
LEVERAGE = 10
SPOT_FEE = 0.0010
FUTURES_FEE = 0.0005
HALF_SPREAD = 0.0002
BETA = 0.50
BETA_WINDOW = 90


class Market(NamedTuple):
    """A market and the dates of its case. Prices are [bars x (spots + 1)], the perpetual last.

    smallest: the smallest order that is sent, in USDT, twice the venue's minimum.
    """

    symbols: list
    spots: int
    interval: int
    monthly: bool
    to_beta: bool
    time: np.ndarray
    open: np.ndarray
    close: np.ndarray
    ticks_per_unit: np.ndarray
    steps_per_unit: np.ndarray
    smallest: np.ndarray
    funding_time: np.ndarray
    funding_rate: np.ndarray
    funding_mark: np.ndarray

    def midnights(self):
        """For each bar: whether a midnight after the start is its opening moment."""
        midnight = self.time % DAY == 0
        midnight[0] = False
        return midnight

    def rebalanced(self):
        """For each bar: whether orders decided at its opening moment fill at its open."""
        midnight = self.midnights()
        if not self.monthly:
            return midnight
        days = self.time.astype("datetime64[ms]").astype("datetime64[D]")
        chosen = midnight & (days == days.astype("datetime64[M]"))
        chosen[np.argmax(midnight)] = True
        return chosen

    def decided(self):
        """For each bar: whether orders are decided at its close."""
        return np.append(self.rebalanced()[1:], False)

    def settlements(self):
        """Bounds of each bar's settlements: after its opening moment, up to and with its closing one."""
        edges = np.append(self.time, self.time[-1] + self.interval)
        return np.searchsorted(self.funding_time, edges, side="right")

    def funding_per_unit(self):
        """For each bar: the sum of mark x rate of its settlements."""
        total = np.concatenate(([0.0], np.cumsum(self.funding_mark * self.funding_rate)))
        return np.diff(total[self.settlements()])

    def without_funding(self):
        return self._replace(funding_rate=np.zeros_like(self.funding_rate))


def read(folder):
    """The market in a folder that b2_data.py wrote."""
    folder = Path(folder)
    facts = json.loads((folder / "facts.json").read_text())
    arrays = {name: np.load(folder / f"{name}.npy") for name in READ}
    return Market(
        symbols=facts["symbols"],
        spots=facts["spots"],
        interval=facts["interval"],
        monthly=facts["rebalanced"] == "monthly",
        to_beta=facts["hedge"] == "beta",
        smallest=2 * np.load(folder / "min_notional.npy"),
        **arrays,
    )


def measure(name, task, prepare=lambda market: market, warm_up=1, betas=False):
    """Runs a peer as the harness asks.

    prepare: turns the market into what the library takes, outside the clock. task: what is timed; gives the equity
    of every bar. betas: whether it can hedge to a beta.
    """
    run = peer.Run(name)
    market = read(run.data)
    if market.to_beta and not betas:
        run.skip("a fixed share only")
    prepared = prepare(market)
    equity = run.time(lambda: task(prepared), events=market.close.size, warm_up=warm_up)
    run.finish({"growth": np.asarray(equity) / START})
