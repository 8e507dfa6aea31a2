// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The rows of a text file of separated values. */
final class CsvTable extends InputTable {
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final boolean decimalComma;
  private long line;

  CsvTable(InputFile file, InputStream content, char separator) {
    super(file);
    this.decimalComma = separator == ';';
    this.reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .detectBomHeader(true)
            .ofCsvRecord(content, StandardCharsets.UTF_8);
    this.records = reader.iterator();
  }

  @Override
  @Nullable Row read() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord taken = records.next();
      line = taken.getStartingLineNumber();
      return new Row((int) line, taken.getFields());
    } catch (UncheckedIOException e) {
      throw file().unreadable(deepest(e), line);
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException) {
        throw file().unreadable(deepest(e), line);
      }
      throw UserMistake.at(
          file().path().toString(),
          (int) line + 1,
          0,
          "not CSV: " + (e.getCause() == null ? e : e.getCause()).getMessage());
    }
  }

  /** The fault of the stream itself, below what readers say around it. */
  private static IOException deepest(RuntimeException around) {
    IOException fault = new IOException(around.getMessage(), around);
    for (Throwable cause = around.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException found) {
        fault = found;
      }
    }
    return fault;
  }

  /** Where cells are separated by semicolons, a single comma is the decimal sign. */
  @Override
  String decimal(String text) {
    return decimalComma && text.indexOf('.') < 0 && text.indexOf(',') == text.lastIndexOf(',')
        ? text.replace(',', '.')
        : text;
  }

  /** Line and column of text, as if no cell were quoted. */
  @Override
  UserMistake wrong(Row at, int column, String what) {
    int position = 1;
    for (int before = 0; before < Math.min(column, at.cells().size()); before++) {
      position += at.cells().get(before).length() + 1;
    }
    return UserMistake.at(file().path().toString(), at.line(), position, what);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
