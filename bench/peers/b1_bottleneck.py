# SPDX-License-Identifier: Apache-2.0
"""B1 in bottleneck: moving means and a moving deviation. Its returns lie asset by asset, which it likes best."""

import bottleneck
import numpy as np

import peer

WINDOW = 90

run = peer.Run("bottleneck")
returns = np.ascontiguousarray(run.array("returns").T)
benchmark = run.array("benchmark")


def mean(values):
    return bottleneck.move_mean(values, WINDOW)


def statistics():
    variance = mean(benchmark * benchmark) - mean(benchmark) ** 2
    covariance = mean(returns * benchmark) - mean(returns) * mean(benchmark)
    deviation = bottleneck.move_std(returns, WINDOW, ddof=1)
    population = deviation * np.sqrt((WINDOW - 1) / WINDOW)
    with np.errstate(divide="ignore", invalid="ignore"):
        correlation = covariance / (population * np.sqrt(variance))
    return {"beta": covariance / variance, "correlation": correlation, "volatility": deviation}


run.finish({key: values.T for key, values in run.time(statistics, events=returns.size).items()})
