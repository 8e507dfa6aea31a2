# SPDX-License-Identifier: Apache-2.0
"""B1 by the kernel for numba, on two threads."""

import kernels_b1

kernels_b1.main(threads=2)
