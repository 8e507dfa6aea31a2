// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.market.MissingFunding;
import dev.ballast.market.Recording;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesKind;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeaturesTest {
  private static final Asset SOL = new Asset("SOL");

  /** Of the 90 readings the last is 1, the others 0: (1 - 1/90) / sqrt((1 - 1/90) / 89) = 9.43. */
  @Test
  void measuresFundingAgainstItsOwnNinetyDays() {
    AssetFeatures features =
        measure(
            new MadeFuturesMarket(120)
                .funding("SOL", day -> day == 119 ? 7 / 3.0 / 365 : 0)
                .viewOn(120));

    assertThat(value(features, FeatureKind.FUNDING)).isCloseTo(1, within(1e-12));
    assertThat(value(features, FeatureKind.FUNDING_PEAK)).isCloseTo(1, within(1e-12));
    assertThat(value(features, FeatureKind.FUNDING_Z_SCORE))
        .isCloseTo((89 / 90.0) / Math.sqrt(89 / 90.0 / 89), within(1e-9));
    // One day of 7 among 30: 7 x sqrt(1/30).
    assertThat(value(features, FeatureKind.FUNDING_INSTABILITY))
        .isCloseTo(7 * Math.sqrt(1 / 30.0), within(1e-9));
  }

  /** 0.0001 every 8 hours, then 0.00005 every 4: 10.95 % a year throughout, whatever the bits. */
  @Test
  void fundingThatNeverChangedHasNoStanding() {
    AssetFeatures features = measure(new MadeFuturesMarket(120).evenFunding("SOL", 40).viewOn(120));

    assertThat(value(features, FeatureKind.FUNDING)).isCloseTo(0.1095, within(1e-12));
    assertThat(value(features, FeatureKind.FUNDING_INSTABILITY)).isZero();
    assertThat(absent(features, FeatureKind.FUNDING_Z_SCORE))
        .isEqualTo("funding did not change within 90 days");
  }

  @Test
  void takesTheDailySampleWhereTheFullRecordIsTooShortAndSaysSo() {
    MadeFuturesMarket market =
        new MadeFuturesMarket(120).fundingSample("SOL", day -> day < 110 ? 0 : 0.0001);

    assertThat(measure(market.viewOn(120)).feature(FeatureKind.FUNDING))
        .isInstanceOfSatisfying(
            Feature.Present.class,
            present -> {
              assertThat(present.value()).isCloseTo(0.1095, within(1e-12));
              assertThat(present.note()).contains("from one settlement a day");
            });
    assertThat(
            measure(market.funding("SOL", day -> 0.0002).viewOn(120)).feature(FeatureKind.FUNDING))
        .isInstanceOfSatisfying(
            Feature.Present.class,
            present -> {
              assertThat(present.value()).isCloseTo(0.219, within(1e-12));
              assertThat(present.note()).isEmpty();
            });
  }

  /** Of 120 days all settlements of the last 20 are known: 7 x 3 of 0.0002, not 7 of 0.0001. */
  @Test
  void takesTheFullRecordForTheDaysThatItCovers() {
    AssetFeatures features =
        measure(
            new MadeFuturesMarket(120)
                .fundingSample("SOL", day -> 0.0001 * (1 + day % 2))
                .fundingFrom("SOL", 100, 0.0002)
                .viewOn(120));

    assertThat(features.feature(FeatureKind.FUNDING))
        .isInstanceOfSatisfying(
            Feature.Present.class,
            present -> {
              assertThat(present.value()).isCloseTo(0.0002 * 3 * 365, within(1e-12));
              assertThat(present.note()).isEmpty();
            });
    for (FeatureKind kind :
        List.of(
            FeatureKind.FUNDING_Z_SCORE,
            FeatureKind.FUNDING_PEAK,
            FeatureKind.FUNDING_INSTABILITY)) {
      assertThat(features.feature(kind))
          .as("%s", kind)
          .isInstanceOfSatisfying(
              Feature.Present.class,
              present -> assertThat(present.note()).contains("from one settlement a day"));
    }
  }

  /** Spot ends 30 days before; the perpetual goes from 100 to 110 in the last 30 days. */
  @Test
  void aStaleSpotSeriesDoesNotHideThePerpetual() {
    AssetFeatures features =
        measure(
            new MadeFuturesMarket(90)
                .spot("SOL", day -> 100)
                .spot("BTC", day -> 1)
                .lasting(120)
                .perpetual("SOL", day -> day < 119 ? 100 : 110, day -> 1)
                .perpetual("BTC", day -> 1, day -> 1)
                .viewOn(120));

    assertThat(features.feature(FeatureKind.MOMENTUM_30D))
        .isInstanceOfSatisfying(
            Feature.Present.class,
            present -> {
              assertThat(present.value()).isCloseTo(0.1, within(1e-12));
              assertThat(present.note())
                  .contains("of the perpetual, daily bars of SOL/USDT end 1970-03-31");
            });
    assertThat(value(features, FeatureKind.RELATIVE_STRENGTH)).isCloseTo(0.1, within(1e-12));
    assertThat(absent(features, FeatureKind.BASIS)).contains("no daily close of both");
  }

  @Test
  void saysWhatIsMissingAndSinceWhen() {
    AssetFeatures features =
        measure(
            new MadeFuturesMarket(40)
                .funding("SOL", day -> 0.0001)
                .perpetual("SOL", day -> 100, day -> 1)
                .spot("BTC", day -> 1)
                .viewOn(40));

    assertThat(features.feature(FeatureKind.FUNDING)).isInstanceOf(Feature.Present.class);
    assertThat(absent(features, FeatureKind.FUNDING_Z_SCORE))
        .isEqualTo("funding is recorded since 1970-01-01, 96 days are needed");
    assertThat(absent(features, FeatureKind.OPEN_INTEREST_7D))
        .isEqualTo("no open interest of SOL/USDT:USDT is recorded");
    assertThat(absent(features, FeatureKind.VOLUME_TREND))
        .isEqualTo("the last 60 daily bars of SOL/USDT:USDT are not all recorded");
    assertThat(absent(features, FeatureKind.MOMENTUM_90D))
        .isEqualTo("no daily close of SOL is recorded for 1969-11-11");
    assertThat(absent(features, FeatureKind.BASIS))
        .isEqualTo("no daily bars of SOL/USDT are recorded");
  }

  @Test
  void doesNotTakeAnOldFigureForToday() {
    MarketView late =
        new MadeFuturesMarket(110)
            .funding("SOL", day -> 0.0001 * (day % 5))
            .openInterest("SOL", eighths -> 5)
            .perpetual("SOL", day -> 100, day -> 1)
            .spot("SOL", day -> 100)
            .spot("BTC", day -> 1)
            .viewOn(112);

    AssetFeatures features = measure(late);

    for (Map.Entry<FeatureKind, Feature> entry : features.features().entrySet()) {
      assertThat(entry.getValue()).as("%s", entry.getKey()).isInstanceOf(Feature.Absent.class);
    }
    assertThat(absent(features, FeatureKind.FUNDING)).isEqualTo("funding ends 1970-04-21");
    assertThat(absent(features, FeatureKind.OPEN_INTEREST_7D))
        .isEqualTo("open interest of SOL/USDT:USDT ends 1970-04-21");
    assertThat(absent(features, FeatureKind.MOMENTUM_30D))
        .isEqualTo("daily bars of SOL/USDT end 1970-04-20");
  }

  /** From 100 to 120 while BTC goes from 1 to 1.5: 1.2 / 1.5 - 1 = -20 %. */
  @Test
  void relativeStrengthIsThePriceInTheBenchmark() {
    AssetFeatures features =
        measure(
            new MadeFuturesMarket(100)
                .spot("SOL", day -> day < 90 ? 100 : 120)
                .perpetual("SOL", day -> day < 90 ? 100 : 120.6, day -> 1)
                .spot("BTC", day -> day < 90 ? 1 : 1.5)
                .viewOn(100));

    assertThat(value(features, FeatureKind.MOMENTUM_30D)).isCloseTo(0.2, within(1e-12));
    assertThat(value(features, FeatureKind.RELATIVE_STRENGTH)).isCloseTo(-0.2, within(1e-12));
    assertThat(value(features, FeatureKind.BASIS)).isCloseTo(0.005, within(1e-12));
  }

  @Test
  void dividesABundlesPriceByItsSize() {
    AssetFeatures features =
        FeatureTable.row(
            new MadeFuturesMarket(100)
                .spot("PEPE", day -> 0.002)
                .perpetual("1000PEPE", day -> 2.02, day -> 1)
                .spot("BTC", day -> 1)
                .viewOn(100),
            new Asset("PEPE"),
            Asset.BTC,
            Ids.MARKET);

    assertThat(value(features, FeatureKind.BASIS)).isCloseTo(0.01, within(1e-12));
  }

  /** In USDC +20 % against BTC's 0: 0.2; the pair in USDT stands still. */
  @Test
  void pricesAreInTheQuoteAskedFor() {
    AssetFeatures features =
        FeatureTable.row(
            new MadeFuturesMarket(100)
                .pair("SOL/USDC", day -> day < 90 ? 100 : 120)
                .pair("BTC/USDC", day -> 1)
                .pair("SOL/USDT", day -> 100)
                .viewOn(100),
            SOL,
            Asset.BTC,
            new Marketplace(Ids.VENUE, new Asset("USDC")));

    assertThat(value(features, FeatureKind.RELATIVE_STRENGTH)).isCloseTo(0.2, within(1e-12));
    assertThat(absent(features, FeatureKind.BASIS))
        .isEqualTo("no daily bars of SOL/USDC:USDC are recorded");
  }

  /** Coins from 100 to 90, the price from 10 to 11: 90 x 11 / (100 x 10) - 1 = -1 %. */
  @Test
  void countsOpenInterestAtThePriceToo() {
    AssetFeatures features =
        measure(
            new MadeFuturesMarket(100)
                .openInterest("SOL", eighths -> eighths < 285 ? 100 : 90)
                .perpetual("SOL", day -> day < 95 ? 10 : 11, day -> 1)
                .viewOn(100));

    assertThat(value(features, FeatureKind.OPEN_INTEREST_7D)).isCloseTo(-0.1, within(1e-12));
    assertThat(value(features, FeatureKind.OPEN_INTEREST_VALUE_7D)).isCloseTo(-0.01, within(1e-12));
    assertThat(value(features, FeatureKind.OPEN_INTEREST_VALUE_30D))
        .isCloseTo(-0.01, within(1e-12));
    assertThat(absent(features, FeatureKind.OPEN_INTEREST_TO_CAP))
        .isEqualTo("no capitalisation of SOL is recorded");
  }

  /**
   * A capitalisation of 20,000 at a spot close of 10 is 2,000 coins; 100 of them are held open, 5
   * %, however the price moves since. One that is older than 45 days says nothing.
   */
  @Test
  void setsOpenInterestBesideTheCapitalisationOfTheDay() {
    MadeFuturesMarket market =
        new MadeFuturesMarket(150)
            .capitalisation("SOL", 80, 20_000)
            .openInterest("SOL", eighths -> 100)
            .spot("SOL", day -> day < 95 ? 10 : 12)
            .perpetual("SOL", day -> day < 95 ? 10 : 12, day -> 1);

    assertThat(value(measure(market.viewOn(81)), FeatureKind.OPEN_INTEREST_TO_CAP))
        .isCloseTo(0.05, within(1e-12));
    assertThat(measure(market.viewOn(126)).feature(FeatureKind.OPEN_INTEREST_TO_CAP))
        .isInstanceOfSatisfying(
            Feature.Present.class,
            present -> {
              assertThat(present.value()).isCloseTo(0.05, within(1e-12));
              assertThat(present.note()).contains("at bybit, capitalisation of 1970-03");
            });
    assertThat(absent(measure(market.viewOn(80)), FeatureKind.OPEN_INTEREST_TO_CAP))
        .isEqualTo("no capitalisation of SOL is recorded");
    assertThat(absent(measure(market.viewOn(127)), FeatureKind.OPEN_INTEREST_TO_CAP))
        .isEqualTo("the capitalisation of SOL ends 1970-03-22, more than 45 days before");
  }

  /** 7 days of 30 coins at 10 against 7 of 1 coin at 12: 25 times. */
  @Test
  void setsThePerpetualsTurnoverBesideSpots() {
    MadeFuturesMarket market =
        new MadeFuturesMarket(20)
            .spot("SOL", day -> 12)
            .perpetual("SOL", day -> 10, day -> day < 13 ? 1000 : 30);

    assertThat(value(measure(market.viewOn(20)), FeatureKind.PERPETUAL_TO_SPOT))
        .isCloseTo(25, within(1e-12));
    assertThat(absent(measure(market.viewOn(6)), FeatureKind.PERPETUAL_TO_SPOT))
        .isEqualTo("the last 7 daily bars of SOL/USDT are not all recorded");
  }

  /**
   * Snapshots of 1, 2 and 3 make a day's mean of 2; of 90 readings 89 are 2 and the last, of 2, 3
   * and 4, is 3: above all others, itself counted half.
   */
  @Test
  void setsLongShortRatiosBesideTheirOwnNinetyDays() {
    MadeFuturesMarket market =
        new MadeFuturesMarket(100)
            .ratio(SeriesKind.ACCOUNT_RATIO, "SOL", i -> (i + 2) % 3 + 1 + (i > 297 ? 1 : 0));

    AssetFeatures features = measure(market.viewOn(100));

    assertThat(value(features, FeatureKind.ACCOUNT_RATIO)).isCloseTo(3, within(1e-12));
    assertThat(value(features, FeatureKind.ACCOUNT_RATIO_PERCENTILE))
        .isCloseTo(89.5 / 90, within(1e-12));
    assertThat(value(measure(market.viewOn(99)), FeatureKind.ACCOUNT_RATIO_PERCENTILE))
        .isEqualTo(0.5);
    assertThat(absent(measure(market.viewOn(58)), FeatureKind.ACCOUNT_RATIO_PERCENTILE))
        .isEqualTo(
            "the long/short ratio of accounts of SOL/USDT:USDT is recorded for 59 of the last 90"
                + " days, 60 are needed");
    assertThat(absent(measure(market.viewOn(102)), FeatureKind.ACCOUNT_RATIO))
        .isEqualTo("the long/short ratio of accounts of SOL/USDT:USDT ends 1970-04-11");
    assertThat(absent(features, FeatureKind.TAKER_RATIO))
        .isEqualTo("no buy/sell ratio of takers of SOL/USDT:USDT is recorded");
  }

  /** A kind that nobody asked for before rows were shared is measured by the run that asks. */
  @Test
  void aRunMeasuresOfSharedRowsWhatIsNotMeasuredYet() {
    MadeFuturesMarket market =
        new MadeFuturesMarket(100)
            .funding("SOL", day -> 0.0001)
            .perpetual("SOL", day -> 100 + day, day -> 1)
            .spot("BTC", day -> 1);
    MarketView first = market.viewOn(100);
    Feature funding = measure(first).feature(FeatureKind.FUNDING);

    HistoryFeed feed =
        HistoryFeed.of(
            first.share(),
            RuleBook.empty(),
            new Recording(
                List.of(), Interval.DAY, first.time(), first.time(), MissingFunding.STOP));
    feed.advance();
    AssetFeatures own = measure(feed.view());

    assertThat(own.feature(FeatureKind.FUNDING)).isSameAs(funding);
    assertThat(value(own, FeatureKind.FUNDING_PEAK)).isCloseTo(0.1095, within(1e-12));
    assertThat(value(own, FeatureKind.MOMENTUM_7D)).isCloseTo(199.0 / 192 - 1, within(1e-12));
    assertThat(FeatureCount.of(feed.view())).isEqualTo(2);
  }

  @Test
  void whatIsNotANumberIsNoFeature() {
    assertThatThrownBy(
            () -> new Feature.Present(Double.NaN, FeatureUnit.FRACTION, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AssetFeatures measure(MarketView view) {
    return FeatureTable.row(view, SOL, Asset.BTC, Ids.MARKET);
  }

  private static double value(AssetFeatures features, FeatureKind kind) {
    return switch (features.feature(kind)) {
      case Feature.Present present -> present.value();
      case Feature.Absent absent -> throw new AssertionError(absent.reason());
    };
  }

  private static String absent(AssetFeatures features, FeatureKind kind) {
    return switch (features.feature(kind)) {
      case Feature.Present present -> throw new AssertionError(kind + " is " + present.value());
      case Feature.Absent absent -> absent.reason();
    };
  }
}
