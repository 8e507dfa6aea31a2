// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.ballast.app.UserMistake;
import dev.ballast.market.SymbolChange;
import dev.ballast.unit.Asset;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The symbol changes of a store as CSV, a line for each, by asset and day. */
final class SymbolChangeTable {
  private SymbolChangeTable() {}

  /** What a change is of: stated again, it takes the old one's place. */
  static String key(SymbolChange change) {
    return change.old() + " " + change.day();
  }

  static List<SymbolChange> read(Path file) {
    List<SymbolChange> changes = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new String(StoreFiles.table(file, "the symbol changes"), StandardCharsets.UTF_8))) {
      for (NamedCsvRecord line : reader) {
        changes.add(
            new SymbolChange(
                Asset.parse(line.getField("old")),
                Asset.parse(line.getField("new")),
                new BigDecimal(line.getField("ratio")),
                LocalDate.parse(line.getField("day")),
                line.getField("source")));
      }
    } catch (IOException e) {
      throw new UserMistake(file + ": the store lacks its symbol changes; import them again");
    } catch (UserMistake e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UserMistake(file + ": the symbol changes are damaged; import them again");
    }
    return changes;
  }

  static String text(Collection<SymbolChange> changes) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      writer.writeRecord("old", "new", "ratio", "day", "source");
      for (SymbolChange one :
          changes.stream().sorted(Comparator.comparing(SymbolChangeTable::key)).toList()) {
        writer.writeRecord(
            one.old().code(),
            one.now().code(),
            one.ratio().toPlainString(),
            one.day().toString(),
            one.source());
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text.toString();
  }
}
