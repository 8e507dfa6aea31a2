// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.report.figure.Reading;

/**
 * A Sharpe ratio after all that was tried is counted.
 *
 * @param of whose it is
 * @param ratio a year
 * @param trials variants that were tried here; what was tried before is not known and not counted
 * @param independent as many they are worth, as their returns go together
 * @param luck the ratio a year that the best of so many without skill is expected to show
 * @param chance that the true ratio is above nothing: the probabilistic Sharpe ratio
 * @param deflated that it is above {@code luck}: the deflated Sharpe ratio
 * @param left of the ratio, a year, once its chance is adjusted for all variants (Harvey and Liu,
 *     by Benjamini and Yekutieli); absent of what is no variant
 * @param shortest years of record below which the best of so many independent variants without
 *     skill is expected to show this ratio: the minimum backtest length
 * @param years of record that would let one say at 95 % that the ratio is above nothing
 * @param held years of record that there are
 */
public record DeflatedSharpe(
    String of,
    Reading ratio,
    int trials,
    Reading independent,
    Reading luck,
    Reading chance,
    Reading deflated,
    Reading left,
    Reading shortest,
    Reading years,
    double held) {}
