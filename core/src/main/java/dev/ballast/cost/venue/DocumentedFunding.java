// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost.venue;

import dev.ballast.cost.FundingFormula;
import dev.ballast.cost.FundingFormula.BeyondBand;
import dev.ballast.cost.FundingFormula.HourlyShare;
import dev.ballast.cost.FundingFormula.Shortening;
import dev.ballast.cost.FundingFormula.TowardsInterest;
import dev.ballast.cost.FundingTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The funding terms that venues publish, oldest first. */
final class DocumentedFunding {
  private static final String EPOCH = "1970-01-01T00:00:00Z";

  private DocumentedFunding() {}

  static List<FundingTerms> of(FundingVenue venue) {
    return switch (venue) {
      case BINANCE ->
          List.of(
              terms(EPOCH, towards(Shortening.INTEREST), "Binance, funding rates to 2025-09-18"),
              terms(
                  "2025-09-18T08:01:00Z",
                  towards(Shortening.WHOLE),
                  "Binance, notice of 2025-09-16"));
      case BYBIT ->
          List.of(terms(EPOCH, towards(Shortening.WHOLE), "Bybit, introduction to funding rates"));
      case OKX ->
          List.of(
              terms(
                  "2025-04-01T00:00:00Z",
                  towards(Shortening.INTEREST),
                  "OKX, funding formula of 2025-04"),
              terms(
                  "2026-05-29T00:00:00Z",
                  towards(Shortening.WHOLE),
                  "OKX, revision of the funding rate formula, by the day of the notice"));
      case DERIBIT ->
          List.of(
              terms(
                  EPOCH,
                  new BeyondBand(new BigDecimal("0.00025")),
                  "Deribit, perpetuals, funding rate"));
      case KRAKEN ->
          List.of(
              new FundingTerms(
                  Instant.EPOCH,
                  new HourlyShare(),
                  Optional.of(new BigDecimal("0.0025")),
                  "Kraken, inverse crypto collateral perpetuals, article 360022835911"));
      case HYPERLIQUID ->
          List.of(terms(EPOCH, towards(Shortening.WHOLE), "Hyperliquid docs, funding"));
      case SIM -> List.of();
    };
  }

  private static FundingTerms terms(String from, FundingFormula formula, String source) {
    return new FundingTerms(Instant.parse(from), formula, Optional.empty(), source);
  }

  /** An interest of 0.01 % in 8 hours and a clamp of 0.05 %, as most contracts have them. */
  private static FundingFormula towards(Shortening shortening) {
    return new TowardsInterest(new BigDecimal("0.0001"), new BigDecimal("0.0005"), shortening);
  }
}
