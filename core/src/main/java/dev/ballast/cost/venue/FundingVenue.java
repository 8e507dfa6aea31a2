// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost.venue;

import dev.ballast.cost.FundingTerms;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A venue's funding: how rates are made, by date, and which positions a settlement counts. Rates,
 * caps and intervals of single contracts are data and come from the venue.
 */
public enum FundingVenue {
  BINANCE(8, 15),
  BYBIT(8, 0),
  OKX(8, 0),
  DERIBIT(8, 0),
  KRAKEN(1, 0),
  HYPERLIQUID(1, 0),
  /** Our simulator: rates are given, and paid by the position held at the settlement. */
  SIM(8, 0);

  private final int usualHours;
  private final int graceSeconds;

  FundingVenue(int usualHours, int graceSeconds) {
    this.usualHours = usualHours;
    this.graceSeconds = graceSeconds;
  }

  /**
   * Reads a venue's name, in any case: {@code binance}, a market of it as {@code binance-usdm}, or
   * as ccxt writes it, {@code krakenfutures}.
   */
  public static Optional<FundingVenue> parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "binance-usdm", "binance-coinm", "binanceusdm", "binancecoinm" -> Optional.of(BINANCE);
      case "krakenfutures", "kraken-futures" -> Optional.of(KRAKEN);
      default -> Arrays.stream(values()).filter(one -> one.toString().equals(name)).findFirst();
    };
  }

  /** The terms that hold at a moment; before the earliest the earliest. None for the simulator. */
  public Optional<FundingTerms> terms(Instant time) {
    return terms().stream()
        .filter(one -> !one.from().isAfter(time))
        .reduce((_, later) -> later)
        .or(() -> terms().stream().findFirst());
  }

  /** All terms, oldest first. */
  public List<FundingTerms> terms() {
    return DocumentedFunding.of(this);
  }

  /** Hours between settlements of most contracts. */
  public int usualHours() {
    return usualHours;
  }

  /**
   * Whether a position is counted at a settlement: one opened at or before it, or at Binance less
   * than 15 seconds after it; and not closed before it. A close at the settlement comes too late.
   *
   * @param closed empty while the position is open
   */
  public boolean counts(Instant settlement, Instant opened, Optional<Instant> closed) {
    boolean there =
        graceSeconds == 0
            ? !opened.isAfter(settlement)
            : opened.isBefore(settlement.plusSeconds(graceSeconds));
    return there && closed.map(end -> !end.isBefore(settlement)).orElse(true);
  }

  /** {@code binance}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
