# SPDX-License-Identifier: Apache-2.0
"""Runs ours and every peer on the same data in turn, compares their results, and prints the ratios.

Found by name: `b1_data.py` makes the data of B1, the other `b1_*.py` are its peers, `dev.ballast.bench.B1` is ours. A
task may have cases, named in CASES. All peers of a case run one after another, and that is done in several rounds, so
that a busy machine disturbs all alike; a figure is the median over the rounds.
"""

import argparse
import json
import os
import shlex
import signal
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
CASES = {
    "B1": ["hourly"],
    "B2": ["daily-monthly", "daily-daily", "hourly-daily", "recorded-monthly", "recorded-daily", "daily-beta",
        "recorded-beta"],
}
OURS = "ballast"
# Whose results the others of a task are compared with, where it is run; ours elsewhere.
REFERENCE = {"B2": "numpy"}
# A whole process that takes longer is measured in one round only.
SLOW_SECONDS = 30.0
# One that takes longer is not repeated for a steady figure: its start is nothing beside its work.
STEADY_SECONDS = 120.0
# With this a data maker ends that finds no recorded history.
NOTHING_RECORDED = 3


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tasks", default="B1,B2")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=HERE / "out")
    parser.add_argument("--only", default="", help="peers, by file name without its task: pandas,numba")
    parser.add_argument("--cases", default="", help="of the tasks: daily-daily,hourly-daily")
    parser.add_argument("--limit", type=float, default=600.0, help="seconds after which a peer's whole process is ended")
    arguments = parser.parse_args()
    rows = []
    for task in arguments.tasks.split(","):
        for case in CASES[task]:
            if arguments.cases and case not in arguments.cases.split(","):
                continue
            commands = commands_of(task, set(filter(None, arguments.only.split(","))))
            if len(commands) > 0:
                rows += measured(task, case, commands, arguments)
    report = {"machine": machine(), "rounds": arguments.rounds, "rows": rows}
    (arguments.out / "peers.json").write_text(json.dumps(report, indent=2) + "\n")
    table = markdown(report)
    (arguments.out / "peers.md").write_text(table)
    print(table)


def commands_of(task, only):
    """The command of ours and of each peer of a task, by file name; empty where the task has no data maker."""
    prefix = task.lower() + "_"
    if not (HERE / f"{prefix}data.py").exists():
        return {}
    commands = {OURS: shlex.split(os.environ["BALLAST_BENCH_JAVA"]) + [f"dev.ballast.bench.{task}"]}
    for file in sorted(HERE.glob(f"{prefix}*.py")):
        name = file.stem[len(prefix) :]
        if name != "data" and (not only or name in only):
            commands[name] = [sys.executable, str(file)]
    return commands


def measured(task, case, commands, arguments):
    """A row for ours and for each peer: medians over the rounds, and how its results differ from the reference's."""
    rounds = arguments.rounds
    folder = arguments.out / f"{task.lower()}-{case}"
    folder.mkdir(parents=True, exist_ok=True)
    maker = [sys.executable, str(HERE / f"{task.lower()}_data.py"), "--data", str(folder), "--case", case]
    made = subprocess.run(maker).returncode
    if made == NOTHING_RECORDED:
        print(f"{task} {case}: left out", file=sys.stderr)
        return []
    if made != 0:
        sys.exit(f"{shlex.join(maker)} ended with {made}")
    taken = {name: [] for name in commands}
    for number in range(1, rounds + 1):
        for name, command in commands.items():
            if any("skipped" in run or run["wholeSeconds"] > SLOW_SECONDS for run in taken[name]):
                continue
            print(f"{task} {case}: round {number} of {rounds}, {name}", file=sys.stderr)
            taken[name].append(one_round(command, folder, case, folder / f"{name}.json", arguments.limit))
    rows = []
    reference = REFERENCE.get(task, OURS) if REFERENCE.get(task, OURS) in taken else OURS
    for name, runs in taken.items():
        row = {"task": task, "case": case, "peer": name, **summary(runs)}
        if "steadySeconds" in row:
            row["agreement"] = agreement(taken[reference][-1], runs[-1])
            row["reference"] = reference
        rows.append(row)
    for row in rows:
        if "steadySeconds" in row and "steadySeconds" in rows[0]:
            row["steadyRatio"] = row["steadySeconds"] / rows[0]["steadySeconds"]
        if "wholeSeconds" in row and "wholeSeconds" in rows[0]:
            row["wholeRatio"] = row["wholeSeconds"] / rows[0]["wholeSeconds"]
    return rows


