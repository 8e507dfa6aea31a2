// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.report.figure.Reading;

/**
 * A spot core rotated by other figures than the plan's.
 *
 * @param step percentage points, {@code 5%}
 * @param reach percentage points
 * @param coverage share of members that must have a feature
 * @param confirmed whether stances are confirmed
 * @param yearlyReturn after costs
 * @param sharpe a year
 * @param own whether these are the plan's own figures
 */
public record CoreVariant(
    double step,
    double reach,
    double coverage,
    boolean confirmed,
    Reading yearlyReturn,
    Reading sharpe,
    boolean own) {}
