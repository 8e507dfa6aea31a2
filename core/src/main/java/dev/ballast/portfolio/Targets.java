// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.ContractPrefix;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * What one system wants at a review.
 *
 * @param targets in the system's order
 * @param refused what it would want and cannot size
 * @param notes what the reader should know
 */
public record Targets(List<Target> targets, List<RefusedLeg> refused, List<String> notes) {
  /** Nothing is wanted and nothing is to be said. */
  public static final Targets NONE = new Targets(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Targets {
    targets = List.copyOf(targets);
    refused = List.copyOf(refused);
    notes = List.copyOf(notes);
  }

  /** The assets that the targets are on. */
  public SequencedSet<Asset> assets() {
    SequencedSet<Asset> assets = new TreeSet<>();
    targets.forEach(one -> assets.add(ContractPrefix.underlying(one.instrument().base())));
    return assets;
  }

  /** These, then another system's. */
  public Targets plus(Targets others) {
    return new Targets(
        joined(targets, others.targets),
        joined(refused, others.refused),
        joined(notes, others.notes));
  }

  private static <T> List<T> joined(List<T> ones, List<T> others) {
    if (ones.isEmpty() || others.isEmpty()) {
      return ones.isEmpty() ? others : ones;
    }
    List<T> all = new ArrayList<>(ones);
    all.addAll(others);
    return all;
  }
}
