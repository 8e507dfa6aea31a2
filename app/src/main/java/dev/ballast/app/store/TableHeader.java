// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the header of a table of a user's: behind lines of remarks (CryptoDataDownload's address),
 * over three lines (yfinance), or nowhere (ccxt's lists, an exchange's answer), where the number of
 * cells tells.
 *
 * @param remark the first line before the header, empty where there was none
 * @param ticker the symbol that the header names
 */
record TableHeader(String remark, Optional<String> ticker) {
  private static final List<String> OHLCV =
      List.of("timestamp", "open", "high", "low", "close", "volume");
  private static final int KLINE = 11;
  private static final int PRICES = 4;

  /** Reads up to the first row of figures; the table has its header then. */
  static TableHeader read(InputTable table) {
    String remark = "";
    InputTable.Row first = table.peek();
    while (first != null && isRemark(first)) {
      remark = remark.isEmpty() ? first.cells().getFirst() : remark;
      table.pass();
      first = table.peek();
    }
    if (first == null) {
      throw table.file().mistake("the file is empty; fetch it again");
    }
    requireCells(table, first);
    if (isFigures(first)) {
      table.header(nameless(first.cells().size()));
      return new TableHeader(remark, Optional.empty());
    }
    table.pass();
    InputTable.Row second = table.peek();
    if (second != null
        && first.cells().size() > 1
        && first.cells().getFirst().equals("Price")
        && second.cells().getFirst().equals("Ticker")) {
      return ofYfinance(table, first, second);
    }
    table.header(first.cells());
    return new TableHeader(remark, Optional.empty());
  }

  /** {@code Price,Close,...}, {@code Ticker,BTC-USD,...}, {@code Date,,...}. */
  private static TableHeader ofYfinance(
      InputTable table, InputTable.Row first, InputTable.Row second) {
    List<String> tickers = second.cells().subList(1, second.cells().size());
    if (tickers.stream().distinct().count() > 1) {
      throw table.file().mistake("prices of several tickers side by side; write a file for each");
    }
    table.pass();
    List<String> names = new ArrayList<>(first.cells());
    names.set(0, "Date");
    InputTable.Row third = table.peek();
    if (third != null && third.cells().getFirst().equals("Date")) {
      table.pass();
    }
    table.header(names);
    return new TableHeader("yfinance", Optional.of(tickers.getFirst()));
  }

  private static boolean isRemark(InputTable.Row row) {
    if (row.cells().isEmpty()) {
      return false;
    }
    String cell = row.cells().getFirst().strip().toLowerCase(Locale.ROOT);
    return cell.startsWith("http")
        || cell.startsWith("#")
        || cell.startsWith("sep=")
        || (row.cells().size() == 1 && cell.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+/?"));
  }

  /** Neither names nor a candle: what has a time, or nothing, where a name or a time would be. */
  private static void requireCells(InputTable table, InputTable.Row row) {
    List<String> cells = row.cells();
    if (cells.isEmpty() || (cells.size() <= PRICES && isTime(cells.getFirst()))) {
      throw table.wrong(
          row,
          0,
          "a row of "
              + cells.size()
              + (cells.size() == 1 ? " cell" : " cells")
              + " and no names; a candle has time, open, high, low, close and volume");
    }
  }

  /**
   * Whether a row has a time or prices where names would be. One of its figures may be wrong: names
   * are no times and hardly ever numbers.
   */
  private static boolean isFigures(InputTable.Row row) {
    List<String> cells = row.cells();
    if (cells.size() <= PRICES || cells.getFirst().isBlank()) {
      return false;
    }
    long prices =
        cells.subList(1, 1 + PRICES).stream()
            .filter(cell -> Cells.number(cell).isPresent())
            .count();
    return isTime(cells.getFirst()) || prices >= PRICES - 1;
  }

  private static boolean isTime(String cell) {
    return Cells.time(cell).isPresent();
  }

  private static List<String> nameless(int cells) {
    List<String> names = new ArrayList<>(OHLCV.subList(0, Math.min(cells, OHLCV.size())));
    if (cells >= KLINE) {
      names.addAll(List.of("close_time", "quote_volume"));
    } else if (cells == OHLCV.size() + 1) {
      names.add("turnover");
    }
    while (names.size() < cells) {
      names.add("cell " + (names.size() + 1));
    }
    return names;
  }
}
