// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.account.Balance;
import dev.ballast.account.Exposure;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Plan;
import dev.ballast.engine.Run;
import dev.ballast.engine.Session;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Sector;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.RefusedLeg;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.AttributionReport;
import dev.ballast.report.attribution.MarketModel;
import dev.ballast.report.figure.Curve;
import dev.ballast.report.figure.Track;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns a finished backtest into its report. */
public final class BacktestReports {
  /** A number in a reason, but not the venue's code at its end: {@code (-4004)}. */
  private static final String FIGURE = "(?<!\\(-?\\d{0,4})-?\\d[\\d.]*";

  private final Policy policy;
  private final Backtest backtest;
  private final Attribution attribution;
  private final Run run;
  private final RuleBook rules;
  private final int size;
  private final List<Instant> days;

  private BacktestReports(
      Policy policy, Backtest backtest, Attribution attribution, RuleBook rules) {
    this.policy = policy;
    this.backtest = backtest;
    this.attribution = attribution;
    this.run = backtest.run();
    this.rules = rules;
    this.size = run.snapshots().size();
    this.days = run.snapshots().stream().map(one -> Instant.ofEpochMilli(one.time())).toList();
  }

  /**
   * The report of a policy's backtest.
   *
   * @param attribution of its profit
   * @param rules that the venue used
   */
  public static BacktestReport of(
      Policy policy, Backtest backtest, Attribution attribution, RuleBook rules) {
    return new BacktestReports(policy, backtest, attribution, rules).report();
  }

  private BacktestReport report() {
    return new BacktestReport(
        policy.name(),
        days.getFirst(),
        days.getLast(),
        run.first().exposure().equity().toDouble(),
        run.last().exposure().equity().toDouble(),
        days,
        tracks(),
        costs(),
        sectorWeights(),
        exposures(),
        Curve.of("funding received", fundingToDate(1)),
        Curve.of("funding paid", fundingToDate(-1)),
        AttributionReport.of(attribution, run.last().exposure().equity().toDouble()),
        substitutes(),
        Liquidations.of(backtest.events(), run.snapshots()),
        OrderCounts.of(backtest.events()),
        backtest.conservationResidual(),
        backtest.orderHash(),
        notes());
  }

  /**
   * The exact statement of a backtest's profit.
   *
   * @param view what is known at its end
   */
  public static Attribution attribution(Policy policy, Backtest backtest, MarketView view) {
    return Attribution.of(
        backtest.run().snapshots(),
        backtest.events(),
        MarketModel.of(view, policy.benchmark(), policy.quote(), policy.sectors()));
  }

  private List<Track> tracks() {
    double[] strategy = new double[size];
    for (int i = 0; i < size; i++) {
      strategy[i] = run.snapshots().get(i).exposure().equity().toDouble();
    }
    List<Track> tracks = new ArrayList<>();
    tracks.add(Track.of("Strategy", days, strategy));
    benchmarkHeld(strategy[0])
        .ifPresent(line -> tracks.add(Track.of(policy.benchmark() + " held", days, line)));
    tracks.add(Track.of("Spot core alone", days, coreAlone()));
    tracks.add(Track.of("Equal weight", days, equalWeight(strategy[0])));
    return tracks;
  }

  private Optional<double[]> benchmarkHeld(double equity) {
    InstrumentId id = InstrumentId.spot(policy.benchmark(), policy.quote());
    Optional<Price> start = run.first().marks().find(id);
    return start.map(price -> {
      double[] line = new double[size];
      for (int i = 0; i < size; i++) {
        line[i] = equity * run.snapshots().get(i).marks().price(id).toDouble() / price.toDouble();
      }
      return line;
    });
  }

  /** What was bought in spot at the start, kept, with the cash that was left then. */
  private double[] coreAlone() {
    double[] line = new double[size];
    line[0] = run.first().exposure().equity().toDouble();
    List<Balance> kept = run.snapshots().get(Math.min(1, size - 1)).account().balances();
    for (int i = 1; i < size; i++) {
      Money sum = Money.zero(policy.quote());
      for (Balance balance : kept) {
        sum = sum.plus(run.snapshots().get(i).marks().value(balance.asset(), balance.quantity()));
      }
      line[i] = sum.toDouble();
    }
    return line;
  }

