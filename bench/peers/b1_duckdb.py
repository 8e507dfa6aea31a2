# SPDX-License-Identifier: Apache-2.0
"""B1 in DuckDB: aggregates over a window of rows, on two threads, from a table in memory to arrays of NumPy."""

import duckdb
import numpy as np

import peer

WINDOW = 90
THREADS = 2

run = peer.Run("DuckDB", threads=THREADS)
returns = run.array("returns")
bars, assets = returns.shape
connection = duckdb.connect(config={"threads": THREADS})
columns = {
    "bar": np.repeat(np.arange(bars, dtype=np.int32), assets),
    "asset": np.tile(np.arange(assets, dtype=np.int32), bars),
    "one": returns.ravel(),
    "market": np.repeat(run.array("benchmark"), assets),
}
connection.execute("create table made as select * from columns")
connection.execute("create table returns as select bar, asset, market, nullif(one, 'nan'::double) as one from made")
connection.execute("drop table made")
QUERY = f"""
    select
        case when count(one) over past = {WINDOW} then regr_slope(one, market) over past end as beta,
        case when count(one) over past = {WINDOW} then corr(one, market) over past end as correlation,
        case when count(one) over past = {WINDOW} then stddev_samp(one) over past end as volatility
    from returns
    window past as (partition by asset order by bar rows between {WINDOW - 1} preceding and current row)
    order by bar, asset
"""


def statistics():
    return connection.execute(QUERY).fetchnumpy()


found = run.time(statistics, events=returns.size)
run.finish({key: np.ma.filled(found[key], np.nan).reshape(bars, assets) for key in found})
