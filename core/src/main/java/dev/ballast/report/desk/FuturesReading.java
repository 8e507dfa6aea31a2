// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

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

  /** What is expected on all that is held over 30 days, as far as {@link #untold} lets it be. */
  public double expectedMonth() {
    return sum(FundingRow::month);
  }

  /** What the same would have been paid over the last 30 days, alike. */
  public double lastMonth() {
    return sum(FundingRow::lastMonth);
  }

  private double sum(Function<FundingRow, Reading> amount) {
    List<FundingRow> untold = untold();
    return funding.stream()
        .filter(one -> one.notional() != 0 && !untold.contains(one))
        .mapToDouble(one -> amount.apply(one).value().orElseThrow())
        .sum();
  }

  /** What is held whose funding of 30 days, to come or gone, is not known. */
  public List<FundingRow> untold() {
    return funding.stream()
        .filter(one -> one.notional() != 0)
        .filter(one -> one.month().value().isEmpty() || one.lastMonth().value().isEmpty())
        .toList();
  }

  /** Whether anything is held that funding is paid on. */
  public boolean holds() {
    return funding.stream().anyMatch(one -> one.notional() != 0);
  }
}
