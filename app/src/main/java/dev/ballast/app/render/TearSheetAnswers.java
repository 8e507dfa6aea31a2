// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.tearsheet.Capture;
import dev.ballast.report.tearsheet.CarryCost;
import dev.ballast.report.tearsheet.DayReturn;
import dev.ballast.report.tearsheet.HedgeEffect;
import dev.ballast.report.tearsheet.MarginHistory;
import dev.ballast.report.tearsheet.MonthReturn;
import dev.ballast.report.tearsheet.ReturnStatistics;
import dev.ballast.report.tearsheet.TearSheet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.DoubleFunction;

/** The tear sheet in words and rows, for terminal and page alike. */
public final class TearSheetAnswers {
  private static final double[] SHADES = {0.02, 0.06, 0.12};

  private TearSheetAnswers() {}

  /** A figure with its name. */
  public record Row(String name, String value) {}

  /** A figure of the strategy beside the benchmark's. */
  public record Pair(String name, String strategy, String benchmark) {}

  /** Where a line stood last, and between which figures it moved. */
  public record Range(String name, String last, String lowest, String mean, String highest) {}

  /** What the sheet says first. */
  public static String answer(TearSheet sheet) {
    ReturnStatistics returns = sheet.returns();
    if (returns.worst().isEmpty()) {
      return "There are no returns to measure: " + returns.tailRatio().reason() + ".";
    }
    StringBuilder text = new StringBuilder("The worst day was ").append(day(returns.worst()));
    returns
        .expectedShortfall95()
        .value()
        .ifPresent(mean ->
            text.append("; the worst one in twenty lost ")
                .append(Figures.percent(-mean))
                .append(" on average"));
    text.append(". ");
    HedgeEffect hedge = sheet.hedge();
    OptionalDouble removed = hedge.varianceRemoved().value();
    if (removed.isPresent()) {
      text.append("Futures ")
          .append(removed.getAsDouble() < 0 ? "added " : "took away ")
          .append(Figures.percent(Math.abs(removed.getAsDouble())))
          .append(removed.getAsDouble() < 0 ? " to" : " of")
          .append(" the core's variance");
      sheet
          .carry()
          .ofNotional()
          .value()
          .ifPresent(yearly ->
              text.append(yearly < 0 ? " and cost " : " and earned ")
                  .append(Figures.percent(Math.abs(yearly)))
                  .append(" of their notional a year"));
      return text.append('.').toString();
    }
    return text.append("No hedge to judge: ")
        .append(hedge.varianceRemoved().reason())
        .append('.')
        .toString();
  }

  /** The spread of the daily returns. */
  public static List<Pair> returns(TearSheet sheet) {
    ReturnStatistics own = sheet.returns();
    ReturnStatistics other = sheet.benchmarkReturns();
    return List.of(
        new Pair("Best day", day(own.best()), day(other.best())),
        new Pair("Worst day", day(own.worst()), day(other.worst())),
        pair("Days above zero", own.hitRate(), other.hitRate(), Figures::percent),
        pair("Value at risk, 95%", own.valueAtRisk95(), other.valueAtRisk95(), Figures::change),
        pair(
            "Expected shortfall, 95%",
            own.expectedShortfall95(), other.expectedShortfall95(), Figures::change),
        pair("Value at risk, 99%", own.valueAtRisk99(), other.valueAtRisk99(), Figures::change),
        pair(
            "Expected shortfall, 99%",
            own.expectedShortfall99(), other.expectedShortfall99(), Figures::change),
        pair("Tail ratio, 95 to 5", own.tailRatio(), other.tailRatio(), Figures::ratio),
        pair("Skew", own.skew(), other.skew(), Figures::ratio),
        pair("Excess kurtosis", own.excessKurtosis(), other.excessKurtosis(), Figures::ratio),
        pair("Omega, at zero", own.omega(), other.omega(), Figures::ratio),
        pair("Gain to pain, monthly", own.gainToPain(), other.gainToPain(), Figures::ratio),
        pair("Ulcer index", own.ulcerIndex(), other.ulcerIndex(), Figures::percent));
  }

