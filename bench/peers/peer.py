# SPDX-License-Identifier: Apache-2.0
"""What every peer of a benchmark shares: its arguments, its timing and the one line that it prints.

A peer is a file b<task>_<name>.py in this folder:

    import peer

    run = peer.Run("pandas", threads=1)
    returns = run.array("returns")
    run.time(lambda: statistics(returns), events=returns.size)
    run.finish({"beta": beta})

and is called as `b1_pandas.py --data DIR --out FILE [--case NAME] [--once]`. FILE gets one line of JSON; the arrays of
the result are written beside it as .npy. With --once the task is done a single time, for the time of the whole
process; without it, it is warmed up and then repeated.
"""

import argparse
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

LEAST_REPETITIONS = 5
MOST_REPETITIONS = 31
SECONDS = 3.0
# A peer that takes minutes is repeated less: its line shows how often.
MOST_SECONDS = 90.0


class Run:
    """One call of a peer.

    name: as the table shows it. threads: that the peer computes with.
    """

    def __init__(self, name, threads=1):
        parser = argparse.ArgumentParser()
        parser.add_argument("--data", type=Path, required=True)
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--case", default="")
        parser.add_argument("--once", action="store_true")
        arguments = parser.parse_args()
        self.data = arguments.data
        self.out = arguments.out
        self.case = arguments.case
        self.once = arguments.once
        self.line = {"name": name, "case": self.case, "threads": threads}

    def array(self, name):
        """An array of the data folder, read into memory."""
        return np.load(self.data / f"{name}.npy")

    def facts(self):
        """What the data folder's facts.json says, for what is not an array."""
        return json.loads((self.data / "facts.json").read_text())

    def time(self, task, events, warm_up=1):
        """Calls the task, repeatedly for about three seconds, and gives what its last call gave.

        events: what one call gets through, bars of one asset say.
        """
        if self.once:
            result = task()
            self.line["events"] = events
            return result
        for _ in range(warm_up):
            result = task()
        seconds = []
        begun = time.perf_counter()
        while not seconds or time.perf_counter() - begun < (
            MOST_SECONDS if len(seconds) < LEAST_REPETITIONS else SECONDS
        ):
            if len(seconds) == MOST_REPETITIONS:
                break
            started = time.perf_counter()
            result = task()
            seconds.append(time.perf_counter() - started)
        self.line["steadySeconds"] = seconds
        self.line["events"] = events
        return result

    def skip(self, reason):
        """Ends the peer, saying why it cannot express this case."""
        self.line["skipped"] = reason
        self._write()
        sys.exit(0)

    def finish(self, result):
        """Writes the line and, unless called with --once, the arrays of the result by name."""
        if not self.once:
            paths = {}
            for key, values in result.items():
                path = self.out.with_suffix(f".{key}.npy")
                np.save(path, np.ascontiguousarray(values, dtype="<f8"))
                paths[key] = str(path)
            self.line["result"] = paths
        self.line["peakMegabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self._write()

    def _write(self):
        self.out.write_text(json.dumps(self.line) + "\n")
