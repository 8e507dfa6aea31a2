// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.policy.HedgeRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plan's {@code hedges}: a list of rules, in order of priority. */
final class HedgesSection {
  private static final Pattern SHARE = Pattern.compile("(\\S+%) of (portfolio|spot\\((\\w+)\\))");

  private final Asset quote;
  private final List<HedgeRule> rules = new ArrayList<>();

  private HedgesSection(Asset quote) {
    this.quote = quote;
  }

  static List<HedgeRule> read(Field field, Asset quote) {
    HedgesSection section = new HedgesSection(quote);
    field.items().forEach(section::add);
    return section.rules;
  }

  private void add(Field item) {
    Mapping table =
        item.table("name", "always", "from", "until", "beta-to", "short", "with", "stop");
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
    String usual = rules.isEmpty() ? "standing" : "hedge-" + (rules.size() + 1);
    String name = table.get("name", HedgesSection::name, usual);
    if (rules.stream().anyMatch(other -> other.name().equals(name))) {
      throw item.mistake("two hedges are called " + name + ": give each its own name");
    }
    HedgeRule.When when =
        from.<HedgeRule.When>map(HedgeRule.When.From::new).orElseGet(HedgeRule.When.Always::new);
    Optional<LocalDate> until = table.get("until", Scalar::day);
    if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
      throw item.mistake("the hedge ends on " + until.get() + ", not after " + from.get());
    }
    rules.add(
        new HedgeRule(
            name,
            when,
            size(item, table),
            table.get("with", this::asset, Asset.BTC),
            until,
            table.get("stop", one -> one.percent("0.1", "100"))));
  }

  private HedgeRule.Size size(Field item, Mapping table) {
    Optional<Field> beta = table.find("beta-to");
    Optional<Field> share = table.find("short");
    if (beta.isPresent() == share.isPresent()) {
      throw item.mistake(
          "a hedge has one size: beta-to: 0.8, or short: 10% of portfolio, or short: 10% of"
              + " spot(BTC)");
    }
    if (beta.isPresent()) {
      return new HedgeRule.Size.BetaTo(beta.get().scalar().decimal("0", "3").doubleValue());
    }
    return share(share.orElseThrow().scalar());
  }

  private HedgeRule.Size share(Scalar value) {
    Matcher matcher = SHARE.matcher(value.text());
    if (!matcher.matches()) {
      throw value.mistake(
          "not a size: '" + value.text() + "' (write 10% of portfolio, or 10% of spot(BTC))");
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
    return matcher.group(3) == null
        ? new HedgeRule.Size.OfPortfolio(share)
        : new HedgeRule.Size.OfSpot(share, Asset.parse(matcher.group(3)));
  }

  private static String name(Scalar value) {
    String name = value.words(40);
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw value.mistake(
          "a hedge's name is lower-case letters, digits and dashes, not '" + name + "'");
    }
    return name;
  }

  private Asset asset(Scalar value) {
    if (value.text().startsWith("cheapest(")) {
      throw value.mistake(
          "not supported yet: the cheapest contract is not looked for; name the asset whose"
              + " perpetual is sold, such as BTC");
    }
    return PolicyFile.asset(value, quote);
  }
}
