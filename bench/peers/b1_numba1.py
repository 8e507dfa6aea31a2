# SPDX-License-Identifier: Apache-2.0
"""B1 by the kernel for numba, on one thread."""

import kernels_b1

kernels_b1.main(threads=1)
