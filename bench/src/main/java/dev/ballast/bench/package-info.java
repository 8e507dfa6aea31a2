// SPDX-License-Identifier: Apache-2.0
/**
 * Timings: of the core's kernels by JMH, of how time grows with size, and ours beside other
 * programs. Threads, disk and clock are here, so that the core has none.
 */
@NullMarked
package dev.ballast.bench;

import org.jspecify.annotations.NullMarked;