  /** What the futures did. */
  public static List<Row> hedge(TearSheet sheet) {
    HedgeEffect hedge = sheet.hedge();
    return List.of(
        new Row("Days with futures", Integer.toString(hedge.days())),
        row("Core's volatility", hedge.coreVolatility(), Figures::percent),
        row("Volatility with futures", hedge.volatility(), Figures::percent),
        row("Variance removed", hedge.varianceRemoved(), Figures::percent),
        row("Correlation with the core", hedge.correlation(), Figures::ratio),
        new Row("Capture, up / down", capture(hedge.capture())),
        new Row("Core's capture, up / down", capture(hedge.coreCapture())));
  }

  /** Margin at its tightest, and what carrying the futures came to. */
  public static List<Row> carry(TearSheet sheet) {
    MarginHistory margin = sheet.margin();
    CarryCost carry = sheet.carry();
    return List.of(
        new Row("Most margin used, at a close", extreme(margin.used(), true)),
        new Row("Highest margin ratio", extreme(margin.ratio(), true)),
        new Row(
            "Nearest liquidation",
            Figures.of(margin.nearest(), Figures::change)
                + margin.nearestDay().map(day -> ", " + Figures.date(day)).orElse("")),
        new Row("Funding", Figures.gainCents(carry.funding())),
        new Row("Fees and liquidation", Figures.cents(carry.fees())),
        row("Average notional", carry.averageNotional(), Figures::whole),
        row("Carry a year, of notional", carry.ofNotional(), Figures::change),
        row("Carry a year, of equity", carry.ofEquity(), Figures::change));
  }

  /** Every line over time. */
  public static List<Range> ranges(TearSheet sheet) {
    String window = sheet.rolling().window() + " days";
    return List.of(
        range("Beta, " + window, sheet.rolling().beta(), Figures::ratio),
        range("Sharpe, " + window, sheet.rolling().sharpe(), Figures::ratio),
        range("Volatility, " + window, sheet.rolling().volatility(), Figures::percent),
        range("Spot exposure", sheet.exposure().spot(), Figures::percent),
        range("Futures exposure", sheet.exposure().futures(), Figures::percent),
        range("Net exposure", sheet.exposure().net(), Figures::percent),
        range("Gross exposure", sheet.exposure().gross(), Figures::percent),
        range("Exposure by beta", sheet.exposure().beta(), Figures::percent),
        range("Margin used", sheet.margin().used(), Figures::percent),
        range("Margin ratio", sheet.margin().ratio(), Figures::percent),
        range("Liquidated by a rise of", sheet.margin().liquidationUp(), Figures::change),
        range("Liquidated by a fall of", sheet.margin().liquidationDown(), Figures::change));
  }

  /** Why margin at a close may stand above a plan's limit; nothing where no futures were held. */
  public static Optional<String> marginNote(TearSheet sheet) {
    return sheet.margin().used().values().stream().allMatch(OptionalDouble::isEmpty)
        ? Optional.empty()
        : Optional.of(
            "Margin is as held at each close; a plan's limit on it is kept at a review's prices, so"
                + " that prices may carry it above the limit until the next review.");
  }

