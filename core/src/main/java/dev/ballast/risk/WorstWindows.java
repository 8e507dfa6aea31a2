// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * History's worst windows, to be replayed: of the benchmark, or of exposures as they are held now.
 * Windows of one list do not overlap.
 *
 * @param days length of a window
 * @param count how many, the worst first
 */
public record WorstWindows(ClosesByDay closes, BetaMoves betas, int days, int count) {
  /** A window by the row that it ends at, and what it brought. */
  private record Window(int row, double brought) {}

  /** Refuses windows of no days. */
  public WorstWindows {
    if (days < 1 || count < 1) {
      throw new IllegalArgumentException(count + " windows of " + days + " days");
    }
  }

  /** Those in which the benchmark fell most; fewer where it has not fallen so often. */
  public List<Shock> ofBenchmark(Collection<Asset> assets) {
    Asset benchmark = closes.benchmark();
    return shocks(
        benchmark.code(), assets, worst(row -> closes.move(benchmark, row, days).orElse(0)));
  }

  /**
   * Those in which exposures would have lost most.
   *
   * @param exposures net, in the quote
   */
  public List<Shock> ofExposures(SequencedMap<Asset, Double> exposures, Collection<Asset> assets) {
    return shocks(
        "own",
        assets,
        worst(row -> {
          double sum = 0;
          for (var one : exposures.entrySet()) {
            sum += one.getValue() * move(one.getKey(), row);
          }
          return sum;
        }));
  }

  /** An asset's own return, or its beta x the benchmark's where it has none. */
  private double move(Asset asset, int row) {
    if (asset.isDollar()) {
      return 0;
    }
    OptionalDouble own = closes.move(asset, row, days);
    return own.isPresent()
        ? own.getAsDouble()
        : betas.move(asset, closes.move(closes.benchmark(), row, days).orElse(0));
  }

  private List<Window> worst(IntToDoubleFunction brought) {
    List<Window> windows = new ArrayList<>();
    for (int row = days; row < closes.size(); row++) {
      if (closes.complete(row, days)) {
        double sum = brought.applyAsDouble(row);
        if (sum < 0) {
          windows.add(new Window(row, sum));
        }
      }
    }
    windows.sort(Comparator.comparingDouble(Window::brought).thenComparingInt(Window::row));
    List<Window> chosen = new ArrayList<>();
    for (Window window : windows) {
      if (chosen.size() < count
          && chosen.stream().allMatch(one -> Math.abs(one.row - window.row) >= days)) {
        chosen.add(window);
      }
    }
    return chosen;
  }

  private List<Shock> shocks(String whose, Collection<Asset> assets, List<Window> windows) {
    List<Shock> shocks = new ArrayList<>();
    for (Window window : windows) {
      shocks.add(shock(whose + " worst to " + day(window.row), assets, window.row));
    }
    return shocks;
  }

  /** The day that closed. */
  private LocalDate day(int row) {
    return UtcDay.date(closes.time(row) - 1);
  }

  private Shock shock(String name, Collection<Asset> assets, int row) {
    SequencedMap<Asset, Double> moves = new TreeMap<>();
    List<Asset> without = new ArrayList<>();
    for (Asset asset : assets) {
      if (!asset.isDollar()) {
        moves.put(asset, move(asset, row));
        if (closes.move(asset, row, days).isEmpty()) {
          without.add(asset);
        }
      }
    }
    String meaning =
        days
            + (days == 1 ? " day" : " days")
            + " to the close of that day replayed, each asset by its own return";
    Shock shock = Shock.still(name, meaning).moving(moves);
    return without.isEmpty()
        ? shock
        : shock.noting(
            List.of(
                "no history then of "
                    + without.stream().map(Asset::code).collect(Collectors.joining(", "))
                    + ": by beta"));
  }
}
