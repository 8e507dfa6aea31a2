// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.policy.HedgeFuture;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HedgeTerms;
import dev.ballast.unit.Asset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a hedge is held: {@code with: cheapest(BTC)}, {@code horizon}, {@code roll-before}. */
final class HedgeTermsFields {
  private static final Pattern FUTURE = Pattern.compile("(cheapest|dated)\\((\\w+)\\)");

  private HedgeTermsFields() {}

  /** The asset of {@code cheapest(BTC)}; nothing where no such choice is named. */
  static Optional<Asset> asset(String with) {
    Matcher matcher = FUTURE.matcher(with);
    return matcher.matches() ? Optional.of(Asset.parse(matcher.group(2))) : Optional.empty();
  }

  static HedgeTerms read(Mapping table, HedgeRule.Size size) {
    HedgeTerms usual = HedgeTerms.USUAL;
    HedgeFuture future =
        table
            .find("with")
            .filter(one -> !one.isList())
            .flatMap(one -> future(one.scalar(), size))
            .orElse(usual.future());
    Optional<Field> roll = table.find("roll-before");
    if (roll.isPresent() && future == HedgeFuture.PERPETUAL) {
      throw roll.get()
          .mistakeAtKey(
              "a perpetual is not rolled: write with: cheapest(BTC) or dated(BTC), or take it out");
    }
    return new HedgeTerms(
        future,
        table.get("horizon", one -> one.days(365), usual.horizon()),
        table.get("roll-before", one -> one.days(90), usual.rollBefore()),
        usual.serves());
  }

  private static Optional<HedgeFuture> future(Scalar with, HedgeRule.Size size) {
    Matcher matcher = FUTURE.matcher(with.text());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (size instanceof HedgeRule.Size.OfOwn || size instanceof HedgeRule.Size.LeastVariance) {
      throw with.mistake(
          "only a hedge in one contract by notional or by beta chooses among its futures; name the"
              + " asset alone");
    }
    return Optional.of(matcher.group(1).equals("dated") ? HedgeFuture.DATED : HedgeFuture.CHEAPEST);
  }
}
