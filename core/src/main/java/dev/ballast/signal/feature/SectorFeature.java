// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A feature of a sector: the plain mean of the members that have it, or what only a sector has.
 *
 * @param feature absent when no member has it
 * @param measured how many members have it
 * @param members how many members there are
 */
public record SectorFeature(Feature feature, int measured, int members) {
  /** What only a sector has: all of its members stand for it, or none. */
  static SectorFeature whole(Feature feature, int members) {
    return new SectorFeature(feature, feature instanceof Feature.Present ? members : 0, members);
  }

  static SectorFeature of(FeatureKind kind, List<AssetFeatures> members) {
    double sum = 0;
    int measured = 0;
    List<String> notes = new ArrayList<>();
    String reason = "";
    for (AssetFeatures member : members) {
      switch (member.feature(kind)) {
        case Feature.Present present -> {
          sum += present.value();
          measured++;
          present.note().filter(note -> !notes.contains(note)).ifPresent(notes::add);
        }
        case Feature.Absent absent -> reason = reason.isEmpty() ? absent.reason() : reason;
      }
    }
    Feature mean =
        measured == 0
            ? new Feature.Absent(
                "none of "
                    + members.size()
                    + (members.size() == 1 ? " member" : " members")
                    + " has it: "
                    + reason)
            : new Feature.Present(
                sum / measured,
                kind.unit(),
                notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes)));
    return new SectorFeature(mean, measured, members.size());
  }
}
