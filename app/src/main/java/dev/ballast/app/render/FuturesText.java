// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.desk.CalendarRow;
import dev.ballast.report.desk.FundingRow;
import dev.ballast.report.desk.FuturesReading;
import dev.ballast.report.desk.TermRow;
import dev.ballast.report.figure.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;

/** Basis term structure and funding calendar, in words and as text. */
public final class FuturesText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FuturesText() {}

  static void write(TextPage text, FuturesReading futures) {
    text.line("");
    text.head("Basis term structure");
    if (futures.terms().isEmpty()) {
      text.paragraph("", "No future of what is held or wanted has a price beside its spot.");
    } else {
      text.table(terms(futures), true);
      text.notes(termAbsences(futures));
    }
    futures.spreads().forEach(row -> text.paragraph("  ", spread(row) + "."));
    if (futures.terms().isEmpty() || !futures.spreads().isEmpty()) {
      text.line("");
    }
    text.head("Funding calendar");
    if (futures.funding().isEmpty()) {
      text.paragraph("", "No perpetual of what is held or wanted settles funding.");
    } else {
      text.paragraph("", expected(futures));
      text.table(funding(futures.funding()), true);
      text.notes(fundingAbsences(futures));
    }
    text.notes(futures.notes());
  }

  /** Which columns have a figure at all; one without is left out, and its reason told. */
  public record Shown(
      boolean dated, boolean perpetual, boolean level, boolean rank, boolean halfLife) {}

  /** The columns that are shown. */
  public static Shown shown(FuturesReading futures) {
    return new Shown(
        any(futures.terms(), TermRow::days) || any(futures.terms(), TermRow::annualised),
        any(futures.terms(), TermRow::funding),
        any(futures.funding(), FundingRow::level),
        any(futures.funding(), FundingRow::rank),
        any(futures.funding(), FundingRow::halfLife));
  }

  private static <T> boolean any(List<T> rows, Function<T, Reading> figure) {
    return rows.stream().anyMatch(row -> figure.apply(row).value().isPresent());
  }

  /** What the term structure has no figure for, a line for each reason. */
  public static List<String> termAbsences(FuturesReading futures) {
    SequencedMap<String, Function<TermRow, Reading>> figures = new LinkedHashMap<>();
    figures.put("days to delivery", TermRow::days);
    figures.put("basis a year", TermRow::annualised);
    figures.put("funding a year", TermRow::funding);
    return absences(futures.terms(), row -> row.future().toString(), figures);
  }

  /** What the calendar has no figure for, a line for each reason. */
  public static List<String> fundingAbsences(FuturesReading futures) {
    SequencedMap<String, Function<FundingRow, Reading>> figures = new LinkedHashMap<>();
    figures.put("rate a year", FundingRow::level);
    figures.put("rank", FundingRow::rank);
    figures.put("half-life", FundingRow::halfLife);
    return absences(futures.funding(), row -> row.contract().toString(), figures);
  }

  /** A reason that differs in the contract's name alone is one. */
  private static <T> List<String> absences(
      List<T> rows, Function<T, String> name, SequencedMap<String, Function<T, Reading>> figures) {
    SequencedMap<String, SequencedMap<String, SequencedSet<String>>> reasons =
        new LinkedHashMap<>();
    figures.forEach((what, figure) -> {
      for (T row : rows) {
        Reading reading = figure.apply(row);
        if (reading.value().isEmpty()) {
          reasons
              .computeIfAbsent(
                  reading.reason().replace(name.apply(row), "the contract"),
                  _ -> new LinkedHashMap<>())
              .computeIfAbsent(what, _ -> new LinkedHashSet<>())
              .add(name.apply(row));
        }
      }
    });
    List<String> lines = new ArrayList<>();
    reasons.forEach((reason, whats) -> {
      int count = whats.firstEntry().getValue().size();
      lines.add(
          "no "
              + String.join(", ", whats.keySet())
              + (count == rows.size()
                  ? ""
                  : count == 1
                      ? " of " + whats.firstEntry().getValue().getFirst()
                      : " of " + count + " of " + rows.size())
              + ": "
              + reason);
    });
    return lines;
  }

  private static TextTable terms(FuturesReading futures) {
    Shown shown = shown(futures);
    List<String> header = new ArrayList<>(List.of("Asset", "Future", "Spot", "Future at", "Basis"));
    if (shown.dated()) {
      header.addAll(List.of("Days", "Basis/y"));
    }
    if (shown.perpetual()) {
      header.add("Funding/y");
    }
    TextTable table =
        new TextTable("ll" + "r".repeat(header.size() - 2), header.toArray(String[]::new));
    for (TermRow row : futures.terms()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  row.asset().code(),
                  row.future().toString(),
                  price(row.spotPrice()),
                  price(row.futurePrice()),
                  Figures.smallChange(row.basis())));
      if (shown.dated()) {
        cells.add(Figures.of(row.days(), FuturesText::days));
        cells.add(Figures.of(row.annualised(), Figures::change));
      }
      if (shown.perpetual()) {
        cells.add(Figures.of(row.funding(), Figures::change));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static TextTable funding(List<FundingRow> rows) {
    TextTable table =
        new TextTable(
            "lrrrrrrrrr",
            "Contract",
            "Next, UTC",
            "Each",
            "Last",
            "A year",
            "Rank",
            "Half-life",
            "Held",
            "Next",
            "30 days");
    for (FundingRow row : rows) {
      table.row(
          row.contract().toString(),
          minute(row.next()),
          hours(row),
          rate(row.lastRate()),
          Figures.of(row.level(), Figures::change),
          Figures.of(row.rank(), Figures::percent),
          Figures.of(row.halfLife(), FuturesText::days),
          row.notional() == 0 ? "" : Figures.whole(row.notional()),
          row.notional() == 0 ? "" : Figures.of(row.payment(), Figures::gainCents),
          row.notional() == 0 ? "" : Figures.of(row.month(), Figures::gainCents));
    }
    return table;
  }

  /** What funding is expected on what is held, in a sentence. */
  public static String expected(FuturesReading futures) {
    if (!futures.holds()) {
      return "Nothing is held that funding is paid on.";
    }
    List<String> untold = futures.untold().stream().map(FuturesText::untold).toList();
    long held = futures.funding().stream().filter(one -> one.notional() != 0).count();
    if (untold.size() == held) {
      return "What funding is to be expected on what is held cannot be told: "
          + String.join("; ", untold)
          + ".";
    }
    return "On what is held, funding of "
        + Figures.gainCents(futures.expectedMonth())
        + " USDT is expected over 30 days: its level now, decaying to its mean by its half-life;"
        + " over the last 30 days the same would have been paid "
        + Figures.gainCents(futures.lastMonth())
        + "."
        + (untold.isEmpty() ? "" : " Not counted: " + String.join("; ", untold) + ".");
  }

  private static String untold(FundingRow row) {
    Reading missing = row.month().value().isEmpty() ? row.month() : row.lastMonth();
    return row.contract() + ", " + missing.reason();
  }

  /** Two deliveries against each other, in a sentence. */
  public static String spread(CalendarRow row) {
    return row.far()
        + " over "
        + row.near()
        + ": "
        + Figures.smallChange(row.rate())
        + ", "
        + Figures.change(row.annualised())
        + " a year ("
        + row.shape()
        + ")";
  }

  /** A moment to the minute. */
  public static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** {@code 8 h}. */
  public static String hours(FundingRow row) {
    return Figures.readable(BigDecimal.valueOf(row.hours())) + " h";
  }

  /** Days with one decimal. */
  public static String days(double days) {
    return String.format(Locale.ROOT, "%.1f", days);
  }

  /** A rate of one settlement. */
  public static String rate(double rate) {
    return String.format(Locale.ROOT, "%+.4f%%", 100 * rate);
  }

  /** A price of any size: six digits at least. */
  public static String price(double price) {
    int decimals = price >= 1_000 ? 1 : price >= 1 ? 3 : 6;
    return String.format(Locale.ROOT, "%,." + decimals + "f", price);
  }
}
