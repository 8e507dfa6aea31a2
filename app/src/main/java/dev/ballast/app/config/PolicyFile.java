// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.Usual;
import dev.ballast.market.Listings;
import dev.ballast.market.Marketplace;
import dev.ballast.market.MissingFunding;
import dev.ballast.policy.AlarmKind;
import dev.ballast.policy.BearPosture;
import dev.ballast.policy.BetaEstimator;
import dev.ballast.policy.BetaPlan;
import dev.ballast.policy.CorePlan;
import dev.ballast.policy.DriftRule;
import dev.ballast.policy.EventWatch;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Profile;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.ReviewCalendar;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SpotPlan;
import dev.ballast.policy.TradingTerms;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/** Reads a trading plan; {@code docs/guide/policy.md} lists its fields and their defaults. */
public final class PolicyFile {
  private static final String EXAMPLE = "example/policy.yaml";

  private final LocalDate today;
  private final Optional<Path> folder;

  /** Files of sectors that were read before, by their path. */
  private final Map<Path, SectorBook> known;

  private PolicyFile(LocalDate today, Optional<Path> folder) {
    this(today, folder, new HashMap<>());
  }

  private PolicyFile(LocalDate today, Optional<Path> folder, Map<Path, SectorBook> known) {
    this.today = today;
    this.folder = folder;
    this.known = known;
  }

  /**
   * Reads a plan and the sectors that it names; a mistake in either is a {@link
   * dev.ballast.app.UserMistake}.
   *
   * @param today the last day from which a sector may begin
   */
  public static Policy read(Path file, LocalDate today) {
    Optional<Path> folder = Optional.of(file.resolveSibling(""));
    return new PolicyFile(today, folder).policy(YamlNodes.read(SourceText.of(file)));
  }

  /**
   * Reads a plan out of the nodes of a file, as they are or changed.
   *
   * @param known files of sectors that were read before; what is read now is added
   */
  static Policy read(Field root, Path file, LocalDate today, Map<Path, SectorBook> known) {
    return new PolicyFile(today, Optional.of(file.resolveSibling("")), known).policy(root);
  }

  /** The file of sectors that a plan names, if it names one. */
  public static Optional<Path> sectorsOf(Path file) {
    return YamlNodes.read(SourceText.of(file))
        .at("sectors")
        .map(one -> one.scalar().text())
        .filter(name -> !name.equals("default"))
        .map(name -> file.resolveSibling(name));
  }

  /** The file of rules that a plan names, if it names one. */
  public static Optional<Path> rulesOf(Path file) {
    return named(file, "rotation.signals");
  }

  /** The file of rules of phases that a plan names, if it names one. */
  public static Optional<Path> phasesOf(Path file) {
    return named(file, "regime.rules");
  }

  private static Optional<Path> named(Path file, String key) {
    return YamlNodes.read(SourceText.of(file))
        .at(key)
        .map(one -> file.resolveSibling(one.scalar().text()))
        .filter(Files::isRegularFile);
  }

  /**
   * Refuses a plan with a name that nothing listed answers to, at its place.
   *
   * @param file that the plan was read from
   */
  public static Resolution.Resolved resolved(
      Optional<Path> file, Policy policy, Listings listings) {
    return switch (policy.resolve(listings)) {
      case Resolution.Resolved resolved -> resolved;
      case Resolution.Unknown unknown -> {
        SourceText source = file.map(SourceText::of).orElseGet(PolicyFile::exampleText);
        String message =
            "no "
                + unknown.wanted()
                + " of "
                + unknown.name()
                + " is in the history"
                + Suggestion.of(
                        unknown.name().code(),
                        unknown.candidates().stream().map(Asset::code).toList())
                    .filter(near -> !listings.has(unknown.name()))
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse(": import it (ballast data import), or name another asset");
        throw YamlNodes.read(source)
            .at(unknown.field())
            .map(field -> field.mistake(message))
            .orElseGet(() -> source.mistake(unknown.field() + ": " + message));
      }
    };
  }

  /** The moderate plan that comes with the program. */
  public static Policy example(LocalDate today) {
    return new PolicyFile(today, Optional.empty()).policy(YamlNodes.read(exampleText()));
  }

  private static SourceText exampleText() {
    return SourceText.ofResource(EXAMPLE);
  }