def one_round(command, data, case, out, limit):
    """The line that a peer wrote, with the time and the peak memory of a whole process that did the task once."""
    arguments = ["--data", str(data), "--case", case, "--out"]
    once = out.with_suffix(".once.json")
    started = time.perf_counter()
    process = subprocess.Popen(command + arguments + [str(once), "--once"])
    ending = threading.Timer(limit, process.kill)
    ending.start()
    _, status, usage = os.wait4(process.pid, 0)
    ending.cancel()
    whole = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == -signal.SIGKILL and whole >= limit:
        return {"name": out.stem, "skipped": f"not done in {limit:.0f} s"}
    if process.returncode != 0:
        sys.exit(f"{shlex.join(command)} ended with {process.returncode}")
    line = json.loads(once.read_text())
    if "skipped" in line:
        return line
    if whole <= STEADY_SECONDS:
        subprocess.run(command + arguments + [str(out)], check=True)
        line = json.loads(out.read_text())
    else:
        line["steadySeconds"] = [whole]
        line["once"] = True
    line["wholeSeconds"] = whole
    line["peakMegabytes"] = usage.ru_maxrss / 1024
    return line


def summary(runs):
    last = runs[-1]
    if "skipped" in last:
        return {"name": last["name"], "skipped": last["skipped"]}
    steady = statistics.median(statistics.median(run["steadySeconds"]) for run in runs)
    return {
        "name": last["name"],
        "threads": last["threads"],
        "steadySeconds": steady,
        "wholeSeconds": statistics.median(run["wholeSeconds"] for run in runs),
        "eventsPerSecond": last["events"] / steady,
        "once": last.get("once", False),
        "peakMegabytes": statistics.median(run["peakMegabytes"] for run in runs),
    }


def agreement(reference, theirs):
    """Per array that both have: the greatest absolute difference, and where only one has a number."""
    found = {}
    for key, path in theirs.get("result", {}).items():
        if key in reference.get("result", {}):
            first, second = np.load(reference["result"][key]), np.load(path)
            if first.shape != second.shape:
                found[key] = {"shapes": [list(first.shape), list(second.shape)]}
                continue
            both = np.isfinite(first) & np.isfinite(second)
            found[key] = {
                "difference": float(np.max(np.abs(first[both] - second[both]), initial=0.0)),
                "onlyOne": int(np.sum(np.isfinite(first) != np.isfinite(second))),
            }
    return found


def machine():
    model = ""
    for text in Path("/proc/cpuinfo").read_text().splitlines():
        if text.startswith("model name"):
            model = text.split(":", 1)[1].strip()
    return {"processor": model, "cores": len(os.sched_getaffinity(0)), "python": sys.version.split()[0]}


def markdown(report):
    """The table: times of theirs over times of ours, so above 1 ours is the faster one."""
    facts = report["machine"]
    text = [
        f"{facts['processor']}, {facts['cores']} cores, Python {facts['python']}; medians of {report['rounds']} rounds."
        " A ratio is theirs over ours: above 1, ours is faster.",
        "",
    ]
    for group in dict.fromkeys((row["task"], row["case"]) for row in report["rows"]):
        text += [
            f"## {group[0]} {group[1]}",
            "",
            "| | threads | steady ms | ratio | whole s | ratio | million events/s | peak MB | differs by |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
        ]
        for row in report["rows"]:
            if (row["task"], row["case"]) == group:
                text.append(line_of(row))
        text.append("")
    return "\n".join(text)


def line_of(row):
    if "skipped" in row:
        return f"| {row['name']} | | | | | | | | {row['skipped']} |"
    return (
        f"| {row['name']} | {row['threads']} | {row['steadySeconds'] * 1e3:.3f} | {row['steadyRatio']:.2f}"
        f" | {row['wholeSeconds']:.2f} | {row['wholeRatio']:.1f} | {row['eventsPerSecond'] / 1e6:.1f}"
        f" | {row['peakMegabytes']:.0f} | {difference_of(row)} |"
    )


def difference_of(row):
    if row["peer"] == row["reference"]:
        return "what the others differ from"
    parts = []
    for key, found in row["agreement"].items():
        if "shapes" in found:
            parts.append(f"{key}: shape {found['shapes'][1]}, not {found['shapes'][0]}")
        else:
            alone = f", {found['onlyOne']} only in one" if found["onlyOne"] else ""
            parts.append(f"{key} {found['difference']:.1e}{alone}")
    if row["once"]:
        return "its whole process, once"
    return "; ".join(parts) if parts else "no result to compare"


if __name__ == "__main__":
    main()
