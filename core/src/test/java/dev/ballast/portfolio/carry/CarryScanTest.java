// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.policy.CarryKind;
import dev.ballast.report.desk.FuturesReport;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What carries are worth after their costs, worked out by hand. */
class CarryScanTest {
  private static final Asset SOL = MadeCarry.SOL;
  private static final Asset ETH = MadeCarry.ETH;
  private static final Percentage EXACT = Percentage.withPercentage(1e-9);

  /**
   * 100 in spot and a perpetual at 101, funding 0.03 % every 8 hours: 0.0009 a day, 32.85 % a year.
   * A coin ties up 100 + 101 x (1/2 + 1/4) = 175.75, so 100,000 pay for 568.99 coins. In 30 days
   * one earns 101 x 0.027 = 2.727; its fees are 2 x 100 x 0.001 + 2 x 101 x 0.0005 = 0.301, its
   * half spreads (200 + 202) x 0.0002 = 0.0804. That leaves 2.3456: 2.3456 / 175.75 x 365 / 30 =
   * 16.24 % a year. A day earns 0.0909, and 0.3814 / 0.0909 = 4.2: paid for after five days.
   */
  @Test
  void fundingPaysForFeesSpreadsMarginAndReserve() {
    CarryScan scan = new MadeCarry().spot("SOL").perpetual("SOL", 101, 0.0003).scan(100_000, SOL);

    assertThat(scan.missing()).isEmpty();
    assertThat(scan.quotes())
        .singleElement()
        .satisfies(quote -> {
          double coins = 100_000 / 175.75;
          assertThat(quote.kind()).isEqualTo(CarryKind.FUNDING);
          assertThat(quote.shortFuture()).isTrue();
          assertThat(quote.offered()).isTrue();
          assertThat(quote.limit()).isEmpty();
          assertThat(quote.coins()).isCloseTo(coins, EXACT);
          assertThat(quote.amounts().capital()).isCloseTo(100_000, EXACT);
          assertThat(quote.amounts().gross()).isCloseTo(2.727 * coins, EXACT);
          assertThat(quote.amounts().fees()).isCloseTo(0.301 * coins, EXACT);
          assertThat(quote.amounts().slippage()).isCloseTo(0.0804 * coins, EXACT);
          assertThat(quote.amounts().netYield()).isCloseTo(2.3456 / 175.75 * 365 / 30, EXACT);
          assertThat(quote.amounts().holdingYield()).isCloseTo(2.727 / 175.75 * 365 / 30, EXACT);
          assertThat(quote.breakEvenDays()).isEqualTo(OptionalInt.of(5));
          assertThat(quote.pair().basis()).isCloseTo(0.01, within(1e-12));
        });
    FundingOutlook.Known outlook = scan.quotes().getFirst().outlook().orElseThrow();
    assertThat(outlook.level()).isCloseTo(0.3285, EXACT);
    assertThat(outlook.expected()).isCloseTo(0.3285, EXACT);
    assertThat(outlook.persistence()).isEmpty();
    assertThat(outlook.month()).isCloseTo(0.027, EXACT);
    assertThat(outlook.rank()).isEqualTo(1);
    assertThat(outlook.flip().orElseThrow().flips()).isZero();
  }

  /**
   * A future at 103 for 2025-06-27, 77 1/3 days away, spot at 100. A coin ties up 100 + 103 x 0.75
   * = 177.25, earns 3, and costs 0.2 + (103 + 100) x 0.0005 = 0.3015 in fees and (200 + 103) x
   * 0.0002 = 0.0606 in half spreads: delivery has no spread. 2.6379 / 177.25 x 365 / 77.33 = 7.02 %
   * a year.
   */
  @Test
  void theBasisOfADatedFutureIsEarnedUntilItsDelivery() {
    MadeCarry made = new MadeCarry().spot("SOL").closes("SOL/USDT:USDT-250627", 103, 100);
    CarryScan scan = made.scan(100_000, SOL);
    double days = 77 + 8 / 24.0;

    assertThat(scan.missing())
        .containsExactly(new MissingCarry(SOL, CarryKind.FUNDING, "no perpetual of SOL is listed"));
    assertThat(scan.quotes())
        .singleElement()
        .satisfies(quote -> {
          assertThat(quote.kind()).isEqualTo(CarryKind.CALENDAR);
          assertThat(quote.amounts().days()).isCloseTo(days, EXACT);
          assertThat(quote.pair().annualisedBasis().orElseThrow())
              .isCloseTo(0.03 * 365 / days, EXACT);
          assertThat(quote.amounts().netYield()).isCloseTo(2.6379 / 177.25 * 365 / days, EXACT);
          assertThat(quote.outlook()).isEmpty();
        });
  }

