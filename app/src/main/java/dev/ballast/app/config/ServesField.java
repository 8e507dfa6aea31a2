// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.Served;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rule serves: {@code conviction(ai)}, a sector or an asset. */
final class ServesField {
  private static final Pattern CONVICTION = Pattern.compile("conviction\\((\\S+)\\)");

  private ServesField() {}

  static Optional<Served> read(Mapping table, SectorBook sectors, Asset quote) {
    return table.get("serves", one -> read(one, sectors, quote));
  }

  private static Served read(Scalar value, SectorBook sectors, Asset quote) {
    Matcher conviction = CONVICTION.matcher(value.text());
    if (conviction.matches()) {
      return new Served.OfConviction(sector(value, conviction.group(1), sectors));
    }
    return value.text().matches("[a-z][a-z0-9-]*")
        ? new Served.OfSector(sector(value, value.text(), sectors))
        : new Served.OfHolding(PolicyFile.asset(value, quote));
  }

  private static Sector sector(Scalar value, String name, SectorBook sectors) {
    List<String> known = sectors.sectors().stream().map(Sector::name).toList();
    if (!known.contains(name)) {
      throw value.mistake("no such sector: '" + name + "'" + Suggestion.hint(name, known));
    }
    return new Sector(name);
  }
}
