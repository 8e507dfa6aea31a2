// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.ballast.app.UserMistake;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.RuleBook;
import dev.ballast.market.TradingRules;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
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
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All trading rules that were imported, as stated, and the book made of them: an instrument that
 * stands in a list of symbol properties takes its grid from there and only its minimum notional,
 * its liquidation fee, its maxima and its price band from an exchange's answer.
 */
final class RuleTable {
  /** What Binance asks of a linear contract unless it states another figure. */
  private static final String USUAL_MINIMUM = "5";

  private final TreeSet<RuleRow> rows;

  private RuleTable(Collection<RuleRow> rows) {
    this.rows = new TreeSet<>(rows);
  }

  static RuleTable of(Collection<RuleRow> rows) {
    return new RuleTable(rows);
  }

  static RuleTable read(Path file) {
    try (InputStream in = new ByteArrayInputStream(StoreFiles.table(file, "the trading rules"))) {
      return read(in, file.toString());
    } catch (IOException e) {
      throw new UserMistake(file + ": the store lacks its trading rules; import again");
    }
  }

  static RuleTable read(InputStream in, String name) throws IOException {
    List<RuleRow> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .commentStrategy(de.siegmar.fastcsv.reader.CommentStrategy.SKIP)
            .ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord line : reader) {
        rows.add(row(line));
      }
    } catch (RuntimeException e) {
      throw new UserMistake(name + ": the trading rules are damaged; import again");
    }
    return new RuleTable(rows);
  }

  private static RuleRow row(NamedCsvRecord line) {
    InstrumentId id = InstrumentId.parse(Recorders.BINANCE, line.getField("instrument"));
    String minimum = line.getField("minimumNotional");
    return new RuleRow(
        id,
        line.getField("from").equals("list"),
        Price.parse(line.getField("tick")),
        Quantity.parse(line.getField("step")),
        Quantity.parse(line.getField("minimumQuantity")),
        minimum.isEmpty() ? Optional.empty() : Optional.of(money(id.quote(), minimum)),
        Quantity.parse(line.getField("multiplier")),
        stated(line, "liquidationFee").map(fee -> new BasisPoints(new BigDecimal(fee))),
        LocalDate.parse(line.getField("asOf")),
        line.getField("source"),
        bounds(line));
  }

  private static OrderBounds bounds(NamedCsvRecord line) {
    return new OrderBounds(
        stated(line, "maximumQuantity").map(Quantity::parse),
        stated(line, "marketStep")
            .map(step ->
                new OrderBounds.Lot(
                    Quantity.parse(line.getField("marketMinimum")),
                    stated(line, "marketMaximum").map(Quantity::parse),
                    Quantity.parse(step))),
        stated(line, "bandDown")
            .map(down ->
                new OrderBounds.PriceBand(
                    new BigDecimal(down), new BigDecimal(line.getField("bandUp")))));
  }

  /** A cell with something in it; tables of earlier versions lack the column. */
  private static Optional<String> stated(NamedCsvRecord line, String column) {
    return line.findField(column).filter(text -> !text.isEmpty());
  }

  private static Money money(Asset asset, String text) {
    return Money.of(asset, new BigDecimal(text));
  }

  /** This table with more rows; the same row again changes nothing. */
  RuleTable plus(Collection<RuleRow> more) {
    TreeSet<RuleRow> all = new TreeSet<>(rows);
    all.removeAll(new TreeSet<>(more));
    all.addAll(more);
    return new RuleTable(all);
  }

  int size() {
    return rows.size();
  }

  /** The rows as CSV, in order. */
  String text() {
    StringWriter text = new StringWriter();
    try (CsvWriter writer =
        CsvWriter.builder().lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF).build(text)) {
      writer.writeRecord(
          "instrument",
          "from",
          "tick",
          "step",
          "minimumQuantity",
          "minimumNotional",
          "multiplier",
          "liquidationFee",
          "asOf",
          "source",
          "maximumQuantity",
          "marketMinimum",
          "marketMaximum",
          "marketStep",
          "bandDown",
          "bandUp");
      for (RuleRow row : rows) {
        writer.writeRecord(
            row.instrument().toString(),
            row.list() ? "list" : "exchange",
            row.tick().toString(),
            row.step().toString(),
            row.minimumQuantity().toString(),
            row.minimumNotional().map(Money::amount).orElse(""),
            row.multiplier().toString(),
            row.liquidationFee().map(fee -> fee.value().toPlainString()).orElse(""),
            row.asOf().toString(),
            row.source(),
            text(row.bounds().maximumQuantity()),
            text(row.bounds().marketLot().map(OrderBounds.Lot::minimum)),
            text(row.bounds().marketLot().flatMap(OrderBounds.Lot::maximum)),
            text(row.bounds().marketLot().map(OrderBounds.Lot::step)),
            row.bounds().band().map(band -> band.down().toPlainString()).orElse(""),
            row.bounds().band().map(band -> band.up().toPlainString()).orElse(""));
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text.toString();
  }

  private static String text(Optional<Quantity> quantity) {
    return quantity.map(Quantity::toString).orElse("");
  }

  /** The rules that hold, by instrument and day. */
  RuleBook book() {
    TreeMap<InstrumentId, List<RuleRow>> byInstrument = new TreeMap<>();
    for (RuleRow row : rows) {
      byInstrument.computeIfAbsent(row.instrument(), id -> new ArrayList<>()).add(row);
    }
    TreeMap<InstrumentId, List<TradingRules>> versions = new TreeMap<>();
    byInstrument.forEach((id, stated) -> versions.put(id, resolve(id, stated)));
    return RuleBook.of(versions);
  }

  private static List<TradingRules> resolve(InstrumentId id, List<RuleRow> stated) {
    boolean listed = stated.stream().anyMatch(RuleRow::list);
    Optional<RuleRow> minimum =
        stated.reversed().stream().filter(row -> row.minimumNotional().isPresent()).findFirst();
    Optional<RuleRow> bounds =
        stated.reversed().stream()
            .filter(row -> !row.bounds().equals(OrderBounds.NONE))
            .findFirst();
    Optional<BasisPoints> fee =
        stated.reversed().stream().flatMap(row -> row.liquidationFee().stream()).findFirst();
    List<TradingRules> versions = new ArrayList<>();
    for (RuleRow row : stated) {
      if (row.list() == listed) {
        OrderBounds its = listed ? bounds.map(row::onGrid).orElse(row.bounds()) : row.bounds();
        TradingRules rules = resolve(id, row, minimum).with(its);
        versions.add(
            row.liquidationFee().or(() -> fee).map(rules::withLiquidationFee).orElse(rules));
      }
    }
    return versions;
  }

  private static TradingRules resolve(InstrumentId id, RuleRow row, Optional<RuleRow> minimum) {
    if (row.minimumNotional().isPresent()) {
      return row.withMinimum(row.minimumNotional().get(), "");
    }
    if (minimum.isPresent() && minimum.get().minimumNotional().isPresent()) {
      return row.withMinimum(
          minimum.get().minimumNotional().get(), "; minimum notional " + minimum.get().source());
    }
    if (id.isSpot() || id.isInverse()) {
      return row.withMinimum(Money.zero(id.quote()), "; no minimum notional stated");
    }
    return row.withMinimum(
        money(id.quote(), USUAL_MINIMUM), "; minimum notional assumed as Binance's usual");
  }
}
