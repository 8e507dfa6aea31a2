// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.report.figure.Reading;

/**
 * What a signal earns and trades as a portfolio of sectors, from week to week: long what it ranks
 * high, short what it ranks low, with absolute weights that sum to one.
 *
 * @param weeklyReturn a fraction of the gross position, before costs
 * @param turnover of the gross position a week: trades over twice that
 * @param breakEvenCost of a unit traded at which nothing is left; below zero where it loses
 * @param cost that the plan's terms take for a unit traded: fee and half spread, in spot
 * @param returnPerCost earned before costs for each unit of cost; above one it survives them
 */
public record TradedEvidence(
    Reading weeklyReturn,
    Reading turnover,
    Reading breakEvenCost,
    double cost,
    Reading returnPerCost) {
  static TradedEvidence absent(double cost, String reason) {
    Reading none = Reading.absent(reason);
    return new TradedEvidence(none, none, none, cost, none);
  }
}
