// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.engine.Backtest;
import dev.ballast.market.InstrumentId;
import dev.ballast.report.attribution.BasisHolding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What the basis of a run's overlay gave, from entry to exit.
 *
 * @param holdings of each purpose and future, oldest first
 * @param purposes the same, the holdings of a purpose in one future together
 */
public record BasisReport(List<BasisHolding> holdings, List<Sum> purposes) {
  /** Copies the lists. */
  public BasisReport {
    holdings = List.copyOf(holdings);
    purposes = List.copyOf(purposes);
  }

  /**
   * Holdings of one purpose in one future.
   *
   * @param entry basis of spot's price, in the mean of the holdings
   * @param exit likewise
   * @param gain what the basis gave, in the quote; nothing where spot's price was not known of one
   */
  public record Sum(
      String purpose,
      InstrumentId future,
      int holdings,
      OptionalDouble entry,
      OptionalDouble exit,
      OptionalDouble gain) {}

  /** Of a backtest; nothing where no rule held a future. */
  public static Optional<BasisReport> of(Backtest backtest) {
    return of(BasisHolding.of(backtest.run().snapshots(), backtest.events()));
  }

  /** Of holdings. */
  public static Optional<BasisReport> of(List<BasisHolding> holdings) {
    SequencedMap<String, List<BasisHolding>> together = new TreeMap<>();
    for (BasisHolding one : holdings) {
      together
          .computeIfAbsent(one.purpose() + " " + one.future(), none -> new ArrayList<>())
          .add(one);
    }
    List<Sum> sums = new ArrayList<>();
    together.values().forEach(all -> sums.add(sum(all)));
    return holdings.isEmpty() ? Optional.empty() : Optional.of(new BasisReport(holdings, sums));
  }

  private static Sum sum(List<BasisHolding> all) {
    BasisHolding first = all.getFirst();
    boolean known = all.stream().allMatch(one -> one.gain().isPresent());
    double gain = all.stream().mapToDouble(one -> one.gain().orElse(0)).sum();
    return new Sum(
        first.purpose().text(),
        first.future(),
        all.size(),
        mean(all.stream().map(BasisHolding::entryShare).toList()),
        mean(all.stream().map(BasisHolding::exitShare).toList()),
        known ? OptionalDouble.of(gain) : OptionalDouble.empty());
  }

  private static OptionalDouble mean(List<OptionalDouble> all) {
    return all.stream().flatMapToDouble(OptionalDouble::stream).average();
  }
}
