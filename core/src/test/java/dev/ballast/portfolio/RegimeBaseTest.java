// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.MacroView;
import dev.ballast.policy.RegimePlan;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.signal.regime.Phase;
import dev.ballast.signal.regime.PhaseRule;
import dev.ballast.signal.regime.RegimeRules;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * What each phase buys, by hand, from majors 50, layer-1 20, defi 10, infrastructure 10 and gaming
 * 10 in steps of five points: BTC doubles on day 200, 1970-07-20, so that its return of 90 days is
 * 100 % from then to day 290 and nothing otherwise, and one phase is told by that alone.
 */
class RegimeBaseTest {
  private static final String PLAN = "majors 50 layer-1 20 defi 10 infrastructure 10 gaming 10";
  private static final int UP = 200;
  private static final List<String> SECTORS =
      List.of("layer-1", "defi", "infrastructure", "gaming");
  private static final List<String> MEMBERS = List.of("LAYER", "DEFI", "INFRA", "GAME");

  private static SequencedMap<Sector, Percent> weights(String text) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    String[] words = text.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      weights.put(new Sector(words[i]), Percent.of(words[i + 1]));
    }
    return weights;
  }

  private static RegimeBase base(String weights, RegimePlan plan) {
    List<SectorRecord> records = new ArrayList<>();
    for (int i = 0; i < SECTORS.size(); i++) {
      records.add(
          new SectorRecord(
              new Sector(SECTORS.get(i)),
              LocalDate.EPOCH,
              12,
              List.of(new Asset(MEMBERS.get(i))),
              ""));
    }
    return new RegimeBase(
        weights(weights), SectorBook.of(records), Asset.BTC, Ids.MARKET, plan, Frequency.MONTHLY);
  }

  /** One look tells a phase by the benchmark's return of 90 days. */
  private static RegimePlan only(Phase phase) {
    List<String> bounds = List.of("momentum >= 50%");
    return plan(new RegimeRules("made", List.of(PhaseRule.of(phase, bounds, bounds)), 1), "15");
  }

  private static RegimePlan plan(RegimeRules rules, String reach) {
    return new RegimePlan(true, rules, Percent.of("5"), Percent.of(reach), 30, 1, List.of());
  }

  private static MadeFuturesMarket market(int days, IntToDoubleFunction defi) {
    return new MadeFuturesMarket(days)
        .spot("BTC", day -> day < UP ? 100 : 200)
        .spot("ETH", _ -> 100)
        .spot("LAYER", _ -> 100)
        .spot("INFRA", _ -> 100)
        .spot("GAME", day -> day < 250 ? 100 : 150)
        .spot("DEFI", defi);
  }

  private static RegimeTilt at(RegimeBase base, MarketView whole, String day) {
    return base.tilt(whole.at(UtcDay.start(LocalDate.parse(day)))).orElseThrow();
  }

  private static void weightsOf(RegimeBase base, String... daysAndWeights) {
    MarketView whole = market(420, day -> day < 205 ? 100 : 300).viewOn(420);
    for (int i = 0; i < daysAndWeights.length; i += 2) {
      assertThat(at(base, whole, daysAndWeights[i]).weights())
          .as(daysAndWeights[i])
          .isEqualTo(weights(daysAndWeights[i + 1]));
    }
  }

  /** Ten points of the others' fifty, so a tenth of each with each review; and back. */
  @Test
  void dominancePeakAndBearBuyTwoStepsOfMajors() {
    for (Phase phase : List.of(Phase.DOMINANCE, Phase.PEAK, Phase.BEAR)) {
      weightsOf(
          base(PLAN, only(phase)),
          "1970-07-31",
          PLAN,
          "1970-08-01",
          "majors 55 layer-1 18 defi 9 infrastructure 9 gaming 9",
          "1970-08-31",
          "majors 55 layer-1 18 defi 9 infrastructure 9 gaming 9",
          "1970-09-01",
          "majors 60 layer-1 16 defi 8 infrastructure 8 gaming 8",
          "1970-10-01",
          "majors 60 layer-1 16 defi 8 infrastructure 8 gaming 8",
          "1970-11-01",
          "majors 55 layer-1 18 defi 9 infrastructure 9 gaming 9",
          "1970-12-01",
          PLAN,
          "1971-01-01",
          PLAN);
    }
    MarketView whole = market(420, _ -> 100).viewOn(420);
    RegimeTilt first = at(base(PLAN, only(Phase.PEAK)), whole, "1970-08-01");
    assertThat(first.reasons())
        .containsExactly(
            "Peak and consolidation, since 1970-07-27: BTC +100.0% in 90 days.",
            "Weights are on their way to majors 60% (plan 50%), layer-1 16% (plan 20%), defi 8%"
                + " (plan 10%), infrastructure 8% (plan 10%), gaming 8% (plan 10%), a step a review at"
                + " most.");
    assertThat(first.moves().getFirst()).isEqualTo("majors from 50% to 55%");
    assertThat(first.distances().getFirst()).isEqualTo("majors 55% (plan 50%)");
  }

  @Test
  void layerOnesBuyAStepOfLayerOneAndInfrastructureTogether() {
    weightsOf(
        base(PLAN, only(Phase.LAYER_ONES)),
        "1970-08-01",
        "majors 45 layer-1 22.5 defi 10 infrastructure 12.5 gaming 10",
        "1970-09-01",
        "majors 45 layer-1 22.5 defi 10 infrastructure 12.5 gaming 10",
        "1970-11-01",
        PLAN);
    weightsOf(
        base("majors 60 layer-1 20 gaming 20", only(Phase.LAYER_ONES)),
        "1970-08-01",
        "majors 55 layer-1 25 gaming 20");
    RegimeBase without = base("majors 60 defi 40", only(Phase.LAYER_ONES));
    weightsOf(without, "1970-09-01", "majors 60 defi 40");
    assertThat(at(without, market(420, _ -> 100).viewOn(420), "1970-09-01").reasons())
        .containsExactly(
            "Layer-1s and infrastructure catch up, since 1970-07-27: BTC +100.0% in 90 days.",
            "It buys layer-1 and infrastructure, and the plan gives neither a weight: nothing is"
                + " bought.");
  }

  /**
   * DeFi triples on day 205, 1970-07-25: on 1 August it is 200 % up in 30 days and BTC 100 %. On 1
   * September neither moved in 30 days. Gaming gains 50 % on day 250, so that it leads on 1
   * October.
   */
  @Test
  void narrativesBuyAStepOfTheSectorInTheLead() {
    RegimeBase base = base(PLAN, only(Phase.NARRATIVES));
    weightsOf(
        base,
        "1970-08-01",
        "majors 45 layer-1 20 defi 15 infrastructure 10 gaming 10",
        "1970-09-01",
        PLAN,
        "1970-10-01",
        "majors 45 layer-1 20 defi 10 infrastructure 10 gaming 15",
        "1970-11-01",
        PLAN);
    MarketView whole = market(420, day -> day < 205 ? 100 : 300).viewOn(420);
    assertThat(at(base, whole, "1970-08-01").reasons())
        .containsExactly(
            "Narratives run, since 1970-07-27: BTC +100.0% in 90 days.",
            "In the lead: defi +100.0 points against BTC in 30 days.");
    assertThat(at(base, whole, "1970-09-01").reasons().get(1))
        .startsWith("No sector of the plan leads: the best, layer-1 +0.0 points against BTC");
  }

  /**
   * A sector without returns is not compared; without any the level stays, and at first the plan's.
   */
  @Test
  void aSectorWithoutReturnsIsNotCompared() {
    MarketView some =
        new MadeFuturesMarket(420)
            .spot("BTC", day -> day < UP ? 100 : 200)
            .spot("DEFI", day -> day < 205 ? 100 : 300)
            .viewOn(420);
    RegimeBase base = base(PLAN, only(Phase.NARRATIVES));
    assertThat(at(base, some, "1970-08-01").reasons())
        .contains("Not compared for want of returns: layer-1, infrastructure, gaming.");
    MarketView none =
        new MadeFuturesMarket(420).spot("BTC", day -> day < UP ? 100 : 200).viewOn(420);
    RegimeTilt blind = at(base, none, "1970-08-01");
    assertThat(blind.isPlan()).isTrue();
    assertThat(blind.reasons().getLast()).startsWith("Which sector leads is not known: layer-1: ");
  }

  /** From one leader to the next a step changes hands; two leaders share one. */
  @Test
  void aNewLeaderTakesTheStepOfTheOld() {
    MarketView whole =
        new MadeFuturesMarket(420)
            .spot("BTC", day -> day < UP ? 100 : 200)
            .spot("LAYER", _ -> 100)
            .spot("INFRA", _ -> 100)
            .spot("GAME", day -> day < 235 ? 100 : 150)
            .spot("DEFI", day -> day < 205 ? 100 : day < 235 ? 300 : 330)
            .viewOn(420);
    RegimeBase one = base(PLAN, only(Phase.NARRATIVES));
    assertThat(at(one, whole, "1970-08-01").weights())
        .isEqualTo(weights("majors 45 layer-1 20 defi 15 infrastructure 10 gaming 10"));
    assertThat(at(one, whole, "1970-09-01").weights())
        .isEqualTo(weights("majors 45 layer-1 20 defi 10 infrastructure 10 gaming 15"));
    RegimePlan plan = only(Phase.NARRATIVES);
    RegimeBase two =
        base(PLAN, new RegimePlan(true, plan.rules(), plan.step(), plan.reach(), 30, 2, List.of()));
    assertThat(at(two, whole, "1970-09-01").weights())
        .isEqualTo(weights("majors 45 layer-1 20 defi 12.5 infrastructure 10 gaming 12.5"));
  }

  /** No weight is below nothing and none further from the plan than the reach. */
  @Test
  void theReachAndNothingBindEveryWeight() {
    weightsOf(
        base("majors 95 defi 5", only(Phase.DOMINANCE)),
        "1970-08-01",
        "majors 100 defi 0",
        "1970-10-01",
        "majors 100 defi 0");
    weightsOf(
        base(PLAN, plan(only(Phase.DOMINANCE).rules(), "7")),
        "1970-08-01",
        "majors 53.5 layer-1 18.6 defi 9.3 infrastructure 9.3 gaming 9.3",
        "1970-10-01",
        "majors 57 layer-1 17.2 defi 8.6 infrastructure 8.6 gaming 8.6");
  }

  /**
   * BTC's bars end on day 240, 1970-08-29. On 1 September it is not known whether the phase goes
   * on: the level stays, and the way to it is walked to its end. It never comes back by itself.
   */
  @Test
  void whatIsNotKnownLeavesTheLevel() {
    MarketView cut =
        new MadeFuturesMarket(240)
            .spot("BTC", day -> day < UP ? 100 : 200)
            .lasting(420)
            .spot("LAYER", _ -> 100)
            .viewOn(420);
    RegimeBase base = base(PLAN, only(Phase.DOMINANCE));
    RegimeTilt known = at(base, cut, "1970-08-01");
    RegimeTilt unknown = at(base, cut, "1970-12-01");

    assertThat(known.known()).isTrue();
    assertThat(unknown.known()).isFalse();
    assertThat(unknown.phase()).contains(Phase.DOMINANCE);
    assertThat(unknown.weights())
        .isEqualTo(weights("majors 60 layer-1 16 defi 8 infrastructure 8 gaming 8"));
    assertThat(unknown.reasons())
        .containsExactly(
            "Bitcoin leads, since 1970-07-27: momentum is not known.",
            "Whether that goes on is not known, so it stands: no momentum, daily bars of BTC are not"
                + " known of the last 90 days.");
  }

  /**
   * Dominance ends for certain in October; whether a peak begins is not known before there is a
   * year of closes. The ended phase is undone all the same.
   */
  @Test
  void aPhaseThatEndedIsUndoneWhateverIsNotKnownOfOthers() {
    List<String> up = List.of("momentum >= 50%");
    List<String> down = List.of("drawdown <= -50%");
    RegimeRules rules =
        new RegimeRules(
            "made",
            List.of(PhaseRule.of(Phase.DOMINANCE, up, up), PhaseRule.of(Phase.PEAK, down, down)),
            1);
    RegimeBase base = base(PLAN, plan(rules, "15"));
    weightsOf(
        base,
        "1970-10-01",
        "majors 60 layer-1 16 defi 8 infrastructure 8 gaming 8",
        "1970-11-01",
        "majors 55 layer-1 18 defi 9 infrastructure 9 gaming 9",
        "1970-12-01",
        PLAN);
    RegimeTilt ended = at(base, market(420, _ -> 100).viewOn(420), "1970-11-01");
    assertThat(ended.known()).isFalse();
    assertThat(ended.reasons().get(1))
        .isEqualTo(
            "Whether a phase begins is not known, so none does: no drawdown, daily bars of BTC are"
                + " not known of the last 365 days.");
  }

  private static MacroView view(String from, String until, String sector, boolean more) {
    return new MacroView(
        LocalDate.parse(from),
        until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)),
        new Sector(sector),
        more,
        "rates are cut");
  }

  /** From its day on and not before; a step while it holds; with a phase both. */
  @Test
  void aViewTiltsByAStepWhileItHolds() {
    RegimePlan views =
        RegimePlan.NONE.withViews(List.of(view("1970-03-15", "1970-06-01", "majors", true)));
    RegimeBase alone = base(PLAN, views);
    weightsOf(
        alone,
        "1970-03-31",
        PLAN,
        "1970-04-01",
        "majors 55 layer-1 18 defi 9 infrastructure 9 gaming 9",
        "1970-05-31",
        "majors 55 layer-1 18 defi 9 infrastructure 9 gaming 9",
        "1970-06-01",
        PLAN);
    assertThat(at(alone, market(420, _ -> 100).viewOn(420), "1970-04-01").reasons())
        .containsExactly("Your view since 1970-03-15, majors +1 step: rates are cut");
    MarketView whole = market(420, _ -> 100).viewOn(420);
    assertThat(at(alone, whole, "1970-06-01").reasons())
        .containsExactly(
            "Your view since 1970-03-15, majors +1 step, has ended.",
            "Weights go back to the plan's.");
    assertThat(at(alone, whole, "1970-07-01").reasons()).isEmpty();
    weightsOf(
        base(PLAN, RegimePlan.NONE.withViews(List.of(view("1970-03-15", "", "defi", false)))),
        "1970-04-01",
        "majors 55 layer-1 20 defi 5 infrastructure 10 gaming 10");
    weightsOf(
        base(
            PLAN, only(Phase.DOMINANCE).withViews(List.of(view("1970-08-15", "", "gaming", true)))),
        "1970-08-01",
        "majors 55 layer-1 18 defi 9 infrastructure 9 gaming 9",
        // To majors 55, the others 16, 8, 8 and 13: five points away, of which gaming takes four.
        "1970-09-01",
        "majors 55 layer-1 16 defi 8 infrastructure 8 gaming 13",
        "1970-10-01",
        "majors 55 layer-1 16 defi 8 infrastructure 8 gaming 13",
        "1970-11-01",
        "majors 50 layer-1 18 defi 9 infrastructure 9 gaming 14",
        "1970-12-01",
        "majors 45 layer-1 20 defi 10 infrastructure 10 gaming 15");
  }

  /**
   * Seeded markets of nine hundred days: the weights sum to one hundred, stay within the reach, and
   * what changes hands in a review is a step at most. What comes after changes nothing.
   */
  @Test
  void theBoundsHoldAndNothingLooksAhead() {
    int moves = 0;
    for (int seed = 1; seed <= 8; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] walks = new double[6][];
      for (int i = 0; i < walks.length; i++) {
        walks[i] = walk(random);
      }
      RegimePlan plan =
          plan(RegimeRules.DEFAULT, "10")
              .withViews(List.of(view("1971-06-01", "1971-12-01", "gaming", true)));
      RegimeBase base = base("majors 53 layer-1 19 defi 11.3 infrastructure 8.7 gaming 8", plan);
      MarketView whole = walked(900, walks).viewOn(900);
      RegimeTilt last = at(base, whole, "1971-01-31");
      for (LocalDate day = LocalDate.parse("1971-02-01");
          UtcDay.start(day) <= whole.time();
          day = day.plusMonths(1)) {
        RegimeTilt tilt = at(base, whole, day.toString());
        bounded(base, tilt);
        if (day.getMonthValue() > 1) {
          assertThat(tilt.before()).isEqualTo(last.weights());
        }
        moves += tilt.moved() ? 1 : 0;
        last = tilt;
      }
      for (int i = 0; i < 13; i++) {
        int day = 400 + random.nextInt(500);
        assertThat(base.tilt(walked(day, walks).viewOn(day)))
            .as("seed %d day %d", seed, day)
            .isEqualTo(base.tilt(whole.at(day * UtcDay.MILLIS)));
      }
    }
    assertThat(moves).isGreaterThan(50);
  }

  private static void bounded(RegimeBase base, RegimeTilt tilt) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal taken = BigDecimal.ZERO;
    for (Map.Entry<Sector, Percent> one : tilt.weights().entrySet()) {
      BigDecimal weight = one.getValue().value();
      sum = sum.add(weight);
      BigDecimal before = tilt.before().getOrDefault(one.getKey(), Percent.ZERO).value();
      taken = taken.add(weight.subtract(before).max(BigDecimal.ZERO));
      assertThat(weight).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
      assertThat(
              weight.subtract(base.plan().getOrDefault(one.getKey(), Percent.ZERO).value()).abs())
          .isLessThanOrEqualTo(base.regime().reach().value());
    }
    assertThat(sum).isEqualByComparingTo("100");
    assertThat(taken).isLessThanOrEqualTo(base.regime().step().value());
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

  private static MadeFuturesMarket walked(int days, double[][] walks) {
    MadeFuturesMarket market = new MadeFuturesMarket(days);
    List<String> codes = List.of("BTC", "ETH", "LAYER", "DEFI", "INFRA", "GAME");
    for (int i = 0; i < walks.length; i++) {
      double[] own = walks[i];
      market.spot(codes.get(i), day -> own[day]);
    }
    return market;
  }

  @Test
  void withoutAPlanOrAReviewThereIsNoTilt() {
    MarketView whole = market(420, _ -> 100).viewOn(420);
    assertThat(base(PLAN, RegimePlan.NONE).tilt(whole)).isEmpty();
    assertThat(base(PLAN, RegimePlan.NONE).weights(whole)).isEqualTo(weights(PLAN));
    RegimeBase never =
        new RegimeBase(
            weights(PLAN),
            SectorBook.of(List.of()),
            Asset.BTC,
            Ids.MARKET,
            RegimePlan.DEFAULT,
            Frequency.NEVER);
    assertThat(never.tilt(whole)).isEmpty();
  }
}
