// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Five days made by hand, one of them a crash: on 10 October SAND falls by 70 % within its bar,
 * MANA by 60 %, GALA by 80 % and BTC by 10 %; before and after nothing moves. Spot and perpetual
 * are one price. Funding is nothing but at 08:00 of the day: 0.1 % on the three, 0.01 % on BTC.
 */
final class HandMadeCrash {
  private static final LocalDate FIRST = LocalDate.of(2025, 10, 8);
  private static final LocalDate CRASH = LocalDate.of(2025, 10, 10);
  private static final int DAYS = 5;

  /** {@code open,high,low,close} of the crash. */
  private static final List<Crash> CRASHES =
      List.of(
          new Crash("BTCUSDT", "120000", "121000", "108000", "112000", "0.0001"),
          new Crash("SANDUSDT", "0.3", "0.31", "0.09", "0.2", "0.001"),
          new Crash("MANAUSDT", "0.4", "0.41", "0.16", "0.28", "0.001"),
          new Crash("GALAUSDT", "0.02", "0.021", "0.004", "0.012", "0.001"));

  private record Crash(
      String symbol, String open, String high, String low, String close, String rate) {
    String bar(LocalDate day) {
      String prices =
          day.equals(CRASH)
              ? String.join(",", open, high, low, close)
              : (day.isBefore(CRASH) ? open + "," : close + ",").repeat(4).replaceAll(",$", "");
      return day + "T00:00:00Z," + symbol + "," + prices + ",1000000";
    }

    String settlement(Instant time) {
      boolean charged = time.equals(Instant.parse(CRASH + "T08:00:00Z"));
      boolean before = !time.isAfter(Instant.parse(CRASH + "T16:00:00Z"));
      return time + "," + symbol + "," + (charged ? rate : "0") + "," + (before ? open : close);
    }

    /** A tick and step that every figure here is on, 1.5 % on what is liquidated. */
    String rules() {
      return """
      {"symbol": "%s", "liquidationFee": "0.015", "filters": [
        {"filterType": "PRICE_FILTER", "tickSize": "0.00001"},
        {"filterType": "LOT_SIZE", "stepSize": "0.001", "minQty": "0.001", "maxQty": "1000000"},
        {"filterType": "MIN_NOTIONAL", "notional": "5"}]}\
      """
          .formatted(symbol);
    }

    /** One tier: BTC keeps 0.4 % of its size, the others 2 %. */
    String tiers() {
      return """
      "%s/USDT:USDT": [{"info": {"notionalFloor": "0", "notionalCap": "1000000",
        "maintMarginRatio": "%s", "cum": "0.0", "initialLeverage": "20"}}]\
      """
          .formatted(symbol.replace("USDT", ""), symbol.startsWith("BTC") ? "0.004" : "0.02");
    }
  }

  private HandMadeCrash() {}

  /** Writes the files of a history and gives their folder. */
  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> bars = new ArrayList<>(List.of("ts,symbol,open,high,low,close,volume"));
    List<String> funding = new ArrayList<>(List.of("ts,symbol,funding_rate,mark_price"));
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      CRASHES.forEach(one -> bars.add(one.bar(date)));
      for (String hour : List.of("00", "08", "16")) {
        Instant time = Instant.parse(date + "T" + hour + ":00:00Z");
        CRASHES.forEach(one -> funding.add(one.settlement(time)));
      }
    }
    Files.write(folder.resolve("spot_1d_made.csv"), bars);
    Files.write(folder.resolve("perp_1d_made.csv"), bars);
    Files.write(folder.resolve("funding_8h_made.csv"), funding);
    Files.writeString(
        folder.resolve("exchange_info_binance_usdm_2025-10-01.json"),
        "{\"serverTime\": 1759276800000, \"symbols\": ["
            + String.join(",", CRASHES.stream().map(Crash::rules).toList())
            + "]}");
    Files.writeString(
        folder.resolve("leverage_tiers_binance_usdm_2025-10.json"),
        "{" + String.join(",", CRASHES.stream().map(Crash::tiers).toList()) + "}");
    return folder;
  }
}
