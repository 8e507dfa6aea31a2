// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ProfitRule;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.policy.SpotPlan;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Majors 50 %, DeFi (UNI) 30 %, infrastructure (LINK) 20 %. BTC and ETH stand still; day 0 is
 * 2025-01-01, a Wednesday, and Mondays are days 5, 12, 19 and so on: their reviews see the close of
 * the Sunday before.
 */
class ProfitTakingTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final Sector DEFI = new Sector("defi");
  private static final Sector INFRASTRUCTURE = new Sector("infrastructure");
  private static final int DAYS = 200;

  private static final ProfitRule THIRD =
      new ProfitRule(
          List.of(DEFI),
          ProfitRule.USUAL_ABOVE,
          ProfitRule.USUAL_DAYS,
          ProfitRule.USUAL_SELL,
          Optional.of(Sector.MAJORS));

  private static double[] closes(IntToDoubleFunction close) {
    double[] closes = new double[DAYS];
    Arrays.setAll(closes, close);
    return closes;
  }

  private static SectorRecord record(Sector sector, String member) {
    return new SectorRecord(sector, START, 12, List.of(new Asset(member)), "");
  }

  private static Rotation on(int day, IntToDoubleFunction uni, double link, ProfitRule rule) {
    MadeMarket market =
        MadeMarket.from(START.toString())
            .volume(1_000)
            .closes("BTC/USDT", closes(_ -> 100))
            .closes("ETH/USDT", closes(_ -> 100))
            .closes("UNI/USDT", closes(uni))
            .closes("LINK/USDT", closes(at -> 100 * StrictMath.pow(link, at)));
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(Sector.MAJORS, Percent.of("50"));
    weights.put(DEFI, Percent.of("30"));
    weights.put(INFRASTRUCTURE, Percent.of("20"));
    Policy plain =
        Policy.plain(
            SectorBook.of(List.of(record(DEFI, "UNI"), record(INFRASTRUCTURE, "LINK"))),
            Ids.VENUE,
            Money.usdt("100000"));
    Policy policy =
        plain.withCore(
            plain
                .core()
                .withSpot(
                    plain.core().profile(),
                    new SpotPlan(Percent.of("70"), weights, InsideSector.EQUAL))
                .withProfits(List.of(rule)));
    MarketView view = market.view(START.plusDays(day).toString());
    Account account =
        new Account(
            view.time(),
            List.of(new Balance(Place.SPOT, Asset.USDT, Quantity.parse("100000"))),
            List.of());
    Marks marks =
        Marks.of(view.time(), Asset.USDT, Map.of(Ids.parse("BTC/USDT"), Price.parse("100")));
    ReviewInput input = ReviewInput.of(policy, market.brackets(), view, account, marks, Map.of());
    return ProfitTaking.of(input, Rotation.none(weights));
  }

  private static String weight(Rotation rotation, Sector sector) {
    return rotation
        .weights()
        .getOrDefault(sector, Percent.ZERO)
        .value()
        .stripTrailingZeros()
        .toPlainString();
  }

  /** From 100 to 400 on day 40: the review of Monday, day 47, sees +300 % in 30 days. */
  private static double fourfold(int day) {
    return day < 40 ? 100 : 400;
  }

  /** A third of 30 points, rounded to eight decimals: 10. */
  @Test
  void aThirdIsTakenOnTheMondayAfterTheRise() {
    assertThat(on(40, ProfitTakingTest::fourfold, 1, THIRD).moves()).isEmpty();
    Rotation taken = on(47, ProfitTakingTest::fourfold, 1, THIRD);

    assertThat(weight(taken, DEFI)).isEqualTo("20");
    assertThat(weight(taken, Sector.MAJORS)).isEqualTo("60");
    assertThat(weight(taken, INFRASTRUCTURE)).isEqualTo("20");
    assertThat(taken.moves())
        .containsExactly(
            "defi rose by 300% in 30 days up to 2025-02-17, and 10.0 points of it go to majors");
  }

  /** Day 89 is the last of March; from July on, day 181, nothing of January to March is known. */
  @Test
  void itStaysTakenToTheEndOfTheNextQuarter() {
    for (int day : new int[] {48, 60, 89, 90, 150, 180}) {
      assertThat(on(day, ProfitTakingTest::fourfold, 1, THIRD).moves())
          .as("day %d", day)
          .hasSize(1);
    }
    assertThat(on(181, ProfitTakingTest::fourfold, 1, THIRD).moves()).isEmpty();
  }

  /** One cent less than fourfold is no such rise. */
  @Test
  void lessOfARiseTakesNothing() {
    assertThat(on(47, day -> day < 40 ? 100 : 399.99, 1, THIRD).moves()).isEmpty();
  }

  /** Fourfold again on day 90: a third of the 20 that are left. */
  @Test
  void aRiseAnewTakesOnceMore() {
    IntToDoubleFunction twice = day -> day < 40 ? 100 : day < 90 ? 400 : 1600;
    Rotation taken = on(96, twice, 1, THIRD);

    assertThat(taken.moves()).hasSize(2);
    assertThat(taken.weights().getOrDefault(DEFI, Percent.ZERO).value().doubleValue())
        .isCloseTo(30 * 4 / 9.0, within(1e-6));
    assertThat(
            taken.weights().values().stream().mapToDouble(one -> one.value().doubleValue()).sum())
        .isEqualTo(100);
  }

  /** LINK falls by 1 % a day, which is behind majors that stand still. */
  @Test
  void whatLagsTakesItsPlace() {
    ProfitRule lagging =
        new ProfitRule(List.of(DEFI), Percent.of("300"), 30, Percent.of("50"), Optional.empty());
    Rotation falling = on(47, ProfitTakingTest::fourfold, 0.99, lagging);
    Rotation rising = on(47, ProfitTakingTest::fourfold, 1.01, lagging);

    assertThat(weight(falling, INFRASTRUCTURE)).isEqualTo("35");
    assertThat(weight(rising, Sector.MAJORS)).isEqualTo("65");
  }

  /** What comes after changes nothing. */
  @Test
  void historyAfterwardsIsNotSeen() {
    for (int day = 30; day < 190; day += 7) {
      int cut = day;
      IntToDoubleFunction crash = at -> at < cut ? fourfold(at) : 1;
      assertThat(on(day, crash, 1, THIRD)).isEqualTo(on(day, ProfitTakingTest::fourfold, 1, THIRD));
    }
  }
}
