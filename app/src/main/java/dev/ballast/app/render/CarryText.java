// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.portfolio.carry.MissingCarry;
import dev.ballast.report.desk.CarryReading;
import dev.ballast.report.desk.CarryRow;
import dev.ballast.report.desk.FuturesReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A scan of carry as text: the best first, and why. */
public final class CarryText {
  private static final int COLUMNS = 100;

  private CarryText() {}

  /** The scan, term structure and funding calendar. */
  public static String of(CarryReading carry, FuturesReading futures, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    text.head("Carry as of " + FuturesText.minute(carry.asOf()) + " UTC");
    text.paragraph(
        "",
        "Expected over "
            + Figures.count(carry.horizon(), "day")
            + ", net of fees, half spreads and impact of both legs, a year on the capital that spot,"
            + " margin ("
            + carry.leverage()
            + "x) and reserve ("
            + Figures.percent(carry.reserve())
            + ") tie up.");
    text.line("");
    if (carry.carries().isEmpty()) {
      text.paragraph("", "No carry can be priced.");
    } else {
      text.table(table(carry.carries()), true);
    }
    for (CarryRow row : carry.carries()) {
      text.paragraph("  ", sentence(row));
    }
    missing(carry.missing()).forEach(line -> text.paragraph("", line));
    FuturesText.write(text, futures);
    return text.toString();
  }

  private static TextTable table(List<CarryRow> rows) {
    TextTable table =
        new TextTable(
            "llrrrrrrrr",
            "Asset",
            "Earns",
            "Net/y",
            "Held/y",
            "Funding/y",
            "Expected",
            "Half-life",
            "Turned",
            "Even",
            "Capital");
    for (CarryRow row : rows) {
      table.row(
          row.asset().code(),
          row.kind() + (row.notOffered().isPresent() ? " (not had)" : ""),
          Figures.change(row.amounts().netYield()),
          Figures.change(row.amounts().holdingYield()),
          funding(row, CarryText::level, Figures::change),
          funding(row, CarryText::expected, Figures::change),
          funding(row, CarryRow.Funding::halfLife, FuturesText::days),
          funding(row, CarryRow.Funding::turned, Figures::percent),
          row.breakEvenDays().isPresent() ? row.breakEvenDays().getAsInt() + " d" : Figures.NONE,
          Figures.whole(row.amounts().capital()));
    }
    return table;
  }

  private static OptionalDouble level(CarryRow.Funding funding) {
    return OptionalDouble.of(funding.level());
  }

  private static OptionalDouble expected(CarryRow.Funding funding) {
    return OptionalDouble.of(funding.expected());
  }

  private static String funding(
      CarryRow row,
      Function<CarryRow.Funding, OptionalDouble> figure,
      DoubleFunction<String> format) {
    return Figures.of(row.funding().map(figure).orElse(OptionalDouble.empty()), format);
  }

  private static String sentence(CarryRow row) {
    return row.asset()
        + ", "
        + row.future()
        + ": "
        + row.notOffered()
            .orElseGet(() ->
                (row.side().startsWith("long") ? "spot that is owned is sold for the future; " : "")
                    + row.why()
                    + row.limit().map(limit -> "; no larger than " + limit).orElse(""))
        + ".";
  }

  /** One line for each reason, once the asset is taken out of it. */
  private static List<String> missing(List<MissingCarry> missing) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (MissingCarry one : missing) {
      byReason
          .computeIfAbsent(
              one.reason().replaceAll("\\b" + Pattern.quote(one.asset().code()) + "\\b", "*"),
              _ -> new ArrayList<>())
          .add(one.asset().code());
    }
    List<String> lines = new ArrayList<>();
    byReason.forEach((reason, assets) ->
        lines.add(
            "No figure for "
                + String.join(", ", assets)
                + ": "
                + (assets.size() == 1
                    ? reason.replace("*", assets.getFirst())
                    : reason.replace("*", "each"))
                + "."));
    return lines;
  }
}
