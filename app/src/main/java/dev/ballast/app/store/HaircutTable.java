// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.ballast.app.UserMistake;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.HaircutBook;
import dev.ballast.margin.HaircutTables;
import dev.ballast.unit.Asset;
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
import java.util.List;

/** What counts of collateral, as CSV: a line for each mode, asset and day. */
final class HaircutTable {
  private HaircutTable() {}

  static List<StatedHaircut> read(Path file) {
    try (InputStream in = new ByteArrayInputStream(StoreFiles.table(file, "the haircuts"))) {
      return read(in, file.toString());
    } catch (IOException e) {
      throw new UserMistake(file + ": the store lacks its haircuts; import again");
    }
  }

  static List<StatedHaircut> read(InputStream in, String name) throws IOException {
    List<StatedHaircut> stated = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord line : reader) {
        stated.add(
            new StatedHaircut(
                mode(line.getField("mode")),
                new HaircutBook.Version(
                    Asset.parse(line.getField("asset")),
                    new Haircut(
                        new BigDecimal(line.getField("owned")),
                        new BigDecimal(line.getField("owed"))),
                    LocalDate.parse(line.getField("asOf")),
                    line.getField("source"))));
      }
    } catch (RuntimeException e) {
      throw new UserMistake(name + ": the haircuts are damaged; import again");
    }
    return stated;
  }

  private static StatedHaircut.Mode mode(String text) {
    for (StatedHaircut.Mode mode : StatedHaircut.Mode.values()) {
      if (mode.toString().equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("no such mode: " + text);
  }

  /** The statements as CSV, by mode, asset and day. */
  static String text(Collection<StatedHaircut> stated) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      writer.writeRecord("mode", "asset", "asOf", "owned", "owed", "source");
      for (StatedHaircut one :
          stated.stream().sorted(Comparator.comparing(StatedHaircut::key)).toList()) {
        HaircutBook.Version version = one.version();
        writer.writeRecord(
            one.mode().toString(),
            version.asset().code(),
            version.asOf().toString(),
            version.haircut().owned().toPlainString(),
            version.haircut().owed().toPlainString(),
            version.source());
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text.toString();
  }

  /** The books that they make. */
  static HaircutTables tables(List<StatedHaircut> stated) {
    return new HaircutTables(
        book(stated, StatedHaircut.Mode.MULTI_ASSETS),
        book(stated, StatedHaircut.Mode.PORTFOLIO_MARGIN));
  }

  private static HaircutBook book(List<StatedHaircut> stated, StatedHaircut.Mode mode) {
    return HaircutBook.of(
        stated.stream().filter(one -> one.mode() == mode).map(StatedHaircut::version).toList());
  }
}