  private Policy policy(Field root) {
    Mapping plan =
        root.table(
            "name",
            "benchmark",
            "betas",
            "quote",
            "profile",
            "capital",
            "sectors",
            "spot",
            "screen",
            "rotation",
            "regime",
            "macro",
            "profit-taking",
            "hedges",
            "optimise",
            "bear",
            "drift",
            "neutral",
            "views",
            "tilts",
            "narratives",
            "amplify",
            "carry",
            "budgets",
            "limits",
            "close",
            "costs",
            "funding",
            "taxes",
            "execution",
            "reviews",
            "live");
    Policy plain = Policy.plain(sectors(plan), Usual.VENUE, Usual.CAPITAL);
    Asset quote = plan.get("quote", PolicyFile::quote, plain.quote());
    plan.find("live").ifPresent(one -> LiveSection.read(one, quote));
    Asset benchmark = plan.get("benchmark", one -> asset(one, quote), plain.benchmark());
    CorePlan core = core(plan, plain.core(), quote);
    Frequency regime = core.regime().moves() ? Frequency.MONTHLY : Frequency.NEVER;
    ReviewCalendar reviews =
        plan.find("reviews")
            .map(one -> reviews(one, core.regime().moves()))
            .orElse(plain.reviews().withRegime(regime));
    return new Policy(
        plan.get("name", one -> one.words(100), plain.name()),
        benchmark,
        new Marketplace(plain.market().venue(), quote),
        plan.find("betas").map(PolicyFile::betas).orElse(plain.betas()),
        core,
        overlay(plan, quote, benchmark, core, reviews.hedges()),
        reviews,
        terms(plan, plain.terms(), quote));
  }

  private static BetaPlan betas(Field field) {
    Mapping table = field.table("estimator", "window", "half-life");
    BetaPlan usual = BetaPlan.DEFAULT;
    return new BetaPlan(
        table.get("estimator", one -> one.choice(BetaEstimator.class), usual.estimator()),
        table.get(
            "window",
            one -> one.dayCount(BetaPlan.LEAST_WINDOW, BetaPlan.LONGEST_WINDOW),
            usual.window()),
        table.get("half-life", one -> one.dayCount(1, BetaPlan.LONGEST_WINDOW), usual.halfLife()));
  }

  private CorePlan core(Mapping plan, CorePlan plain, Asset quote) {
    Profile profile = plan.get("profile", one -> one.choice(Profile.class), plain.profile());
    SpotPlan usual =
        new SpotPlan(profile.usualSpot(), plain.spot().weights(), plain.spot().inside());
    SpotPlan spot =
        plan.find("spot")
            .map(one -> SpotSection.read(one, profile, plain.sectors(), usual))
            .orElse(usual);
    return new CorePlan(
        profile,
        plain.sectors(),
        spot,
        plan.find("screen").map(one -> ScreenSection.read(one, quote)).orElse(plain.screen()),
        plan.find("rotation").map(this::rotation).orElse(plain.rotation()),
        RegimeSection.read(plan, spot.weights().keySet(), this::beside),
        plan.find("profit-taking")
            .map(one -> ProfitSection.read(one, spot.weights().keySet()))
            .orElse(plain.profits()));
  }

  private static OverlayPlan overlay(
      Mapping plan, Asset quote, Asset benchmark, CorePlan core, Frequency hedges) {
    OverlayPlan usual = OverlayPlan.NONE;
    Limits limits = plan.find("limits").map(PolicyFile::limits).orElse(usual.limits());
    List<OverlayRule> rules = new ArrayList<>();
    plan.find("hedges")
        .ifPresent(one -> rules.addAll(HedgesSection.read(one, quote, core.sectors())));
    plan.find("optimise")
        .ifPresent(one ->
            rules.add(
                OptimiseSection.read(
                    one, quote, core.sectors(), core.profile(), List.copyOf(rules))));
    plan.find("rotation")
        .ifPresent(one -> rules.addAll(RotationSection.rules(one, core, limits, hedges)));
    plan.find("drift").map(PolicyFile::drift).ifPresent(rules::add);
    rules.addAll(new BetsSection(quote, benchmark, core, limits).read(plan));
    plan.find("carry").ifPresent(one -> rules.add(CarrySection.read(one)));
    Optional<BearPosture> bear = plan.find("bear").map(one -> BearSection.read(one, core, quote));
    if (bear.isPresent() && rules.stream().anyMatch(one -> one.name().equals(BearPosture.NAME))) {
      throw plan.require("bear")
          .mistakeAtKey("a rule is called bear too: give it another name, for this is its own");
    }
    OverlayPlan overlay =
        new OverlayPlan(
            rules,
            Optional.empty(),
            plan.find("budgets").map(BudgetsSection::read).orElse(usual.budgets()),
            limits,
            plan.find("close").map(ClosingSection::read).orElse(usual.closing()));
    return bear.map(overlay::withBear).orElse(overlay);
  }

  private static DriftRule drift(Field field) {
    Mapping table = field.table("via", "horizon", "leverage");
    return new DriftRule(
        "drift",
        table.get("via", one -> one.choice(DriftRule.Via.class), DriftRule.Via.CHEAPEST),
        table.get("horizon", one -> one.days(365), 30),
        table.get("leverage", one -> one.times(1, Limits.MOST_LEVERAGE), 1));
  }