  /**
   * Every member of the plan's sectors alike, rebalanced on the first of each month, for nothing.
   */
  private double[] equalWeight(double equity) {
    double[] line = new double[size];
    double worth = equity;
    SequencedMap<Asset, Double> held = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      Session.Snapshot snapshot = run.snapshots().get(i);
      if (!held.isEmpty()) {
        worth = 0;
        for (Map.Entry<Asset, Double> one : held.entrySet()) {
          worth += one.getValue() * price(snapshot, one.getKey()).orElseThrow().toDouble();
        }
      }
      line[i] = worth;
      LocalDate day = day(snapshot.time());
      if (i == 0 || day.getDayOfMonth() == 1) {
        held = spread(snapshot, members(day), worth);
      }
    }
    return line;
  }

  private List<Asset> members(LocalDate day) {
    SectorsOnDay sectors = policy.sectors().asOf(day);
    return policy.spot().weights().keySet().stream()
        .flatMap(sector -> sectors.members(sector).stream())
        .toList();
  }

  private SequencedMap<Asset, Double> spread(
      Session.Snapshot snapshot, List<Asset> members, double worth) {
    List<Asset> priced =
        members.stream().filter(asset -> price(snapshot, asset).isPresent()).toList();
    SequencedMap<Asset, Double> held = new TreeMap<>();
    for (Asset asset : priced) {
      held.put(asset, worth / priced.size() / price(snapshot, asset).orElseThrow().toDouble());
    }
    return held;
  }

  private Optional<Price> price(Session.Snapshot snapshot, Asset asset) {
    return snapshot.marks().find(asset);
  }

  private static LocalDate day(long time) {
    return Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private Costs costs() {
    double traded = 0;
    double fees = 0;
    double slippage = 0;
    double paid = 0;
    double received = 0;
    for (Event event : backtest.eventsOfTheRun()) {
      if (event instanceof Event.Filled filled) {
        Contract contract = filled.order().contract();
        double value = contract.notional(filled.quantity(), filled.price()).toDouble();
        double fair = contract.notional(filled.quantity(), filled.reference()).toDouble();
        traded += value;
        fees += filled.fee().toDouble();
        slippage += Math.abs(value - fair);
      } else if (event instanceof Event.FundingPaid funding) {
        double payment = funding.payment().toDouble();
        paid += Math.max(0, -payment);
        received += Math.max(0, payment);
      }
    }
    double mean =
        run.snapshots().stream().mapToDouble(one -> one.exposure().equity().toDouble()).sum()
            / size;
    double turnover = traded / (2 * mean);
    double years = (run.last().time() - run.first().time()) / (365.0 * 86_400_000);
    return new Costs(turnover, turnover / years, fees, slippage, paid, received);
  }

  /** Payments of one sign summed from the start, as a positive figure. */
  private double[] fundingToDate(int sign) {
    double[] line = new double[size];
    double sum = 0;
    int next = 0;
    List<Event> events = backtest.eventsOfTheRun();
    for (int i = 0; i < size; i++) {
      while (next < events.size() && events.get(next).time() <= run.snapshots().get(i).time()) {
        if (events.get(next) instanceof Event.FundingPaid funding) {
          sum += Math.max(0, sign * funding.payment().toDouble());
        }
        next++;
      }
      line[i] = sum;
    }
    return line;
  }

  private List<Curve> sectorWeights() {
    SequencedMap<Sector, double[]> lines = new LinkedHashMap<>();
    for (Sector sector : policy.spot().weights().keySet()) {
      lines.put(sector, new double[size]);
    }
    double[] others = new double[size];
    for (int i = 0; i < size; i++) {
      Session.Snapshot snapshot = run.snapshots().get(i);
      double core = snapshot.exposure().spotCore().toDouble();
      SectorsOnDay sectors = policy.sectors().asOf(day(snapshot.time()));
      for (Map.Entry<Asset, Money> held : snapshot.exposure().spot().entrySet()) {
        double[] line =
            sectors
                .sectorOf(held.getKey())
                .map(sector -> lines.getOrDefault(sector, others))
                .orElse(others);
        line[i] += held.getValue().toDouble() / core;
      }
    }
    List<Curve> curves = new ArrayList<>();
    lines.forEach((sector, line) -> curves.add(Curve.of(sector.name(), line)));
    if (Arrays.stream(others).anyMatch(value -> value != 0)) {
      curves.add(Curve.of("outside the plan", others));
    }
    return curves;
  }

  private List<Curve> exposures() {
    double[] spot = new double[size];
    double[] futures = new double[size];
    double[] net = new double[size];
    for (int i = 0; i < size; i++) {
      Exposure exposure = run.snapshots().get(i).exposure();
      double equity = exposure.equity().toDouble();
      spot[i] = exposure.spotCore().toDouble() / equity;
      for (Money notional : exposure.futures().values()) {
        futures[i] += notional.toDouble() / equity;
      }
      net[i] = spot[i] + futures[i];
    }
    return List.of(Curve.of("spot", spot), Curve.of("futures", futures), Curve.of("net", net));
  }

  private List<Substitute> substitutes() {
    Map<MarkSource, Integer> counts = new EnumMap<>(MarkSource.class);
    for (Event event : backtest.eventsOfTheRun()) {
      if (event instanceof Event.FundingPaid funding
          && funding.markSource() != MarkSource.RECORDED_MARK) {
        counts.merge(funding.markSource(), 1, Integer::sum);
      }
    }
    List<Substitute> substitutes = new ArrayList<>();
    counts.forEach((source, count) ->
        substitutes.add(
            new Substitute("funding settled at the " + source + ", no recorded mark", count)));
    long triggered =
        backtest.eventsOfTheRun().stream()
            .filter(one -> one instanceof Event.OrderTriggered set && !set.recordedMark())
            .count();
    if (triggered > 0) {
      substitutes.add(
          new Substitute("stops set off by the last price, no recorded mark", (int) triggered));
    }
    backtest.substitutes().forEach((what, count) -> substitutes.add(new Substitute(what, count)));
    return substitutes;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "orders fill at the next bar's open, moved against us by half a spread of "
            + policy.costs().halfSpread()
            + "; fees of "
            + policy.costs().spotFees().tier(run.first().time(), BigDecimal.ZERO)
            + " on spot and "
            + policy.costs().futuresFees().tier(run.first().time(), BigDecimal.ZERO)
            + " on futures; idle cash earns nothing");
    notes.add(
        "spot core alone: what the first day bought, kept, without a hedge; equal weight: every"
            + " member alike, rebalanced monthly at no cost; "
            + policy.benchmark()
            + " held: bought at the start at no cost");
    rules.versions().entrySet().stream()
        .filter(one -> traded().contains(one.getKey()))
        .flatMap(one -> one.getValue().stream())
        .filter(one -> RuleBook.extendedBackwards(one, run.first().time()))
        .map(one -> one.asOf())
        .min(LocalDate::compareTo)
        .ifPresent(
            day -> notes.add("trading rules of " + day + " and later are extended backwards"));
    policy
        .costs()
        .participation()
        .ifPresent(
            share -> notes.add("fills take at most " + share + " of a bar's volume together"));
    refusals(notes);
    long waited =
        run.plans().stream()
            .filter(plan -> !plan.refused().isEmpty())
            .map(Plan::time)
            .distinct()
            .count();
    if (waited > 0) {
      notes.add(
          "at "
              + waited
              + " of "
              + run.plans().size()
              + " reviews something was wanted that could not be ordered; the first: "
              + firstRefusal());
      mostFrequentRefusal().ifPresent(notes::add);
    }
    return notes;
  }

  private String firstRefusal() {
    return run.plans().stream()
        .filter(plan -> !plan.refused().isEmpty())
        .findFirst()
        .map(plan -> described(plan, plan.refused().getFirst()))
        .orElse("");
  }

  /** The reason that comes most often, where the first refusal has another: the last such one. */
  private Optional<String> mostFrequentRefusal() {
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    SequencedMap<String, String> last = new LinkedHashMap<>();
    for (Plan plan : run.plans()) {
      for (RefusedLeg leg : plan.refused()) {
        String alike = leg.instrument() + leg.reason().replaceAll("-?\\d[\\d.,]*", "n");
        counts.merge(alike, 1, Integer::sum);
        last.put(alike, described(plan, leg));
      }
    }
    String first = counts.firstEntry().getKey();
    String most = first;
    for (Map.Entry<String, Integer> one : counts.entrySet()) {
      most = one.getValue() > counts.getOrDefault(most, 0) ? one.getKey() : most;
    }
    return most.equals(first)
        ? Optional.empty()
        : Optional.of(
            "most often, "
                + counts.getOrDefault(most, 0)
                + " times, for the same reason as "
                + last.getOrDefault(most, ""));
  }

  private static String described(Plan plan, RefusedLeg leg) {
    return day(plan.time()) + " " + leg.instrument() + ", " + leg.wish() + ": " + leg.reason();
  }

  private SequencedSet<InstrumentId> traded() {
    SequencedSet<InstrumentId> traded = new TreeSet<>();
    for (Event event : backtest.events()) {
      if (event instanceof Event.Filled filled) {
        traded.add(filled.instrument());
      }
    }
    return traded;
  }

  /** Refused orders by their reason, figures left out so that like reasons meet. */
  private void refusals(List<String> notes) {
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    for (Event event : backtest.eventsOfTheRun()) {
      if (event instanceof Event.OrderRefused refused) {
        counts.merge(refused.reason().replaceAll(FIGURE, "n"), 1, Integer::sum);
      }
    }
    counts.forEach((reason, count) -> notes.add(count + " orders refused: " + reason));
  }
}
