// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.VenueId;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables of many symbols recorded at exchanges: bars, funding, open interest. The market and the
 * interval stand in the file's name only, as {@code perp_1d_binance.csv.gz}.
 */
final class RecordedLayouts {
  private static final Pattern BARS = Pattern.compile("(spot|perp)_(\\d+[mhdw])(?:_.*)?");
  private static final Pattern FUNDING = Pattern.compile("funding_(?:\\d+h|all)(?:_.*)?");
  private static final Pattern SAMPLE = Pattern.compile("funding_0000utc(?:_.*)?");
  private static final Pattern OPEN_INTEREST =
      Pattern.compile("open_interest_(\\d+[mhd])_(bybit|binance)(?:_.*)?");
  private static final Pattern HOURLY = Pattern.compile("hourly_binance_([A-Z0-9]+)");

  private RecordedLayouts() {}

  /** The layout of a file of this name, without its endings. */
  static Optional<Layout> of(String stem) {
    Matcher bars = BARS.matcher(stem);
    if (bars.matches()) {
      return Optional.of(
          bars(
              bars.group(1).equals("spot") ? Market.SPOT : Market.LINEAR,
              Interval.parse(bars.group(2))));
    }
    if (SAMPLE.matcher(stem).matches()) {
      return Optional.of(funding(SeriesKind.FUNDING_SAMPLE, Interval.DAY, "funding at 00:00"));
    }
    if (FUNDING.matcher(stem).matches()) {
      return Optional.of(funding(SeriesKind.FUNDING, Interval.NONE, "funding"));
    }
    Matcher interest = OPEN_INTEREST.matcher(stem);
    if (interest.matches()) {
      return Optional.of(
          openInterest(Interval.parse(interest.group(1)), VenueId.parse(interest.group(2))));
    }
    Matcher hourly = HOURLY.matcher(stem);
    if (hourly.matches()) {
      return Optional.of(new HourlyLayout(hourly.group(1)));
    }
    return Optional.empty();
  }

  private static Layout bars(Market market, Interval interval) {
    String label = (market == Market.SPOT ? "spot" : "perpetual") + " bars " + interval;
    return new BarsLayout(label) {
      @Override
      void read(InputTable table, FileDraft draft) {
        table.header(COLUMNS, MORE_COLUMNS);
        BarColumns columns = BarColumns.of(table, "");
        int time = table.column("ts");
        int symbol = table.column("symbol");
        Symbols symbols = new Symbols(market, draft, id -> SeriesId.bars(id, interval));
        while (table.next()) {
          draft.add(
              table, time, symbols.rows(table, symbol), table.time(time), columns.read(table));
        }
      }
    };
  }

  private static Layout funding(SeriesKind kind, Interval interval, String label) {
    return new CsvLayout(label) {
      @Override
      void read(InputTable table, FileDraft draft) {
        table.header(List.of("ts", "symbol", "funding_rate"), List.of("mark_price"));
        int time = table.column("ts");
        int symbol = table.column("symbol");
        int rate = table.column("funding_rate");
        int mark = table.column("mark_price");
        Symbols symbols = new Symbols(Market.LINEAR, draft, id -> SeriesId.of(kind, id, interval));
        int zeros = 0;
        while (table.next()) {
          double price = mark < 0 ? Double.NaN : markPrice(table, mark);
          if (price == 0) {
            price = Double.NaN;
            zeros++;
          }
          draft.add(
              table,
              time,
              symbols.rows(table, symbol),
              table.time(time),
              table.number(rate),
              price);
        }
        if (zeros > 0) {
          draft.note(zeros + " mark prices of zero: the exchange recorded none");
        }
      }
    };
  }

  /** NaN where the cell is blank; Binance writes zero where it recorded none. */
  private static double markPrice(InputTable table, int column) {
    return table.text(column).isEmpty() ? Double.NaN : table.notNegative(column, "a mark price");
  }

  private static Layout openInterest(Interval interval, VenueId venue) {
    return new CsvLayout("open interest " + interval + " " + venue) {
      @Override
      void read(InputTable table, FileDraft draft) {
        table.header(List.of("ts", "symbol", "open_interest_base"), List.of());
        int time = table.column("ts");
        int symbol = table.column("symbol");
        int value = table.column("open_interest_base");
        Symbols symbols =
            new Symbols(
                Market.LINEAR,
                draft,
                id -> new SeriesId(SeriesKind.OPEN_INTEREST, id.toString(), interval, venue));
        while (table.next()) {
          draft.add(
              table,
              time,
              symbols.rows(table, symbol),
              table.time(time),
              table.notNegative(value, "open interest"));
        }
      }
    };
  }
}
