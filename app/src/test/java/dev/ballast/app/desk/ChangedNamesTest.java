// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.market.BarSeries;
import dev.ballast.market.ChangedHistory;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.Sector;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SymbolChange;
import dev.ballast.market.SymbolChanges;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From 2025-01-06 on OLD is NEW, and LUNA is LUNC while another coin is LUNA. */
final class ChangedNamesTest {
  private static final Sector COINS = new Sector("coins");

  private final ChangedNames names =
      new ChangedNames(
          ChangedHistory.of(
              MemoryHistory.from("made")
                  .add(bar("OLD/USDT", "2025-01-01"))
                  .add(bar("LUNA/USDT", "2025-01-07"))
                  .build(),
              new SymbolChanges(List.of(change("OLD", "NEW"), change("LUNA", "LUNC")))));

  @Test
  void aPlansNamesAreFollowed() {
    Policy told =
        names.of(
            Policy.plain(book("2025-02-01", "OLD", "LUNA"), Usual.VENUE, Usual.CAPITAL)
                .withOverlay(
                    OverlayPlan.NONE.withHedges(
                        HedgeRule.standing(0.4, new Asset("OLD")),
                        new HedgeRule(
                            "own",
                            new HedgeRule.When.Always(),
                            new HedgeRule.Size.OfSpot(Percent.of("10"), new Asset("OLD")),
                            Asset.BTC,
                            Optional.empty(),
                            Optional.empty()),
                        new HedgeRule(
                            "least",
                            new HedgeRule.When.While(new Circumstance.Overbought(new Asset("OLD"))),
                            new HedgeRule.Size.LeastVariance(
                                Percent.of("10"), List.of(), List.of(new Asset("OLD"), Asset.BTC)),
                            new Asset("OLD"),
                            Optional.empty(),
                            Optional.empty()))));

    HedgeRule least = told.overlay().hedges().getLast();
    assertThat(least.named()).containsOnly(new Asset("NEW"), Asset.BTC);
    assertThat(told.overlay().hedges().getFirst().with()).isEqualTo(new Asset("NEW"));
    assertThat(told.overlay().hedges().get(1).size())
        .isEqualTo(new HedgeRule.Size.OfSpot(Percent.of("10"), new Asset("NEW")));
    assertThat(told.benchmark()).isEqualTo(Asset.BTC);
    assertThat(members(told.core().sectors()))
        .as("nothing bears OLD, and LUNA of February is today's")
        .containsExactly(new Asset("NEW"), new Asset("LUNA"));
  }

  @Test
  void aMemberIsWhatItsNameMeantOnTheRecordsDay() {
    assertThat(members(names.of(book("2025-01-02", "LUNA")))).containsExactly(new Asset("LUNC"));
    assertThat(members(names.of(book("2025-02-01", "OLD", "NEW"))))
        .as("one coin under both names")
        .containsExactly(new Asset("NEW"));
  }

  @Test
  void oneCoinInTwoSectorsIsRefused() {
    SectorBook two =
        SectorBook.of(
            List.of(
                record(COINS, "2025-02-01", "OLD"), record(new Sector("b"), "2025-02-01", "NEW")));

    assertThatThrownBy(() -> names.of(two))
        .isInstanceOf(UserMistake.class)
        .hasMessage("sectors, after symbol changes: NEW is in coins and in b on 2025-02-01");
  }

  private static List<Asset> members(SectorBook book) {
    return book.asOf(LocalDate.of(2025, 3, 1)).members(COINS);
  }

  private static SectorBook book(String from, String... members) {
    return SectorBook.of(List.of(record(COINS, from, members)));
  }

  private static SectorRecord record(Sector sector, String from, String... members) {
    return new SectorRecord(
        sector, LocalDate.parse(from), 12, List.of(members).stream().map(Asset::new).toList(), "");
  }

  private static BarSeries bar(String subject, String day) {
    double[] one = {1};
    return BarSeries.of(
        SeriesId.bars(Ids.parse(subject), Interval.DAY),
        new long[] {Instant.parse(day + "T00:00:00Z").toEpochMilli()},
        one,
        one,
        one,
        one,
        one);
  }

  private static SymbolChange change(String old, String now) {
    return new SymbolChange(
        new Asset(old), new Asset(now), BigDecimal.ONE, LocalDate.of(2025, 1, 6), "made up");
  }
}
