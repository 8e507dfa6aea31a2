// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Overlays against hand computation, rule-based hedges and random ones within their limits. */
class OverlayTest {
  private static final Asset BTC = Asset.BTC;
  private static final Asset ETH = new Asset("ETH");

  /** Two coins that return +1 %, -1 %, +1 % and twice that, and their perpetuals. */
  private static Overlay overlay(double aversion, double betaTo, double fundingOfEth) {
    SequencedMap<Asset, Double> betas = new TreeMap<>(Map.of(BTC, 1.0, ETH, 2.0));
    SequencedMap<Asset, double[]> returns = new TreeMap<>();
    returns.put(BTC, new double[] {0.01, -0.01, 0.01});
    returns.put(ETH, new double[] {0.02, -0.02, 0.02});
    return new Overlay(
        List.of(contract(BTC, 0.00005), contract(ETH, fundingOfEth)),
        List.of(new OverlayTarget(OverlayTarget.BETA, betaTo, betas)),
        new OverlayReturns(returns, 3),
        aversion,
        10,
        true);
  }

  private static OverlayContract contract(Asset asset, double funding) {
    return new OverlayContract(Ids.parse(asset.code() + "/USDT:USDT"), asset, 0.001, 0, funding);
  }

  private static OverlayStage stage(List<OverlayLimit> limits) {
    OverlayStage.Position empty = new OverlayStage.Position(0, 0, -1000, 0);
    return new OverlayStage(
        1000, new TreeMap<>(Map.of(BTC, 600.0, ETH, 200.0)), List.of(empty, empty), limits);
  }

  /**
   * By hand: a beta of (600 + 2 x 200) / 1000 = 1 is brought to 0.4 by 600 of BTC or 300 of ETH.
   * ETH costs half: trading 300 x 0.1 % = 0.30, funding 300 x 0.005 % x 10 = 0.15 received.
   */
  @Test
  void halfTheNotionalInWhatMovesTwiceCostsHalf() {
    OverlayAnswer answer = overlay(0, 0.4, 0.00005).on(stage(List.of())).orElseThrow();
    assertThat(answer.notionals()[0]).isCloseTo(0, within(1e-6));
    assertThat(answer.notionals()[1]).isCloseTo(-300, within(1e-6));
    assertThat(answer.objective(answer.notionals())).isCloseTo(0.30 - 0.15, within(1e-9));
    assertThat(answer.missed()).isZero();
    assertThat(answer.conflict()).isEmpty();
    // Returns of 1 % and -1 % have a variance of 4/3 x 1e-4; with a beta of 1, and then of 0.4, a
    // year's volatility is sqrt(365 x 4/3) % = 22.06 % and 8.82 %.
    assertThat(answer.sentence())
        .isEqualTo(
            "the least cost and risk over 10 days at an aversion of 0 for a beta of 0.40: trading"
                + " 0.30, funding 0.15 received, volatility 8.8% a year, 22.1% without; no limit"
                + " binds");
  }

  /** Longs of ETH receive 0.2 % a day: 300 sold pay 6 in ten days, 600 of BTC receive 0.30. */
  @Test
  void fundingThatIsPaidTurnsTheChoice() {
    OverlayAnswer answer = overlay(0, 0.4, -0.002).on(stage(List.of())).orElseThrow();
    assertThat(answer.notionals()[0]).isCloseTo(-600, within(1e-6));
    assertThat(answer.notionals()[1]).isCloseTo(0, within(1e-6));
  }

  /**
   * 1/2 x 3 x 10 days x variance / equity: 4/3 x 1e-4 x 400^2 = 21.33 money squared a day, so 3 x
   * 10 x 21.33 / 1000 / 2 = 0.32, beside costs of 0.15.
   */
  @Test
  void riskIsMoney() {
    OverlayAnswer answer = overlay(3, 0.4, 0.00005).on(stage(List.of())).orElseThrow();
    assertThat(answer.objective(answer.notionals())).isCloseTo(0.47, within(1e-9));
  }

