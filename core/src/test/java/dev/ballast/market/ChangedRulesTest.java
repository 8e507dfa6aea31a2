// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On 2025-01-06 one OLD becomes 1000 NEW, and LUNA becomes LUNC while another coin is LUNA. */
final class ChangedRulesTest {
  private static final LocalDate BEFORE = LocalDate.of(2025, 1, 1);
  private static final LocalDate AFTER = LocalDate.of(2025, 2, 1);
  private static final long NOW = day(LocalDate.of(2025, 3, 1));

  private static long day(LocalDate day) {
    return day.toEpochDay() * 86_400_000;
  }

  private static History history(SymbolChange... changes) {
    return ChangedHistory.of(
        MemoryHistory.from("made")
            .add(bar("OLD/USDT", BEFORE))
            .add(bar("LUNA/USDT", AFTER))
            .build(),
        new SymbolChanges(List.of(changes)));
  }

  private static BarSeries bar(String subject, LocalDate day) {
    double[] one = {1};
    return BarSeries.of(
        SeriesId.bars(Ids.parse(subject), Interval.DAY),
        new long[] {day(day)},
        one,
        one,
        one,
        one,
        one);
  }

  private static SymbolChange change(String old, String now, String ratio) {
    return new SymbolChange(
        new Asset(old), new Asset(now), new BigDecimal(ratio), LocalDate.of(2025, 1, 6), "made up");
  }

  private static TradingRules rules(String tick, String step, String minimum, LocalDate day) {
    return new TradingRules(
        Price.parse(tick),
        Quantity.parse(step),
        Quantity.parse(minimum),
        Money.usdt("5"),
        Quantity.parse("1"),
        day,
        "a list");
  }

  private static TradingRules held(History history, String symbol, TradingRules... stated) {
    return book(history, "OLD/USDT", stated)
        .instrument(Ids.parse(symbol), NOW)
        .map(Instrument::rules)
        .orElseThrow();
  }

  private static RuleBook book(History history, String symbol, TradingRules... stated) {
    return ChangedRules.of(RuleBook.of(Map.of(Ids.parse(symbol), List.of(stated))), history);
  }

  /** A step of 0.01 OLD is 10 NEW; a tick of 0.05 for one OLD is 0.00005 for one NEW. */
  @Test
  void aGridIsToldInTodaysUnits() {
    TradingRules was =
        rules("0.05", "0.01", "0.1", AFTER)
            .with(
                new OrderBounds(
                    Optional.of(Quantity.parse("9000")), Optional.empty(), Optional.empty()));

    TradingRules now = held(history(change("OLD", "NEW", "1000")), "NEW/USDT", was);

    assertThat(now.tick()).isEqualTo(Price.parse("0.00005"));
    assertThat(now.step()).isEqualTo(Quantity.parse("10"));
    assertThat(now.minimumQuantity()).isEqualTo(Quantity.parse("100"));
    assertThat(now.minimumNotional()).isEqualTo(Money.usdt("5"));
    assertThat(now.bounds().maximumQuantity()).contains(Quantity.parse("9000000"));
    assertThat(now.source()).isEqualTo("a list, as OLD/USDT");
  }

  /** A step of 0.01 is 0.00000001 at the least: 0.01 x 0.0000001 would be nothing. */
  @Test
  void aGridStaysAboveNothing() {
    History history = history(change("OLD", "NEW", "0.0000001"));

    assertThat(held(history, "NEW/USDT", rules("0.05", "0.01", "0", BEFORE)).step())
        .isEqualTo(new Quantity(1));
    assertThat(
            held(history(change("OLD", "NEW", "1e20")), "NEW/USDT", rules("1", "1", "0", BEFORE))
                .tick())
        .isEqualTo(new Price(1));
  }

  @Test
  void ownRulesHoldOverThoseOfADeadName() {
    TradingRules own = rules("0.0001", "1", "1", AFTER);
    RuleBook both =
        RuleBook.of(
            Map.of(
                Ids.parse("OLD/USDT"),
                List.of(rules("0.05", "0.01", "0.1", AFTER)),
                Ids.parse("NEW/USDT"),
                List.of(own)));

    assertThat(
            ChangedRules.of(both, history(change("OLD", "NEW", "1000")))
                .versions()
                .get(Ids.parse("NEW/USDT")))
        .containsExactly(own);
  }

  @Test
  void aReusedNamesRulesAreOfItsCoinOfTheDay() {
    TradingRules of2024 = rules("0.05", "0.01", "0.1", BEFORE);
    TradingRules later = rules("0.1", "0.1", "0.1", AFTER);

    RuleBook told = book(history(change("LUNA", "LUNC", "1")), "LUNA/USDT", of2024, later);

    assertThat(told.versions().get(Ids.parse("LUNA/USDT"))).containsExactly(later);
    assertThat(told.versions().get(Ids.parse("LUNC/USDT")))
        .singleElement()
        .satisfies(rules -> assertThat(rules.step()).isEqualTo(of2024.step()));
  }

  /** One OLD of before is 1000 OLD of after: rules of before are in the old unit. */
  @Test
  void aRedenominationScalesWhatWasStatedBefore() {
    TradingRules after = rules("0.00001", "5", "5", AFTER);

    List<TradingRules> told =
        book(
                history(change("OLD", "OLD", "1000")),
                "OLD/USDT",
                rules("0.05", "0.01", "0.1", BEFORE),
                after)
            .versions()
            .getOrDefault(Ids.parse("OLD/USDT"), List.of());

    assertThat(told).hasSize(2).endsWith(after);
    assertThat(told.getFirst().step()).isEqualTo(Quantity.parse("10"));
  }
}
