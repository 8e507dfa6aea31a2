// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Returns;
import dev.ballast.analytics.Volatility;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.policy.InsideSector;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The spot core that sector weights ask for, spread over the members that have a price. */
public final class CoreTarget {
  /** Daily returns that a volatility is measured on. */
  private static final int WINDOW = 90;

  private CoreTarget() {}

  /** Spreads the weights of sectors over their members. */
  public static SpotTarget of(ReviewInput input, Rotation rotation) {
    Map<Sector, SequencedMap<Asset, Double>> scores = new LinkedHashMap<>();
    List<String> said = new ArrayList<>();
    for (Sector sector : rotation.weights().keySet()) {
      SequencedMap<Asset, Double> members = scores(input, sector, said);
      if (!members.isEmpty()) {
        scores.put(sector, members);
      }
    }
    return SpotTarget.of(input.policy().core().spot().share(), rotation.weights(), scores, said);
  }

  private static SequencedMap<Asset, Double> scores(
      ReviewInput input, Sector sector, List<String> said) {
    SequencedMap<Asset, Double> equal = new LinkedHashMap<>();
    SequencedMap<Asset, Double> inverse = new LinkedHashMap<>();
    for (Asset member : input.sectors().members(sector)) {
      InstrumentId id = input.spot(member);
      Optional<BarSeries> bars = input.view().dailyBars(member, input.policy().market());
      if (input.marks().find(id).isEmpty() || bars.isEmpty()) {
        said.add(member + " is left out of " + sector + ": no spot price is known");
        continue;
      }
      equal.put(member, 1.0);
      int size = bars.get().size();
      if (size > WINDOW) {
        double[] returns = Returns.simple(bars.get().closes(size - WINDOW - 1, size));
        double volatility = Volatility.annualised(returns, Volatility.DAYS_A_YEAR);
        if (volatility > 0) {
          inverse.put(member, 1 / volatility);
        }
      }
    }
    if (input.policy().core().spot().inside() == InsideSector.EQUAL) {
      return equal;
    }
    if (inverse.size() < equal.size()) {
      said.add(
          sector + " is weighted equally: not every member has " + WINDOW + " returns that differ");
      return equal;
    }
    return inverse;
  }
}
