// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.Usual;
import dev.ballast.cost.FeeSchedule;
import dev.ballast.cost.FeeTier;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.MissingFunding;
import dev.ballast.market.Sector;
import dev.ballast.policy.AmplifyRule;
import dev.ballast.policy.BasketBeta;
import dev.ballast.policy.BetaEstimator;
import dev.ballast.policy.BetaPlan;
import dev.ballast.policy.CorePlan;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Limits;
import dev.ballast.policy.MemberScreen;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Profile;
import dev.ballast.policy.RegimePlan;
import dev.ballast.policy.ReviewCalendar;
import dev.ballast.policy.RotationLeg;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.RotationSpread;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SpotPlan;
import dev.ballast.policy.TradingTerms;
import dev.ballast.signal.Stance;
import dev.ballast.signal.StandardRules;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 10, 31);

  private static final InsideSector[] BASES =
      Arrays.stream(InsideSector.values())
          .filter(one -> one != InsideSector.TARGET_BETA)
          .toArray(InsideSector[]::new);

  @TempDir private Path folder;

  @Test
  void theExampleIsThePlanItReadsAs() {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(Sector.MAJORS, Percent.of("50"));
    weights.put(new Sector("layer-1"), Percent.of("15"));
    weights.put(new Sector("defi"), Percent.of("15"));
    weights.put(new Sector("infrastructure"), Percent.of("10"));
    weights.put(new Sector("gaming"), Percent.of("10"));
    assertThat(PolicyFile.example(TODAY))
        .isEqualTo(
            new Policy(
                "Moderate, rotated by the futures market",
                Asset.BTC,
                Usual.MARKET,
                BetaPlan.DEFAULT,
                new CorePlan(
                    Profile.MODERATE,
                    SectorsFile.standard(TODAY),
                    new SpotPlan(Percent.of("70"), weights, InsideSector.INVERSE_VOLATILITY),
                    RotationPlan.DEFAULT),
                new OverlayPlan(
                    List.of(HedgeRule.standing(0.9, Asset.BTC)),
                    new Limits(1, 3, Percent.of("40"), Percent.of("35"), Percent.of("0.5"))),
                ReviewCalendar.DEFAULT,
                new TradingTerms(TradingCosts.DEFAULT, Money.usdt("100000"), MissingFunding.STOP)));
  }

  @Test
  void everyFieldHasADefault() throws IOException {
    Policy plain = Policy.plain(SectorsFile.standard(TODAY), Usual.VENUE, Usual.CAPITAL);
    assertThat(read("{}")).isEqualTo(plain);
    assertThat(
            read(
                "profile: moderate\nspot: {}\nhedges: []\nlimits: {}\ncosts: {}\nfunding: {}\nreviews: {}"))
        .isEqualTo(plain);
    assertThat(read("rotation: {}"))
        .isEqualTo(plain.withCore(plain.core().withRotation(RotationPlan.DEFAULT)));
    assertThat(read("rotation: {signals: none}"))
        .isEqualTo(plain.withCore(plain.core().withRotation(RotationPlan.NONE)));
    assertThat(read("rotation: {settle: spot}"))
        .isEqualTo(plain.withCore(plain.core().withRotation(RotationPlan.DEFAULT)));
    assertThat(read("rotation: {settle: futures}").overlay().rules())
        .containsExactly(new RotationSpread("rotation", 28, 1));
    assertThat(read("rotation: {settle: futures, within: 10 days, leverage: 2x}").overlay().rules())
        .containsExactly(new RotationSpread("rotation", 10, 2));
    assertThat(read("rotation: {leg: {side: short}}").overlay().rules())
        .containsExactly(
            new RotationLeg(
                "rotation",
                List.of(Sector.MAJORS),
                true,
                Percent.of("30"),
                28,
                1,
                Optional.empty()));
    assertThat(read("amplify: [{of: [majors], share: 20%}]").overlay().rules())
        .containsExactly(
            new AmplifyRule(
                "amplify-1",
                List.of(Sector.MAJORS),
                Stance.INCREASE,
                Percent.of("20"),
                1,
                Optional.empty()));
    assertThat(read("hedges: [{beta-to: 0}]"))
        .isEqualTo(
            plain.withOverlay(OverlayPlan.NONE.withHedges(HedgeRule.standing(0, Asset.BTC))));
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void aProfileBringsItsUsualShare(Profile profile) throws IOException {
    assertThat(read("profile: " + profile).core().spot().share()).isEqualTo(profile.usualSpot());
  }

  @Test
  void unitsMayStandApart() throws IOException {
    Policy plan =
        read(
            "capital: 25000.5   USDT\nlimits: {margin-used: 12.50 %, hedge-leverage: 2x}\n"
                + "costs: {spot-fee: 7.5 bp}");
    assertThat(plan.terms().capital()).isEqualTo(Money.usdt("25000.5"));
    assertThat(plan.overlay().limits().marginUsed()).isEqualTo(Percent.of("12.5"));
    assertThat(plan.overlay().limits().hedgeLeverage()).isEqualTo(2);
    assertThat(plan.terms().costs().spotFees()).isEqualTo(FeeSchedule.flat(BasisPoints.of("7.5")));
  }

  @Test
  void feesHaveTiersAndDays() throws IOException {
    String text =
        """
        costs:
          participation: 12.5%
          futures-fees:
            - as-of: 2024-06-01
              source: the venue's page
              tiers:
                - {maker: 2bp, taker: 5bp}
                - {volume: 15000000 USDT, maker: 1.6bp, taker: 4bp}
            - as-of: 2025-01-01
              tiers: [{maker: 1bp, taker: 3bp}]
        """;
    TradingCosts costs = read(text).terms().costs();
    assertThat(SchemaCheck.errors(Schema.POLICY, text)).isEmpty();
    assertThat(costs.participation()).contains(Percent.of("12.5"));
    assertThat(costs.spotFees()).isEqualTo(TradingCosts.DEFAULT.spotFees());
    BigDecimal much = new BigDecimal("15000000");
    long last = LocalDate.of(2024, 12, 31).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    assertThat(costs.futuresFees().tier(0, much.subtract(BigDecimal.ONE)))
        .isEqualTo(new FeeTier(BigDecimal.ZERO, BasisPoints.of("2"), BasisPoints.of("5")));
    assertThat(costs.futuresFees().tier(last, much))
        .isEqualTo(new FeeTier(much, BasisPoints.of("1.6"), BasisPoints.of("4")));
    assertThat(costs.futuresFees().taker(last + 86_400_000)).isEqualTo(BasisPoints.of("3"));
  }

  @Test
  void sectorsAreFoundBesideThePlan() throws IOException {
    Files.createDirectory(folder.resolve("lists"));
    Files.writeString(
        folder.resolve("lists/mine.yaml"),
        "sectors: [{sector: ai, from: 2024-01-10, members: [FET]}]");
    Policy plan = read("sectors: lists/mine.yaml\nspot: {weights: {majors: 50%, ai: 50%}}");
    assertThat(plan.core().sectors().asOf(TODAY).members(new Sector("ai")))
        .containsExactly(new Asset("FET"));
  }

  @Test
  void aByteOrderMarkAndWindowsLinesAreNoMistake() throws IOException {
    assertThat(read("\uFEFFname: A\r\nprofile: aggressive\r\n").core().profile())
        .isEqualTo(Profile.AGGRESSIVE);
  }

  /** Writes a random plan by hand, reads it, and finds the same plan; the schema agrees. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whatIsWrittenIsRead(long seed) throws IOException {
    Policy plan = random(new Random(seed));
    String text = written(plan);
    assertThat(read(text)).as("seed %d:%n%s", seed, text).isEqualTo(plan);
    assertThat(SchemaCheck.errors(Schema.POLICY, text)).as("seed %d:%n%s", seed, text).isEmpty();
  }

  private Policy read(String text) throws IOException {
    return PolicyFile.read(Files.writeString(folder.resolve("plan.yaml"), text), TODAY);
  }

  private static Policy random(Random random) {
    SectorBook sectors = SectorsFile.standard(TODAY);
    List<Sector> names = new ArrayList<>(sectors.sectors());
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    Percent left = Percent.HUNDRED;
    for (Sector name : names.subList(0, 1 + random.nextInt(names.size() - 1))) {
      Percent weight = hundredths(random, 0, left.value().movePointRight(2).intValueExact());
      weights.put(name, weight);
      left = left.minus(weight);
    }
    weights.put(names.getLast(), left);
    Profile profile = pick(random, Profile.values());
    Percent share =
        hundredths(
            random,
            profile.leastSpot().value().movePointRight(2).intValueExact(),
            profile.mostSpot().value().movePointRight(2).intValueExact());
    Frequency[] often = Frequency.values();
    return new Policy(
        "Plan: \"" + random.nextInt(1000) + "\" # 1",
        pick(random, new Asset[] {Asset.BTC, Asset.ETH}),
        Usual.MARKET,
        new BetaPlan(
            pick(random, BetaEstimator.values()),
            20 + random.nextInt(981),
            1 + random.nextInt(1000)),
        new CorePlan(
            profile,
            sectors,
            spot(random, share, weights).withCaps(caps(random, weights)),
            screen(random),
            new RotationPlan(
                random.nextBoolean(),
                StandardRules.DEFAULT,
                hundredths(random, 10, 2000),
                hundredths(random, 2000, 10_000)),
            RegimePlan.NONE,
            List.of()),
        new OverlayPlan(
            random.nextBoolean()
                ? List.of()
                : List.of(HedgeRule.standing(random.nextInt(301) / 100.0, Asset.ETH)),
            new Limits(
                1 + random.nextInt(3),
                3,
                hundredths(random, 0, 10_000),
                hundredths(random, 0, 10_000),
                hundredths(random, 0, 10_000))),
        new ReviewCalendar(pick(random, often), pick(random, often), pick(random, often)),
        new TradingTerms(
            new TradingCosts(points(random), points(random), points(random), points(random)),
            Money.rounded(Asset.USDT, BigDecimal.valueOf(1 + random.nextInt(1_000_000_000), 4)),
            pick(random, MissingFunding.values())));
  }

  private static SpotPlan spot(
      Random random, Percent share, SequencedMap<Sector, Percent> weights) {
    InsideSector inside = pick(random, InsideSector.values());
    if (inside != InsideSector.TARGET_BETA) {
      return new SpotPlan(share, weights, inside);
    }
    SequencedMap<Sector, Double> targets = new LinkedHashMap<>();
    targets.put(weights.firstEntry().getKey(), random.nextInt(501) / 100.0);
    return new SpotPlan(share, weights, InsideSector.EQUAL)
        .withBeta(new BasketBeta(targets, pick(random, BASES)));
  }

  private static String written(BasketBeta beta) {
    StringBuilder targets = new StringBuilder();
    beta.targets().forEach((name, target) -> targets.append(name + ": " + target));
    return "\n  target-beta: {" + targets + "}\n  base: " + beta.base();
  }

  /** None, or one of 50 % and more for two majors beside whatever else has a weight. */
  private static SequencedMap<Sector, Percent> caps(
      Random random, SequencedMap<Sector, Percent> weights) {
    SequencedMap<Sector, Percent> caps = new LinkedHashMap<>();
    if (random.nextBoolean() && weights.containsKey(Sector.MAJORS)) {
      caps.put(Sector.MAJORS, hundredths(random, 5_000, 10_000));
    }
    return caps;
  }

  private static MemberScreen screen(Random random) {
    return new MemberScreen(
        amount(random),
        amount(random),
        amount(random),
        random.nextBoolean() ? Optional.of(1 + random.nextInt(3650)) : Optional.empty());
  }

  private static Optional<Money> amount(Random random) {
    return random.nextBoolean()
        ? Optional.of(
            Money.rounded(Asset.USDT, BigDecimal.valueOf(1 + random.nextInt(1_000_000_000), 2)))
        : Optional.empty();
  }

  private static String written(MemberScreen screen) {
    List<String> parts = new ArrayList<>();
    screen.spotVolume().ifPresent(one -> parts.add("spot-volume: " + one));
    screen.perpetualVolume().ifPresent(one -> parts.add("perpetual-volume: " + one));
    screen.openInterest().ifPresent(one -> parts.add("open-interest: " + one));
    screen.listedDays().ifPresent(one -> parts.add("listed-for: " + one + " days"));
    return "{" + String.join(", ", parts) + "}";
  }

  private static String written(Policy plan) {
    StringBuilder weights = new StringBuilder();
    plan.core()
        .spot()
        .weights()
        .forEach((name, weight) -> weights.append("    " + name + ": " + weight + "\n"));
    StringBuilder caps = new StringBuilder();
    plan.core().spot().caps().forEach((name, cap) -> caps.append(name + ": " + cap));
    StringBuilder hedges = new StringBuilder();
    for (HedgeRule rule : plan.overlay().hedges()) {
      HedgeRule.Size.BetaTo size = (HedgeRule.Size.BetaTo) rule.size();
      hedges.append("{beta-to: " + size.target() + ", with: " + rule.with() + "}");
    }
    return """
    name: '%s'
    benchmark: %s
    betas: {estimator: %s, window: %d, half-life: %d days}
    profile: %s
    capital: %s
    spot:
      share: %s
      inside-sector: %s
      cap: {%s}
      weights:
    %sscreen: %s
    rotation: {signals: %s, step: %s, reach: %s}
    hedges: [%s]
    limits: {hedge-leverage: %d, margin-used: %s, liquidation-distance: %s, drift-band: %s}
    costs: {spot-fee: %s, futures-fee: %s, half-spread: %s, impact: %s}
    funding: {missing: %s}
    reviews: {hedges: %s, sectors: %s, profile: %s}
    """
        .formatted(
            plan.name(),
            plan.benchmark(),
            plan.betas().estimator(),
            plan.betas().window(),
            plan.betas().halfLife(),
            plan.core().profile(),
            plan.terms().capital(),
            plan.core().spot().share(),
            plan.core().spot().inside()
                + plan.core().spot().beta().map(PolicyFileTest::written).orElse(""),
            caps,
            weights,
            written(plan.core().screen()),
            plan.core().rotation().enabled() ? "default" : "none",
            plan.core().rotation().step(),
            plan.core().rotation().reach(),
            hedges,
            plan.overlay().limits().hedgeLeverage(),
            plan.overlay().limits().marginUsed(),
            plan.overlay().limits().liquidationDistance(),
            plan.overlay().limits().driftBand(),
            plan.terms().costs().spotFees().taker(0),
            plan.terms().costs().futuresFees().taker(0),
            plan.terms().costs().halfSpread(),
            plan.terms().costs().impact(),
            plan.terms().missingFunding(),
            plan.reviews().hedges(),
            plan.reviews().sectors(),
            plan.reviews().profile());
  }

  private static Percent hundredths(Random random, int low, int high) {
    return new Percent(BigDecimal.valueOf(low + random.nextInt(high - low + 1), 2));
  }

  private static BasisPoints points(Random random) {
    return new BasisPoints(BigDecimal.valueOf(random.nextInt(10_001), 1));
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
