// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.app.exchange.local.ReplayClock;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.engine.ApprovalRule;
import dev.ballast.engine.Approvals;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Kept;
import dev.ballast.engine.Run;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.report.diary.Diary;
import dev.ballast.venue.sim.FeeAssets;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The hedged plan at a local venue, beside what it does in a backtest. */
final class ReplayedPlan implements AutoCloseable {
  private final HedgedPlan plan;
  private final Backtest backtest;
  private final LocalVenue venue;
  private final List<String> notices = new ArrayList<>();
  private Consumer<String> heard = _ -> {};
  private volatile Optional<LiveDesk> running = Optional.empty();

  /** At a market that stands until a session moves it. */
  ReplayedPlan() {
    this(new HedgedPlan());
  }

  /**
   * At a market of a speed.
   *
   * @param speed beside the machine's clock
   */
  ReplayedPlan(double speed) {
    this(new HedgedPlan(), speed, FeeAssets.SETTLED, List.of());
  }

  ReplayedPlan(HedgedPlan plan) {
    this(plan, 0, FeeAssets.SETTLED, List.of());
  }

  /**
   * The same at a venue that takes its fees in other assets.
   *
   * @param besides what the account has at the venue beside what the backtest begins with
   */
  ReplayedPlan(FeeAssets fees, List<Event> besides) {
    this(new HedgedPlan(), 0, fees, besides);
  }

  private ReplayedPlan(HedgedPlan plan, double speed, FeeAssets fees, List<Event> besides) {
    this.plan = plan;
    this.backtest = plan.backtest();
    this.venue =
        LocalVenue.start(
            plan.market(),
            Interval.DAY,
            plan.from(),
            plan.to(),
            speed,
            plan.machine(),
            plan.policy().terms().costs(),
            0);
    List<Event> opening = new ArrayList<>(backtest.events().subList(0, backtest.openingEvents()));
    opening.addAll(besides);
    venue.open("key", "secret", opening, plan.margins(), false, fees);
  }

  /** What has happened at the venue. */
  List<Event> atTheVenue() {
    return venue.events("key");
  }

  long end() {
    return plan.to();
  }

  /** Where it is traded. */
  Endpoints address() {
    return Endpoints.at(venue.url(), venue.socket());
  }

  Backtest backtest() {
    return backtest;
  }

  /** What a person was told. */
  List<String> notices() {
    return notices;
  }

  /** Lets things go wrong from now on. */
  void arm(String faults) {
    venue.arm(FaultsFile.parse("faults", faults));
  }

  /** A session that is looked on at, to the market's end. */
  Run seen(SqliteJournal journal) {
    return plan.seen(address(), journal, notices::add);
  }

  /** A session with tickets that a rule approves, looked on at, begun or gone on with. */
  Run seen(SqliteJournal file, Journal journal, Kept kept) {
    return plan.seen(
        address(),
        file,
        journal,
        says -> new DeskApprovals(file.tickets(), new ApprovalRule.All(), "desk tickets", says),
        kept,
        notices::add);
  }

  /** What the backtest's reviews saw and decided. */
  Diary diary() {
    return plan.diary(backtest);
  }

  /** Begins a session, or goes on with one, and runs it to the market's end. */
  Run run(Journal journal, Kept kept) {
    return run(plan.setting(), journal, kept);
  }

  /** The same, where tickets are ordered once they are approved. */
  Run run(Journal journal, Approvals approvals, Kept kept) {
    return run(
        new HedgedPlan.Setting(plan.market(), plan.to(), approvals, Optional::empty),
        journal,
        kept);
  }

  /** The same of a desk that knows the market no further than to a day, but for what it is told. */
  Run run(LocalDate known, Journal journal) {
    return run(
        new HedgedPlan.Setting(plan.cut(known), plan.to(), Approvals.ALL, Optional::empty),
        journal,
        new Kept(List.of(), Optional.empty()));
  }

  Run run(HedgedPlan.Setting setting, Journal journal, Kept kept) {
    return plan.live(
        setting,
        address(),
        journal,
        kept,
        desk -> running = Optional.of(desk),
        line -> {
          notices.add(line);
          heard.accept(line);
        });
  }

  /** Ends the session that runs at its next moment; from any thread. */
  void stop() {
    running.ifPresent(LiveDesk::end);
  }

  /** Ends a session once it says something that begins so. */
  void stopAt(String notice) {
    heard =
        line -> {
          if (line.startsWith(notice)) {
            stop();
          }
        };
  }

  /** Lets the market go on with no session there. */
  void goOn(long until) {
    try (ReplayClock clock = ReplayClock.at(URI.create(venue.url())).orElseThrow()) {
      clock.moveTo(until);
    }
  }

  /** Begins a session on paper, or goes on with one, and runs it to the market's end. */
  Run paper(LocalDate known, Journal journal, Kept kept) {
    return paper(known, plan.to(), journal, kept);
  }

  /** The same to a moment, epoch milliseconds. */
  Run paper(LocalDate known, long until, Journal journal, Kept kept) {
    return plan.paper(plan.cut(known), address(), until, journal, kept, notices::add);
  }

  /**
   * What a session has kept is what the backtest did: fills, fees, funding and books to the unit.
   */
  void check(List<Event> kept) {
    assertThat(without(settled(kept), settled(backtest.events())))
        .as("and not %s", without(settled(backtest.events()), settled(kept)))
        .isEmpty();
    assertThat(without(settled(backtest.events()), settled(kept))).isEmpty();
    Ledger ledger = new Ledger();
    kept.forEach(ledger::apply);
    assertThat(ledger.account(plan.to())).isEqualTo(backtest.run().last().account());
    assertThat(Replay.of(kept).difference(ledger.account(plan.to()))).isZero();
  }

  private static List<String> without(List<String> all, List<String> others) {
    List<String> left = new ArrayList<>(all);
    others.forEach(left::remove);
    return left.subList(0, Math.min(4, left.size()));
  }

  /** Fills, fees, funding, transfers and deposits. */
  private static List<String> settled(List<Event> events) {
    List<String> settled = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Filled fill) {
        settled.add(
            "%d %s %s %s at %s for %s"
                .formatted(
                    fill.time(),
                    fill.order().id(),
                    fill.order().side(),
                    fill.quantity(),
                    fill.price(),
                    fill.fee()));
      } else if (event instanceof Event.Posted) {
        settled.add(event.toString());
      }
    }
    return settled;
  }

  @Override
  public void close() {
    venue.close();
  }
}
