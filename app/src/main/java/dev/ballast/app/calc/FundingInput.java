// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.render.Figures;
import dev.ballast.cost.venue.FundingVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What both answers about funding read and say. */
final class FundingInput {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FundingInput() {}

  static Optional<FundingVenue> venue(Given given) {
    return given.find(
        "venue",
        FundingVenue::parse,
        "is no venue of ours (binance, bybit, okx, deribit, kraken, hyperliquid or sim)");
  }

  /** The contract; a dated future, which pays no funding, is refused. */
  static GivenContract perpetual(Given given) {
    GivenContract contract = GivenContract.of(given);
    if (contract.instrument().isPresent() && !contract.instrument().get().isPerpetual()) {
      throw given.mistake(
          "symbol", contract.instrument().get() + " is a dated future, which pays no funding");
    }
    return contract;
  }

  static String formula(GivenContract contract) {
    return contract.terms().inverse()
        ? "payment = -(signed quantity x contract size / mark price x rate)"
        : "payment = -(signed quantity%s x mark price x rate)"
            .formatted(contract.timesSize().isEmpty() ? "" : " x contract size");
  }

  static String worked(
      GivenContract contract,
      BigDecimal signed,
      BigDecimal mark,
      BigDecimal rate,
      BigDecimal payment) {
    return "-(%s%s %s %s x %s) = %s"
        .formatted(
            Figures.readable(signed),
            contract.timesSize(),
            contract.terms().inverse() ? "/" : "x",
            Figures.readable(mark),
            Figures.readablePercent(rate),
            Figures.readable(payment));
  }

  static String rule(FundingVenue venue) {
    return venue == FundingVenue.BINANCE
        ? "opened less than 15 s after it, and not closed before it."
        : "opened at or before it, and not closed before it.";
  }

  /** A year's yield, or that there is none to show. */
  static String compounded(Optional<BigDecimal> apy) {
    return apy.map(Figures::yearly).orElse("none");
  }

  static String time(Instant time) {
    return TIME.format(time);
  }
}
