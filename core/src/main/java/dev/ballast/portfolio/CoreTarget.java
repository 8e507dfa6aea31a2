// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The spot core that sector weights ask for, spread over the members that have a price. */
public final class CoreTarget {
  private CoreTarget() {}

  /** Spreads the weights of sectors over their members. */
  public static SpotTarget of(ReviewInput input, Rotation rotation) {
    Map<Sector, SequencedMap<Asset, Double>> scores = new LinkedHashMap<>();
    List<String> said = new ArrayList<>();
    for (Sector sector : rotation.weights().keySet()) {
      SequencedMap<Asset, BarSeries> members = priced(input, sector, said);
      if (!members.isEmpty()) {
        scores.put(sector, MemberScores.of(input, sector, members, said));
      }
    }
    return SpotTarget.of(input.policy().core().spot().share(), rotation.weights(), scores, said);
  }

  private static SequencedMap<Asset, BarSeries> priced(
      ReviewInput input, Sector sector, List<String> said) {
    SequencedMap<Asset, BarSeries> members = new LinkedHashMap<>();
    for (Asset member : input.sectors().members(sector)) {
      InstrumentId id = input.spot(member);
      Optional<BarSeries> bars = input.view().dailyBars(member, input.policy().market());
      if (input.marks().find(id).isEmpty() || bars.isEmpty()) {
        said.add(member + " is left out of " + sector + ": no spot price is known");
      } else {
        members.put(member, bars.get());
      }
    }
    return members;
  }
}
