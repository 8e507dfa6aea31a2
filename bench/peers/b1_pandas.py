# SPDX-License-Identifier: Apache-2.0
"""B1 in pandas: rolling covariance, variance, correlation and deviation, column by column in its compiled code."""

import pandas as pd

import peer

WINDOW = 90

run = peer.Run("pandas")
returns = pd.DataFrame(run.array("returns"))
benchmark = pd.Series(run.array("benchmark"))


def statistics():
    rolling = returns.rolling(WINDOW)
    beta = rolling.cov(benchmark).div(benchmark.rolling(WINDOW).var(), axis=0)
    return {"beta": beta, "correlation": rolling.corr(benchmark), "volatility": rolling.std()}


run.finish(run.time(statistics, events=returns.size))
