# SPDX-License-Identifier: Apache-2.0
"""The rules in plain double in Java, without books, margin or checks: what exactness costs ours is measured by it."""

import os
import shlex
import sys

command = shlex.split(os.environ["BALLAST_BENCH_JAVA"]) + ["dev.ballast.bench.B2Double"]
os.execvp(command[0], command + sys.argv[1:])
