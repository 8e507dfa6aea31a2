// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.PriceGrid;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Settlements;
import dev.ballast.market.TradingRules;

/**
 * Everything that a run reads of the market. Rules and brackets are those of the first bar's day: a
 * run in which they change is a session's.
 */
public record GridMarket(
    PriceGrid prices, Settlements funding, RuleBook rules, BracketBook brackets) {

  /** The rules of a column. */
  TradingRules rules(int column) {
    InstrumentId id = prices.instruments().get(column);
    TradingRules first = rulesAt(id, prices.time(0));
    if (!first.equals(rulesAt(id, prices.closeTime(prices.bars() - 1)))) {
      throw new IllegalArgumentException("the rules of " + id + " change within the run");
    }
    return first;
  }

  private TradingRules rulesAt(InstrumentId id, long time) {
    return rules
        .instrument(id, time)
        .map(Instrument::rules)
        .orElseThrow(() -> new MissingData("trading rules", id.toString(), time));
  }

  /** The margin table of a column. */
  Brackets brackets(int column) {
    InstrumentId id = prices.instruments().get(column);
    Brackets first = bracketsAt(id, prices.time(0));
    if (!first.equals(bracketsAt(id, prices.closeTime(prices.bars() - 1)))) {
      throw new IllegalArgumentException("the brackets of " + id + " change within the run");
    }
    return first;
  }

  private Brackets bracketsAt(InstrumentId id, long time) {
    return brackets
        .brackets(id, time)
        .orElseThrow(() -> new MissingData("margin brackets", id.toString(), time));
  }
}
