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
 * A folder that is there for one rehearsal: the example plan, and bars and funding of a few assets
 * that were never quoted, enough of both for every figure of a report.
 */
record RehearsalFiles(Path folder) implements AutoCloseable {
  private static final List<String> ASSETS = List.of("BTC", "ETH", "SOL", "UNI", "LINK");
  private static final String POLICY = "/dev/ballast/app/example/policy.yaml";
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 140;

  static RehearsalFiles make() throws IOException {
    RehearsalFiles made = new RehearsalFiles(Files.createTempDirectory("ballast-rehearsal"));
    Files.createDirectory(made.data());
    try (InputStream plan = RehearsalFiles.class.getResourceAsStream(POLICY)) {
      Files.copy(Objects.requireNonNull(plan), made.policy());
    }
    Files.writeString(made.data().resolve("spot_1d_binance.csv"), bars(1));
    Files.writeString(made.data().resolve("perp_1d_binance.csv"), bars(1.0005));
    Files.writeString(made.data().resolve("funding_8h_binance.csv"), funding());
    return made;
  }

  Path policy() {
    return folder.resolve("policy.yaml");
  }

  Path data() {
    return folder.resolve("data");
  }

  Path store() {
    return folder.resolve("store");
  }

  private static String bars(double premium) {
    StringBuilder text = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    for (int day = 0; day < DAYS; day++) {
      for (int asset = 0; asset < ASSETS.size(); asset++) {
        double open = premium * price(asset, day);
        double close = premium * price(asset, day + 1);
        text.append(
            String.format(
                Locale.ROOT,
                "%sT00:00:00Z,%sUSDT,%.4f,%.4f,%.4f,%.4f,1000000%n",
                FIRST.plusDays(day),
                ASSETS.get(asset),
                open,
                1.01 * Math.max(open, close),
                0.99 * Math.min(open, close),
                close));
      }
    }
    return text.toString();
  }

  /** Waves of several lengths: the first asset's, larger for the others so that they are hedged. */
  private static double price(int asset, int day) {
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
