// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ballast.margin.venue.DeribitLinear;
import dev.ballast.market.RuleBook;
import dev.ballast.unit.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Trading rules, margin tables and haircuts that come with the program, for the contracts of the
 * demo: a fallback for a store that holds none. Each row states its day and its source.
 */
public final class BundledRules {
  private static final String FOLDER = "/dev/ballast/app/rules/";

  /** Where {@link #deribit} is from. */
  public static final String DERIBIT_SOURCE = "Deribit help page \"Linear Perpetual\", mid 2026";

  private BundledRules() {}

  public static RuleBook rules() {
    try (InputStream in = open("rules.csv")) {
      return RuleTable.read(in, "rules.csv").book();
    } catch (IOException e) {
      throw new IllegalStateException("reading a resource", e);
    }
  }

  public static VenueTables tables() {
    try (InputStream brackets = open("brackets.csv");
        InputStream haircuts = open("haircuts.csv")) {
      return new VenueTables(
          BracketTable.books(BracketTable.read(brackets, "brackets.csv")),
          HaircutTable.tables(HaircutTable.read(haircuts, "haircuts.csv")));
    } catch (IOException e) {
      throw new IllegalStateException("reading a resource", e);
    }
  }

  /** Deribit's margins of linear contracts, by the asset that they are on. */
  public static SequencedMap<Asset, DeribitLinear.Rates> deribit() {
    SequencedMap<Asset, DeribitLinear.Rates> rates = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(open("deribit.csv"), StandardCharsets.UTF_8)) {
      for (NamedCsvRecord line : reader) {
        rates.put(
            new Asset(line.getField("asset")),
            new DeribitLinear.Rates(
                new BigDecimal(line.getField("initialRate")),
                new BigDecimal(line.getField("maintenanceRate")),
                new BigDecimal(line.getField("perUnit"))));
      }
    } catch (IOException e) {
      throw new IllegalStateException("reading a resource", e);
    }
    return rates;
  }

  private static InputStream open(String name) {
    InputStream in = BundledRules.class.getResourceAsStream(FOLDER + name);
    if (in == null) {
      throw new IllegalStateException("missing resource " + FOLDER + name);
    }
    return in;
  }
}
