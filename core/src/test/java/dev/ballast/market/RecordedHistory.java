// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.testing.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** The shared real history, read plainly for the tests of the core, which has no store. */
public final class RecordedHistory {
  private static final Path SMALL =
      Path.of(System.getProperty("ballast.shared", "../shared")).resolve("data/small");

  private RecordedHistory() {}

  /** Whether the files are there; a test that needs them is skipped when they are not. */
  public static boolean present() {
    return Files.isDirectory(SMALL);
  }

  /** Daily spot bars. */
  public static MemoryHistory spot() {
    MemoryHistory.Builder history = MemoryHistory.from("recorded daily spot");
    addBars(history, "spot_1d_binance.csv.gz", "/USDT", _ -> true);
    return history.build();
  }

  /** Daily bars of spot and perpetuals, funding, open interest and capitalisations of assets. */
  public static MemoryHistory of(Set<String> assets) {
    Predicate<String> wanted = symbol -> assets.contains(symbol.replace("USDT", ""));
    MemoryHistory.Builder history = MemoryHistory.from("recorded");
    addBars(history, "spot_1d_binance.csv.gz", "/USDT", wanted);
    addBars(history, "perp_1d_binance.csv.gz", "/USDT:USDT", wanted);
    rows("funding_8h_binance.csv.gz", wanted)
        .forEach((symbol, rows) -> history.add(funding(SeriesKind.FUNDING, symbol, rows)));
    rows("funding_0000utc_binance.csv.gz", wanted)
        .forEach((symbol, rows) -> history.add(funding(SeriesKind.FUNDING_SAMPLE, symbol, rows)));
    rows("open_interest_8h_bybit.csv.gz", wanted)
        .forEach((symbol, rows) ->
            history.add(
                ValueSeries.of(
                    new SeriesId(
                        SeriesKind.OPEN_INTEREST,
                        perpetual(symbol),
                        Interval.EIGHT_HOURS,
                        VenueId.parse("bybit")),
                    times(rows),
                    column(rows, 2))));
    rows("market_cap_usd.csv.gz", assets::contains)
        .forEach((asset, rows) -> addCap(history, asset, rows));
    return history.build();
  }

  /** Capitalisations; of two figures of one day the first. */
  private static void addCap(MemoryHistory.Builder history, String asset, List<String[]> rows) {
    TreeMap<String, String[]> days = new TreeMap<>();
    rows.forEach(row -> days.putIfAbsent(row[0], row));
    history.add(
        ValueSeries.of(
            new SeriesId(SeriesKind.MARKET_CAP, asset, Interval.NONE, VenueId.parse("coingecko")),
            days.keySet().stream()
                .mapToLong(day -> Instant.parse(day + "T00:00:00Z").toEpochMilli())
                .toArray(),
            column(List.copyOf(days.values()), 2)));
  }

  private static void addBars(
      MemoryHistory.Builder history, String file, String suffix, Predicate<String> wanted) {
    rows(file, wanted)
        .forEach((symbol, rows) ->
            history.add(
                BarSeries.of(
                    SeriesId.bars(Ids.parse(symbol.replace("USDT", suffix)), Interval.DAY),
                    times(rows),
                    column(rows, 2),
                    column(rows, 3),
                    column(rows, 4),
                    column(rows, 5),
                    column(rows, 6))));
  }

  private static FundingSeries funding(SeriesKind kind, String symbol, List<String[]> rows) {
    double[] mark = new double[rows.size()];
    java.util.Arrays.fill(mark, Double.NaN);
    return FundingSeries.of(
        new SeriesId(kind, perpetual(symbol), Interval.NONE, Ids.VENUE),
        times(rows),
        column(rows, 2),
        mark);
  }

  private static String perpetual(String symbol) {
    return symbol.replace("USDT", "/USDT:USDT");
  }

  private static Map<String, List<String[]>> rows(String file, Predicate<String> wanted) {
    Map<String, List<String[]>> rows = new TreeMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SMALL.resolve(file))), UTF_8))) {
      reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(row -> wanted.test(row[1]))
          .forEach(row -> rows.computeIfAbsent(row[1], _ -> new ArrayList<>()).add(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static long[] times(List<String[]> rows) {
    return rows.stream().mapToLong(row -> Instant.parse(row[0]).toEpochMilli()).toArray();
  }

  private static double[] column(List<String[]> rows, int column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
  }
}
