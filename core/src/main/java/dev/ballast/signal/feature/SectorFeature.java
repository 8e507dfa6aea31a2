// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A feature of a sector: the mean of the members that have it, or what only a sector has.
 *
 * @param feature absent when no member has it
 * @param measured how many members it is of
 * @param members how many members there are
 */
public record SectorFeature(Feature feature, int measured, int members) {
  /** What only a sector has: all of its members stand for it, or none. */
  static SectorFeature whole(Feature feature, int members) {
    return new SectorFeature(feature, feature instanceof Feature.Present ? members : 0, members);
  }

  /**
   * The mean.
   *
   * @param weights of the members, one each; a member whose weight is not known is left out and
   *     named
   */
  static SectorFeature of(FeatureKind kind, List<AssetFeatures> members, List<Feature> weights) {
    double sum = 0;
    double whole = 0;
    int measured = 0;
    List<String> notes = new ArrayList<>();
    List<String> unweighted = new ArrayList<>();
    String reason = "";
    for (int i = 0; i < members.size(); i++) {
      switch (members.get(i).feature(kind)) {
        case Feature.Present present -> {
          switch (weights.get(i)) {
            case Feature.Present weight -> {
              sum += weight.value() * present.value();
              whole += weight.value();
              measured++;
              present.note().filter(note -> !notes.contains(note)).ifPresent(notes::add);
            }
            case Feature.Absent absent -> {
              unweighted.add(members.get(i).asset().code());
              reason = reason.isEmpty() ? absent.reason() : reason;
            }
          }
        }
        case Feature.Absent absent -> reason = reason.isEmpty() ? absent.reason() : reason;
      }
    }
    if (measured > 0 && !unweighted.isEmpty()) {
      notes.add("without a weight: " + String.join(", ", unweighted));
    }
    Feature mean =
        measured == 0
            ? new Feature.Absent(
                "none of "
                    + members.size()
                    + (members.size() == 1 ? " member" : " members")
                    + (unweighted.isEmpty() ? " has it: " : " has it and a weight: ")
                    + reason)
            : new Feature.Present(
                sum / whole,
                kind.unit(),
                notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes)));
    return new SectorFeature(mean, measured, members.size());
  }
}
