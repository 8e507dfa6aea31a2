// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * A small history in files, made by sines: BTC and ETH in spot and as perpetuals by the day, and
 * funding every eight hours. ETH moves 1.2 times as much as BTC, and some on its own.
 */
final class MadeHistory {
  static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
  private static final int SETTLEMENTS_A_DAY = 3;

  private final LocalDate first;

  MadeHistory(LocalDate first) {
    this.first = first;
  }

  /** Close of a day; the open is the close before. */
  static double close(String symbol, boolean perpetual, long day) {
    double market = 0.15 * Math.sin(day / 23.0) + 0.05 * Math.sin(day * 1.7) + day * 0.0005;
    double own = symbol.startsWith("ETH") ? 0.03 * Math.sin(day * 2.3) : 0;
    double beta = symbol.startsWith("ETH") ? 1.2 : 1;
    double start = symbol.startsWith("ETH") ? 3000 : 60000;
    double basis = perpetual ? 1 + 0.0004 * Math.sin(day / 7.0) : 1;
    return Math.rint(start * Math.exp(beta * market + own) * basis * 10) / 10;
  }

  /** {@code open,high,low,close,volume} of a day. */
  String bar(String symbol, boolean perpetual, LocalDate date) {
    long day = date.toEpochDay() - first.toEpochDay();
    double open = close(symbol, perpetual, day - 1);
    double close = close(symbol, perpetual, day);
    return String.format(
        Locale.ROOT,
        "%.1f,%.1f,%.1f,%.1f,%d",
        open,
        Math.max(open, close),
        Math.min(open, close),
        close,
        40_000 + day % 100);
  }

  /** Every settlement of a day: its time in milliseconds and its rate. */
  static void settlements(LocalDate date, BiConsumer<Long, String> each) {
    for (int i = 0; i < SETTLEMENTS_A_DAY; i++) {
      long time = date.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC) * 1000 + i * 28_800_000L;
      each.accept(time, i == 0 ? "-0.00002000" : "0.00010000");
    }
  }

  /** Writes the files of so many days, named and laid out as the shared history's are. */
  Path write(Path folder, int days) throws IOException {
    Files.createDirectories(folder);
    for (boolean perpetual : new boolean[] {false, true}) {
      StringBuilder rows = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
      for (int day = 0; day < days; day++) {
        for (String symbol : SYMBOLS) {
          LocalDate date = first.plusDays(day);
          rows.append(date).append("T00:00:00Z,").append(symbol).append(',');
          rows.append(bar(symbol, perpetual, date)).append('\n');
        }
      }
      Files.writeString(folder.resolve((perpetual ? "perp" : "spot") + "_1d_binance.csv"), rows);
    }
    StringBuilder funding = new StringBuilder("ts,symbol,funding_rate,mark_price\n");
    for (int day = 0; day < days; day++) {
      settlements(
          first.plusDays(day),
          (time, rate) -> {
            for (String symbol : SYMBOLS) {
              funding.append(java.time.Instant.ofEpochMilli(time)).append(',').append(symbol);
              funding.append(',').append(rate).append(",\n");
            }
          });
    }
    Files.writeString(folder.resolve("funding_8h_binance.csv"), funding);
    return folder;
  }

  /** A plan of majors with a standing hedge. */
  static Path plan(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("plan.yaml"),
        """
        name: Majors, hedged
        spot:
          weights: {majors: 100%}
        hedges:
          - {always: true, beta-to: 0.3, with: BTC}
        """);
  }

  /** An account with both assets, cash and a short. */
  static Path account(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("account.yaml"),
        """
        walletBalance: "9000"
        balances:
          - {asset: USDT, quantity: "12000"}
          - {asset: BTC, quantity: "0.5"}
          - {asset: ETH, quantity: "12", kept: cold}
        positions:
          - {symbol: BTCUSDT, side: short, quantity: "0.05", entryPrice: "61000", leverage: "1"}
        """);
  }
}
