// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.MarketView;
import dev.ballast.market.NamedSeries;
import dev.ballast.market.Sector;
import dev.ballast.signal.feature.SeriesFeature.Measure;
import dev.ballast.testing.MadeFuturesMarket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesFeatureTest {
  private static final Sector DEFI = new Sector("defi");
  private static final SeriesFeature CHANGE = new SeriesFeature("supply", Measure.CHANGE);
  private static final SeriesFeature SCORE = new SeriesFeature("supply", Measure.Z_SCORE);

  /** 100 until day 300 and 110 on the last day: +10 %; a sector's own goes before the market's. */
  @Test
  void isTheChangeOfThirtyDaysOfTheSectorsOwnSeriesOrOfTheMarkets() {
    MarketView view =
        new MadeFuturesMarket(300)
            .named("supply", day -> day < 300 ? 100 : 110)
            .named("supply@defi", day -> day < 300 ? 100 : 95)
            .viewOn(300);

    assertThat(CHANGE.of(view, new Sector("gaming")))
        .isEqualTo(
            new Feature.Present(
                110 / 100.0 - 1, FeatureUnit.FRACTION, Optional.of("of the whole market")));
    assertThat(CHANGE.of(view, DEFI))
        .isEqualTo(
            new Feature.Present(
                95 / 100.0 - 1, FeatureUnit.FRACTION, Optional.of("of the sector")));
    assertThat(CHANGE.say(-0.05)).isEqualTo("supply fell 5.0% in 30 days");
    assertThat(view.named())
        .isEqualTo(
            List.of(
                new NamedSeries("supply", Optional.empty()),
                new NamedSeries("supply", Optional.of(DEFI))));
  }

  /**
   * Of 271 changes the last is 5, the others 0: (5 - 5/271) / (5 x sqrt((1 - 1/271) / 270)) =
   * sqrt(270 x 270/271) = 16.40, whatever the unit; of flows of either sign too.
   */
  @Test
  void theZScoreIsOfTheChangeInItsOwnUnit() {
    for (double level : new double[] {100, 0, -3}) {
      MarketView view =
          new MadeFuturesMarket(300)
              .named("supply", day -> day < 300 ? level : level + 5)
              .viewOn(300);

      Feature score = SCORE.of(view, DEFI);

      assertThat(((Feature.Present) score).value()).isCloseTo(270 / Math.sqrt(271), within(1e-9));
    }
  }

  @Test
  void saysWhyThereIsNone() {
    assertThat(reason(CHANGE, new MadeFuturesMarket(40).viewOn(40)))
        .isEqualTo("no series supply is recorded");
    assertThat(reason(CHANGE, new MadeFuturesMarket(40).named("supply", day -> 1).viewOn(48)))
        .isEqualTo("supply ends 1970-02-10");
    assertThat(reason(CHANGE, new MadeFuturesMarket(20).named("supply", day -> 1).viewOn(20)))
        .isEqualTo("no supply is recorded for 1969-12-22");
    assertThat(
            reason(
                CHANGE, new MadeFuturesMarket(40).named("supply@defi", day -> day - 10).viewOn(40)))
        .isEqualTo(
            "supply of defi was 0.0 on 1970-01-11: no change from there is a share; its z-score is"
                + " known");
    assertThat(reason(SCORE, new MadeFuturesMarket(40).named("supply", day -> 1).viewOn(40)))
        .isEqualTo("supply has a change on 11 of the last 365 days, 180 are needed");
    assertThat(reason(SCORE, new MadeFuturesMarket(300).named("supply", day -> 1).viewOn(300)))
        .isEqualTo("supply changed alike on all of 271 days");
  }

  /** A rule names what it wants of a series; other names are of no feature. */
  @Test
  void isNamedInRules() {
    assertThat(FeatureName.named("supply.30d")).contains(CHANGE);
    assertThat(FeatureName.named("supply.z-score")).contains(SCORE);
    assertThat(FeatureName.named(CHANGE.toString())).contains(CHANGE);
    for (String other : List.of("supply", "supply.7d", ".30d", "Supply.30d", "a b.30d")) {
      assertThat(FeatureName.named(other)).as(other).isEmpty();
    }
  }

  private static String reason(SeriesFeature feature, MarketView view) {
    return switch (feature.of(view, DEFI)) {
      case Feature.Present present -> throw new AssertionError(present.value());
      case Feature.Absent absent -> absent.reason();
    };
  }
}
