// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.report.figure.Reading;

/**
 * The margin of an account, in USDT.
 *
 * @param used initial margin of the open positions
 * @param available what new positions may still take
 * @param maintenance below which the venue liquidates; absent where the brackets of a position are
 *     not known
 * @param liquidationDistance the fall (negative) or rise (positive) of the benchmark, as a
 *     fraction, at which the whole account is liquidated, every asset moving by its beta; absent
 *     with a reason where there is none
 */
public record MarginUse(
    double used, double available, Reading maintenance, Reading liquidationDistance) {}
