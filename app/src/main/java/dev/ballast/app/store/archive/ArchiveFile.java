// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import dev.ballast.market.Interval;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * One zip file of the archive: a symbol's rows of one kind over a month or a day.
 *
 * @param symbol as the exchange writes it
 * @param interval {@link Interval#NONE} for what does not come in bars
 * @param first first day
 * @param wholeMonth whether it spans the first day's month, rather than the day
 */
public record ArchiveFile(
    ArchiveMarket market,
    ArchiveType type,
    String symbol,
    Interval interval,
    LocalDate first,
    boolean wholeMonth) {

  /**
   * The path below the archive's root, which is also the path below the download folder: {@code
   * data/spot/monthly/klines/BTCUSDT/1d/BTCUSDT-1d-2025-01.zip}.
   */
  public String path() {
    List<String> parts = new ArrayList<>();
    parts.add("data");
    parts.add(market.folder());
    parts.add(wholeMonth ? "monthly" : "daily");
    parts.add(type.toString());
    parts.add(symbol);
    if (type.bars()) {
      parts.add(interval.toString());
    }
    parts.add(name());
    return String.join("/", parts);
  }

  /** The file's own name. */
  public String name() {
    String kind = type.bars() ? interval.toString() : type.toString();
    return symbol + "-" + kind + "-" + period() + ".zip";
  }

  /** {@code 2025-01} or {@code 2025-01-31}. */
  public String period() {
    return wholeMonth ? YearMonth.from(first).toString() : first.toString();
  }

  /** The days of a month's file, each as a file of its own. */
  List<ArchiveFile> days() {
    return first
        .datesUntil(first.plusMonths(1))
        .map(day -> new ArchiveFile(market, type, symbol, interval, day, false))
        .toList();
  }

  /** Where it is, below a base that ends without a slash; a suffix asks for its companion. */
  URI at(String base, String suffix) {
    String path = URLEncoder.encode(path() + suffix, StandardCharsets.UTF_8).replace("%2F", "/");
    return URI.create(base + "/" + path);
  }
}
