// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render.live;

import dev.ballast.app.render.Figures;
import dev.ballast.report.desk.Glance;
import dev.ballast.report.diary.Diary;
import dev.ballast.report.diary.DiaryEntry;
import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.StringJoiner;

/** Words and lengths of the desk's page. */
public final class LiveText {
  /** Width of the drawing of equity. */
  public static final int WIDTH = 1000;

  /** Its height. */
  public static final int HEIGHT = 120;

  /** Half the width of a bar of exposure. */
  public static final int HALF = 60;

  /** How many reviews are shown. */
  private static final int REVIEWS = 25;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LiveText() {}

  /** {@code 2025-10-31 16:00:05}, UTC. */
  public static String time(Instant moment) {
    return TIME.format(moment);
  }

  /** {@code 5 s ago}, {@code 3 h ago}. */
  public static String ago(long seconds) {
    if (seconds < 0) {
      return "never";
    }
    if (seconds < 120) {
      return seconds + " s ago";
    }
    return seconds < 7_200
        ? seconds / 60 + " min ago"
        : seconds < 172_800 ? seconds / 3_600 + " h ago" : seconds / 86_400 + " days ago";
  }

  /** What stands on one sector. */
  public record SectorLine(String name, double spot, double futures, List<Glance.Held> assets) {
    /** Spot value plus futures notional. */
    public double net() {
      return spot + futures;
    }
  }

  /** By sector, the largest net exposure first. */
  public static List<SectorLine> sectors(Glance.Worth worth) {
    SequencedMap<String, List<Glance.Held>> grouped = new LinkedHashMap<>();
    for (Glance.Held one : worth.assets()) {
      grouped
          .computeIfAbsent(
              one.sector().isEmpty() ? "outside the plan" : one.sector(), _ -> new ArrayList<>())
          .add(one);
    }
    List<SectorLine> lines = new ArrayList<>();
    grouped.forEach((name, assets) ->
        lines.add(
            new SectorLine(
                name,
                assets.stream().mapToDouble(Glance.Held::spot).sum(),
                assets.stream().mapToDouble(Glance.Held::futures).sum(),
                assets)));
    lines.sort((one, other) -> Double.compare(Math.abs(other.net()), Math.abs(one.net())));
    return lines;
  }

  /** A share of equity: {@code 18.8%}. */
  public static String share(double value, Glance.Worth worth) {
    return worth.equity() > 0 ? Figures.percent(value / worth.equity()) : Figures.NONE;
  }

  /** Length of an exposure's bar: all of the half where it is the largest sector's. */
  public static double bar(double value, Glance.Worth worth) {
    double largest =
        sectors(worth).stream().mapToDouble(one -> Math.abs(one.net())).max().orElse(0);
    return largest > 0 ? Math.min(1, Math.abs(value) / largest) * HALF : 0;
  }

  /** How far the benchmark may move: {@code if BTC moves +84%}, or why that is not known. */
  public static String distance(Glance.Worth worth) {
    Reading reading = worth.margin().liquidationDistance();
    return reading.value().isPresent()
        ? Figures.change(reading.value().getAsDouble())
        : Figures.NONE;
  }

  /** The reviews that found or did something, the newest first. */
  public static List<DiaryEntry> reviews(Diary diary) {
    return diary.entries().reversed().stream()
        .filter(entry -> !entry.isQuiet())
        .limit(REVIEWS)
        .toList();
  }

  /**
   * Equity at the reviews as points of a line; empty where there are too few, or it stands still.
   */
  public static String equity(Diary diary) {
    List<DiaryEntry> known =
        diary.entries().stream().filter(one -> one.equity().value().isPresent()).toList();
    if (known.size() < 3) {
      return "";
    }
    double low = known.stream().mapToDouble(LiveText::worth).min().orElseThrow();
    double high = known.stream().mapToDouble(LiveText::worth).max().orElseThrow();
    if (high - low < 1) {
      return "";
    }
    long from = known.getFirst().at().toEpochMilli();
    long span = Math.max(1, known.getLast().at().toEpochMilli() - from);
    StringJoiner points = new StringJoiner(" ");
    for (DiaryEntry one : known) {
      double x = (double) WIDTH * (one.at().toEpochMilli() - from) / span;
      double y = 4 + (HEIGHT - 8) * (high - worth(one)) / (high - low);
      points.add(Figures.pixels(x) + "," + Figures.pixels(y));
    }
    return points.toString();
  }

  /** What the line of equity goes from and to. */
  public static String equityRange(Diary diary) {
    List<DiaryEntry> known =
        diary.entries().stream().filter(one -> one.equity().value().isPresent()).toList();
    double low = known.stream().mapToDouble(LiveText::worth).min().orElse(0);
    double high = known.stream().mapToDouble(LiveText::worth).max().orElse(0);
    return "Equity at the reviews, %s to %s: between %s and %s %s."
        .formatted(
            Figures.date(known.getFirst().at()),
            Figures.date(known.getLast().at()),
            Figures.whole(low),
            Figures.whole(high),
            diary.quote());
  }

  private static double worth(DiaryEntry entry) {
    return entry.equity().value().orElse(0);
  }

  /** A day's rate in hundredths of a percent: {@code 3.0}. */
  public static String points(double rate) {
    return String.format(Locale.ROOT, "%.1f", rate * 10_000).replaceFirst("^-(0\\.0)$", "$1");
  }
}
