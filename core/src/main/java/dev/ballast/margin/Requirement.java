// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The security that open positions ask for at given marks, in their settlement asset.
 *
 * @param initial sum of notional / leverage
 * @param maintenance sum over contracts by their brackets; of those that have a table
 * @param withoutBrackets contracts whose maintenance is not known, so that the sum lacks them
 */
public record Requirement(Money initial, Money maintenance, List<String> withoutBrackets) {
  /** Copies the list. */
  public Requirement {
    withoutBrackets = List.copyOf(withoutBrackets);
  }

  /**
   * Adds up what positions that settle in one asset ask for; brackets are those of the marks' time.
   */
  public static Requirement of(List<Position> positions, Marks marks, BracketBook brackets) {
    Asset asset = positions.isEmpty() ? marks.quote() : positions.getFirst().contract().settle();
    Money initial = Money.zero(asset);
    Money maintenance = Money.zero(asset);
    List<String> missing = new ArrayList<>();
    for (Position position : positions) {
      Money notional = position.notional(marks.price(position.instrument())).abs();
      initial = initial.plus(initial(notional, position.leverage()));
      var table = brackets.brackets(position.instrument(), marks.time());
      if (table.isPresent()) {
        maintenance = maintenance.plus(table.get().maintenance(notional.toDecimal(), asset));
      } else {
        missing.add(position.instrument().toString());
      }
    }
    return new Requirement(initial, maintenance, missing);
  }

  /** Notional / leverage, truncated to eight decimals. */
  public static Money initial(Money notional, BigDecimal leverage) {
    return Money.of(
        notional.asset(), notional.abs().toDecimal().divide(leverage, 8, RoundingMode.DOWN));
  }
}
