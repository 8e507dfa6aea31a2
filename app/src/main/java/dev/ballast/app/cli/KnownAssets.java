// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.config.Suggestion;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.unit.Asset;
import java.util.SequencedSet;
import java.util.TreeSet;

/** The assets that have daily bars in the usual quote. */
final class KnownAssets {
  private final SequencedSet<String> codes = new TreeSet<>();

  private KnownAssets() {}

  static KnownAssets of(History history) {
    KnownAssets known = new KnownAssets();
    for (SeriesId id : history.ids()) {
      if (id.kind() == SeriesKind.BARS && id.interval().equals(Interval.DAY)) {
        InstrumentId instrument = id.instrument();
        if (instrument.quote().equals(Usual.QUOTE) && instrument.expiry().isEmpty()) {
          known.codes.add(instrument.base().code());
        }
      }
    }
    return known;
  }

  /** The asset that the text names; one without daily bars is a mistake. */
  Asset parse(String text) {
    String code = text.strip().toUpperCase(java.util.Locale.ROOT);
    if (codes.contains(code)) {
      return new Asset(code);
    }
    throw new UserMistake(
        "unknown asset '"
            + text
            + "'"
            + Suggestion.of(code, codes)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse(
                    ": none of the " + codes.size() + " assets with daily bars in " + Usual.QUOTE));
  }
}
