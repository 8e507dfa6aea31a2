// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.RegimePlan;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.signal.Condition;
import dev.ballast.signal.Rule;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.SignalQuestion;
import dev.ballast.signal.feature.MemberWeight;
import dev.ballast.signal.regime.Phase;
import dev.ballast.signal.regime.PhaseRule;
import dev.ballast.signal.regime.RegimeRules;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/**
 * Signals rotate about weights that the regime moves. DeFi falls by 1 % a day from day 150 on and
 * is reduced, which leaves majors 60, layer-1 20 and others 10. BTC doubles on day 200, so that on
 * 1970-08-01, a Saturday, dominance moves the base by a step to 55, 18 and nines.
 */
class RotationOnRegimeTest {
  private static final RuleSet FALLS =
      new RuleSet(
          "falls",
          0.5,
          List.of(Rule.of("falls", -2, Condition.parse("momentum-30d <= -10%"))),
          Map.of(),
          0,
          MemberWeight.PLAIN);

  private static SequencedMap<Sector, Percent> weights(String... percents) {
    List<String> names = List.of("majors", "layer-1", "defi", "infrastructure", "gaming");
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    for (int i = 0; i < percents.length; i++) {
      weights.put(new Sector(names.get(i)), Percent.of(percents[i]));
    }
    return weights;
  }

  private static Rotation on(String day) {
    MadeFuturesMarket market =
        new MadeFuturesMarket(300)
            .spot("BTC", one -> one < 200 ? 100 : 200)
            .spot("DEFI", one -> one < 150 ? 100 : 100 * Math.pow(0.99, one - 150));
    List<SectorRecord> records = new ArrayList<>();
    SequencedMap<Sector, List<Asset>> members = new LinkedHashMap<>();
    List<String> codes = List.of("BTC", "LAYER", "DEFI", "INFRA", "GAME");
    for (Sector sector : weights("50", "20", "10", "10", "10").keySet()) {
      String code = codes.get(members.size());
      members.put(sector, List.of(new Asset(code)));
      if (!code.equals("BTC")) {
        records.add(new SectorRecord(sector, LocalDate.EPOCH, 12, List.of(new Asset(code)), ""));
        if (!code.equals("DEFI")) {
          market.spot(code, _ -> 100);
        }
      }
    }
    List<String> bounds = List.of("momentum >= 50%");
    RegimeRules rules =
        new RegimeRules("made", List.of(PhaseRule.of(Phase.DOMINANCE, bounds, bounds)), 1);
    RegimePlan plan =
        new RegimePlan(true, rules, Percent.of("5"), Percent.of("15"), 30, 1, List.of());
    RegimeBase base =
        new RegimeBase(
            weights("50", "20", "10", "10", "10"),
            SectorBook.of(records),
            Asset.BTC,
            Ids.MARKET,
            plan,
            Frequency.MONTHLY);
    MarketView view = market.viewOn(300).at(UtcDay.start(LocalDate.parse(day)));
    return Rotation.at(
        view,
        new SignalQuestion(members, Asset.BTC, Ids.MARKET, FALLS),
        base,
        new RotationPlan(true, FALLS, Percent.of("5"), Percent.of("15")));
  }

  /**
   * From 60, 20, 0, 10 and 10 the move of the base, +5, -2, -1, -1 and -1, makes 65, 18, -1, 9 and
   * 9: DeFi is nothing, and majors give the point that is lacking.
   */
  @Test
  void whatSignalsMovedKeepsItsDistanceFromTheBase() {
    assertThat(on("1970-07-31").weights()).isEqualTo(weights("60", "20", "0", "10", "10"));
    assertThat(on("1970-07-31").reasons())
        .containsExactly("majors stays at 60% (plan 50%)", "defi stays at 0% (plan 10%)");

    Rotation moved = on("1970-08-01");
    assertThat(moved.weights()).isEqualTo(weights("64", "18", "0", "9", "9"));
    assertThat(moved.reasons())
        .containsExactly("majors stays at 64% (regime 55%)", "defi stays at 0% (regime 9%)");
  }

  /** On Monday signals step from there about the new base, which keeps all where it is. */
  @Test
  void theNextMondayStepsAboutTheNewBase() {
    Rotation monday = on("1970-08-03");
    assertThat(monday.weights()).isEqualTo(weights("64", "18", "0", "9", "9"));
    assertThat(monday.reasons())
        .containsExactly("majors stays at 64% (regime 55%)", "defi stays at 0% (regime 9%)");
    assertThat(on("1970-09-01").weights()).isEqualTo(weights("68", "16", "0", "8", "8"));
  }
}
