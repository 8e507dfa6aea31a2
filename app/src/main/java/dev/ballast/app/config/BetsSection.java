// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.AmplifyRule;
import dev.ballast.policy.Basket;
import dev.ballast.policy.CorePlan;
import dev.ballast.policy.HoldingDays;
import dev.ballast.policy.Limits;
import dev.ballast.policy.NarrativeRule;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.PairRule;
import dev.ballast.policy.Profile;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.Stake;
import dev.ballast.policy.TiltRule;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plan's {@code neutral}, {@code views}, {@code tilts}, {@code narratives} and {@code amplify}.
 */
final class BetsSection {
  private static final Pattern INDEX = Pattern.compile("([a-z][a-z0-9-]*) as index\\((.+)\\)");

  private final Asset quote;
  private final Asset benchmark;
  private final SectorBook sectors;
  private final Profile profile;
  private final Set<Sector> weighted;
  private final Limits limits;

  BetsSection(Asset quote, Asset benchmark, CorePlan core, Limits limits) {
    this.quote = quote;
    this.benchmark = benchmark;
    this.sectors = core.sectors();
    this.profile = core.profile();
    this.weighted = core.spot().weights().keySet();
    this.limits = limits;
  }

  /**
   * What the plan lists of these kinds, in order of priority: neutral, views, tilts, narratives,
   * amplify.
   */
  List<OverlayRule> read(Mapping plan) {
    List<OverlayRule> rules = new ArrayList<>();
    plan.find("neutral")
        .ifPresent(list -> list.items().forEach(item -> rules.add(neutral(item, rules))));
    plan.find("views")
        .ifPresent(list -> list.items().forEach(item -> rules.add(view(item, rules))));
    plan.find("tilts")
        .ifPresent(list -> list.items().forEach(item -> rules.add(tilt(item, rules))));
    plan.find("narratives")
        .ifPresent(list -> list.items().forEach(item -> rules.add(narrative(item, rules))));
    plan.find("amplify")
        .ifPresent(list -> list.items().forEach(item -> rules.add(amplify(item, rules))));
    return rules;
  }

  private PairRule neutral(Field item, List<OverlayRule> before) {
    Mapping table =
        item.table(
            "name", "long", "short", "size", "beta", "leverage", "from", "until", "stop", "serves");
    Basket shorts = table.get("short", this::basket, new Basket.OfAsset(benchmark));
    OptionalDouble beta =
        OptionalDouble.of(table.get("beta", one -> one.decimal("0", "3").doubleValue(), 0.0));
    return pair(OverlayKind.NEUTRAL, item, table, shorts, beta, before);
  }

  private PairRule view(Field item, List<OverlayRule> before) {
    Mapping table =
        item.table(
            "name", "long", "short", "size", "by", "leverage", "from", "until", "stop", "serves");
    Basket shorts = basket(table.require("short").scalar());
    boolean byBeta =
        table.get("by", one -> one.choice(Weighing.class), Weighing.NOTIONAL) == Weighing.BETA;
    OptionalDouble beta = byBeta ? OptionalDouble.of(0) : OptionalDouble.empty();
    return pair(OverlayKind.VIEW, item, table, shorts, beta, before);
  }

  private PairRule pair(
      OverlayKind kind,
      Field item,
      Mapping table,
      Basket shorts,
      OptionalDouble beta,
      List<OverlayRule> before) {
    Basket longs = basket(table.require("long").scalar());
    if (longs.equals(shorts)) {
      throw item.mistake(longs + " is bought and sold: write another in long or in short");
    }
    return new PairRule(
        kind,
        name(item, table, kind, before),
        longs,
        shorts,
        stake(table.require("size").scalar()),
        beta,
        table.get("leverage", one -> one.times(1, Limits.MOST_LEVERAGE), 1),
        days(item, table),
        table.get("stop", one -> one.percent("0.1", "100")));
  }

  private TiltRule tilt(Field item, List<OverlayRule> before) {
    if (!profile.allowsDirectional()) {
      throw item.mistake(
          "a conservative profile hedges and makes no directional bets: take the tilt out, or"
              + " write profile: moderate");
    }
    Mapping table =
        item.table("name", "long", "short", "size", "leverage", "from", "until", "stop", "serves");
    Optional<Basket> longs = table.get("long", this::basket);
    Optional<Basket> shorts = table.get("short", this::basket);
    if (longs.isPresent() == shorts.isPresent()) {
      throw item.mistake("a tilt is long or short of one thing: write long: gaming, or short: SOL");
    }
    int most = limits.directionalLeverage();
    return new TiltRule(
        name(item, table, OverlayKind.TILT, before),
        longs.or(() -> shorts).orElseThrow(),
        shorts.isPresent(),
        stake(table.require("size").scalar()),
        table.get("leverage", one -> leverage(one, most), 1),
        days(item, table),
        table.get("stop", one -> one.percent("0.1", "100")));
  }

