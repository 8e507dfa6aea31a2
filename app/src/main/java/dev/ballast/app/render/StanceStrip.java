// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.diary.Diary;
import dev.ballast.report.diary.DiaryEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/**
 * The stances of a diary over time, drawn: a row for each sector under the benchmark's price, on
 * one time axis. Lengths are in pixels of a drawing of {@link #WIDTH}.
 *
 * @param price the benchmark's, on a logarithmic axis, as points of a line: {@code 130.0,80.2 ...}
 * @param low of the price, at the foot of its panel
 * @param high of the price, at its top
 * @param rows in the order of the sectors
 * @param years where each begins
 */
public record StanceStrip(String price, double low, double high, List<Row> rows, List<Year> years) {
  /** Of the whole drawing. */
  public static final int WIDTH = 1000;

  /** Where time begins; names stand at its left. */
  public static final int LEFT = 130;

  /** Height of the price's panel. */
  public static final int PANEL = 120;

  /** Height of a sector's row. */
  public static final int ROW = 18;

  /**
   * A sector.
   *
   * @param top of its row
   * @param cells stretches of one stance
   */
  public record Row(String sector, int top, List<Cell> cells) {}

  /**
   * A stretch of one stance.
   *
   * @param from its left side
   * @param width at least one pixel
   * @param stance {@code reduce}; {@code unjudged} where it was not judged
   * @param says the stance and its days
   */
  public record Cell(double from, double width, String stance, String says) {}

  /** A year's first day. */
  public record Year(double at, int year) {}

  /** Copies the lists. */
  public StanceStrip {
    rows = List.copyOf(rows);
    years = List.copyOf(years);
  }

  /** Height of the whole drawing. */
  public int height() {
    return PANEL + ROW * rows.size() + 24;
  }

  /** Of a diary's sector reviews; without rows where there are fewer than two. */
  public static StanceStrip of(Diary diary) {
    List<DiaryEntry> looked =
        diary.entries().stream().filter(entry -> !entry.stances().isEmpty()).toList();
    if (looked.size() < 2) {
      return new StanceStrip("", 0, 0, List.of(), List.of());
    }
    Axis axis = new Axis(looked.getFirst().at(), looked.getLast().at());
    SequencedSet<String> sectors = new LinkedHashSet<>();
    looked.forEach(entry -> sectors.addAll(entry.stances().keySet()));
    List<Row> rows = new ArrayList<>();
    for (String sector : sectors) {
      rows.add(new Row(sector, PANEL + ROW * rows.size(), cells(sector, looked, axis)));
    }
    double[] prices =
        looked.stream().flatMapToDouble(entry -> entry.price().value().stream()).sorted().toArray();
    double low = prices.length == 0 ? 0 : prices[0];
    double high = prices.length == 0 ? 0 : prices[prices.length - 1];
    return new StanceStrip(line(looked, axis, low, high), low, high, rows, years(axis));
  }

  private static List<Cell> cells(String sector, List<DiaryEntry> looked, Axis axis) {
    List<Cell> cells = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= looked.size(); i++) {
      String stance = stance(looked.get(from), sector);
      if (i < looked.size() && stance.equals(stance(looked.get(i), sector))) {
        continue;
      }
      Instant begins = looked.get(from).at();
      Instant ends = looked.get(Math.min(i, looked.size() - 1)).at();
      double left = axis.at(begins);
      cells.add(
          new Cell(
              left,
              Math.max(1, axis.at(ends) - left),
              stance.equals("not judged") ? "unjudged" : stance,
              sector + ": " + stance + ", " + day(begins) + " to " + day(ends)));
      from = i;
    }
    return cells;
  }

  private static String stance(DiaryEntry entry, String sector) {
    return entry.stances().getOrDefault(sector, "not judged");
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static String line(List<DiaryEntry> looked, Axis axis, double low, double high) {
    if (!(low > 0 && high > low)) {
      return "";
    }
    StringBuilder points = new StringBuilder();
    double range = StrictMath.log(high / low);
    for (DiaryEntry entry : looked) {
      if (entry.price().value().isPresent()) {
        double share = StrictMath.log(entry.price().value().getAsDouble() / low) / range;
        points.append(
            String.format(
                Locale.ROOT, "%.1f,%.1f ", axis.at(entry.at()), PANEL - 12 - share * (PANEL - 24)));
      }
    }
    return points.toString().strip();
  }

  private static List<Year> years(Axis axis) {
    List<Year> years = new ArrayList<>();
    for (int year = day(axis.from).getYear() + 1; year <= day(axis.to).getYear(); year++) {
      Instant begins = LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
      years.add(new Year(axis.at(begins), year));
    }
    return years;
  }

  /** From times to pixels. */
  private record Axis(Instant from, Instant to) {
    double at(Instant time) {
      double share =
          (double) (time.toEpochMilli() - from.toEpochMilli())
              / (to.toEpochMilli() - from.toEpochMilli());
      return LEFT + share * (WIDTH - LEFT);
    }
  }
}
