// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.main;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder that is there for one rehearsal: the example plan, one with a rule of every kind, and
 * bars, funding, trading rules and margin tables of a few assets that were never quoted, enough of
 * all for every figure of a report.
 */
record RehearsalFiles(Path folder) implements AutoCloseable {
  private static final List<String> ASSETS = List.of("BTC", "ETH", "SOL", "UNI", "LINK");
  private static final String POLICY = "/dev/ballast/app/example/policy.yaml";
  private static final String EVERY_KIND =
      """
      name: A rule of every kind
      spot:
        share: 60%
        weights: {majors: 60%, layer-1: 40%}
      hedges:
        - {name: tenth, short: 10% of portfolio, with: BTC}
      drift: {via: cheapest}
      neutral:
        - {name: alone, long: layer-1, size: 5%, beta: 0, leverage: 2}
      views:
        - {name: pair, long: ETH, short: BTC, size: 5%, by: beta, leverage: 2}
      tilts:
        - {name: winter, long: ETH, size: 5%, leverage: 2, stop: 5%}
      carry: {above: 2%, exit: 1%, at-most: 10%, per-asset: 5%}
      budgets: {hedge: 12%, directional: 4%, spread: 12%, carry: 5%, reserve: 2%}
      """;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 140;

  static RehearsalFiles make() throws IOException {
    RehearsalFiles made = new RehearsalFiles(Files.createTempDirectory("ballast-rehearsal"));
    Files.createDirectory(made.data());
    try (InputStream plan = RehearsalFiles.class.getResourceAsStream(POLICY)) {
      Files.copy(Objects.requireNonNull(plan), made.policy());
    }
    Files.writeString(made.everyKind(), EVERY_KIND);
    List<String> daily = ASSETS.subList(0, ASSETS.size() - 1);
    List<String> shorter = ASSETS.subList(ASSETS.size() - 1, ASSETS.size());
    made.write("spot_1d_binance.csv", bars(1, daily, 24));
    made.write("perp_1d_binance.csv", bars(1.0005, daily, 24));
    made.write("spot_8h_binance.csv", bars(1, shorter, 8));
    made.write("perp_8h_binance.csv", bars(1.0005, shorter, 8));
    made.write("funding_8h_binance.csv", funding());
    made.write("symbol_properties_2024-01-01.csv", rules());
    made.write("brackets.csv", brackets());
    return made;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(data().resolve(name), text);
  }

  Path policy() {
    return folder.resolve("policy.yaml");
  }

  /** A plan with a rule of every kind. */
  Path everyKind() {
    return folder.resolve("every-kind.yaml");
  }

  Path data() {
    return folder.resolve("data");
  }

  Path store() {
    return folder.resolve("store");
  }

  private static String bars(double premium, List<String> assets, int hours) {
    StringBuilder text = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    for (int hour = 0; hour < 24 * DAYS; hour += hours) {
      for (String asset : assets) {
        double open = premium * price(ASSETS.indexOf(asset), hour / 24.0);
        double close = premium * price(ASSETS.indexOf(asset), (hour + hours) / 24.0);
        text.append(
            String.format(
                Locale.ROOT,
                "%sT%02d:00:00Z,%sUSDT,%.4f,%.4f,%.4f,%.4f,1000000%n",
                FIRST.plusDays(hour / 24),
                hour % 24,
                asset,
                open,
                1.01 * Math.max(open, close),
                0.99 * Math.min(open, close),
                close));
      }
    }
    return text.toString();
  }

  /** Waves of several lengths: the first asset's, larger for the others so that they are hedged. */
  private static double price(int asset, double day) {
    double all = Math.sin(day * 0.9) + 2 * Math.sin(day * 0.13);
    double own = asset * Math.sin(day * (0.5 + 0.11 * asset));
    return 1000.0 / (1 + asset) * Math.exp(0.03 * (1 + asset) * all + 0.01 * own);
  }

  private static String funding() {
    StringBuilder text = new StringBuilder("ts,symbol,funding_rate,mark_price\n");
    for (int day = 0; day < DAYS; day++) {
      for (int hour = 0; hour < 24; hour += 8) {
        for (String asset : ASSETS) {
          text.append(
              String.format(
                  Locale.ROOT,
                  "%sT%02d:00:00Z,%sUSDT,%.8f,%n",
                  FIRST.plusDays(day),
                  hour,
                  asset,
                  0.0001 + 0.00005 * Math.sin(day)));
        }
      }
    }
    return text.toString();
  }

  private static String rules() {
    StringBuilder text =
        new StringBuilder(
            "market,symbol,type,description,quote_currency,contract_multiplier,"
                + "minimum_price_variation,lot_size,market_ticker,minimum_order_size\n");
    for (String asset : ASSETS) {
      for (String type : List.of("crypto", "cryptofuture")) {
        text.append(
            String.format(
                "binance,%1$sUSDT,%2$s,%1$sUSDT,USDT,1,0.0001,0.001,%1$sUSDT,5%n", asset, type));
      }
    }
    return text.toString();
  }

  private static String brackets() {
    StringBuilder text =
        new StringBuilder(
            "venue,symbol,floor,cap,maintenance_rate,maintenance_amount,maximum_leverage,as_of,"
                + "source\n");
    for (String asset : ASSETS) {
      text.append("binance,").append(asset).append("USDT,0,50000,0.01,0,50,2024-01-01,made\n");
      text.append("binance,")
          .append(asset)
          .append("USDT,50000,50000000,0.02,500,20,2024-01-01,made\n");
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
