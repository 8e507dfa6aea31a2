// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows of one kind with typed columns, written as they are asked for.
 *
 * @param <R> what a row is made of
 */
final class Table<R> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String name;
  private final List<R> rows;
  private final List<Column<R>> columns = new ArrayList<>();

  /** A name, a type, and the cell's text; an empty text is a cell without a value. */
  private record Column<R>(String name, ColumnType type, Function<R, String> text) {}

  private Table(String name, List<R> rows) {
    this.name = name;
    this.rows = rows;
  }

  static <R> Table<R> of(String name, List<R> rows) {
    return new Table<>(name, rows);
  }

  String name() {
    return name;
  }

  Table<R> time(String column, Function<R, Instant> value) {
    return with(column, ColumnType.TIME, row -> TIME.format(value.apply(row)));
  }

  Table<R> maybeTime(String column, Function<R, Optional<Instant>> value) {
    return with(column, ColumnType.TIME, row -> value.apply(row).map(TIME::format).orElse(""));
  }

  Table<R> text(String column, Function<R, String> value) {
    return with(column, ColumnType.TEXT, value);
  }

  Table<R> money(String column, Function<R, Money> value) {
    return with(column, ColumnType.EXACT, row -> value.apply(row).amount());
  }

  Table<R> quantity(String column, Function<R, Quantity> value) {
    return with(column, ColumnType.EXACT, row -> value.apply(row).toString());
  }

  Table<R> price(String column, Function<R, Price> value) {
    return with(column, ColumnType.EXACT, row -> value.apply(row).toString());
  }

  /** Exact, where there is a value at all. */
  Table<R> maybeExact(String column, Function<R, Optional<String>> value) {
    return with(column, ColumnType.EXACT, row -> value.apply(row).orElse(""));
  }

  Table<R> number(String column, Function<R, OptionalDouble> value) {
    return with(
        column,
        ColumnType.DOUBLE,
        row -> {
          OptionalDouble figure = value.apply(row);
          return figure.isPresent() ? Double.toString(figure.getAsDouble()) : "";
        });
  }

  /** A decimal that DOUBLE holds: the text is all of its digits. */
  Table<R> rate(String column, Function<R, BigDecimal> value) {
    return with(column, ColumnType.DOUBLE, row -> value.apply(row).toPlainString());
  }

  Table<R> count(String column, Function<R, Long> value) {
    return with(column, ColumnType.COUNT, row -> Long.toString(value.apply(row)));
  }

  Table<R> flag(String column, Function<R, Boolean> value) {
    return with(column, ColumnType.FLAG, row -> Boolean.toString(value.apply(row)));
  }

  private Table<R> with(String column, ColumnType type, Function<R, String> text) {
    columns.add(new Column<>(column, type, text));
    return this;
  }

  /** The columns as DuckDB's CSV reader wants them: {@code {'time': 'TIMESTAMP ...', ...}}. */
  String sqlColumns() {
    return columns.stream()
        .map(column -> "'" + column.name() + "': '" + column.type().sql() + "'")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Writes the table with a header, UTF-8, lines ended by a line feed. */
  void writeCsv(Path file) throws IOException {
    // A writer of our own: a full disk leaves open the one that the CSV writer makes itself.
    try (Writer text = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(columns.stream().map(Column::name).toList());
      for (R row : rows) {
        csv.writeRecord(columns.stream().map(column -> column.text().apply(row)).toList());
      }
    }
  }
}