  private static TradingTerms terms(Mapping plan, TradingTerms usual, Asset quote) {
    return new TradingTerms(
        plan.find("costs").map(one -> CostsSection.read(one, quote)).orElse(usual.costs()),
        plan.get("capital", one -> capital(one, quote), usual.capital()),
        plan.find("funding").map(PolicyFile::missingFunding).orElse(usual.missingFunding()),
        plan.find("taxes").map(TaxesSection::read),
        plan.find("execution").map(one -> ExecutionSection.read(one, quote)));
  }

  private SectorBook sectors(Mapping plan) {
    Optional<Scalar> named = plan.get("sectors", one -> one);
    if (named.isEmpty() || named.get().text().equals("default")) {
      return SectorsFile.standard(today);
    }
    Scalar name = named.get();
    Path file = beside(name);
    if (!Files.isRegularFile(file)) {
      throw name.mistake("no such file: " + file + " (a path relative to the plan, or 'default')");
    }
    SectorBook before = known.get(file);
    if (before != null) {
      return before;
    }
    SectorBook read = SectorsFile.read(file, today);
    known.put(file, read);
    return read;
  }

  private Path beside(Scalar name) {
    return folder.map(one -> one.resolve(name.text())).orElse(Path.of(name.text()));
  }

  private static Asset quote(Scalar value) {
    if (!value.asset().equals(Usual.QUOTE)) {
      throw value.mistake("only " + Usual.QUOTE + " is supported, not " + value.text());
    }
    return Usual.QUOTE;
  }

  static Asset asset(Scalar value, Asset quote) {
    return asset(value, value.asset(), quote);
  }

  /** What a value names, which is not the currency. */
  static Asset asset(Scalar value, Asset asset, Asset quote) {
    if (asset.equals(quote)) {
      throw value.mistake(asset + " is the currency; write an asset, such as BTC");
    }
    return asset;
  }

  private static Money capital(Scalar value, Asset quote) {
    Money capital = value.moneyWithUnit(quote);
    if (capital.signum() <= 0) {
      throw value.mistake("capital is above zero, not " + capital);
    }
    return capital;
  }

  private RotationPlan rotation(Field field) {
    return RotationSection.plan(field, name -> RulesFile.named(name, beside(name)));
  }

  private static Limits limits(Field field) {
    Mapping table =
        field.table(
            "hedge-leverage",
            "directional-leverage",
            "margin-used",
            "liquidation-distance",
            "drift-band",
            "hedge-cost");
    Limits usual = Limits.DEFAULT;
    return new Limits(
        table.get("hedge-leverage", one -> one.times(1, 3), usual.hedgeLeverage()),
        table.get(
            "directional-leverage",
            one -> one.times(1, Limits.MOST_LEVERAGE),
            usual.directionalLeverage()),
        table.get("margin-used", one -> one.percent("0", "100"), usual.marginUsed()),
        table.get(
            "liquidation-distance", one -> one.percent("0", "100"), usual.liquidationDistance()),
        table.get("drift-band", one -> one.percent("0", "100"), usual.driftBand()),
        table.get("hedge-cost", one -> one.percent("0", "100")));
  }

  private static MissingFunding missingFunding(Field field) {
    return field
        .table("missing")
        .get("missing", one -> one.choice(MissingFunding.class), MissingFunding.STOP);
  }

  /**
   * The calendar.
   *
   * @param regime whether a review of the regime has anything to look at
   */
  private static ReviewCalendar reviews(Field field, boolean regime) {
    Mapping table =
        field.table("hedges", "sectors", "regime", "profile", "events", "funding-spike");
    ReviewCalendar usual = ReviewCalendar.DEFAULT;
    table
        .find("regime")
        .filter(_ -> !regime)
        .ifPresent(one -> {
          throw one.mistakeAtKey(
              "nothing is looked at: write regime: {} or macro: in the plan, or take the key out");
        });
    return new ReviewCalendar(
        table.get("profile", one -> one.choice(Frequency.class), usual.profile()),
        table.get(
            "regime",
            one -> one.choice(Frequency.class),
            regime ? Frequency.MONTHLY : usual.regime()),
        table.get("sectors", one -> one.choice(Frequency.class), usual.sectors()),
        table.get("hedges", one -> one.choice(Frequency.class), usual.hedges()),
        new EventWatch(
            table.find("events").map(PolicyFile::alarms).orElse(usual.events().kinds()),
            table.get(
                "funding-spike",
                one -> one.percent("1", "100000"),
                usual.events().fundingSpike())));
  }

  private static SequencedSet<AlarmKind> alarms(Field field) {
    SequencedSet<AlarmKind> kinds = new TreeSet<>();
    for (Field item : field.items()) {
      Scalar scalar = item.scalar();
      if (!kinds.add(scalar.choice(AlarmKind.class))) {
        throw scalar.mistake("occurs twice");
      }
    }
    return kinds;
  }
}
