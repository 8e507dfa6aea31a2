# SPDX-License-Identifier: Apache-2.0
"""B3 by the kernel for numba, on one thread."""

import kernels_b3

kernels_b3.main(threads=1)
