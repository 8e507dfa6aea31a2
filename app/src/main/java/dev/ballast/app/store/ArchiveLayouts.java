// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of Binance's public archive (data.binance.vision): {@code
 * futures/um/monthly/klines/BTCUSDT/1h/BTCUSDT-1h-2025-01.zip}. The name gives symbol and interval
 * or type, the folders the market and the kind of bars; a file outside of such folders is taken for
 * klines of the market that the user states.
 */
final class ArchiveLayouts {
  private static final Pattern NAME =
      Pattern.compile("([^-/]+)-([A-Za-z0-9]+)-(\\d{4}-\\d{2}(?:-\\d{2})?)");
  private static final Pattern INTERVAL = Pattern.compile("\\d{1,2}[smhdw]|1mo");
  private static final List<String> KLINE =
      List.of(
          "open_time",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "close_time",
          "quote_volume",
          "count",
          "taker_buy_volume",
          "taker_buy_quote_volume",
          "ignore");

  private ArchiveLayouts() {}

  /** How a file of the archive is to be read; nothing where the name is of no such file. */
  static Optional<FileAction> of(InputFile file, Optional<Market> stated) {
    Matcher name = NAME.matcher(file.stem());
    String ending = file.name().toLowerCase(Locale.ROOT);
    if (!name.matches()
        || !(ending.endsWith(".zip") || ending.endsWith(".csv") || ending.endsWith(".csv.gz"))) {
      return Optional.empty();
    }
    String type = name.group(2);
    if (type.equals("fundingRate") || type.equals("metrics") || INTERVAL.matcher(type).matches()) {
      return Optional.of(reading(file, name.group(1), type, name.group(3), stated));
    }
    return Optional.of(new FileAction.Skip("archive files of type " + type + " are not used"));
  }

  private static FileAction reading(
      InputFile file, String symbol, String type, String date, Optional<Market> stated) {
    Market market =
        market(file.path())
            .or(() -> stated)
            .orElseThrow(() ->
                file.mistake(
                    "its path does not say which market it is of; add --market spot, usdm or"
                        + " coinm"));
    InstrumentId id =
        Symbols.instrument(symbol, market)
            .orElseThrow(
                () -> file.mistake("unknown symbol '" + symbol + "': " + Symbols.EXPECTED));
    if (type.equals("fundingRate")) {
      return new FileAction.Read(funding(id));
    }
    if (type.equals("metrics")) {
      return new FileAction.Read(new MetricsLayout(id, day(file, date)));
    }
    String path = file.path().toString();
    if (path.contains("premiumIndexKlines")) {
      return new FileAction.Skip("premium index bars are not used");
    }
    SeriesKind kind = SeriesKind.BARS;
    if (path.contains("markPriceKlines")) {
      kind = SeriesKind.MARK;
    } else if (path.contains("indexPriceKlines")) {
      kind = SeriesKind.INDEX;
    }
    try {
      return new FileAction.Read(klines(SeriesId.of(kind, id, Interval.parse(type)), id));
    } catch (IllegalArgumentException e) {
      return new FileAction.Skip("bars of " + type + " are not used");
    }
  }

  private static Optional<Market> market(Path path) {
    for (int i = path.getNameCount() - 2; i >= 0; i--) {
      switch (path.getName(i).toString()) {
        case "spot" -> {
          return Optional.of(Market.SPOT);
        }
        case "um" -> {
          return Optional.of(Market.LINEAR);
        }
        case "cm" -> {
          return Optional.of(Market.INVERSE);
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  /** An inverse contract's volume counts contracts, and its quote volume coins. */
  private static Layout klines(SeriesId series, InstrumentId instrument) {
    return new CsvLayout("archive " + series) {
      @Override
      void read(InputTable table, FileDraft draft) {
        table.headerOrNone(KLINE, List.of());
        BarColumns columns = BarColumns.of(table, "");
        if (instrument.isInverse()) {
          columns = columns.withVolume(table.column("quote_volume"));
        }
        Rows rows = draft.rows(series);
        while (table.next()) {
          draft.add(table, 0, rows, table.epoch(0), columns.read(table));
        }
      }
    };
  }

  /** Settlement times are some milliseconds off in the archive; the nearest second is taken. */
  private static Layout funding(InstrumentId instrument) {
    return new CsvLayout("archive funding " + instrument) {
      @Override
      void read(InputTable table, FileDraft draft) {
        table.headerOrNone(
            List.of("calc_time", "funding_interval_hours", "last_funding_rate"), List.of());
        int time = table.column("calc_time");
        int rate = table.column("last_funding_rate");
        Rows rows = draft.rows(SeriesId.funding(instrument));
        while (table.next()) {
          long second = Math.floorDiv(table.epoch(time) + 500, 1000L) * 1000;
          draft.add(table, time, rows, second, table.number(rate), Double.NaN);
        }
      }
    };
  }

  /** The day of a daily file; metrics come in no others. */
  private static LocalDate day(InputFile file, String date) {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw file.mistake(
          "'"
              + date
              + "' is no day; metrics are files of one day (BTCUSDT-metrics-2026-06-25.zip)");
    }
  }
}
