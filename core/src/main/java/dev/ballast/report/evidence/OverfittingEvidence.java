// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.report.figure.Reading;

/**
 * How likely the best of the variants is the best by luck: the probability of backtest overfitting.
 *
 * @param variants compared
 * @param blocks that the weeks are cut into
 * @param ways of halving them
 * @param probability that what is best in one half is no better than half of all in the other; a
 *     half where there is nothing to choose
 * @param loss share of ways in which the chosen lost in the other half
 * @param slope of the other half's ratio on the half's it was chosen in
 * @param noise the same probability of as many variants that are nothing but noise, the mean of
 *     {@code noiseHistories}
 */
public record OverfittingEvidence(
    int variants,
    int blocks,
    int ways,
    Reading probability,
    Reading loss,
    Reading slope,
    Reading noise,
    int noiseHistories) {}
