// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.MarketView;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Measures by hand, phases by their bounds, and what keeps one from changing to and fro. */
class RegimeTest {
  private static final List<Asset> OTHERS =
      List.of(new Asset("A"), new Asset("B"), new Asset("C"), new Asset("D"), new Asset("E"));
  private static final RegimeQuestion QUESTION =
      new RegimeQuestion(Asset.BTC, Ids.MARKET, OTHERS, RegimeRules.DEFAULT);

  private static MadeFuturesMarket market(
      int days, IntToDoubleFunction btc, IntToDoubleFunction others) {
    MadeFuturesMarket market = new MadeFuturesMarket(days).spot("BTC", btc);
    OTHERS.forEach(asset -> market.spot(asset.code(), others));
    return market;
  }

  /**
   * BTC at 100, and from day 380 at 80; others at 100, and from day 390 at 110; seen on day 400.
   * The high of a year is 100. BTC's mean of 200 days is (180 x 100 + 20 x 80) / 200 = 98, and 80 /
   * 98 - 1 = -18.4 %. It lost 20 % in 30 and in 90 days, the others gained 10 %: 0.8 / 1.1 - 1 =
   * -27.3 %. They stand above their mean of 100 days, 101.
   */
  @Test
  void measuresAreTheirDefinitions() {
    MarketView view =
        market(400, day -> day < 380 ? 100 : 80, day -> day < 390 ? 100 : 110).viewOn(400);
    RegimeReading reading = RegimeMeasures.of(view, QUESTION);

    assertThat(reading.missing()).isEmpty();
    Map<RegimeMeasure, Double> expected = new EnumMap<>(RegimeMeasure.class);
    expected.put(RegimeMeasure.DRAWDOWN, -0.2);
    expected.put(RegimeMeasure.TREND, 80 / 98.0 - 1);
    expected.put(RegimeMeasure.MONTH, -0.2);
    expected.put(RegimeMeasure.MOMENTUM, -0.2);
    expected.put(RegimeMeasure.DOMINANCE, 0.8 / 1.1 - 1);
    expected.put(RegimeMeasure.BREADTH, 1.0);
    expected.put(RegimeMeasure.LEADERS, 1.0);
    // One return of -20 % among thirty: its deviation is 0.2 / sqrt(30), a year times sqrt(365).
    expected.put(RegimeMeasure.VOLATILITY, 0.2 / Math.sqrt(30) * Math.sqrt(365));
    expected.forEach((measure, value) ->
        assertThat(reading.values().get(measure)).as("%s", measure).isCloseTo(value, within(1e-9)));
    assertThat(reading.dominanceBy())
        .isEqualTo("BTC against the mean of 5 other assets, which stands in for an index");
  }

  /**
   * BTC worth 600 of 1,000 until day 350 and the others 80 each; then BTC falls to 80 % as above
   * and the others rise to 110 %, supplies unchanged: 480 of 920 is 52.2 %, against 60 %: -13.0 %.
   * Without the capitalisation of one, the stated substitute stands in.
   */
  @Test
  void dominanceIsOfCapitalisationsWhereAllAreRecorded() {
    MadeFuturesMarket market =
        market(400, day -> day < 380 ? 100 : 80, day -> day < 390 ? 100 : 110)
            .capitalisations("BTC", 30, day -> day < 380 ? 600 : 480);
    OTHERS.stream()
        .limit(4)
        .forEach(asset -> market.capitalisations(asset.code(), 30, day -> day < 390 ? 80 : 88));
    RegimeReading lacking = RegimeMeasures.of(market.viewOn(400), QUESTION);
    assertThat(lacking.dominanceBy()).contains("stands in for an index");

    // Recorded on day 360 at the prices of then, and moved by the price since.
    RegimeReading whole =
        RegimeMeasures.of(
            market.capitalisations("E", 30, day -> day < 390 ? 80 : 88).viewOn(400), QUESTION);
    assertThat(whole.value(RegimeMeasure.DOMINANCE).getAsDouble())
        .isCloseTo(480.0 / 920 / 0.6 - 1, within(1e-9));
    assertThat(whole.dominanceBy())
        .isEqualTo("BTC's share of the recorded capitalisations of 6 assets, in place of an index");
  }

