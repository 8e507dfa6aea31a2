// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.BuyAndHold;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.engine.Script;
import dev.ballast.engine.Scripted;
import dev.ballast.engine.Session;
import dev.ballast.engine.Strategy;
import dev.ballast.lot.Lot;
import dev.ballast.margin.AccountFinding;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Recording;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SharedColumns;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.policy.CoreAdvice;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.report.DeskReport;
import dev.ballast.report.RunReport;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.BacktestReports;
import dev.ballast.report.backtest.CarryReport;
import dev.ballast.report.desk.DeskReports;
import dev.ballast.report.desk.FuturesReading;
import dev.ballast.report.desk.FuturesReport;
import dev.ballast.report.diary.Diary;
import dev.ballast.report.risk.RiskReport;
import dev.ballast.report.tearsheet.TearSheet;
import dev.ballast.signal.feature.FeatureCount;
import dev.ballast.sweep.VariantFigures;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.sim.SimulatedVenue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/** One policy in one market: decides on an account, and tests itself on history. */
public final class Desk {
  private static final int NAMED = 3;

  private final Market market;
  private final Resolution.Resolved plan;
  private final Policy policy;
  private final MarginTerms terms;
  private final NamesRead names;
  private final Interval bars;
  private final PolicyStrategy strategy;
  private final Valuation valuation;
  private final SharedColumns shared;

  /** All of the history, for reports, which ask of each day what was known then. */
  private final MarketView known;

  /**
   * A desk at the market's own margin.
   *
   * @param plan bound to what the market lists
   */
  public Desk(Market market, Resolution.Resolved plan) {
    this(
        market,
        plan,
        MarginTerms.of(market),
        NamesRead.none(new ChangedNames(market.history())),
        Interval.DAY,
        SharedColumns.none(market.history()));
  }

  private Desk(
      Market market,
      Resolution.Resolved plan,
      MarginTerms terms,
      NamesRead names,
      Interval bars,
      SharedColumns shared) {
    this.market = market;
    this.plan = plan;
    this.policy = plan.policy();
    this.terms = terms;
    this.names = names;
    this.bars = bars;
    this.shared = shared;
    this.strategy = new PolicyStrategy(plan, terms.brackets(), terms.settings());
    this.known = market.at(market.end());
    this.valuation =
        new Valuation(strategy.instruments(), market.history().listings(), policy.quote());
  }

  /** The same desk at a venue that margins futures by other terms. */
  public Desk on(MarginTerms other) {
    return new Desk(market, plan, other, names, bars, shared);
  }

  /** The same desk, which says what the names in a user's files are read as. */
  public Desk saying(NamesRead read) {
    return new Desk(market, plan, terms, read, bars, shared);
  }

  /**
   * The same desk, whose runs go from bar to bar of another length; refuses one that the history
   * does not have of all that the plan prices.
   */
  public Desk over(Interval other) {
    List<String> lacking =
        strategy.instruments().stream()
            .filter(id -> has(id, Interval.DAY) && !has(id, other))
            .map(InstrumentId::toString)
            .toList();
    if (!lacking.isEmpty()) {
      throw new UserMistake(
          "--bars "
              + other
              + ": the history has no such bars of "
              + String.join(", ", lacking.subList(0, Math.min(NAMED, lacking.size())))
              + (lacking.size() > NAMED ? " and " + (lacking.size() - NAMED) + " more" : "")
              + "; import them, or take 1d");
    }
    return new Desk(market, plan, terms, names, other, shared);
  }

  private boolean has(InstrumentId id, Interval length) {
    return market.history().series(SeriesId.bars(id, length)).stream()
        .anyMatch(one -> !one.isEmpty());
  }

  /** The same desk, whose backtests read what was computed of the history before. */
  public Desk sharing(SharedColumns columns) {
    return new Desk(market, plan, terms, names, bars, columns);
  }

  /** Decides on an account as if every review were due. */
  public Decision decide(Account account, long time) {
    return decide(account, StatedPrices.NONE, HeldPlaces.NONE, Map.of(), time);
  }

