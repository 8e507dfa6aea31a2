# SPDX-License-Identifier: Apache-2.0
"""B1 by hand for numba: the ceiling. Running sums, made afresh eight windows apart; threads share out the bars."""

import numba
import numpy as np

import peer

WINDOW = 90
FRESH = 8


@numba.njit(parallel=True, error_model="numpy")
def roll(returns, benchmark, window, parts, beta, correlation, volatility):
    bars, assets = returns.shape
    for part in numba.prange(parts):
        first = bars * part // parts
        last = bars * (part + 1) // parts
        sums = np.empty(assets)
        squares = np.empty(assets)
        products = np.empty(assets)
        present = np.empty(assets)
        for start in range(first, last, FRESH * window):
            sums[:] = 0.0
            squares[:] = 0.0
            products[:] = 0.0
            present[:] = 0.0
            market_sum = 0.0
            market_square = 0.0
            for bar in range(max(0, start - window), min(last, start + FRESH * window)):
                now = benchmark[bar]
                market_sum += now
                market_square += now * now
                leaving = bar - window
                if leaving >= max(0, start - window):
                    was = benchmark[leaving]
                    market_sum -= was
                    market_square -= was * was
                    for i in range(assets):
                        one = returns[leaving, i]
                        there = 1.0 if one == one else 0.0
                        one = one if one == one else 0.0
                        present[i] -= there
                        sums[i] -= one
                        squares[i] -= one * one
                        products[i] -= one * was
                mean = market_sum / window
                inverse = 1.0 / (market_square - market_sum * mean)
                root = np.sqrt(inverse)
                for i in range(assets):
                    one = returns[bar, i]
                    there = 1.0 if one == one else 0.0
                    one = one if one == one else 0.0
                    present[i] += there
                    sums[i] += one
                    squares[i] += one * one
                    products[i] += one * now
                    moment = squares[i] - sums[i] * sums[i] / window
                    comoment = products[i] - sums[i] * mean
                    deviation = np.sqrt(max(moment, 0.0))
                    if bar >= start:
                        full = present[i] == window
                        beta[bar, i] = comoment * inverse if full else np.nan
                        correlation[bar, i] = comoment * root / deviation if full else np.nan
                        volatility[bar, i] = deviation / np.sqrt(window - 1.0) if full else np.nan


def main(threads):
    run = peer.Run("numba", threads=threads)
    numba.set_num_threads(threads)
    returns, benchmark = run.array("returns"), run.array("benchmark")
    results = {key: np.zeros_like(returns) for key in ("beta", "correlation", "volatility")}

    def statistics():
        roll(returns, benchmark, WINDOW, threads, **results)
        return results

    run.finish(run.time(statistics, events=returns.size))