  /** A phase that stands is not known to go on where a measure of it is missing, and stands. */
  @Test
  void whatIsMissingEndsNoPhaseAndBeginsNone() {
    RegimeReading bear =
        reading(
            RegimeMeasure.DRAWDOWN, -40,
            RegimeMeasure.TREND, -15,
            RegimeMeasure.BREADTH, 20,
            RegimeMeasure.MONTH, -10,
            RegimeMeasure.LEADERS, 45,
            RegimeMeasure.MOMENTUM, -10);
    RegimeReading blind =
        new RegimeReading(
            0,
            Map.of(RegimeMeasure.BREADTH, 0.2, RegimeMeasure.MONTH, -0.1),
            Map.of(RegimeMeasure.TREND, "no bars", RegimeMeasure.DRAWDOWN, "none"),
            "");
    Regime held = looked(bear, bear);
    assertThat(held.in(Phase.BEAR, RegimeRules.DEFAULT)).contains(true);
    assertThat(held.in(Phase.PEAK, RegimeRules.DEFAULT)).contains(false);
    assertThat(held.isKnown(RegimeRules.DEFAULT)).isTrue();

    Regime standing = looked(bear, bear, blind, blind, blind);
    assertThat(standing.phase()).contains(Phase.BEAR);
    assertThat(standing.in(Phase.BEAR, RegimeRules.DEFAULT)).isEmpty();
    assertThat(standing.isKnown(RegimeRules.DEFAULT)).isFalse();
    assertThat(standing.sentences(Asset.BTC, RegimeRules.DEFAULT))
        .contains("Whether that goes on is not known, so it stands: no trend, no bars.");

    Regime none = looked(blind, blind);
    assertThat(none.phase()).isEmpty();
    assertThat(none.in(Phase.BEAR, RegimeRules.DEFAULT)).isEmpty();
    assertThat(none.unknown(RegimeRules.DEFAULT))
        .contains(
            "Whether a phase begins is not known, so none does: no trend, no bars; no drawdown,"
                + " none.");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    RegimeReading early = RegimeMeasures.of(market(60, _ -> 100, _ -> 100).viewOn(60), QUESTION);

    assertThat(early.value(RegimeMeasure.MONTH)).hasValue(0);
    assertThat(early.missing())
        .containsEntry(RegimeMeasure.TREND, "daily bars of BTC are not known of the last 200 days")
        .containsEntry(
            RegimeMeasure.BREADTH,
            "daily bars of 100 days are known of 0 of 5 other assets, 5 are needed");
    MarketView gap = market(400, _ -> 100, _ -> 100).viewOn(401);
    assertThat(RegimeMeasures.of(gap, QUESTION).values()).isEmpty();
  }

  private static RegimeReading reading(Object... measured) {
    Map<RegimeMeasure, Double> values = new EnumMap<>(RegimeMeasure.class);
    for (int i = 0; i < measured.length; i += 2) {
      values.put((RegimeMeasure) measured[i], (Integer) measured[i + 1] / 100.0);
    }
    return new RegimeReading(0, values, Map.of(), "");
  }

  private static Optional<Phase> found(RegimeReading reading) {
    Regime once = Regime.of(reading, RegimeRules.DEFAULT, Optional.empty());
    assertThat(once.phase()).isEmpty();
    return Regime.of(reading, RegimeRules.DEFAULT, Optional.of(once)).phase();
  }

  /** Found at two looks in a row, each phase by its own bounds. */
  @Test
  void eachPhaseBeginsByItsBounds() {
    assertThat(found(reading(RegimeMeasure.MOMENTUM, 20, RegimeMeasure.LEADERS, 10)))
        .contains(Phase.DOMINANCE);
    assertThat(
            found(
                reading(
                    RegimeMeasure.MOMENTUM, 20,
                    RegimeMeasure.LEADERS, 45,
                    RegimeMeasure.BREADTH, 60,
                    RegimeMeasure.DOMINANCE, -5)))
        .contains(Phase.LAYER_ONES);
    assertThat(
            found(
                reading(
                    RegimeMeasure.MOMENTUM, 20,
                    RegimeMeasure.LEADERS, 65,
                    RegimeMeasure.BREADTH, 80,
                    RegimeMeasure.DOMINANCE, -15)))
        .contains(Phase.NARRATIVES);
    assertThat(
            found(
                reading(
                    RegimeMeasure.DRAWDOWN, -18,
                    RegimeMeasure.MONTH, -10,
                    RegimeMeasure.BREADTH, 40,
                    RegimeMeasure.TREND, 3)))
        .contains(Phase.PEAK);
    assertThat(
            found(
                reading(
                    RegimeMeasure.DRAWDOWN, -40,
                    RegimeMeasure.MONTH, -10,
                    RegimeMeasure.BREADTH, 20,
                    RegimeMeasure.TREND, -15)))
        .contains(Phase.BEAR);
    assertThat(found(reading(RegimeMeasure.MOMENTUM, -5, RegimeMeasure.LEADERS, 45))).isEmpty();
  }

