// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.config.AccountFile;
import dev.ballast.app.store.BundledRules;
import dev.ballast.app.store.Store;
import dev.ballast.app.store.StorePlace;
import dev.ballast.app.store.VenueTables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Where calculators find margin tables and haircuts. */
final class MarginTables {
  private MarginTables() {}

  /** Those of the history that is named or stored, with the bundled ones; else the bundled ones. */
  static VenueTables of(DataOptions data) {
    Map<String, String> environment = System.getenv();
    boolean named =
        data.data() != null
            || data.store() != null
            || !environment.getOrDefault("BALLAST_DATA", "").isBlank();
    return named || Store.isStore(StorePlace.store(null, environment))
        ? data.open().tables()
        : BundledRules.tables();
  }

  /** The moment of an account's figures: its day where it says one, else today. */
  static long time(AccountFile file) {
    LocalDate day = file.asOf().orElseGet(Today::utc);
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