  /** The same on what a file holds, with its prices of what the history has none of. */
  public Decision decide(AccountFile file, OpeningAccount opening, long time) {
    ChangedNames changed = names.names();
    StatedLeverage leverage = StatedLeverage.of(file, market, time);
    leverage.check();
    Decision decision =
        decide(
            opening.account(time),
            StatedPrices.of(file, policy.market()).in(changed, time),
            HeldPlaces.of(file, changed, time),
            policy.terms().taxes().isPresent() ? StatedLots.of(file, time) : Map.of(),
            time);
    return decision
        .noting(LockNotes.of(decision, opening.custody()))
        .noting(leverage.notes())
        .noting(new AccountNotes(file, terms.mode(), time).planned());
  }

  private Decision decide(
      Account account,
      StatedPrices stated,
      HeldPlaces places,
      Map<Asset, List<Lot>> lots,
      long time) {
    MarketView view = market.at(time);
    Marks marks = valuation.of(view, account, stated, places);
    Decision decision =
        Counted.of(() -> strategy.decide(view, account, marks, lots, policy.reviews().all()));
    return decision
        .noting(cuts(decision, time))
        .noting(EndNotes.held(view, account, marks))
        .noting(names.notes())
        .noting(CoreAdvice.of(policy.core(), UtcDay.date(time)))
        .noting(stated.notes(valuation.known(view, account), decision.betas().keySet()));
  }

  /** What is held or wanted, and what it is measured against. */
  private SequencedSet<Asset> assets(Decision decision) {
    SequencedSet<Asset> assets = new TreeSet<>(decision.exposure().spot().keySet());
    assets.addAll(decision.exposure().futures().keySet());
    assets.addAll(decision.target().assets().keySet());
    assets.add(policy.benchmark());
    return assets;
  }

  /** Series of what is held or wanted that are cut. */
  private List<String> cuts(Decision decision, long time) {
    List<String> notes = new ArrayList<>();
    for (Asset asset : assets(decision)) {
      notes.addAll(CutNotes.measured(market.history(), asset, policy.market(), time));
    }
    return notes;
  }

  /**
   * Runs the policy over history from cash alone.
   *
   * @param from the first moment; the benchmark's first close where it is not given
   * @param to the last moment; the end of history where it is not given
   */
  public Backtest backtest(Optional<LocalDate> from, Optional<LocalDate> to) {
    RunSpan span = span(from, to);
    return Counted.of(() ->
        run(
            strategy,
            strategy.instruments(),
            List.of(capital(span.start())),
            span.start(),
            span.end()));
  }

  /** The time that a backtest with these limits runs over; refuses one that history has not. */
  public RunSpan span(Optional<LocalDate> from, Optional<LocalDate> to) {
    long start = start(from);
    return new RunSpan(start, end(start, to));
  }

  /** Runs the policy over history from cash, for its figures alone. */
  public VariantFigures figures(RunSpan span) {
    return Counted.of(() -> {
      HistoryFeed feed = feed(strategy.instruments(), span.start(), span.end());
      List<Event> opening = List.of(capital(span.start()));
      Backtest backtest =
          Backtest.withoutDecisions(feed, strategy, venue(feed), opening, policy.quote());
      return VariantFigures.of(backtest, FeatureCount.of(feed.view()));
    });
  }

  /** Runs the policy over history from an account. */
  public Backtest backtest(AccountFile file, Optional<LocalDate> from, Optional<LocalDate> to) {
    long start = start(from);
    Begun begun = begin(Optional.of(file), start);
    long end = end(start, to);
    return Counted.of(() -> run(strategy, begun.priced(), begun.events(), start, end));
  }

  /** Takes an account through history as it is: nothing is decided. */
  public Backtest hold(AccountFile file, Optional<LocalDate> from, Optional<LocalDate> to) {
    long start = start(from);
    Begun begun = begin(Optional.of(file), start);
    List<InstrumentId> priced = begun.priced();
    long end = end(start, to);
    return Counted.of(() -> run(new BuyAndHold(priced), priced, begun.events(), start, end));
  }

