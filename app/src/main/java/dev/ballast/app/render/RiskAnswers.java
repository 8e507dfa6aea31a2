// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.risk.AssetEffect;
import dev.ballast.report.risk.LossRow;
import dev.ballast.report.risk.PurposeEffect;
import dev.ballast.report.risk.RiskFigures;
import dev.ballast.report.risk.RiskReport;
import dev.ballast.report.risk.ScenarioFigures;
import dev.ballast.report.risk.ScenarioRow;
import dev.ballast.risk.ExceedanceTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Words for the part of the report on risk; text and page say the same. */
public final class RiskAnswers {
  private static final double CRASH = -0.3;
  private static final String OWN = "own worst to ";
  private static final String WORST = "worst to ";

  private RiskAnswers() {}

  /** The scenarios to show: those that come to the same in all figures are told once. */
  public static List<ScenarioRow> scenarios(RiskReport report) {
    List<ScenarioRow> shown = new ArrayList<>();
    for (ScenarioRow row : report.scenarios()) {
      int same = 0;
      while (same < shown.size() && !isSame(shown.get(same), row)) {
        same++;
      }
      if (same == shown.size()) {
        shown.add(row);
      } else {
        shown.set(same, together(shown.get(same), row));
      }
    }
    return shown;
  }

  /** History's windows alone: others that agree by chance stay apart. */
  private static boolean isSame(ScenarioRow one, ScenarioRow other) {
    return one.name().contains(WORST)
        && other.name().contains(WORST)
        && one.market() == other.market()
        && one.before().equals(other.before())
        && one.after().equals(other.after());
  }

  private static ScenarioRow together(ScenarioRow one, ScenarioRow other) {
    String day = other.name().substring(other.name().indexOf(WORST));
    return new ScenarioRow(
        one.name().replace(day, "") + "and " + other.name(),
        one.meaning() + "; " + other.meaning(),
        one.market(),
        one.before(),
        one.after(),
        one.notes());
  }

  /** A row of figures before and after. */
  public record Pair(String name, String before, String after) {}

  /** What is lost if the benchmark falls by 30 %, in what scenario most, and in a bad day. */
  public static String answer(RiskReport report) {
    StringBuilder text = new StringBuilder();
    crash(report)
        .ifPresent(row ->
            text.append("If ")
                .append(report.benchmark())
                .append(" falls ")
                .append(Figures.percent(-CRASH).replace(".0", ""))
                .append(" you ")
                .append(changed(row.before()))
                .append(
                    row.after().map(after -> "; after the plan you " + changed(after)).orElse(""))
                .append(". "));
    worst(report)
        .ifPresent(row ->
            text.append("The worst days of history for what you hold, to ")
                .append(row.name().substring(OWN.length()))
                .append(": you ")
                .append(changed(row.before()))
                .append(
                    row.after().map(after -> "; after the plan you " + changed(after)).orElse(""))
                .append(". "));
    loss(report.before())
        .ifPresent(row ->
            text.append("One day in a hundred loses more than ")
                .append(Figures.whole(row.valueAtRisk()))
                .append(
                    report
                        .after()
                        .flatMap(RiskAnswers::loss)
                        .map(
                            after -> " (" + Figures.whole(after.valueAtRisk()) + " after the plan)")
                        .orElse(""))
                .append('.'));
    return text.toString().strip();
  }

  private static Optional<ScenarioRow> worst(RiskReport report) {
    return report.scenarios().stream().filter(row -> row.name().startsWith(OWN)).findFirst();
  }

  private static Optional<LossRow> loss(RiskFigures figures) {
    return figures.losses().stream()
        .filter(row -> row.method().equals("filtered") && row.level() == 0.99 && row.days() == 1)
        .findFirst();
  }

  private static String changed(ScenarioFigures figures) {
    return (figures.total() < 0 ? "lose " : "gain ")
        + Figures.whole(Math.abs(figures.total()))
        + " USDT"
        + (figures.share().value().isPresent()
            ? " ("
                + Figures.percent(Math.abs(figures.share().value().getAsDouble()))
                + " of equity)"
            : "");
  }

