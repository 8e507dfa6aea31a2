// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.SectorBook;
import dev.ballast.signal.regime.Phase;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plan's {@code hedges}: a list of rules, in order of priority. */
final class HedgesSection {
  private static final Pattern SHARE =
      Pattern.compile("(\\S+%) of (portfolio|spot(?:\\((\\w+)\\))?|sectors\\(([a-z0-9, -]+)\\))");
  private static final Pattern WHEN =
      Pattern.compile("bear|fading|phase\\(([a-z-]+)\\)|overbought\\((\\w+)\\)");

  private final Asset quote;
  private final SectorBook sectors;
  private final List<HedgeRule> rules = new ArrayList<>();

  private HedgesSection(Asset quote, SectorBook sectors) {
    this.quote = quote;
    this.sectors = sectors;
  }

  /**
   * Reads the rules.
   *
   * @param quote that no hedge is of
   * @param sectors that a hedge may be of
   */
  static List<HedgeRule> read(Field field, Asset quote, SectorBook sectors) {
    HedgesSection section = new HedgesSection(quote, sectors);
    field.items().forEach(section::add);
    return section.rules;
  }

  private void add(Field item) {
    Mapping table =
        item.table(
            "name",
            "when",
            "always",
            "from",
            "until",
            "beta-to",
            "short",
            "by",
            "with",
            "stop",
            "horizon",
            "roll-before",
            "serves");
    table
        .find("always")
        .filter(one -> !one.scalar().flag())
        .ifPresent(one -> {
          throw one.mistake("a hedge holds always or from a day on: write true, or from: a day");
        });
    Optional<LocalDate> from = table.get("from", Scalar::day);
    if (from.isPresent() && table.find("always").isPresent()) {
      throw item.mistake("a hedge holds always or from a day on: take one of the two out");
    }
    Optional<Circumstance> state = table.get("when", this::circumstance);
    if (state.isPresent() && (from.isPresent() || table.find("always").isPresent())) {
      throw item.mistake("a hedge holds always, from a day on, or when: take the others out");
    }
    String usual = rules.isEmpty() ? "standing" : "hedge-" + (rules.size() + 1);
    String name = table.get("name", HedgesSection::name, usual);
    if (rules.stream().anyMatch(other -> other.name().equals(name))) {
      throw item.mistake("two hedges are called " + name + ": give each its own name");
    }
    HedgeRule.When when =
        state
            .<HedgeRule.When>map(HedgeRule.When.While::new)
            .or(() -> from.map(HedgeRule.When.From::new))
            .orElseGet(HedgeRule.When.Always::new);
    Optional<LocalDate> until = table.get("until", Scalar::day);
    if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
      throw item.mistake("the hedge ends on " + until.get() + ", not after " + from.get());
    }
    List<Asset> contracts = contracts(table);
    HedgeRule.Size size = size(item, table, contracts);
    rules.add(
        new HedgeRule(
            name,
            when,
            size,
            contracts.getFirst(),
            until,
            table.get("stop", one -> one.percent("0.1", "100")),
            HedgeTermsFields.read(table, size).serving(ServesField.read(table, sectors, quote))));
  }

  private Circumstance circumstance(Scalar value) {
    Matcher matcher = WHEN.matcher(value.text());
    if (!matcher.matches()) {
      throw value.mistake(
          "not a state of the market: '"
              + value.text()
              + "' (write bear, fading, phase(peak) or overbought(BTC))");
    }
    if (matcher.group(1) != null) {
      return new Circumstance.InPhase(phase(value, matcher.group(1)));
    }
    if (matcher.group(2) != null) {
      return new Circumstance.Overbought(Asset.parse(matcher.group(2)));
    }
    return value.text().equals(Circumstance.FADING.toString())
        ? Circumstance.FADING
        : Circumstance.BEAR;
  }

  private static Phase phase(Scalar value, String name) {
    List<String> known = Arrays.stream(Phase.values()).map(Phase::toString).toList();
    return Arrays.stream(Phase.values())
        .filter(one -> one.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () -> value.mistake("no such phase: '" + name + "'" + Suggestion.hint(name, known)));
  }

  /** One asset, or several in a list. */
  private List<Asset> contracts(Mapping table) {
    Optional<Field> with = table.find("with");
    if (with.isPresent() && with.get().isList()) {
      List<Asset> all =
          with.get().items().stream().map(one -> asset(one.scalar())).distinct().toList();
      if (all.isEmpty()) {
        throw with.get().mistake("a hedge with no contract: write BTC, or [BTC, ETH]");
      }
      return all;
    }
    return List.of(isOwn(table) ? Asset.BTC : table.get("with", this::asset, Asset.BTC));
  }

  /** Whether each asset is hedged in its own contract. */
  private static boolean isOwn(Mapping table) {
    return table.find("with").filter(one -> !one.isList()).map(one -> one.scalar().text()).stream()
        .anyMatch("own"::equals);
  }

  private HedgeRule.Size size(Field item, Mapping table, List<Asset> contracts) {
    Optional<Field> beta = table.find("beta-to");
    Optional<Field> share = table.find("short");
    if (beta.isPresent() == share.isPresent()) {
      throw item.mistake(
          "a hedge has one size: beta-to: 0.8, or short: 10% of portfolio, or short: 10% of"
              + " spot(BTC)");
    }
    Optional<Field> by = table.find("by");
    HedgeRule.Size size =
        beta.isPresent()
            ? new HedgeRule.Size.BetaTo(beta.get().scalar().decimal("0", "3").doubleValue())
            : share(share.orElseThrow().scalar());
    boolean cross =
        size instanceof HedgeRule.Size.OfSectors || size instanceof HedgeRule.Size.OfCore;
    if (by.isPresent() && !cross) {
      throw by.get()
          .mistakeAtKey(
              "only a hedge of sectors or of the whole spot is sized by notional, by beta or by"
                  + " minimum-variance; take it out");
    }
    if (isOwn(table)) {
      if (!(size instanceof HedgeRule.Size.OfCore of) || by.isPresent()) {
        throw table
            .require("with")
            .mistake("each asset in its own contract is short: 100% of spot, and nothing else");
      }
      return new HedgeRule.Size.OfOwn(of.share());
    }
    Sizing how = by.map(one -> one.scalar().choice(Sizing.class)).orElse(Sizing.NOTIONAL);
    if (contracts.size() > 1 && how != Sizing.MINIMUM_VARIANCE) {
      throw table
          .require("with")
          .mistake("several contracts are sold by: minimum-variance; name one, or write that");
    }
    return switch (size) {
      case HedgeRule.Size.OfSectors of when how == Sizing.MINIMUM_VARIANCE ->
          new HedgeRule.Size.LeastVariance(of.share(), of.sectors(), contracts);
      case HedgeRule.Size.OfSectors of ->
          new HedgeRule.Size.OfSectors(of.share(), of.sectors(), how.by());
      case HedgeRule.Size.OfCore of when how == Sizing.MINIMUM_VARIANCE ->
          new HedgeRule.Size.LeastVariance(of.share(), List.of(), contracts);
      case HedgeRule.Size.OfCore of -> new HedgeRule.Size.OfCore(of.share(), how.by());
      default -> size;
    };
  }

  /** How much of a contract stands against what is hedged. */
  private enum Sizing {
    NOTIONAL,
    BETA,
    MINIMUM_VARIANCE;

    HedgeRule.By by() {
      return this == BETA ? HedgeRule.By.BETA : HedgeRule.By.NOTIONAL;
    }
  }

  private HedgeRule.Size share(Scalar value) {
    Matcher matcher = SHARE.matcher(value.text());
    if (!matcher.matches()) {
      throw value.mistake(
          "not a size: '"
              + value.text()
              + "' (write 10% of portfolio, 10% of spot(BTC), 50% of spot, or 20% of sectors(defi and"
              + " gaming))");
    }
    Percent share;
    try {
      share = Percent.parse(matcher.group(1));
    } catch (IllegalArgumentException e) {
      throw value.mistake("not a share: '" + matcher.group(1) + "' (write 10%)");
    }
    if (share.compareTo(Percent.ZERO) <= 0 || share.compareTo(Percent.HUNDRED) > 0) {
      throw value.mistake("a share is above 0% and up to 100%, not " + share);
    }
    if (matcher.group(4) != null) {
      return new HedgeRule.Size.OfSectors(
          share, sectors(value, matcher.group(4)), HedgeRule.By.NOTIONAL);
    }
    if (matcher.group(2).equals("portfolio")) {
      return new HedgeRule.Size.OfPortfolio(share);
    }
    return matcher.group(3) == null
        ? new HedgeRule.Size.OfCore(share, HedgeRule.By.NOTIONAL)
        : new HedgeRule.Size.OfSpot(share, Asset.parse(matcher.group(3)));
  }

  private List<Sector> sectors(Scalar value, String names) {
    List<String> known = sectors.sectors().stream().map(Sector::name).toList();
    List<Sector> read = new ArrayList<>();
    for (String part : names.split(",| and ", -1)) {
      String name = part.strip();
      if (!known.contains(name)) {
        throw value.mistake("no such sector: '" + name + "'" + Suggestion.hint(name, known));
      }
      if (read.contains(new Sector(name))) {
        throw value.mistake("the sector " + name + " stands twice");
      }
      read.add(new Sector(name));
    }
    return read;
  }

  static String name(Scalar value) {
    String name = value.words(40);
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw value.mistake("a name is lower-case letters, digits and dashes, not '" + name + "'");
    }
    return name;
  }

  private Asset asset(Scalar value) {
    Asset asset = HedgeTermsFields.asset(value.text()).orElseGet(value::asset);
    return PolicyFile.asset(value, asset, quote);
  }
}