  /**
   * Does what an orders file says and decides nothing else.
   *
   * @param account what it begins with; the policy's capital in cash where it is not given
   */
  public Backtest script(
      OrdersFile file,
      Optional<AccountFile> account,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {
    long start = start(from);
    long end = end(start, to);
    Script script = file.script();
    boolean moneyFirst = !script.movements(start).isEmpty();
    Optional<Begun> begun =
        account.map(
            one -> begin(one, OpeningAccount.of(one, start).in(market, start), start, !moneyFirst));
    List<InstrumentId> priced = begun.map(Begun::priced).orElse(strategy.instruments());
    OrdersInRun.check(file, market, policy.quote(), start, end);
    OrderWorth worth = new OrderWorth(market, policy.market());
    worth.check(file);
    SequencedSet<InstrumentId> all = new TreeSet<>(priced);
    all.addAll(OrdersInRun.valued(script, policy.quote(), market.history().listings()));
    Scripted scripted = new Scripted(script, List.copyOf(all));
    return Counted.of(
        () ->
            run(
                scripted,
                scripted.instruments(),
                begun.map(Begun::events).orElse(List.of(capital(start))),
                script,
                start,
                end),
        () -> worth.largest(file));
  }

  private Event capital(long start) {
    return new Event.Deposited(start, Place.SPOT, policy.terms().capital());
  }

  /**
   * What a run begins with.
   *
   * @param priced what the policy may trade, and what the account holds
   */
  public record Begun(List<Event> events, List<InstrumentId> priced) {
    /** Copies the lists. */
    public Begun {
      events = List.copyOf(events);
      priced = List.copyOf(priced);
    }
  }

  /** What a run from a moment on begins with: an account, or the policy's capital in cash. */
  public Begun begin(Optional<AccountFile> file, long start) {
    return file.map(
            one -> begin(one, OpeningAccount.held(one, start).in(market, start), start, true))
        .orElseGet(() -> new Begun(List.of(capital(start)), strategy.instruments()));
  }

  /** What is to be priced of an account: what the policy may trade, and what it holds. */
  public List<InstrumentId> priced(Account account) {
    return List.copyOf(valuation.wanted(account));
  }

  /** What decides. */
  public PolicyStrategy strategy() {
    return strategy;
  }

  /**
   * An account at a run's start.
   *
   * @param atOnce whether no money comes first, so that a wallet which has lost more than is in it
   *     is liquidated
   */
  private Begun begin(AccountFile file, OpeningAccount opening, long start, boolean atOnce) {
    StatedLeverage.of(file, market, start).check();
    MarketView view = market.at(start);
    return Counted.of(() -> {
      Account account = opening.account(start);
      valuation.requireHistory(view, account, HeldPlaces.of(file, names.names(), start));
      Marks marks = valuation.known(view, account);
      OpeningAccount begun =
          atOnce && !terms.mode().pooled()
              ? opening.after(OpeningLosses.of(account, marks))
              : opening;
      Account left = begun.account(start);
      boolean owns = Exposure.of(left, marks).equity().signum() > 0;
      valuation.requireEquity(view, owns ? left : account, file);
      return new Begun(begun.events(), List.copyOf(valuation.wanted(account)));
    });
  }

  private long start(Optional<LocalDate> from) {
    return RunSpan.start(market, policy, from);
  }

  private long end(long start, Optional<LocalDate> to) {
    return RunSpan.end(market, start, to);
  }

  private Backtest run(
      Strategy decides, List<InstrumentId> instruments, List<Event> opening, long start, long end) {
    return run(decides, instruments, opening, Script.EMPTY, start, end);
  }

  private Backtest run(
      Strategy decides,
      List<InstrumentId> instruments,
      List<Event> opening,
      Script script,
      long start,
      long end) {
    return run(feed(instruments, start, end), decides, opening, script);
  }

  private HistoryFeed feed(List<InstrumentId> instruments, long start, long end) {
    return HistoryFeed.of(
        shared,
        market.rules(),
        new Recording(instruments, bars, start, end, policy.terms().missingFunding()));
  }

  private Backtest run(HistoryFeed feed, Strategy decides, List<Event> opening, Script script) {
    return Backtest.of(feed, decides, venue(feed), opening, script, policy.quote());
  }

  private SimulatedVenue venue(HistoryFeed feed) {
    return new SimulatedVenue(feed, policy.terms().costs(), terms.margins(policy.market()));
  }

  /** A backtest's report. */
  public BacktestReport report(Backtest backtest) {
    return report(backtest, Script.EMPTY, attribution(backtest));
  }

  /** The report of a backtest of a script, with where its profit came from. */
  public BacktestReport report(Backtest backtest, Script script, Attribution profit) {
    long first = backtest.run().first().time();
    List<String> notes = new ArrayList<>(terms.notes(first));
    if (!backtest.run().decisions().isEmpty()) {
      plan.leftOut().ifPresent(notes::add);
    }
    terms.account().ifPresent(file -> notes.addAll(StatedLeverage.of(file, market, first).notes()));
    notes.addAll(terms.account().map(one -> names.account(one, first)).orElse(names).notes());
    SurvivorNote.of(market.history(), market.end()).ifPresent(notes::add);
    notes.addAll(OpeningLosses.notes(backtest));
    notes.addAll(EndNotes.of(market.history(), backtest));
    notes.addAll(CutNotes.of(market.history(), backtest.run(), policy.market()));
    return BacktestReports.of(
        policy, backtest, script, profit, market.rules(), findings(backtest.run().first()), notes);
  }

  /** What is wrong with the account that a run begins with, once the first money has come in. */
  private List<String> findings(Session.Snapshot first) {
    return AccountFinding.of(
            first.account(),
            first.marks(),
            terms.brackets(),
            terms.mode(),
            AccountFinding.USUAL_FACTOR)
        .stream()
        .map(AccountFinding::sentence)
        .toList();
  }

  /** Where a backtest's profit came from. */
  public Attribution attribution(Backtest backtest) {
    return BacktestReports.attribution(policy, backtest, known);
  }

  /** What each review of a backtest saw, decided and why. */
  public Diary diary(Backtest backtest) {
    return Diary.of(
        policy, backtest.run().decisions(), backtest.eventsOfTheRun(), terms.brackets(), known);
  }

  /** A backtest's statistics in full. */
  public TearSheet tearSheet(Backtest backtest) {
    return TearSheet.of(policy, backtest, terms.brackets(), terms.mode(), known);
  }

  /** A backtest's report with its statistics, and where its data comes from. */
  public RunReport report(BacktestReport backtest, TearSheet sheet) {
    return new RunReport(
        market.history().provenance(), market.history().simulated(), backtest, sheet);
  }

  /** What carries were expected to yield and did; nothing where the policy harvests none. */
  public Optional<CarryReport> carry(Backtest backtest, Attribution profit) {
    return CarryReport.of(policy, backtest, profit, known);
  }

  /** The parts of the report that show a decision. */
  public DeskReports report(Decision decision) {
    return DeskReports.of(policy, decision, terms.brackets(), market.at(decision.marks().time()));
  }

  /** Terms and funding of the futures on all that a decision is about. */
  public FuturesReading futures(Decision decision) {
    return FuturesReport.of(
        market.at(decision.account().time()),
        policy.market(),
        decision.account(),
        assets(decision));
  }

  /** What can go wrong with an account as it is, and once a decision's orders have filled. */
  public RiskReport risk(Decision decision, RiskQuestion asked) {
    return new RiskDesk(market).planned(policy, terms, decision, asked);
  }

  /**
   * The whole report.
   *
   * @param ran that the backtest was made at
   */
  public DeskReport report(OpeningAccount opening, Decision decision, Desk ran, Backtest backtest) {
    DeskReports parts = report(decision);
    return new DeskReport(
        "Portfolio report",
        policy.name(),
        Instant.ofEpochMilli(
            market.firstPrice(policy.benchmark(), policy.market()).orElseThrow()
                - Interval.DAY.millis()),
        Instant.ofEpochMilli(market.end()),
        market.history().provenance(),
        market.history().simulated(),
        parts.ownership(opening.custody()),
        parts.market(),
        futures(decision),
        parts.proposal(),
        risk(decision, RiskQuestion.USUAL),
        ran.report(backtest),
        ran.tearSheet(backtest),
        List.of("Amounts are in USDT, which stands for the US dollar; times are UTC."));
  }
}