  /** The figure of a scenario's margin: a share, or a word where there is none. */
  public static String margin(ScenarioFigures figures) {
    if (!figures.liquidated().isEmpty()) {
      return "liquidated";
    }
    return figures.marginRatio().value().isPresent()
        ? Figures.percent(figures.marginRatio().value().getAsDouble())
        : figures.marginRatio().reason().startsWith("no futures") ? "none" : Figures.NONE;
  }

  /**
   * What is liquidated where, and what could not be measured, a sentence each; those of several
   * scenarios once.
   */
  public static List<String> remarks(RiskReport report) {
    SequencedMap<String, List<String>> said = new LinkedHashMap<>();
    for (ScenarioRow row : report.scenarios()) {
      remark(row.before()).ifPresent(text -> add(said, text, row.name()));
      row.after()
          .flatMap(RiskAnswers::remark)
          .ifPresent(text -> add(said, text, row.name() + " after the plan"));
      row.notes().forEach(note -> add(said, note, row.name()));
    }
    return said.entrySet().stream()
        .map(one -> String.join(", ", one.getValue()) + ": " + one.getKey())
        .toList();
  }

  private static void add(SequencedMap<String, List<String>> said, String text, String name) {
    said.computeIfAbsent(text, _ -> new ArrayList<>()).add(name);
  }

  private static Optional<String> remark(ScenarioFigures figures) {
    if (!figures.liquidated().isEmpty()) {
      return Optional.of(
          "the venue closes "
              + String.join("; ", figures.liquidated())
              + (figures.covered() > 0
                  ? "; the wallet lacks "
                      + Figures.cents(figures.covered())
                      + ", which the venue's insurance fund bears"
                  : ""));
    }
    String reason = figures.marginRatio().reason();
    return reason.isEmpty() || reason.startsWith("no futures")
        ? Optional.empty()
        : Optional.of("no margin ratio, " + reason);
  }

  /** A line of what one scenario changes: an asset or a purpose, before and after. */
  public record Effect(String name, double spot, double futures, double total, double planned) {}

  /** The scenario that is shown by asset and by purpose: the benchmark's crash. */
  public static Optional<ScenarioRow> crash(RiskReport report) {
    return report.scenarios().stream()
        .filter(row -> row.name().equals(report.benchmark() + " -30%"))
        .findFirst();
  }

  /** By asset, of what is held before or after. */
  public static List<Effect> byAsset(ScenarioRow row) {
    SequencedMap<String, Effect> effects = new TreeMap<>();
    for (AssetEffect one : row.before().assets()) {
      effects.put(
          one.asset().code(),
          new Effect(one.asset().code(), one.spot(), one.futures(), one.total(), 0));
    }
    for (AssetEffect one : row.after().map(ScenarioFigures::assets).orElse(List.of())) {
      effects.merge(
          one.asset().code(),
          new Effect(one.asset().code(), 0, 0, 0, one.total()),
          (now, then) ->
              new Effect(now.name(), now.spot(), now.futures(), now.total(), then.planned()));
    }
    return List.copyOf(effects.values());
  }

  /** By purpose, the core first. */
  public static List<Effect> byPurpose(ScenarioRow row) {
    SequencedMap<String, Effect> effects = new LinkedHashMap<>();
    for (PurposeEffect one : row.before().purposes()) {
      effects.put(one.purpose(), new Effect(one.purpose(), 0, 0, one.change(), 0));
    }
    for (PurposeEffect one : row.after().map(ScenarioFigures::purposes).orElse(List.of())) {
      effects.merge(
          one.purpose(),
          new Effect(one.purpose(), 0, 0, 0, one.change()),
          (now, then) -> new Effect(now.name(), 0, 0, now.total(), then.planned()));
    }
    return List.copyOf(effects.values());
  }

  /** What the scenarios mean, those of one meaning together. */
  public static List<String> meanings(RiskReport report) {
    SequencedMap<String, String> names = new LinkedHashMap<>();
    report
        .scenarios()
        .forEach(
            row -> names.merge(row.meaning(), row.name(), (before, name) -> before + ", " + name));
    return names.entrySet().stream().map(one -> one.getValue() + ": " + one.getKey()).toList();
  }

