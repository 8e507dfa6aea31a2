// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.ballast.app.UserMistake;
import dev.ballast.margin.Bracket;
import dev.ballast.margin.BracketBook;
import dev.ballast.margin.Brackets;
import dev.ballast.market.InstrumentId;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Margin tables as CSV, one tier a line. */
final class BracketTable {
  private BracketTable() {}

  static BracketBook read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (IOException e) {
      throw new UserMistake(file + ": the store lacks its margin tables; import again");
    }
  }

  static BracketBook read(InputStream in, String name) throws IOException {
    Map<String, List<NamedCsvRecord>> byTable = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord line : reader) {
        byTable
            .computeIfAbsent(
                line.getField("instrument") + " " + line.getField("asOf"), key -> new ArrayList<>())
            .add(line);
      }
      return BracketBook.of(byTable.values().stream().map(BracketTable::table).toList());
    } catch (RuntimeException e) {
      throw new UserMistake(name + ": the margin tables are damaged; import again");
    }
  }

  private static Brackets table(List<NamedCsvRecord> lines) {
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
    return new Brackets(
        InstrumentId.parse(first.getField("instrument")),
        tiers,
        LocalDate.parse(first.getField("asOf")),
        first.getField("source"));
  }

  /** The tables as CSV, in order. */
  static String text(BracketBook book) {
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
          "source");
      for (Brackets table : book.tables()) {
        for (Bracket tier : table.tiers()) {
          writer.writeRecord(
              table.instrument().toString(),
              table.asOf().toString(),
              tier.floor().toPlainString(),
              tier.cap().toPlainString(),
              tier.maintenanceRate().toPlainString(),
              tier.maintenanceAmount().toPlainString(),
              tier.maximumLeverage().toPlainString(),
              table.source());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text.toString();
  }
}