  /** What has no figure, with its reason; of lines, the gaps. */
  public static List<String> notes(TearSheet sheet) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "A star marks a month or year of which the run had a part. A close at 00:00 ends the day"
            + " before it.");
    marginNote(sheet).ifPresent(notes::add);
    absent(notes, "Value at risk and expected shortfall, 95%", sheet.returns().valueAtRisk95());
    absent(notes, "Value at risk and expected shortfall, 99%", sheet.returns().valueAtRisk99());
    absent(notes, "Tail ratio", sheet.returns().tailRatio());
    absent(notes, "Gain to pain", sheet.returns().gainToPain());
    absent(notes, "Omega", sheet.returns().omega());
    absent(notes, "The benchmark's returns", sheet.benchmarkReturns().hitRate());
    absent(notes, "Hedge", sheet.hedge().varianceRemoved());
    absent(notes, "Carry", sheet.carry().ofNotional());
    gaps(notes, "Rolling beta", sheet.rolling().beta(), List.of());
    gaps(notes, "Exposure by beta", sheet.exposure().beta(), List.of());
    PartialCurve used = sheet.margin().used();
    gaps(notes, "Margin", used, List.of());
    gaps(notes, "Margin ratio", sheet.margin().ratio(), used.gaps());
    gaps(notes, "Distance to liquidation by a rise", sheet.margin().liquidationUp(), used.gaps());
    gaps(notes, "Distance to liquidation by a fall", sheet.margin().liquidationDown(), used.gaps());
    return notes;
  }

  /** How strong the shade behind a return is: {@code up3} to {@code up1}, {@code down1} ... */
  public static String shade(double value) {
    int strength = 0;
    for (double step : SHADES) {
      strength += Math.abs(value) >= step ? 1 : 0;
    }
    return strength == 0 ? "" : (value < 0 ? "down" : "up") + strength;
  }

  /** A month's return; a star where the run had a part of it. */
  public static String month(MonthReturn month) {
    return Figures.change(month.value()) + (month.whole() ? "" : "*");
  }

  private static String day(Optional<DayReturn> day) {
    return day.map(one ->
            Figures.change(one.value())
                + ", "
                + Figures.date(one.close().minusMillis(1)).substring(0, 10))
        .orElse(Figures.NONE);
  }

  private static Pair pair(String name, Reading own, Reading other, DoubleFunction<String> format) {
    return new Pair(name, Figures.of(own, format), Figures.of(other, format));
  }

  private static Row row(String name, Reading reading, DoubleFunction<String> format) {
    return new Row(name, Figures.of(reading, format));
  }

  private static String capture(Capture capture) {
    return Figures.of(capture.up(), Figures::percent)
        + " / "
        + Figures.of(capture.down(), Figures::percent);
  }

  private static String extreme(PartialCurve curve, boolean highest) {
    double[] values = present(curve);
    return values.length == 0 ? Figures.NONE : Figures.percent(edge(values, highest));
  }

  private static double edge(double[] values, boolean highest) {
    double edge = values[0];
    for (double value : values) {
      edge = highest ? Math.max(edge, value) : Math.min(edge, value);
    }
    return edge;
  }

  private static double[] present(PartialCurve curve) {
    return curve.values().stream()
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  private static Range range(String name, PartialCurve curve, DoubleFunction<String> format) {
    double[] values = present(curve);
    if (values.length == 0) {
      return new Range(name, Figures.NONE, Figures.NONE, Figures.NONE, Figures.NONE);
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return new Range(
        name,
        Figures.of(curve.last(), format),
        format.apply(edge(values, false)),
        format.apply(sum / values.length),
        format.apply(edge(values, true)));
  }

  private static void absent(List<String> notes, String what, Reading reading) {
    if (reading.value().isEmpty()) {
      notes.add(what + ": no figure, " + reading.reason() + ".");
    }
  }

  /** How many days each reason took, but for those reasons that were said of another line. */
  private static void gaps(
      List<String> notes, String what, PartialCurve curve, List<PartialCurve.Gap> said) {
    SequencedMap<String, Long> days = new LinkedHashMap<>();
    for (PartialCurve.Gap gap : curve.gaps()) {
      long length = 1 + Duration.between(gap.from(), gap.to()).toDays();
      days.merge(gap.reason(), length, Long::sum);
    }
    said.forEach(gap -> days.remove(gap.reason()));
    days.forEach((reason, count) ->
        notes.add(
            what
                + ": no figure on "
                + Figures.count(count.intValue(), "day")
                + ", "
                + reason
                + "."));
  }
}
