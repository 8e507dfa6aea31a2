// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.policy.AmplifyRule;
import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalHistory;
import dev.ballast.signal.SignalReview;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What is bought of sectors in futures beside their spot, while Monday's stance says so.
 *
 * @param notionals by sector, of sectors that have the stance
 * @param why a sentence for each of them
 * @param ended why a sector has none, a sentence
 */
record Amplifications(
    SequencedMap<Sector, Double> notionals,
    SequencedMap<Sector, String> why,
    SequencedMap<Sector, String> ended) {

  /**
   * As of a review.
   *
   * @param core what the spot core will be made of, where the review moves spot
   */
  static Amplifications of(ReviewInput input, SpotTarget core, AmplifyRule rule) {
    Amplifications amplified =
        new Amplifications(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    List<SignalReview> mondays =
        SignalHistory.mondays(input.view(), MarketStates.signals(input.policy(), input.sectors()));
    Map<Asset, Double> spot = HedgedCore.of(input, core).values();
    for (Sector sector : rule.of()) {
      Optional<SectorSignal> signal =
          mondays.isEmpty() ? Optional.empty() : mondays.getLast().sector(sector);
      double held = 0;
      for (Asset member : input.sectors().members(sector)) {
        held += spot.getOrDefault(member, 0.0);
      }
      if (signal.isEmpty() || signal.get().stance() != rule.when()) {
        amplified.ended.put(
            sector,
            "the stance of %s is %s, not %s"
                .formatted(
                    sector,
                    signal.map(one -> one.stance().words()).orElse("not known"),
                    rule.when().words()));
      } else if (!(held > 0)) {
        amplified.ended.put(sector, "nothing of " + sector + " is held in spot");
      } else {
        amplified.notionals.put(sector, rule.share().fraction() * held);
        amplified.why.put(
            sector,
            String.format(
                Locale.ROOT,
                "%s of the %,.0f %s of %s in spot is bought in futures too while its stance is to"
                    + " %s, since %s",
                rule.share(),
                held,
                input.policy().quote(),
                sector,
                rule.when().words(),
                UtcDay.date(signal.get().since())));
      }
    }
    return amplified;
  }

  /** The sentences of all, one after the other. */
  String sentence() {
    return String.join("; ", why.values());
  }
}
