// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.ballast.app.UserMistake;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Margin tables as CSV, one tier a line. */
final class BracketTable {
  private BracketTable() {}

  static List<StatedBrackets> read(Path file) {
    try (InputStream in = new ByteArrayInputStream(StoreFiles.table(file, "the margin tables"))) {
      return read(in, file.toString());
    } catch (IOException e) {
      throw new UserMistake(file + ": the store lacks its margin tables; import again");
    }
  }

  static List<StatedBrackets> read(InputStream in, String name) throws IOException {
    Map<String, List<NamedCsvRecord>> byTable = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord line : reader) {
        byTable
            .computeIfAbsent(
                venue(line) + " " + line.getField("instrument") + " " + line.getField("asOf"),
                key -> new ArrayList<>())
            .add(line);
      }
      return byTable.values().stream().map(BracketTable::table).toList();
    } catch (RuntimeException e) {
      throw new UserMistake(name + ": the margin tables are damaged; import again");
    }
  }

  /** Tables of earlier versions lack the column, and are Binance's. */
  private static VenueId venue(NamedCsvRecord line) {
    return line.findField("venue").map(VenueId::parse).orElse(Recorders.BINANCE);
  }

  private static StatedBrackets table(List<NamedCsvRecord> lines) {
    List<Bracket> tiers = new ArrayList<>();
    for (NamedCsvRecord line : lines) {
      tiers.add(
          new Bracket(
              new BigDecimal(line.getField("floor")),
              new BigDecimal(line.getField("cap")),
              new BigDecimal(line.getField("maintenanceRate")),
              new BigDecimal(line.getField("maintenanceAmount")),
              new BigDecimal(line.getField("maximumLeverage"))));
    }
    NamedCsvRecord first = lines.getFirst();
    return new StatedBrackets(
        new Brackets(
            InstrumentId.parse(venue(first), first.getField("instrument")),
            tiers,
            LocalDate.parse(first.getField("asOf")),
            first.getField("source")));
  }

  /** The tables as CSV, by venue, contract and day. */
  static String text(Collection<StatedBrackets> stated) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      writer.writeRecord(
          "instrument",
          "asOf",
          "floor",
          "cap",
          "maintenanceRate",
          "maintenanceAmount",
          "maximumLeverage",
          "source",
          "venue");
      for (StatedBrackets one :
          stated.stream().sorted(Comparator.comparing(StatedBrackets::key)).toList()) {
        Brackets table = one.table();
        for (Bracket tier : table.tiers()) {
          writer.writeRecord(
              table.instrument().toString(),
              table.asOf().toString(),
              tier.floor().toPlainString(),
              tier.cap().toPlainString(),
              tier.maintenanceRate().toPlainString(),
              tier.maintenanceAmount().toPlainString(),
              tier.maximumLeverage().toPlainString(),
              table.source(),
              one.venue().name());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text.toString();
  }

  /** The books that they make, by venue. */
  static SequencedMap<VenueId, BracketBook> books(Collection<StatedBrackets> stated) {
    TreeMap<VenueId, List<Brackets>> tables = new TreeMap<>();
    stated.forEach(
        one -> tables.computeIfAbsent(one.venue(), venue -> new ArrayList<>()).add(one.table()));
    TreeMap<VenueId, BracketBook> books = new TreeMap<>();
    tables.forEach((venue, all) -> books.put(venue, BracketBook.of(all)));
    return books;
  }
}
