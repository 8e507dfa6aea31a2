// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.Usual;
import dev.ballast.engine.ApprovalRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A plan's {@code live}: how it trades where money is at stake.
 *
 * @param consents whether its owner means it to trade with money
 * @param approve which tickets need no hand; absent where it does not say
 * @param priceBand how far from the market an order may be, of the market's price
 */
public record LiveSection(boolean consents, Optional<ApprovalRule> approve, Percent priceBand) {
  /** What the owner writes. */
  public static final String CONSENT = "I mean it";

  /** Of a plan; one without the section says nothing. */
  public static LiveSection of(Path plan, Asset quote) {
    return YamlNodes.read(SourceText.of(plan))
        .at("live")
        .map(one -> read(one, quote))
        .orElse(new LiveSection(false, Optional.empty(), Usual.PRICE_BAND));
  }

  /** Refuses a consent in other words than those. */
  static LiveSection read(Field field, Asset quote) {
    Mapping table = field.table("consent", "approve", "price-band");
    Optional<Field> consent = table.find("consent");
    consent.ifPresent(one -> {
      if (!one.scalar().text().equals(CONSENT)) {
        throw one.mistake("is no consent; write: consent: " + CONSENT);
      }
    });
    return new LiveSection(
        consent.isPresent(),
        table.find("approve").map(one -> rule(one.scalar(), quote)),
        table.get("price-band", one -> one.percent("0.1", "99"), Usual.PRICE_BAND));
  }

  /**
   * Which tickets need no hand, as a flag says it.
   *
   * @param text {@code hand}, {@code all}, or an amount of the quote asset a day
   */
  public static ApprovalRule approve(String flag, String text, Asset quote) {
    return rule(Field.ofFlag(flag, text).scalar(), quote);
  }

  private static ApprovalRule rule(Scalar value, Asset quote) {
    return switch (value.text()) {
      case "hand" -> new ApprovalRule.ByHand();
      case "all" -> new ApprovalRule.All();
      default -> within(value, quote);
    };
  }

  private static ApprovalRule within(Scalar value, Asset quote) {
    if (value.text().isEmpty() || !Character.isDigit(value.text().charAt(0))) {
      throw value.mistake(
          "not one of hand, all, or an amount a day: '"
              + value.text()
              + "' (write 25000 or 25000 "
              + quote
              + ")");
    }
    Money daily = value.money(quote);
    if (daily.signum() <= 0) {
      throw value.mistake("must be above zero, not " + value.text() + " (hand approves nothing)");
    }
    return new ApprovalRule.Within(daily);
  }
}