  /** 200 of margin at 1x carry 200 of ETH, a beta of 0.6 is left; both 200 and 100 of BTC: 0.5. */
  @Test
  void whatIsOutOfReachNamesItsLimits() {
    OverlayLimit margin = OverlayLimit.ofSize("margin-used of 20%", new double[] {1, 1}, 200);
    OverlayLimit volume = OverlayLimit.ofOne("the volume of ETH", 2, 1, -1, 100);
    OverlayLimit idle = OverlayLimit.ofSize("cash", new double[] {1, 1}, 900);

    OverlayAnswer one = overlay(3, 0.4, 0.00005).on(stage(List.of(idle, margin))).orElseThrow();
    assertThat(one.notionals()[1]).isCloseTo(-200, within(1e-6));
    assertThat(one.conflict())
        .contains(
            "a beta of 0.40 is out of reach, the nearest is a beta of 0.60: margin-used of 20%"
                + " stands in the way");
    assertThat(one.missed()).isCloseTo(200, within(1e-5));

    OverlayAnswer two =
        overlay(3, 0.4, 0.00005).on(stage(List.of(idle, margin, volume))).orElseThrow();
    assertThat(two.conflict())
        .contains(
            "a beta of 0.40 is out of reach, the nearest is a beta of 0.70: margin-used of 20% and"
                + " the volume of ETH stand in the way");
  }

  /** A beta of 1 is below 1.2 already: nothing is bought for it. */
  @Test
  void whatOnlySellsAddsNoExposure() {
    OverlayAnswer answer = overlay(0, 1.2, 0.0).on(stage(List.of())).orElseThrow();
    assertThat(answer.notionals()).containsExactly(new double[2], within(1e-6));
    assertThat(answer.conflict()).isEmpty();
  }

  /**
   * A thousand draws: no limit is broken, and where a single short in one of the contracts, as a
   * rule would hold it, meets the targets within the limits, it costs no less by the same terms.
   */
  @Test
  void noHedgeOfOneContractIsBetter() {
    int compared = 0;
    int missed = 0;
    for (long seed = 0; seed < 1000; seed++) {
      DrawnOverlay drawn = new DrawnOverlay(seed, true);
      OverlayAnswer answer = drawn.overlay.on(drawn.stage()).orElseThrow();
      double[] best = answer.notionals();
      assertThat(drawn.broken(best)).as("seed %d", seed).isLessThan(1e-8);
      missed += answer.missed() > 0 ? 1 : 0;
      double target = drawn.overlay.targets().getFirst().share();
      double[] others = drawn.others();
      double without = drawn.beta(others);
      for (int i = 0; i < best.length && drawn.overlay.targets().size() == 1; i++) {
        double[] rule = others.clone();
        double beta = drawn.beta(i);
        rule[i] += Math.min(0, (target - without) * drawn.equity / beta);
        if (drawn.broken(rule) > 0 || rule[i] < drawn.positions.get(i).lowest()) {
          continue;
        }
        compared++;
        assertThat(answer.missed()).as("seed %d", seed).isZero();
        // Impact is priced until a thousandth of the costs is uncertain.
        double tolerance = 2e-3 * Math.abs(answer.objective(best)) + 1e-8 * drawn.equity;
        assertThat(answer.objective(best))
            .as("seed %d, contract %d", seed, i)
            .isLessThan(answer.objective(rule) + tolerance);
      }
    }
    assertThat(compared).isGreaterThan(300);
    assertThat(missed).isBetween(200, 800);
  }

  /**
   * Nothing within the limits that meets the targets as nearly is better: a hundred random steps
   * from the answer of each of three hundred draws, both ways of trading allowed.
   */
  @Test
  void noOtherOverlayIsBetter() {
    int compared = 0;
    for (long seed = 0; seed < 300; seed++) {
      DrawnOverlay drawn = new DrawnOverlay(seed, seed % 2 == 0);
      OverlayAnswer answer = drawn.overlay.on(drawn.stage()).orElseThrow();
      double[] best = answer.notionals();
      double worth = answer.worth(best);
      for (int step = 0; step < 100; step++) {
        double[] other = best.clone();
        double size = StrictMath.pow(10, -5 * drawn.dice.nextDouble()) * drawn.equity;
        for (int i = 0; i < other.length; i++) {
          OverlayStage.Position one = drawn.positions.get(i);
          double moved = best[i] + size * drawn.dice.nextGaussian();
          other[i] = Math.clamp(moved, one.lowest(), one.highest());
        }
        if (drawn.broken(other) <= 0) {
          compared++;
          double tolerance = 2e-3 * Math.abs(answer.objective(best)) + 1e-7 * drawn.equity;
          assertThat(answer.worth(other)).as("seed %d", seed).isGreaterThan(worth - tolerance);
        }
      }
    }
    assertThat(compared).isGreaterThan(5_000);
  }

