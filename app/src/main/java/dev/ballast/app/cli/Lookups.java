// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.KnownFigures;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.Store;
import dev.ballast.app.store.StorePlace;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Where calculators look up what is not given: the history that is named or stored, if any. */
final class Lookups {
  private final DataOptions data;
  private boolean asked;
  private Optional<HistorySource> source = Optional.empty();

  private Lookups(DataOptions data) {
    this.data = data;
  }

  /** As of an account's figures: its day where it says one, else today. */
  static KnownFigures of(DataOptions data, AccountFile file) {
    return of(data, file.asOf().orElseGet(Today::utc));
  }

  /** As of today. */
  static KnownFigures of(DataOptions data) {
    return of(data, Today.utc());
  }

  private static KnownFigures of(DataOptions data, LocalDate day) {
    return KnownFigures.at(day, new Lookups(data)::source);
  }

  private Optional<HistorySource> source() {
    if (!asked && isNamedOrStored()) {
      source = Optional.of(data.open());
    }
    asked = true;
    return source;
  }

  private boolean isNamedOrStored() {
    Map<String, String> environment = System.getenv();
    return data.data() != null
        || data.store() != null
        || !environment.getOrDefault("BALLAST_DATA", "").isBlank()
        || Store.isStore(StorePlace.store(null, environment));
  }
}
