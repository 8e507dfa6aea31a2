// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.BarSeries;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Marketplace;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Perpetuals whose closes part from those of their spot. */
final class DivergenceChecks {
  /** Beyond this a close is worth a look. */
  private static final double APART = 0.02;

  /** Beyond this for half of all closes, the two are not of the same thing. */
  private static final double OTHER = 0.2;

  private DivergenceChecks() {}

  static List<Finding> of(History history) {
    List<Finding> findings = new ArrayList<>();
    for (SeriesId id : history.ids()) {
      if (id.kind() != SeriesKind.BARS) {
        continue;
      }
      counterpart(id)
          .filter(_ -> id.subject().contains(":"))
          .flatMap(history::series)
          .flatMap(spot -> compared((BarSeries) history.series(id).orElseThrow(), (BarSeries) spot))
          .ifPresent(findings::add);
    }
    return findings;
  }

  /** The spot series of a linear perpetual's, and the other way round. */
  static Optional<SeriesId> counterpart(SeriesId id) {
    InstrumentId instrument = id.instrument();
    if (instrument.expiry().isPresent() || instrument.isInverse()) {
      return Optional.empty();
    }
    Marketplace pairs = new Marketplace(instrument.venue(), instrument.quote());
    InstrumentId other =
        instrument.isSpot() ? pairs.perpetual(instrument.base()) : pairs.spot(instrument.base());
    return Optional.of(SeriesId.of(id.kind(), other, id.interval()));
  }

  private static Optional<Finding> compared(BarSeries future, BarSeries spot) {
    Cases apart = new Cases();
    int far = 0;
    int both = 0;
    for (int row = 0; row < future.size(); row++) {
      int other = spot.rowAt(future.time(row));
      if (other < 0 || !(spot.close(other) > 0)) {
        continue;
      }
      both++;
      double premium = future.close(row) / spot.close(other) - 1;
      if (Math.abs(premium) > APART) {
        apart.add(future.time(row), premium);
        far += Math.abs(premium) > OTHER ? 1 : 0;
      }
    }
    if (apart.isEmpty()) {
      return Optional.empty();
    }
    boolean different = far > both / 2;
    return Optional.of(
        Finding.of(
            different ? Severity.ERROR : Severity.WARNING,
            "divergence",
            future.id(),
            apart,
            String.format(
                Locale.ROOT,
                "%s of %d beyond %.0f %% of spot, worst %+.2f %% on %s%s",
                Finding.count(apart.count(), "close"),
                both,
                APART * 100,
                apart.worst() * 100,
                Finding.when(apart.worstTime()),
                different ? ": not the same thing, or another unit" : "")));
  }
}
