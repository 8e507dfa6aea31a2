// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.journal.SessionGlance;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Session;
import dev.ballast.margin.AccountSettings;
import dev.ballast.market.HistoryViews;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.report.desk.Glance;
import dev.ballast.report.diary.DiaryWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The journal of a session of the example plan on a made market, as it was when the last review had
 * decided and nothing of that was sent.
 */
final class RunJournal implements AutoCloseable {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private static final Market MARKET = Market.simulated(11);
  private static final Policy POLICY = PolicyFile.example(TODAY);
  private static final Resolution.Resolved PLAN =
      PolicyFile.resolved(Optional.empty(), POLICY, MARKET.history().listings());
  private static final Backtest BACKTEST =
      new Desk(MARKET, PLAN)
          .backtest(Optional.of(LocalDate.of(2024, 6, 3)), Optional.of(LocalDate.of(2024, 10, 7)));
  private static final MarginTerms TERMS = MarginTerms.of(MARKET);

  private final SqliteJournal journal;
  private final List<Event> rest;
  private final Session.Snapshot snapshot;

  RunJournal(Path file, SessionRow.Mode mode) {
    List<Event> events = BACKTEST.events();
    int cut = events.size();
    while (!(events.get(cut - 1) instanceof Event.Intended one) || one.batches().isEmpty()) {
      cut--;
    }
    long until = events.get(cut - 1).time();
    rest = events.subList(cut, events.size());
    snapshot =
        BACKTEST.run().snapshots().stream()
            .filter(at -> at.time() == until)
            .findFirst()
            .orElseThrow();
    journal = SqliteJournal.open(file);
    journal.begin(new SessionRow(until, mode, POLICY.name()));
    DiaryWriter diary = new DiaryWriter(POLICY, TERMS.brackets());
    HistoryViews views = new HistoryViews(MARKET.history(), MARKET.rules());
    int next = 0;
    for (Decision decision : BACKTEST.run().decisions()) {
      int from = next;
      while (next < cut && events.get(next).time() <= decision.plan().time()) {
        next++;
      }
      if (decision.plan().time() <= until) {
        journal.append(events.subList(from, next), decision);
        diary.happened(events.subList(from, next));
        journal.tell(diary.page(decision, views.at(decision.plan().time())));
      }
    }
    journal.append(events.subList(next, cut));
  }

  static Policy policy() {
    return POLICY;
  }

  static Market market() {
    return MARKET;
  }

  /** What the session did next. */
  void goOn() {
    journal.append(rest);
  }

  double equity() {
    return snapshot.exposure().equity().toDouble();
  }

  /** The session says how it stands. */
  void glance(Instant written, Optional<String> stopped, String... notices) {
    Glance glance =
        Glance.of(
            POLICY,
            snapshot.account(),
            snapshot.marks(),
            TERMS.brackets(),
            AccountSettings.USUAL,
            BACKTEST.run().decisions().getLast().betas());
    journal.tell(
        new SessionGlance(
            written,
            glance,
            stopped,
            List.of(notices).stream().map(one -> new SessionGlance.Notice(written, one)).toList(),
            false));
  }

  @Override
  public void close() {
    journal.close();
  }
}
