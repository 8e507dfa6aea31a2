// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/**
 * One asset whose price falls and recovers, judged by one rule on its month's return. Day 0 is 1
 * January 1970, a Thursday: day 4 + 7 n is a Monday.
 */
class SignalMemoryTest {
  private static final Sector SECTOR = new Sector("one");
  private static final Rule FALLING = Rule.of("falling", -2, Condition.all("momentum-30d <= -10%"));

  /**
   * 100 until day 130, 80 until day 150, 92 until day 190, then 100: the month's return is -20 % on
   * Mondays 137 and 144, -8 % on 151 and 158, +15 % from 165 on.
   */
  private static MadeFuturesMarket market() {
    return new MadeFuturesMarket(220)
        .spot("BTC", day -> 50_000)
        .spot("ONE", day -> day < 130 ? 100 : day < 150 ? 80 : day < 190 ? 92 : 100);
  }

  @Test
  void withoutAnEndARuleSpeaksOnlyWhileItWouldBegin() {
    assertThat(stances(rules(FALLING, 0), 130, 137, 144, 151, 158))
        .containsExactly("HOLD", "REDUCE", "REDUCE", "HOLD", "HOLD");
  }

  @Test
  void aRuleGoesOnUntilItsEndIsSeen() {
    RuleSet rules = rules(FALLING.until(Condition.parse("momentum-30d >= 0%")), 0);

    assertThat(stances(rules, 137, 144, 151, 158, 165))
        .containsExactly("REDUCE", "REDUCE", "REDUCE", "REDUCE", "HOLD");
    SectorSignal signal = signal(rules, 151);
    assertThat(signal.reason())
        .startsWith("Falling: goes on since 1970-05-18, price -8.0% in 30 days, below 0.0%.");
    assertThat(signal.since()).isEqualTo(137 * UtcDay.MILLIS);
  }

  @Test
  void aStanceIsKeptForItsWeeks() {
    assertThat(stances(rules(FALLING, 4), 137, 144, 151, 158, 165, 172))
        .containsExactly("REDUCE", "REDUCE", "REDUCE", "REDUCE", "HOLD", "HOLD");
    assertThat(signal(rules(FALLING, 4), 158).reason())
        .endsWith(" To reduce is kept for 4 weeks, from 1970-05-18.");
  }

  @Test
  void aRuleGoesOnForItsWeeks() {
    assertThat(stances(rules(FALLING.lasting(3), 0), 137, 144, 151, 158))
        .containsExactly("REDUCE", "REDUCE", "REDUCE", "HOLD");
  }

  @Test
  void whatIsNotConfirmedIsOneStepMilder() {
    RuleSet rules =
        new RuleSet(
            "confirmed",
            0.5,
            List.of(FALLING),
            Map.of(Stance.REDUCE, Condition.parse("relative-strength <= -50%")),
            0);

    SectorSignal signal = signal(rules, 137);

    assertThat(signal.stance()).isEqualTo(Stance.TRIM);
    assertThat(signal.reason())
        .isEqualTo(
            "Falling: price -20.0% in 30 days. To reduce is not confirmed: price -20.0% against the"
                + " benchmark in 30 days, above -50.0%.");
  }

  /** A cap and a floor hold whatever others add; the floor goes before the cap. */
  @Test
  void pointsAddUpBetweenFloorAndCap() {
    Rule more = Rule.of("more", 4, Condition.all("momentum-30d <= 50%"));
    Rule cap = Rule.of("cap", 0, Condition.all("momentum-30d <= 50%")).atMost(-1);
    Rule floor = Rule.of("floor", 0, Condition.all("momentum-30d <= 50%")).atLeast(0);

    assertThat(signal(rules(List.of(FALLING, more)), 137).score()).isEqualTo(2);
    assertThat(signal(rules(List.of(FALLING, more, cap)), 137).score()).isEqualTo(-1);
    assertThat(signal(rules(List.of(FALLING, more, cap, floor)), 137).score()).isZero();
  }

  /** A plan made on one day sees what a run sees that has asked every week. */
  @Test
  void whatWasAskedBeforeChangesNothing() {
    RuleSet rules = rules(FALLING.until(Condition.parse("momentum-30d >= 0%")), 3);
    MarketView last = market().viewOn(215);
    for (int day = 100; day <= 215; day++) {
      MarketView then = last.at(day * UtcDay.MILLIS);

      assertThat(SignalHistory.at(then, question(rules)))
          .as("day %d", day)
          .isEqualTo(SignalHistory.at(market().viewOn(day), question(rules)));
    }
  }

  @Test
  void conditionsSayWhatIsWrongWithThem() {
    for (String wrong :
        List.of(
            "funding above 3%",
            "fundings >= 3%",
            "funding >= 3",
            "funding-z-score >= 3%",
            "funding >= 50% of momentum-30d",
            "funding >= x%")) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Condition.parse(wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(FeatureKind.named("funding-z-score")).contains(FeatureKind.FUNDING_Z_SCORE);
  }

  /** What rounds to nothing has no sign, from above or below. */
  @Test
  void aChangeIsSaidWithItsSign() {
    assertThat(FeatureKind.MOMENTUM_30D.say(0.041)).isEqualTo("price +4.1% in 30 days");
    assertThat(FeatureKind.MOMENTUM_30D.say(-0.041)).isEqualTo("price -4.1% in 30 days");
    assertThat(FeatureKind.MOMENTUM_30D.say(0.0004)).isEqualTo("price 0.0% in 30 days");
    assertThat(FeatureKind.MOMENTUM_30D.say(-0.0004)).isEqualTo("price 0.0% in 30 days");
  }

  private static List<String> stances(RuleSet rules, int... days) {
    return java.util.Arrays.stream(days)
        .mapToObj(day -> signal(rules, day).stance().toString())
        .toList();
  }

  private static SectorSignal signal(RuleSet rules, int day) {
    return SignalHistory.at(market().viewOn(day), question(rules)).sectors().getFirst();
  }

  private static RuleSet rules(Rule rule, int weeks) {
    return new RuleSet("made", 0.5, List.of(rule), Map.of(), weeks);
  }

  private static RuleSet rules(List<Rule> rules) {
    return new RuleSet("made", 0.5, rules, Map.of(), 0);
  }

  private static SignalQuestion question(RuleSet rules) {
    SequencedMap<Sector, List<Asset>> sectors = new LinkedHashMap<>();
    sectors.put(SECTOR, List.of(new Asset("ONE")));
    return new SignalQuestion(sectors, Asset.BTC, Ids.MARKET, rules);
  }
}
