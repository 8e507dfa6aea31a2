// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.config.Suggestion;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.NamesRead;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.unit.Asset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/** The assets that have daily bars in the usual quote, under their names of a time and of today. */
final class KnownAssets {
  private final ChangedNames names;
  private final long time;
  private final SequencedSet<String> codes = new TreeSet<>();
  private final SequencedSet<String> notes = new LinkedHashSet<>();

  private KnownAssets(ChangedNames names, long time) {
    this.names = names;
    this.time = time;
  }

  static KnownAssets of(History history, long time) {
    KnownAssets known = new KnownAssets(new ChangedNames(history), time);
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
    String code = text.strip().toUpperCase(Locale.ROOT);
    Optional<Successor> now = successor(code).filter(to -> codes.contains(to.asset().code()));
    if (now.isPresent()) {
      Asset asset = now.get().asset();
      if (!asset.code().equals(code)) {
        notes.add(NamesRead.sentence(new Asset(code), now.get()));
      }
      return asset;
    }
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

  private Optional<Successor> successor(String code) {
    try {
      return names.successor(Asset.parse(code), time);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Which of the names that were read are read as others, and why. */
  List<String> notes() {
    return List.copyOf(notes);
  }
}