  /** At 103 in June and 105 in September the far is 1.94 % above the near, over 91 days. */
  @Test
  void theTermStructureHasThePerpetualTheDatedOnesAndTheirSpread() {
    MadeCarry made =
        new MadeCarry()
            .spot("SOL")
            .perpetual("SOL", 100.5, 0.0001)
            .closes("SOL/USDT:USDT-250627", 103, 100)
            .closes("SOL/USDT:USDT-250926", 105, 100)
            .closes("SOL/USDT:USDT-250328", 101, 86);
    TermStructure terms = TermStructure.of(made.view(), Ids.MARKET, SOL);

    assertThat(terms.points())
        .extracting(one -> one.future().toString())
        .containsExactly("SOL/USDT:USDT", "SOL/USDT:USDT-250627", "SOL/USDT:USDT-250926");
    assertThat(terms.points().getFirst().annualisedBasis()).isEmpty();
    assertThat(terms.missing()).isEmpty();
    assertThat(terms.spreads())
        .singleElement()
        .satisfies(spread -> {
          assertThat(spread.rate()).isCloseTo(105.0 / 103 - 1, EXACT);
          assertThat(spread.days()).isCloseTo(91, EXACT);
          assertThat(spread.annualised()).isCloseTo((105.0 / 103 - 1) * 365 / 91, EXACT);
        });
  }