  /**
   * The limits that are named are what stands in the way: with them alone targets are missed by as
   * much, and with all others but them by less.
   */
  @Test
  void theLimitsNamedAreTheOnesInConflict() {
    int named = 0;
    for (long seed = 0; seed < 1000; seed++) {
      DrawnOverlay drawn = new DrawnOverlay(seed, true);
      OverlayAnswer answer = drawn.overlay.on(drawn.stage()).orElseThrow();
      if (answer.missed() < 1e-4 * drawn.equity) {
        continue;
      }
      String conflict = answer.wholeConflict().orElseThrow();
      List<OverlayLimit> inTheWay = new ArrayList<>();
      List<OverlayLimit> rest = new ArrayList<>();
      for (OverlayLimit limit : drawn.limits) {
        (conflict.contains(limit.words()) ? inTheWay : rest).add(limit);
      }
      if (inTheWay.isEmpty()) {
        assertThat(drawn.overlay.targets().size()).as("seed %d", seed).isGreaterThan(1);
        continue;
      }
      named++;
      double alone = missed(drawn, inTheWay);
      assertThat(alone)
          .as("seed %d: %s", seed, conflict)
          .isCloseTo(answer.missed(), within(1e-4 * drawn.equity));
      assertThat(missed(drawn, rest))
          .as("seed %d: %s", seed, conflict)
          .isLessThan(answer.missed() - 1e-6 * drawn.equity);
    }
    assertThat(named).isGreaterThan(200);
  }

  private static double missed(DrawnOverlay drawn, List<OverlayLimit> limits) {
    return drawn
        .overlay
        .on(new OverlayStage(drawn.equity, drawn.beside, drawn.positions, limits))
        .orElseThrow()
        .missed();
  }

  /**
   * A thousand draws in whole lots of up to 2 % of equity: no limit is broken, each notional is a
   * lot away from what is held or is not the overlay's, and the beta is within a lot's effect of
   * each contract unless a limit is in the way.
   */
  @Test
  void lotsBreakNoLimit() {
    int traded = 0;
    int near = 0;
    for (long seed = 0; seed < 1000; seed++) {
      DrawnOverlay drawn = new DrawnOverlay(seed, seed % 2 == 0);
      OverlayAnswer answer = drawn.overlay.on(drawn.stage()).orElseThrow();
      List<OverlayLot> lots = new ArrayList<>();
      double effect = 0;
      for (int i = 0; i < drawn.contracts.size(); i++) {
        double step = drawn.equity * 0.02 * drawn.dice.nextDouble();
        lots.add(new OverlayLot(step, step, step * (1 + drawn.dice.nextInt(3))));
        effect += step / drawn.equity * drawn.beta(i);
      }
      double band = drawn.dice.nextBoolean() ? 0 : 0.005 * drawn.equity;
      double[] whole = answer.inLots(lots, band).notionals();
      assertThat(drawn.broken(whole)).as("seed %d", seed).isLessThan(1e-8);
      for (int i = 0; i < whole.length; i++) {
        OverlayStage.Position one = drawn.positions.get(i);
        double steps = (whole[i] - one.held()) / lots.get(i).step();
        double without = Math.clamp(one.others(), one.lowest(), one.highest());
        assertThat(Math.abs(steps - Math.rint(steps)) < 1e-6 || whole[i] == without)
            .as("seed %d, contract %d: %s lots", seed, i, steps)
            .isTrue();
        traded += Math.abs(steps) > 0.5 ? 1 : 0;
      }
      double off = Math.abs(drawn.beta(whole) - drawn.beta(answer.notionals()));
      near += off <= effect + 0.005 + 1e-9 ? 1 : 0;
    }
    assertThat(traded).isGreaterThan(1_500);
    assertThat(near).isGreaterThan(900);
  }
}
