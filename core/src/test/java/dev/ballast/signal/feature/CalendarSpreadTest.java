// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.MarketView;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarSpreadTest {
  /** 27 December 2024 and 28 March 2025 are 91 days apart. */
  private static final int NEAR = (int) LocalDate.of(2024, 12, 27).toEpochDay();

  private static MadeFuturesMarket market() {
    return new MadeFuturesMarket(NEAR + 90)
        .dated("SOL", "241227", day -> 100)
        .dated("SOL", "250328", day -> 97.5)
        .dated("SOL", "250627", day -> 99.45);
  }

  /** (97.5 / 100 - 1) x 365 / 91 = -10.03 % a year: near above far, backwardation. */
  @Test
  void isBelowZeroWhereTheNearMonthStandsAboveTheFarOne() {
    Feature spread = spread(market().viewOn(NEAR - 1));

    assertThat(spread)
        .isInstanceOfSatisfying(
            Feature.Present.class,
            present -> {
              assertThat(present.value()).isCloseTo(-0.025 * 365 / 91, within(1e-12));
              assertThat(present.note()).contains("of 2024-12-27 and 2025-03-28");
              assertThat(FeatureKind.CALENDAR_SPREAD.say(present.value()))
                  .isEqualTo("the far month is 10.0% a year below the near one");
            });
  }

  /** Once December is delivered March is the near month: (99.45 / 97.5 - 1) x 365 / 91 = 8.02 %. */
  @Test
  void goesOnToTheNextPairWhenTheNearMonthIsDelivered() {
    Feature spread = spread(market().viewOn(NEAR + 1));

    assertThat(((Feature.Present) spread).value()).isCloseTo(0.02 * 365 / 91, within(1e-12));
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(spread(new MadeFuturesMarket(10).spot("SOL", day -> 1).viewOn(10)))
        .isEqualTo(new Feature.Absent("two dated futures on SOL are needed, none is recorded"));
    assertThat(spread(new MadeFuturesMarket(10).dated("SOL", "241227", day -> 1).viewOn(10)))
        .isEqualTo(
            new Feature.Absent(
                "two dated futures on SOL are needed, only SOL/USDT:USDT-241227 is recorded"));
    assertThat(
            spread(
                new MadeFuturesMarket(10)
                    .dated("SOL", "241227", day -> 1)
                    .lasting(20)
                    .dated("SOL", "250328", day -> 1)
                    .viewOn(20)))
        .isEqualTo(
            new Feature.Absent("two dated futures on SOL are needed, 1 of 2 closed at 1970-01-21"));
  }

  private static Feature spread(MarketView view) {
    return FeatureTable.row(view, new Asset("SOL"), Asset.BTC, Ids.MARKET)
        .feature(FeatureKind.CALENDAR_SPREAD);
  }
}
