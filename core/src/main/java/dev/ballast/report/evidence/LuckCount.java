// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.report.figure.Reading;

/**
 * What looking at many figures finds by itself.
 *
 * @param tests of a signal over a horizon, each with a chance
 * @param below five in a hundred, of those
 * @param expected as many would be without any skill
 * @param holm are still below after all are counted, by Holm's rule
 * @param falseShare are left where a twentieth of the finds may be false, however they depend on
 *     each other: Benjamini and Yekutieli
 * @param noise of a thousand seeds of random stances on the same returns, one test each, the share
 *     that the test of stances finds at five in a hundred, over the first horizon: about 0.05
 * @param noiseLater the same over the horizon nearest to a month
 * @param naive what a mean in its own errors would find there instead, where {@code noiseLater} is
 *     the share that is found
 * @param noiseHistories how many
 */
public record LuckCount(
    int tests,
    int below,
    double expected,
    int holm,
    int falseShare,
    Reading noise,
    Reading noiseLater,
    Reading naive,
    int noiseHistories) {}
