// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.cost.TradingCosts;
import dev.ballast.market.MissingFunding;
import dev.ballast.unit.Money;
import java.util.Optional;

/**
 * What trading costs, and what a backtest takes as given.
 *
 * @param costs that a plan reckons with and a backtest charges
 * @param capital what a backtest starts with: above zero, in the plan's quote
 * @param missingFunding what a backtest does where funding was due and is not recorded
 * @param taxes on what sales of coins realise; not reckoned with where absent
 * @param execution how tickets are carried out: each order once at the market where absent
 */
public record TradingTerms(
    TradingCosts costs,
    Money capital,
    MissingFunding missingFunding,
    Optional<TaxPlan> taxes,
    Optional<ExecutionPlan> execution) {
  /** Refuses capital that is not above zero. */
  public TradingTerms {
    if (capital.signum() <= 0) {
      throw new IllegalArgumentException("capital is above zero, not " + capital);
    }
  }

  /** Each order once, at the market. */
  public TradingTerms(
      TradingCosts costs, Money capital, MissingFunding missingFunding, Optional<TaxPlan> taxes) {
    this(costs, capital, missingFunding, taxes, Optional.empty());
  }

  /** Without taxes. */
  public TradingTerms(TradingCosts costs, Money capital, MissingFunding missingFunding) {
    this(costs, capital, missingFunding, Optional.empty());
  }

  /** The usual costs; a backtest stops where funding is missing. */
  public static TradingTerms usual(Money capital) {
    return new TradingTerms(TradingCosts.DEFAULT, capital, MissingFunding.STOP);
  }

  public TradingTerms withCosts(TradingCosts other) {
    return new TradingTerms(other, capital, missingFunding, taxes, execution);
  }
}
