// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.policy.Conviction;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.SectorRecord;
import dev.ballast.policy.Served;
import dev.ballast.unit.Asset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which rules of an overlay have outlived what they serve. */
final class ServedRules {
  private ServedRules() {}

  /**
   * Why a rule holds nothing any more, a sentence; nothing where it serves nothing, or what lasts.
   *
   * @param core what the spot core will be made of
   */
  static Optional<String> ended(ReviewInput input, SpotTarget core, OverlayRule rule) {
    return rule.serves()
        .flatMap(served ->
            switch (served) {
              case Served.OfConviction of ->
                  ended(input, input.sectors().record(of.sector()), served);
              case Served.OfSector of ->
                  sold(input, core, input.sectors().members(of.sector()), served);
              case Served.OfHolding of -> sold(input, core, List.of(of.asset()), served);
            });
  }

  private static Optional<String> ended(
      ReviewInput input, Optional<SectorRecord> record, Served served) {
    if (record.isEmpty()) {
      return Optional.of("it serves " + served + ", of which there is no record");
    }
    Conviction conviction = record.get().conviction();
    return conviction.lapsed(input.sectors().day())
        ? Optional.of("it serves " + served + ", whose horizon ended on " + conviction.ends())
        : Optional.empty();
  }

  /** What is held of less than the drift band is what a sale leaves. */
  private static Optional<String> sold(
      ReviewInput input, SpotTarget core, Collection<Asset> assets, Served served) {
    double least =
        input.policy().overlay().limits().driftBand().fraction()
            * input.exposure().equity().toDouble();
    double held = 0;
    for (var one : HedgedCore.of(input, core).values().entrySet()) {
      held += assets.contains(one.getKey()) ? one.getValue() : 0;
    }
    return held == 0 || held < least
        ? Optional.of("it serves the spot of " + served + ", which is not held")
        : Optional.empty();
  }
}
