// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.evidence.RankPortfolio;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.signal.Condition;
import dev.ballast.signal.Rule;
import dev.ballast.signal.RuleSet;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Made sectors; day 0 is 1 January 1970, a Thursday: day 4 + 7 n is a Monday. */
class SignalWeeksTest {
  private static final int DAYS = 250;
  private static final RuleSet RULES =
      new RuleSet(
          "made",
          0.5,
          List.of(
              Rule.of("rising", 2, Condition.all("momentum-30d >= 5%")),
              Rule.of("falling", -2, Condition.all("momentum-30d <= -5%"))),
          Map.of(),
          0);

  private static SectorBook book(String... members) {
    return SectorBook.of(
        List.of(record("one", members), record("two", "TWO"), record("three", "THREE")));
  }

  private static SectorRecord record(String sector, String... members) {
    return new SectorRecord(
        new Sector(sector),
        LocalDate.EPOCH,
        12,
        Arrays.stream(members).map(Asset::new).toList(),
        "");
  }

  private static SignalWeeks weeks(MarketView end, SectorBook book, int from) {
    return SignalWeeks.of(
        end,
        Ids.MARKET,
        Asset.BTC,
        book,
        List.of(new Sector("one"), new Sector("two"), new Sector("three")),
        RULES,
        from * UtcDay.MILLIS);
  }

  /** BTC stays, ONE wins 1 % a day, TWO stays, THREE loses 1 %. */
  private static MadeFuturesMarket market() {
    return new MadeFuturesMarket(DAYS)
        .spot("BTC", _ -> 100)
        .spot("ONE", day -> 100 * StrictMath.pow(1.01, day))
        .spot("TWO", _ -> 100)
        .spot("THREE", day -> 100 * StrictMath.pow(0.99, day));
  }

  /** Trends that go on are ranked as they go on: every week's correlation is one. */
  @Test
  void signalsStandBesideWhatFollowed() {
    SignalWeeks weeks = weeks(market().viewOn(DAYS), book("ONE"), 60);
    SignalsReport report = SignalsReports.of(weeks, RULES, question(List.of(7, 30)));

    assertThat(weeks.first()).isEqualTo(60 * UtcDay.MILLIS);
    assertThat(weeks.size()).isEqualTo(28);
    assertThat(weeks.excess(0, 0, 7)).isCloseTo(StrictMath.pow(1.01, 7) - 1, within(1e-12));
    HorizonEvidence month = report.stance().apart().getLast();
    assertThat(month.mean().value().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(month.pairs()).isEqualTo(3 * weeks.weeks(30));
    assertThat(month.error().value()).hasValue(0);
    assertThat(report.stances())
        .containsEntry("increase", 28)
        .containsEntry("hold", 28)
        .containsEntry("reduce", 28);
  }

  /** What all sectors share never changes here, so that nothing is said of it; no figure is NaN. */
  @Test
  void whatNeverChangesIsSaid() {
    SignalsReport report =
        SignalsReports.of(
            weeks(market().viewOn(DAYS), book("ONE"), 60), RULES, question(List.of(7)));

    assertThat(report.stance().common())
        .allSatisfy(one -> {
          assertThat(one.coefficient().value()).isEmpty();
          assertThat(one.coefficient().reason()).isEqualTo("the same in every week");
        });
    assertThat(report.signals())
        .filteredOn(one -> one.name().equals("funding"))
        .first()
        .satisfies(one -> {
          assertThat(one.known()).isZero();
          assertThat(one.apart().getFirst().mean().reason())
              .isEqualTo("known for fewer than two sectors in every week");
        });
  }

  @Test
  void aRecordThatIsTooShortSaysSo() {
    SignalsReport report =
        SignalsReports.of(
            weeks(market().viewOn(DAYS), book("ONE"), 242), RULES, question(List.of(7, 30)));

    assertThat(report.mondays()).isEqualTo(2);
    assertThat(report.stance().apart().getLast().mean().reason())
        .isEqualTo("the record ends before 30 days are over");
    assertThat(report.luck().noiseLater().value()).isEmpty();
    assertThat(report.shifted()).isEmpty();
  }

  /** Twenty weeks and four horizons side by side: what fewer say of their error is no evidence. */
  @Test
  void fewWeeksHaveNoError() {
    SignalsReport report =
        SignalsReports.of(
            weeks(market().viewOn(DAYS), book("ONE"), 160), RULES, question(List.of(7)));

    HorizonEvidence week = report.stance().apart().getFirst();
    assertThat(week.mean().value().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(week.chance().value()).isEmpty();
    assertThat(week.chance().reason()).isEqualTo("12 weeks; an error needs 20");
  }

  /**
   * The perpetual GONE trades until day 100 and its bars go on flat and without volume: whoever
   * held it from day 95 on was left with the close of day 99. Its return is part of its sector's,
   * and is counted.
   */
  @Test
  void whatStopsTradingStaysAtItsLastTrade() {
    MarketView end =
        market()
            .perpetual("GONE", day -> day < 96 ? 100 : 40, day -> day < 100 ? 1 : 0)
            .viewOn(DAYS);
    SignalWeeks weeks = weeks(end, book("ONE", "GONE"), 95);

    assertThat(weeks.worth(new Asset("GONE")).later(0, 30)).isCloseTo(-0.6, within(1e-12));
    assertThat(weeks.ended(0, 0, 30)).isEqualTo(1);
    double own = StrictMath.pow(1.01, 30) - 1;
    assertThat(weeks.sectorReturn(0, 0, 30)).isCloseTo((own - 0.6) / 2, within(1e-9));
    assertThat(weeks.members(7, 0)).hasSize(2);
    assertThat(weeks.sectorReturn(7, 0, 30)).isCloseTo(own, within(1e-9));
  }

  /** Long ONE and short THREE by a half each: (1.01^7 - 0.99^7) / 2 a week, traded once. */
  @Test
  void aPanelOfSectorsIsTraded() {
    SignalWeeks weeks = weeks(market().viewOn(DAYS), book("ONE"), 60);
    RankPortfolio held =
        RankPortfolio.of(
                weeks.panel(
                    (_, signal) -> OptionalDouble.of(MeasuredSignal.steps(signal.stance()))),
                7)
            .orElseThrow();

    assertThat(held.meanReturn())
        .isCloseTo((StrictMath.pow(1.01, 7) - StrictMath.pow(0.99, 7)) / 2, within(1e-12));
    assertThat(held.traded() * held.moments()).isCloseTo(1, within(1e-12));
  }

  private static EvidenceQuestion question(List<Integer> horizons) {
    return new EvidenceQuestion(horizons, 0.001, 50, 1);
  }
}
