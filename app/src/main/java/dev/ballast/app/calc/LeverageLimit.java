// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.FuturesVenue;
import dev.ballast.app.config.Given;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.margin.venue.Formula;
import java.math.BigDecimal;
import java.util.Optional;

/** How large an order may be at which leverage, by the newest margin table that is known. */
record LeverageLimit(Brackets table) {
  /** The newest table of a contract; nothing where none is known. */
  static Optional<LeverageLimit> of(GivenContract contract, KnownFigures known) {
    return contract
        .venue()
        .map(FuturesVenue::id)
        .flatMap(venue -> contract.instrument().flatMap(id -> known.table(venue, id)))
        .map(LeverageLimit::new);
  }

  /** The mistake in an order of this notional, in the settlement asset. */
  Optional<UserMistake> refusal(Given given, BigDecimal notional, BigDecimal leverage) {
    Bracket last = table.tiers().getLast();
    if (notional.compareTo(last.cap()) > 0) {
      return Optional.of(
          given.mistake(
              given.has("notional") ? "notional" : "margin",
              "too large: the venue's margin table ends at %s (%s)"
                  .formatted(Formula.number(last.cap()), table.source())));
    }
    BigDecimal most = most(notional);
    return leverage.compareTo(most) <= 0
        ? Optional.empty()
        : Optional.of(
            given.mistake(
                "leverage",
                "too high: at a notional of %s the venue allows %s (%s)"
                    .formatted(Formula.number(notional), Formula.number(most), table.source())));
  }

  /** The highest leverage at a notional. */
  BigDecimal most(BigDecimal notional) {
    return table.tier(notional).maximumLeverage();
  }
}