  /** Near above far is backwardation, which warns of a correction; far above near is contango. */
  @ParameterizedTest
  @CsvSource({"105, 103, backwardation", "103, 105, contango", "104, 104, level"})
  void nearAboveFarIsBackwardation(double near, double far, String shape) {
    MadeCarry made =
        new MadeCarry()
            .spot("SOL")
            .closes("SOL/USDT:USDT-250627", near, 100)
            .closes("SOL/USDT:USDT-250926", far, 100);
    Account nothing = new Account(made.view().time(), List.of(), List.of());

    assertThat(FuturesReport.of(made.view(), Ids.MARKET, nothing, List.of(SOL)).spreads())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.shape()).isEqualTo(shape);
          assertThat(row.rate()).isCloseTo(far / near - 1, EXACT);
        });
  }

  /** Longs receive: it takes coins that must be borrowed, unless there are some to sell. */
  @Test
  void negativeFundingIsSaidAndHadOnlyAgainstSpotThatIsOwned() {
    MadeCarry made =
        new MadeCarry()
            .spot("SOL")
            .perpetual("SOL", 101, -0.0003)
            .spot("ETH")
            .perpetual("ETH", 101, 0.00001);

    CarryScan without = made.scan(100_000, SOL, ETH);
    assertThat(without.quotes()).extracting(CarryQuote::asset).containsExactly(ETH, SOL);
    assertThat(without.best(SOL)).isEmpty();
    assertThat(without.quotes().getLast().notOffered())
        .contains(
            "funding is expected at -32.9% a year: that is earned by a short of coins, which must be"
                + " borrowed");

    CarryScan with =
        made.scan(
            new CarryWish(List.of(SOL), EnumSet.of(CarryKind.FUNDING), 100_000, Map.of(SOL, 50.0)));
    assertThat(with.best(SOL))
        .hasValueSatisfying(quote -> {
          assertThat(quote.shortFuture()).isFalse();
          assertThat(quote.coins()).isEqualTo(50);
          assertThat(quote.limit()).contains("no more is owned");
          // The sale pays for margin and reserve of 75.75 a coin: 100 a coin are tied up.
          assertThat(quote.amounts().capital()).isCloseTo(5_000, EXACT);
          assertThat(quote.amounts().netYield()).isCloseTo(2.3456 / 100 * 365 / 30, EXACT);
        });
  }

  /** A thousand coins are traded a day: one per cent are ten. */
  @Test
  void noLegTakesMoreThanOnePerCentOfADaysVolume() {
    MadeCarry made = new MadeCarry().spot("SOL");
    made.market.volume(1_000);
    CarryScan scan = made.perpetual("SOL", 101, 0.0003).scan(100_000, SOL);

    assertThat(scan.quotes().getFirst().coins()).isCloseTo(10, EXACT);
    assertThat(scan.quotes().getFirst().limit()).contains("1% of a day's volume");
    assertThat(scan.quotes().getFirst().amounts().capital()).isCloseTo(1_757.5, EXACT);
  }

  /**
   * A contract on a thousand coins is priced and counted per coin; a million are traded in spot.
   */
  @Test
  void aContractOnAMultipleIsReckonedInCoins() {
    MadeCarry made = new MadeCarry().closes("PEPE/USDT", 0.1, 100);
    made.closes("1000PEPE/USDT:USDT", 101, 100);
    made.market.fundingEvery(8, "1000PEPE/USDT:USDT", "2025-01-01", MadeCarry.DAY, 0.0003);
    CarryQuote quote = made.scan(100_000, new Asset("PEPE")).quotes().getFirst();

    assertThat(quote.pair().futurePrice()).isCloseTo(0.101, EXACT);
    assertThat(quote.pair().futureVolume()).isEqualTo(1e9);
    assertThat(quote.coins()).isCloseTo(10_000, EXACT);
  }

  @Test
  void whatIsMissingIsSaidForEachAsset() {
    MadeCarry made =
        new MadeCarry()
            .spot("SOL")
            .closes("SOL/USDT:USDT", 101, 100)
            .closes("ETH/USDT:USDT", 101, 100)
            .spot("UNI")
            .closes("UNI/USDT:USDT", 101, 90)
            .spot("AAVE")
            .closes("AAVE/USDT:USDT", 101, 100);
    made.market.fundingEvery(8, "AAVE/USDT:USDT", "2025-03-01", MadeCarry.DAY, 0.0001);
    made.market.fundingEvery(8, "UNI/USDT:USDT", "2025-01-01", MadeCarry.DAY, 0.0001);
    made.spot("CRV").closes("CRV/USDT:USDT", 101, 100);
    made.market.fundingEvery(8, "CRV/USDT:USDT", "2025-01-01", "2025-04-01", 0.0001);
    made.spot("LINK").closes("LINK/USDT:USDT", 101, 100);
    made.market.fundingEvery(8, "LINK/USDT:USDT", "2025-01-01", "2025-04-06", 0.0001);
    made.market.fundingEvery(8, "LINK/USDT:USDT", "2025-04-08", MadeCarry.DAY, 0.0001);
    CarryScan scan =
        made.scan(
            1_000,
            SOL,
            ETH,
            new Asset("UNI"),
            new Asset("AAVE"),
            new Asset("CRV"),
            new Asset("LINK"));

    assertThat(scan.quotes()).isEmpty();
    assertThat(scan.missing())
        .extracting(MissingCarry::asset, MissingCarry::reason)
        .extracting(one -> one.toList().get(0) + ": " + one.toList().get(1))
        .containsExactly(
            "AAVE: funding of AAVE/USDT:USDT is recorded for 41 whole days, 60 are needed",
            "CRV: funding of CRV/USDT:USDT ends 2025-04-01",
            "ETH: no daily bars of ETH/USDT are recorded",
            "LINK: funding of LINK/USDT:USDT has holes within the 7 days before 2025-04-11",
            "SOL: no funding of SOL/USDT:USDT is recorded",
            "UNI: daily bars of UNI/USDT:USDT end 2025-03-31");
  }

  /** What follows the time changes nothing. */
  @Test
  void seesNothingOfWhatFollows() {
    MadeCarry made = new MadeCarry().spot("SOL").perpetual("SOL", 101, 0.0003);
    CarryScan before = made.scan(100_000, SOL);
    made.market.closes("SOL/USDT", 500).closes("SOL/USDT:USDT", 100);
    made.market.fundingEvery(8, "SOL/USDT:USDT", MadeCarry.DAY, "2025-06-01", -0.01);

    assertThat(made.scan(100_000, SOL)).isEqualTo(before);
  }

  /** Settled every 4 hours: after 00:00 of the day comes 04:00, and so on. */
  @Test
  void theNextSettlementFollowsAtTheSpacingOfTheLast() {
    MadeCarry made = new MadeCarry().spot("SOL").closes("SOL/USDT:USDT", 101, 100);
    made.market.fundingEvery(4, "SOL/USDT:USDT", "2025-04-01", MadeCarry.DAY, 0.0002);

    assertThat(NextFunding.of(made.view(), Ids.parse("SOL/USDT:USDT")))
        .isEqualTo(
            Optional.of(
                new NextFunding(
                    Ids.parse("SOL/USDT:USDT"),
                    MadeMarket.at("2025-04-11T04:00:00Z"),
                    4 * 3_600_000L,
                    0.0002)));
    assertThat(NextFunding.of(made.view(), Ids.parse("ETH/USDT:USDT"))).isEmpty();
  }
}
