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
import java.util.List;
import java.util.Locale;

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
      text.table(terms(futures.terms()), true);
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
    }
    text.notes(futures.notes());
  }

  private static TextTable terms(List<TermRow> rows) {
    TextTable table =
        new TextTable(
            "llrrrrrr",
            "Asset",
            "Future",
            "Spot",
            "Future at",
            "Basis",
            "Days",
            "Basis/y",
            "Funding/y");
    for (TermRow row : rows) {
      table.row(
          row.asset().code(),
          row.future().toString(),
          price(row.spotPrice()),
          price(row.futurePrice()),
          Figures.smallChange(row.basis()),
          Figures.of(row.days(), FuturesText::days),
          Figures.of(row.annualised(), Figures::change),
          Figures.of(row.funding(), Figures::change));
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
