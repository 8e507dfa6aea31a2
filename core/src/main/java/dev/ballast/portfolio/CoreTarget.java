// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.VolatilityTable;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.MemberScreen;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The spot core that sector weights ask for, spread over the members that have a price and pass the
 * policy's screen. What is held of one that shows too little is sold; of one of which that is not
 * known, nothing is bought and nothing sold.
 */
public final class CoreTarget {
  private CoreTarget() {}

  /** Spreads the weights of sectors over their members. */
  public static SpotTarget of(ReviewInput input, Rotation rotation) {
    Map<Sector, SequencedMap<Asset, Double>> scores = new LinkedHashMap<>();
    List<String> said = new ArrayList<>();
    boolean screens = !input.policy().core().screen().equals(MemberScreen.NONE);
    for (Sector sector : rotation.weights().keySet()) {
      List<Asset> sold = new ArrayList<>();
      SequencedMap<Asset, BarSeries> members = members(input, sector, sold, said);
      SequencedMap<Asset, Double> found =
          members.isEmpty() ? new LinkedHashMap<>() : MemberScores.of(input, sector, members, said);
      sold.forEach(one -> found.put(one, 0.0));
      // Empty under a screen: none passes, and that is said.
      if (screens || !found.isEmpty()) {
        scores.put(sector, found);
      }
    }
    return SpotTarget.of(input.policy().core().spot().share(), rotation.weights(), scores, said);
  }

  /** Measures what the cores of such plans ask of history, for many runs to read. */
  public static void keep(MarketView view, Policy policy, SectorsOnDay sectors) {
    if (policy.core().spot().inside() == InsideSector.INVERSE_VOLATILITY) {
      for (Sector sector : policy.core().spot().weights().keySet()) {
        for (Asset member : sectors.members(sector)) {
          view.dailyBars(member, policy.market())
              .ifPresent(bars -> VolatilityTable.keep(view, bars, MemberScores.WINDOW));
        }
      }
    }
  }

  private static SequencedMap<Asset, BarSeries> members(
      ReviewInput input, Sector sector, List<Asset> sold, List<String> said) {
    SequencedMap<Asset, BarSeries> members = new LinkedHashMap<>();
    for (Asset member : input.sectors().members(sector)) {
      InstrumentId id = input.spot(member);
      Optional<BarSeries> bars = input.view().dailyBars(member, input.policy().market());
      if (input.marks().find(id).isEmpty() || bars.isEmpty()) {
        said.add(member + " is left out of " + sector + ": no spot price is known");
        continue;
      }
      ScreenedMember screened = ScreenedMember.of(input, member);
      if (screened.passes()) {
        members.put(member, bars.get());
      } else if (screened.tooLittle().isEmpty()) {
        said.add(
            "%s is left out of %s and left alone: not recorded of the last %d days: %s"
                .formatted(
                    member, sector, MemberScreen.WINDOW, String.join(", ", screened.unknown())));
      } else {
        sold.add(member);
        said.add(
            "%s is left out of %s: %s"
                .formatted(member, sector, String.join("; ", screened.tooLittle())));
      }
    }
    return members;
  }
}
