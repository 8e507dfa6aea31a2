// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Sector;
import dev.ballast.policy.AmplifyRule;
import dev.ballast.policy.Basket;
import dev.ballast.policy.Budget;
import dev.ballast.policy.Budgets;
import dev.ballast.policy.CarryKind;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.CarryTerms;
import dev.ballast.policy.DriftRule;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HoldingDays;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OptimisedRule;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.PairRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Profile;
import dev.ballast.policy.RotationLeg;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.RotationSpread;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SpotPlan;
import dev.ballast.policy.Stake;
import dev.ballast.policy.TiltRule;
import dev.ballast.policy.TradingTerms;
import dev.ballast.signal.Condition;
import dev.ballast.signal.Rule;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A plan made by a seed: weights, rules of every kind, budgets, limits and costs at random. */
public final class SeededPolicy {
  /** By rules that speak of nearly every week. */
  private static final RuleSet SEEDED =
      new RuleSet(
          "seeded",
          0.5,
          List.of(
              Rule.of("rises", 2, Condition.all("momentum-7d >= 1%")),
              Rule.of("falls", -2, Condition.all("momentum-7d <= -3%")),
              Rule.of("lags", -1, Condition.all("relative-strength <= -2%"))),
          Map.of(),
          0);

  private final Random random;
  private final SectorBook sectors;
  private final List<Sector> names;

  private SeededPolicy(Random random, SectorBook sectors) {
    this.random = random;
    this.sectors = sectors;
    this.names = List.copyOf(sectors.sectors());
  }

  /** A moderate or aggressive plan on sectors. */
  public static Policy of(Random random, SectorBook sectors) {
    return new SeededPolicy(random, sectors).policy();
  }

  /** The plan with an overlay that is optimised beside its own rules. */
  public static Policy optimised(Random random, Policy policy) {
    List<OverlayRule> rules = new ArrayList<>(policy.overlay().rules());
    rules.add(new SeededPolicy(random, policy.core().sectors()).optimised());
    return policy.withOverlay(policy.overlay().withRules(rules));
  }

  /**
   * The plan with weights that are moved by signals, in spot or in futures, with legs on what is
   * sold and sectors that are amplified beside its own rules.
   */
  public static Policy rotating(Random random, Policy policy) {
    return new SeededPolicy(random, policy.core().sectors()).rotated(policy);
  }

  private Policy rotated(Policy policy) {
    int most = policy.overlay().limits().directionalLeverage();
    List<Sector> weighted = List.copyOf(policy.core().spot().weights().keySet());
    List<OverlayRule> rules = new ArrayList<>(policy.overlay().rules());
    int days = 7 * (1 + random.nextInt(6));
    if (random.nextInt(5) > 0) {
      rules.add(new RotationSpread("rotation", days, 1 + random.nextInt(5)));
    }
    if (random.nextBoolean()) {
      rules.add(
          new RotationLeg(
              "rotation",
              weighted,
              random.nextBoolean(),
              percent(1 + random.nextInt(100)),
              7 * (1 + random.nextInt(12)),
              1 + random.nextInt(most),
              stop()));
    }
    if (random.nextBoolean()) {
      Stance[] stances = Stance.values();
      rules.add(
          new AmplifyRule(
              "more",
              weighted,
              stances[random.nextInt(stances.length)],
              percent(1 + random.nextInt(100)),
              1 + random.nextInt(most),
              stop()));
    }
    RotationPlan rotation = new RotationPlan(true, SEEDED, percent(5), percent(15));
    return policy
        .withCore(policy.core().withRotation(rotation))
        .withOverlay(policy.overlay().withRules(rules));
  }

  private Policy policy() {
    Policy plain = Policy.plain(sectors, Ids.VENUE, Money.usdt("100000"));
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    int left = 100;
    for (Sector name : names) {
      int own = name.equals(names.getLast()) ? left : random.nextInt(left + 1);
      weights.put(name, percent(own));
      left -= own;
    }
    boolean moderate = random.nextBoolean();
    int share = moderate ? 60 + random.nextInt(16) : 40 + random.nextInt(21);
    SpotPlan spot = new SpotPlan(percent(share), weights, InsideSector.EQUAL);
    Limits limits =
        new Limits(
            1 + random.nextInt(3),
            1 + random.nextInt(5),
            percent(5 + random.nextInt(random.nextBoolean() ? 30 : 90)),
            percent(10 + random.nextInt(50)),
            Percent.of(random.nextBoolean() ? "0" : "0.5"));
    return plain
        .withCore(plain.core().withSpot(moderate ? Profile.MODERATE : Profile.AGGRESSIVE, spot))
        .withOverlay(new OverlayPlan(rules(limits), Optional.empty(), budgets(), limits))
        .withTerms(TradingTerms.usual(Money.usdt("100000")).withCosts(costs()));
  }

