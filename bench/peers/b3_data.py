# SPDX-License-Identifier: Apache-2.0
"""The accounts of B3: 1,000 of 50 positions each in 200 contracts of 10 brackets, and 64 ticks, from a fixed seed.

All in hundred-millionths, as whole numbers: balances.npy (accounts), positions.npy (account, contract, quantity, entry
price, leverage), brackets.npy (contracts x 10 x floor, cap, rate, amount), marks.npy (ticks x contracts).
"""

import argparse
from pathlib import Path

import numpy as np

ACCOUNTS, HELD, CONTRACTS, TIERS, TICKS = 1000, 50, 200, 10, 64
ONE = 100_000_000
SEED = 20251010


def brackets():
    caps = np.array([10, 50, 250, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000]) * 1_000 * ONE
    rates = np.array([40, 50, 100, 250, 500, 1000, 1250, 1500, 2500, 5000]) * ONE // 10_000
    table = np.zeros((CONTRACTS, TIERS, 4), dtype=np.int64)
    for contract in range(CONTRACTS):
        floor = amount = rate = 0
        for tier in range(TIERS):
            cap = caps[tier] * (1 + contract % 4)
            amount += floor // ONE * (rates[tier] - rate)
            table[contract, tier] = floor, cap, rates[tier], amount
            floor, rate = cap, rates[tier]
    return table


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--case", default="full")
    arguments = parser.parse_args()
    random = np.random.default_rng(SEED)
    first = np.exp(random.uniform(-2, 10, CONTRACTS))
    moves = np.exp(np.cumsum(0.0005 * random.standard_t(4, (TICKS, CONTRACTS)), axis=0))
    marks = np.rint(first * moves * 10_000).astype(np.int64) * (ONE // 10_000)
    positions = np.zeros((ACCOUNTS * HELD, 5), dtype=np.int64)
    positions[:, 0] = np.repeat(np.arange(ACCOUNTS), HELD)
    positions[:, 1] = np.concatenate([random.permutation(CONTRACTS)[:HELD] for _ in range(ACCOUNTS)])
    price = marks[0, positions[:, 1]]
    notional = np.exp(random.uniform(5, 13, len(positions)))
    side = np.where(random.random(len(positions)) < 0.7, 1, -1)
    positions[:, 2] = side * np.maximum(1, np.rint(notional / (price / ONE) * 1000)).astype(np.int64) * (ONE // 1000)
    positions[:, 3] = np.rint(price / ONE * random.uniform(0.97, 1.03, len(positions)) * 10_000) * (ONE // 10_000)
    positions[:, 4] = random.integers(1, 21, len(positions)) * ONE
    balances = random.integers(1_000, 100_000, ACCOUNTS) * ONE
    for name, values in {
        "balances": balances,
        "positions": positions,
        "brackets": brackets(),
        "marks": marks,
    }.items():
        np.save(arguments.data / f"{name}.npy", np.ascontiguousarray(values, dtype="<i8"))


if __name__ == "__main__":
    main()
