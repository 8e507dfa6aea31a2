// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.ChangedHistory;
import dev.ballast.market.History;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.SymbolChange;
import dev.ballast.market.SymbolChanges;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One OLD becomes 1000 NEW on 2025-01-06. */
final class ChangedBracketsTest {
  private static final History HISTORY =
      ChangedHistory.of(
          MemoryHistory.from("made").build(),
          new SymbolChanges(
              List.of(
                  new SymbolChange(
                      new Asset("OLD"),
                      new Asset("NEW"),
                      new BigDecimal("1000"),
                      LocalDate.of(2025, 1, 6),
                      "made up"))));

  private static Brackets told(String was, String now) {
    Brackets stated =
        new Brackets(
            Ids.parse(was),
            List.of(tier("0", "100", "0.01", "0"), tier("100", "500", "0.02", "1")),
            LocalDate.of(2025, 1, 1),
            "a list");
    return ChangedBrackets.of(BracketBook.of(List.of(stated)), HISTORY)
        .brackets(Ids.parse(now), 0)
        .orElseThrow();
  }

  private static Bracket tier(String floor, String cap, String rate, String amount) {
    return new Bracket(
        new BigDecimal(floor),
        new BigDecimal(cap),
        new BigDecimal(rate),
        new BigDecimal(amount),
        BigDecimal.TEN);
  }

  /** A notional of 200 dollars is 200 dollars: 0.02 x 200 - 1. */
  @Test
  void dollarsStay() {
    assertThat(
            told("OLD/USDT:USDT", "NEW/USDT:USDT").maintenance(new BigDecimal("200"), Asset.USDT))
        .isEqualTo(Money.usdt("3"));
  }

  /** 200 OLD are 200000 NEW, of which 3000 are kept. */
  @Test
  void coinsAreTimesTheRatio() {
    Brackets now = told("OLD/USD:OLD", "NEW/USD:NEW");

    assertThat(now.maintenance(new BigDecimal("200000"), new Asset("NEW")))
        .isEqualTo(Money.of(new Asset("NEW"), new BigDecimal("3000")));
    assertThat(now.source()).isEqualTo("a list, as OLD/USD:OLD");
  }

  /** A calculator may still ask by the name that a user writes. */
  @Test
  void aDeadNameKeepsItsTable() {
    assertThat(told("OLD/USDT:USDT", "OLD/USDT:USDT").source()).isEqualTo("a list");
  }
}