  /** Begun at 70 % of breadth it goes on at 56 %, and ends at 54 % seen twice. */
  @Test
  void aPhaseGoesOnByWiderBoundsThanItBeginsBy() {
    RegimeReading wide =
        reading(RegimeMeasure.MOMENTUM, 20, RegimeMeasure.LEADERS, 65, RegimeMeasure.BREADTH, 70);
    RegimeReading less =
        reading(RegimeMeasure.MOMENTUM, -1, RegimeMeasure.LEADERS, 46, RegimeMeasure.BREADTH, 56);
    RegimeReading gone =
        reading(RegimeMeasure.MOMENTUM, -1, RegimeMeasure.LEADERS, 46, RegimeMeasure.BREADTH, 54);
    Regime held = looked(wide, wide, less, less, less);
    assertThat(held.phase()).contains(Phase.NARRATIVES);
    assertThat(looked(wide, wide, gone).phase()).contains(Phase.NARRATIVES);
    assertThat(looked(wide, wide, gone, less, gone).phase()).contains(Phase.NARRATIVES);
    assertThat(looked(wide, wide, gone, gone).phase()).isEmpty();
    assertThat(looked(wide, wide, gone).sentences(Asset.BTC, RegimeRules.DEFAULT))
        .contains("That no longer holds, at 1 of 2 looks in a row, and no other phase begins.");
  }

  private static Regime looked(RegimeReading... readings) {
    Optional<Regime> last = Optional.empty();
    for (RegimeReading reading : readings) {
      last = Optional.of(Regime.of(reading, RegimeRules.DEFAULT, last));
    }
    return last.orElseThrow();
  }

  /** A hundred dates of a seeded market: what comes after changes no measure and no phase. */
  @Test
  void historyAfterwardsIsNotSeen() {
    SplittableRandom random = new SplittableRandom(20251127);
    double[] btc = walk(random);
    double[][] others = new double[OTHERS.size()][];
    for (int i = 0; i < others.length; i++) {
      others[i] = walk(random);
    }
    MarketView whole = made(900, btc, others).viewOn(900);
    int phases = 0;
    for (int i = 0; i < 100; i++) {
      int day = 390 + random.nextInt(510);
      Regime cut = RegimeHistory.at(made(day, btc, others).viewOn(day), QUESTION);
      Regime seen = RegimeHistory.at(whole.at(day * 86_400_000L), QUESTION);
      assertThat(seen).as("day %d", day).isEqualTo(cut);
      phases += cut.phase().isPresent() ? 1 : 0;
    }
    assertThat(phases).isGreaterThan(20);
  }

  private static double[] walk(SplittableRandom random) {
    double[] walk = new double[900];
    double price = 100;
    for (int day = 0; day < walk.length; day++) {
      price *= 1 + 0.03 * random.nextGaussian();
      walk[day] = price;
    }
    return walk;
  }

  private static MadeFuturesMarket made(int days, double[] btc, double[][] others) {
    MadeFuturesMarket market = new MadeFuturesMarket(days).spot("BTC", day -> btc[day]);
    for (int i = 0; i < others.length; i++) {
      double[] own = others[i];
      market.spot(OTHERS.get(i).code(), day -> own[day]);
    }
    return market;
  }

  @Test
  void boundsAreRead() {
    assertThat(RegimeBound.parse("drawdown <= -30%"))
        .isEqualTo(new RegimeBound(RegimeMeasure.DRAWDOWN, RegimeBound.Comparison.AT_MOST, -0.3))
        .hasToString("drawdown <= -30%");
    assertThat(RegimeBound.parse("trend < 2.25 %")).hasToString("trend < 2.25%");
    assertThat(RegimeBound.parse("breadth >= 7%")).hasToString("breadth >= 7%");
    assertThatThrownBy(() -> RegimeBound.parse("weather >= 3%"))
        .hasMessage(
            "no such measure: 'weather'; known: dominance, breadth, leaders, momentum, month, trend,"
                + " drawdown, volatility");
    assertThatThrownBy(() -> RegimeBound.parse("breadth = 3%"))
        .hasMessage("not a bound: 'breadth = 3%' (write breadth >= 70%)");
  }
}
