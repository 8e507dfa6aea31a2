// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.Sector;
import dev.ballast.report.figure.Reading;

/**
 * One sector of a portfolio.
 *
 * @param futuresNotional signed: long +, short -
 * @param net spot value plus futures notional
 * @param gross sum of the assets' absolute spot values and notionals
 * @param weight of the spot core
 * @param beta of what is held, futures included: the sum of beta x net over its assets, divided by
 *     total equity; the sectors' sum is the portfolio's beta
 */
public record SectorRow(
    Sector sector,
    double spotValue,
    double futuresNotional,
    double net,
    double gross,
    Weight weight,
    Reading beta) {}
