// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import java.time.Instant;
import java.util.List;

/**
 * What futures cost above spot by term, and when funding is settled.
 *
 * @param terms by asset, the perpetual first, then the nearest delivery
 * @param spreads between neighbouring deliveries
 * @param funding the next settlement first
 * @param notes what could not be told
 */
public record FuturesReading(
    Instant asOf,
    List<TermRow> terms,
    List<CalendarRow> spreads,
    List<FundingRow> funding,
    List<String> notes) {
  /** Copies its lists. */
  public FuturesReading {
    terms = List.copyOf(terms);
    spreads = List.copyOf(spreads);
    funding = List.copyOf(funding);
    notes = List.copyOf(notes);
  }

  /** What is expected on all that is held over 30 days, as far as it can be told. */
  public double expectedMonth() {
    return funding.stream().mapToDouble(one -> one.month().value().orElse(0)).sum();
  }

  /** What the same would have been paid over the last 30 days, as far as it can be told. */
  public double lastMonth() {
    return funding.stream().mapToDouble(one -> one.lastMonth().value().orElse(0)).sum();
  }

  /** Whether anything is held that funding is paid on. */
  public boolean holds() {
    return funding.stream().anyMatch(one -> one.notional() != 0);
  }
}
