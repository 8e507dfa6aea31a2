# SPDX-License-Identifier: Apache-2.0
"""The market of B1: hourly returns of 100 assets over five years, with gaps, from a fixed seed.

A common factor, own noise with fat tails, single bars missing, an asset in ten listed late, and one that stands still
for a month: returns.npy (bars x assets) and benchmark.npy (bars).
"""

import argparse
from pathlib import Path

import numpy as np

BARS = 5 * 365 * 24
ASSETS = 100
SEED = 20251010


def made(bars, assets):
    random = np.random.default_rng(SEED)
    benchmark = 0.006 * random.standard_t(4, bars)
    returns = np.outer(benchmark, random.uniform(0.6, 1.8, assets))
    returns += random.uniform(0.004, 0.012, assets) * random.standard_t(4, (bars, assets))
    for asset in range(0, assets, 10):
        returns[: random.integers(1, bars // 2), asset] = np.nan
    missing = random.integers(0, bars, 5 * assets), random.integers(0, assets, 5 * assets)
    returns[missing] = np.nan
    still = bars // 3
    returns[still : still + 720, assets // 2] = 0.0
    return returns, benchmark


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--case", default="hourly")
    arguments = parser.parse_args()
    returns, benchmark = made(BARS, ASSETS)
    np.save(arguments.data / "returns.npy", returns)
    np.save(arguments.data / "benchmark.npy", benchmark)


if __name__ == "__main__":
    main()