  private NarrativeRule narrative(Field item, List<OverlayRule> before) {
    if (!profile.allowsDirectional()) {
      throw item.mistake(
          "a conservative profile hedges and makes no directional bets: take the narrative out, or"
              + " write profile: moderate");
    }
    Mapping table =
        item.table(
            "name",
            "from",
            "to",
            "amount",
            "leg",
            "side",
            "leverage",
            "since",
            "until",
            "stop",
            "serves");
    Sector from = weighted(table.require("from").scalar());
    Sector to = weighted(table.require("to").scalar());
    if (from.equals(to)) {
      throw item.mistake("spot is moved from " + from + " to itself: write another sector");
    }
    int most = limits.directionalLeverage();
    return new NarrativeRule(
        name(item, table, OverlayKind.NARRATIVE, before),
        from,
        to,
        stake(table.require("amount").scalar()),
        table.get("leg", one -> one.percent("0", "100"), Percent.of("30")),
        table.get("side", one -> one.choice(LegSide.class), LegSide.LONG) == LegSide.SHORT,
        table.get("leverage", one -> leverage(one, most), 1),
        days(item, table, "since"),
        table.get("stop", one -> one.percent("0.1", "100")));
  }

  private AmplifyRule amplify(Field item, List<OverlayRule> before) {
    if (!profile.allowsDirectional()) {
      throw item.mistake(
          "a conservative profile hedges and makes no directional bets: take the amplification out,"
              + " or write profile: moderate");
    }
    Mapping table = item.table("name", "of", "when", "share", "leverage", "stop");
    List<Sector> of = new ArrayList<>();
    for (Field one : table.require("of").items()) {
      Sector sector = weighted(one.scalar());
      if (of.contains(sector)) {
        throw one.mistake("occurs twice");
      }
      of.add(sector);
    }
    if (of.isEmpty()) {
      throw table.require("of").mistake("names no sector: write of: [defi]");
    }
    int most = limits.directionalLeverage();
    return new AmplifyRule(
        name(item, table, OverlayKind.AMPLIFY, before),
        of,
        table.get("when", one -> one.choice(Stance.class), Stance.INCREASE),
        table.require("share").scalar().percent("0.1", "100"),
        table.get("leverage", one -> leverage(one, most), 1),
        table.get("stop", one -> one.percent("0.1", "100")));
  }

  /** A sector that has a weight in the core. */
  private Sector weighted(Scalar value) {
    Sector sector = new Sector(value.text());
    if (!weighted.contains(sector)) {
      List<String> known = weighted.stream().map(Sector::name).toList();
      throw value.mistake(
          "not a sector with a weight in spot.weights" + Suggestion.hint(value.text(), known));
    }
    return sector;
  }

  /** Up to the limit that the plan sets to bets on direction. */
  static int leverage(Scalar value, int most) {
    int times = value.times(1, Limits.MOST_LEVERAGE);
    if (times > most) {
      throw value.mistake(
          "is above limits.directional-leverage of %d: write less, or raise the limit (up to %d)"
              .formatted(most, Limits.MOST_LEVERAGE));
    }
    return times;
  }

  private static String name(
      Field item, Mapping table, OverlayKind kind, List<OverlayRule> before) {
    long number = before.stream().filter(rule -> rule.kind() == kind).count() + 1;
    String name = table.get("name", HedgesSection::name, kind + "-" + number);
    if (before.stream().anyMatch(rule -> rule.kind() == kind && rule.name().equals(name))) {
      throw item.mistake("two are called " + name + ": give each its own name");
    }
    return name;
  }

  private HoldingDays days(Field item, Mapping table) {
    return days(item, table, "from");
  }

  private HoldingDays days(Field item, Mapping table, String first) {
    Optional<LocalDate> from = table.get(first, Scalar::day);
    Optional<LocalDate> until = table.get("until", Scalar::day);
    if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
      throw item.mistake("it ends on " + until.get() + ", not after " + from.get());
    }
    return new HoldingDays(from, until, ServesField.read(table, sectors, quote));
  }

  /** A sector by its name, also as an index, or an asset by its code. */
  private Basket basket(Scalar value) {
    Matcher index = INDEX.matcher(value.text());
    if (index.matches()) {
      return new Basket.OfIndex(
          sector(value, index.group(1)),
          PolicyFile.asset(new Scalar(value.field(), index.group(2)), quote));
    }
    boolean sector =
        value.text().matches("[a-z][a-z0-9-]*")
            || sectors.sectors().stream().anyMatch(one -> one.name().equals(value.text()));
    return sector
        ? new Basket.OfSector(sector(value, value.text()))
        : new Basket.OfAsset(PolicyFile.asset(value, quote));
  }

  private Sector sector(Scalar value, String name) {
    return sectors.sectors().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> {
          List<String> known = sectors.sectors().stream().map(Sector::name).toList();
          return value.mistake("no such sector: '" + name + "'" + Suggestion.hint(name, known));
        });
  }

  private Stake stake(Scalar value) {
    if (value.text().endsWith("%")) {
      Percent share = value.percent("0", "500");
      if (share.compareTo(Percent.ZERO) <= 0) {
        throw value.mistake("a size is above 0%, not " + share);
      }
      return new Stake.OfEquity(share);
    }
    if (!value.text().endsWith(quote.code())) {
      throw value.mistake(
          "not a size: '"
              + value.text()
              + "' (write 20%, of what the account is worth, or 25000 "
              + quote
              + ")");
    }
    var amount = value.moneyWithUnit(quote);
    if (amount.signum() <= 0) {
      throw value.mistake("a size is above zero, not " + amount);
    }
    return new Stake.Fixed(amount);
  }

  /** How much of the other side stands against what is bought. */
  private enum Weighing {
    NOTIONAL,
    BETA
  }
}
