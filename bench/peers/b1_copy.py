# SPDX-License-Identifier: Apache-2.0
"""What B1 cannot be faster than: its input read and its three results written, by NumPy's copy on two threads."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

import peer

THREADS = 2

run = peer.Run("plain copy (NumPy)", threads=THREADS)
returns = run.array("returns")
results = [np.zeros_like(returns) for _ in range(3)]
rows = np.linspace(0, len(returns), THREADS + 1).astype(int)
pool = ThreadPoolExecutor(THREADS)


def copy_rows(part):
    for result in results:
        np.copyto(result[rows[part] : rows[part + 1]], returns[rows[part] : rows[part + 1]])


def copy():
    list(pool.map(copy_rows, range(THREADS)))
    return {}


run.finish(run.time(copy, events=returns.size))