  /** Leverage and concentration, before and after. */
  public static List<Pair> carried(RiskReport report) {
    List<Pair> pairs = new ArrayList<>();
    add(
        pairs,
        report,
        "Gross exposure, times equity",
        one -> Figures.of(one.gross(), Figures::ratio));
    add(pairs, report, "Net exposure, times equity", one -> Figures.of(one.net(), Figures::ratio));
    add(
        pairs,
        report,
        "Effective leverage (beta x net), times equity",
        one -> Figures.of(one.market(), Figures::ratio));
    add(
        pairs,
        report,
        "Futures, times their margin",
        one -> Figures.of(one.onMargin(), Figures::ratio));
    add(
        pairs,
        report,
        "Market that the margin carries (beta x)",
        one -> Figures.of(one.marketOnMargin(), Figures::ratio));
    add(
        pairs,
        report,
        "Largest share of gross exposure",
        one ->
            one.largest().isEmpty()
                ? Figures.NONE
                : one.largest() + " " + Figures.of(one.largestShare(), Figures::percent));
    add(
        pairs,
        report,
        "Holdings, as equal ones",
        one -> Figures.of(one.effectiveHoldings(), Figures::ratio));
    return pairs;
  }

  private static void add(
      List<Pair> pairs, RiskReport report, String name, Function<RiskFigures, String> figure) {
    pairs.add(new Pair(name, figure.apply(report.before()), report.after().map(figure).orElse("")));
  }

  /** {@code historical 99%, 1 day}. */
  public static String name(LossRow row) {
    return row.method()
        + String.format(Locale.ROOT, " %.0f%%, ", row.level() * 100)
        + Figures.count(row.days(), "day");
  }

  /** The same figure of the account after the plan. */
  public static Optional<LossRow> after(RiskReport report, LossRow row) {
    return report
        .after()
        .flatMap(figures ->
            figures.losses().stream()
                .filter(one ->
                    one.method().equals(row.method())
                        && one.level() == row.level()
                        && one.days() == row.days())
                .findFirst());
  }

  /** {@code 14 of 1,700 (17.0)}. */
  public static String exceeded(LossRow row) {
    return row.test()
        .map(test ->
            String.format(
                Locale.ROOT, "%,d of %,d (%.1f)", test.exceedances(), test.days(), test.expected()))
        .orElse("");
  }

  /** The chance of so many exceedances. */
  public static String share(LossRow row) {
    return row.test().map(test -> chance(test.share())).orElse("");
  }

  /** The chance that they cluster so. */
  public static String alone(LossRow row) {
    return row.test()
        .map(ExceedanceTest::independence)
        .map(one -> one.isPresent() ? chance(one.getAsDouble()) : Figures.NONE)
        .orElse("");
  }

  private static String chance(double chance) {
    return chance < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", chance);
  }

  /** How dark a cell of the heat map is, in percent: its share of the largest change. */
  public static String heat(RiskReport report, double change) {
    double largest = 0;
    for (ScenarioRow row : report.scenarios()) {
      largest = Math.max(largest, largest(row.before()));
      largest = Math.max(largest, row.after().map(RiskAnswers::largest).orElse(0.0));
    }
    double share = largest == 0 ? 0 : Math.abs(change) / largest;
    return String.format(Locale.ROOT, "--h:%.0f%%", 45 * Math.sqrt(share));
  }

  /** Whether a cell of the heat map is lost or gained. */
  public static String heatClass(double change) {
    return Math.abs(change) < 0.5 ? "n" : change < 0 ? "n heat lost" : "n heat gained";
  }

  private static double largest(ScenarioFigures figures) {
    return Math.max(
        Math.abs(figures.total()), Math.max(Math.abs(figures.spot()), Math.abs(figures.futures())));
  }

  /** What is made of margin, value at risk and its tests, for the foot of the tables. */
  public static String legend(boolean planned) {
    return "Spot is the change of all that is owned, futures that of positions with funding and what"
        + " a liquidation costs; margin is maintenance over equity of the futures wallet after the"
        + " scenario, liquidated at 100%."
        + (planned ? " The plan's figures are after all its orders have filled." : "");
  }

  /** What the losses and their tests are. */
  public static String lossLegend() {
    return "Losses in USDT of the account as it is held, over up to 500 days; filtered: at the"
        + " volatility of now (exponential weights, 0.94; ten days by the square root of time)."
        + " Exceeded: days on which more was lost than was foreseen the day before (expected). Below"
        + " 0.05 the count (Kupiec), or that they cluster (Christoffersen), speaks against it.";
  }
}