  private TradingCosts costs() {
    return switch (random.nextInt(4)) {
      case 0 -> TradingCosts.NONE;
      case 1 ->
          new TradingCosts(
              BasisPoints.of("30"),
              BasisPoints.of("20"),
              BasisPoints.of("10"),
              BasisPoints.of("200"));
      case 2 -> TradingCosts.DEFAULT.withParticipation(percent(5));
      default -> TradingCosts.DEFAULT;
    };
  }

  private Budgets budgets() {
    SequencedMap<Budget, Percent> shares = new TreeMap<>();
    for (Budget budget : Budget.values()) {
      if (random.nextInt(3) == 0) {
        shares.put(budget, percent(random.nextInt(20)));
      }
    }
    return new Budgets(shares, percent(random.nextInt(2) * random.nextInt(15)));
  }

  private List<OverlayRule> rules(Limits limits) {
    List<OverlayRule> rules = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      rules.add(
          new HedgeRule(
              "h" + i, new HedgeRule.When.Always(), hedge(), asset(), Optional.empty(), stop()));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      rules.add(
          new TiltRule(
              "t" + i,
              basket(),
              random.nextBoolean(),
              stake(),
              1 + random.nextInt(limits.directionalLeverage()),
              HoldingDays.ALWAYS,
              stop()));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      Basket longs = basket();
      Basket shorts = basket();
      if (!longs.equals(shorts)) {
        boolean neutral = random.nextBoolean();
        rules.add(
            new PairRule(
                neutral ? OverlayKind.NEUTRAL : OverlayKind.VIEW,
                "p" + i,
                longs,
                shorts,
                stake(),
                neutral || random.nextBoolean()
                    ? OptionalDouble.of(random.nextInt(3) / 4.0)
                    : OptionalDouble.empty(),
                1 + random.nextInt(5),
                HoldingDays.ALWAYS,
                stop()));
      }
    }
    if (random.nextInt(3) == 0) {
      DriftRule.Via[] ways = DriftRule.Via.values();
      rules.add(
          new DriftRule("drift", ways[random.nextInt(ways.length)], 30, 1 + random.nextInt(5)));
    }
    if (random.nextInt(3) == 0) {
      rules.add(
          new CarryRule(
              "harvest",
              Set.of(CarryKind.FUNDING),
              percent(random.nextInt(10)),
              Percent.ZERO,
              percent(20),
              percent(10),
              new CarryTerms(30, 1 + random.nextInt(5), percent(25), Percent.ZERO)));
    }
    return rules;
  }

  private OptimisedRule optimised() {
    TreeSet<Asset> contracts = new TreeSet<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      contracts.add(asset());
    }
    SequencedMap<Basket, Percent> exposures = new LinkedHashMap<>();
    if (random.nextInt(3) == 0) {
      exposures.put(basket(), percent(random.nextInt(30)));
    }
    return new OptimisedRule(
        "optimised",
        OptionalDouble.of(random.nextInt(10) / 10.0),
        exposures,
        List.copyOf(contracts),
        30,
        random.nextInt(10),
        random.nextBoolean(),
        stop());
  }

  private Optional<Percent> stop() {
    return random.nextInt(4) == 0 ? Optional.of(percent(1)) : Optional.empty();
  }

  private HedgeRule.Size hedge() {
    return switch (random.nextInt(4)) {
      case 0 -> new HedgeRule.Size.BetaTo(random.nextInt(9) / 10.0);
      case 1 -> new HedgeRule.Size.OfPortfolio(percent(1 + random.nextInt(60)));
      case 2 -> new HedgeRule.Size.OfSpot(percent(1 + random.nextInt(100)), asset());
      default ->
          new HedgeRule.Size.OfSectors(
              percent(1 + random.nextInt(100)),
              List.of(names.get(random.nextInt(names.size()))),
              random.nextBoolean() ? HedgeRule.By.BETA : HedgeRule.By.NOTIONAL);
    };
  }

  private Stake stake() {
    return new Stake.OfEquity(percent(1 + random.nextInt(random.nextBoolean() ? 20 : 150)));
  }

  private Basket basket() {
    return random.nextBoolean()
        ? new Basket.OfAsset(asset())
        : new Basket.OfSector(names.get(random.nextInt(names.size())));
  }

  private Asset asset() {
    List<Asset> all = new ArrayList<>();
    sectors.records().forEach(one -> all.addAll(one.members()));
    return random.nextBoolean() ? Asset.BTC : all.get(random.nextInt(all.size()));
  }

  private static Percent percent(int value) {
    return Percent.of(Integer.toString(value));
  }
}
