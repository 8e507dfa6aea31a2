// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.journal.JournalFault;
import dev.ballast.app.journal.JournalWatch;
import dev.ballast.app.journal.ProposedTicket;
import dev.ballast.app.journal.SessionGlance;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.WaitingTicket;
import dev.ballast.app.render.live.DeskStanding;
import dev.ballast.app.render.live.DeskView;
import dev.ballast.app.render.live.LiveText;
import dev.ballast.app.render.live.TicketsView;
import dev.ballast.app.trading.StopMark;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.report.desk.Glance;
import dev.ballast.report.desk.TicketRow;
import dev.ballast.report.diary.Diary;
import dev.ballast.report.diary.DiaryPage;
import dev.ballast.unit.Price;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a journal as it grows, and says what the page is to show of it. For one thread. */
final class DeskReading implements AutoCloseable {
  private final Path file;
  private final Duration silence;
  private final JournalWatch journal;
  private final StopMark mark;
  private final DeskBook book = new DeskBook();
  private final List<Event> events = new ArrayList<>();
  private final List<DiaryPage> pages = new ArrayList<>();
  private List<WaitingTicket> waiting = List.of();
  private Optional<SessionGlance> glance = Optional.empty();
  private Optional<SessionRow> session = Optional.empty();
  private Optional<String> trouble = Optional.empty();

  /** Why what was folded is not all that was kept: that does not mend itself. */
  private Optional<String> broken = Optional.empty();

  private Diary diary = new Diary("", "", List.of(), List.of());

  /**
   * A journal of which nothing is read yet.
   *
   * @param silence after which a session that says nothing counts as silent
   */
  DeskReading(Path file, Duration silence) {
    this.file = file;
    this.silence = silence;
    this.journal = JournalWatch.open(file);
    this.mark = StopMark.of(file);
  }

  /** Reads what is new; where the journal cannot be read, what was read stays. */
  void refresh() {
    try {
      journal.ifChanged(this::read);
      trouble = broken;
    } catch (JournalFault fault) {
      trouble = Optional.of("the journal cannot be read: " + fault.getMessage());
    } catch (RuntimeException fault) {
      broken = Optional.of("the journal holds what this page cannot show: " + fault.getMessage());
      trouble = broken;
    }
  }

  private void read() {
    session = journal.session();
    glance = journal.glance();
    waiting = journal.waiting();
    List<DiaryPage> written = journal.pages();
    pages.addAll(written);
    List<Event> news = journal.news();
    events.addAll(news);
    news.forEach(book::add);
    if (!written.isEmpty() || !news.isEmpty()) {
      diary = Diary.of(session.map(SessionRow::plan).orElse(""), pages, events);
    }
  }

  /**
   * What the page shows.
   *
   * @param now by this machine's clock
   * @param kill what became of the kill switch
   */
  DeskView view(Instant now, List<String> kill) {
    Map<InstrumentId, Price> marks =
        glance.<Map<InstrumentId, Price>>map(one -> one.glance().marks()).orElse(Map.of());
    return new DeskView(
        mode(),
        session.map(SessionRow::plan).orElse(""),
        file.toString(),
        standing(now),
        tickets(),
        book.orders(waiting.stream().map(WaitingTicket::id).collect(Collectors.toSet())),
        book.happened(),
        book.futures(marks, pages),
        book.funding(),
        diary,
        book.counts(),
        kill);
  }

  private DeskView.Mode mode() {
    return session
        .map(one ->
            switch (one.mode()) {
              case LIVE -> DeskView.Mode.LIVE;
              case PAPER -> DeskView.Mode.PAPER;
            })
        .orElse(DeskView.Mode.NONE);
  }

  private DeskStanding standing(Instant now) {
    Optional<String> byHand = mark.reason();
    List<DeskStanding.Notice> notices =
        glance.map(SessionGlance::notices).orElse(List.of()).reversed().stream()
            .map(one -> new DeskStanding.Notice(one.at(), one.text()))
            .toList();
    Optional<Glance> shown = glance.map(SessionGlance::glance);
    long age =
        glance
            .map(one -> Math.max(0, Duration.between(one.written(), now).toSeconds()))
            .orElse(-1L);
    DeskStanding.State state;
    Optional<String> why = trouble;
    if (trouble.isPresent()) {
      state = DeskStanding.State.UNKNOWN;
    } else if (byHand.isPresent()) {
      state = DeskStanding.State.KILLED;
      why = byHand;
    } else if (glance.isEmpty()) {
      state = DeskStanding.State.UNKNOWN;
      why = Optional.of("no session has said how it stands");
    } else if (glance.get().ended()) {
      state = DeskStanding.State.ENDED;
    } else if (age > silence.toSeconds()) {
      state = DeskStanding.State.SILENT;
      why =
          Optional.of(
              "the session last said how it stands "
                  + LiveText.ago(age)
                  + ": is its process there?");
    } else {
      state =
          glance.get().stopped().isPresent()
              ? DeskStanding.State.STOPPED
              : DeskStanding.State.TRADING;
      why = glance.get().stopped().map(one -> "stopped: " + one);
    }
    return new DeskStanding(state, why, age, shown, notices);
  }

  private TicketsView tickets() {
    return new TicketsView(
        pages.isEmpty() ? "" : pages.getLast().benchmark(),
        waiting.stream().map(this::ticket).toList());
  }

  private TicketsView.Waiting ticket(WaitingTicket one) {
    Optional<TicketRow> row =
        pages.reversed().stream()
            .flatMap(page -> page.tickets().stream())
            .filter(known -> known.id().equals(one.id()))
            .findFirst();
    return new TicketsView.Waiting(
        one.id(),
        row,
        one.proposed().map(ProposedTicket::title).orElse(one.id()),
        one.proposed().map(ProposedTicket::why).orElse(""),
        one.legs().stream()
            .map(leg ->
                leg.order().side().name().toLowerCase(Locale.ROOT)
                    + " "
                    + leg.quantity()
                    + " "
                    + leg.order().instrument())
            .toList());
  }

  @Override
  public void close() {
    journal.close();
  }
}
