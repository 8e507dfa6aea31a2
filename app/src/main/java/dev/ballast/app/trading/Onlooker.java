// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Account;
import dev.ballast.analytics.Beta;
import dev.ballast.app.journal.SessionGlance;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.engine.HeldMarks;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Kept;
import dev.ballast.ledger.Books;
import dev.ballast.margin.AccountSettings;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.report.desk.Glance;
import dev.ballast.report.diary.DiaryWriter;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.Venue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Looks on at a session and writes what others may see of it: a page of the diary a review, once
 * its orders are on their way, and how the account stands, at most once a second. The session does
 * not depend on it: what fails here is said once, and nothing more is written.
 */
public final class Onlooker {
  private static final long GLANCES_EVERY = 1_000;

  /** How long nothing is written where nothing is new. */
  private static final long QUIET = 5_000;

  private static final int NOTICES = 20;

  private final Policy policy;
  private final List<InstrumentId> traded;
  private final BracketBook brackets;
  private final AccountSettings settings;
  private final SqliteJournal journal;
  private final LongSupplier machine;
  private final Consumer<String> says;
  private final DiaryWriter diary;
  private final Deque<SessionGlance.Notice> notices = new ArrayDeque<>();
  private final List<Reviewed> unwritten = new ArrayList<>();
  private Map<Asset, Beta> betas;
  private Optional<SessionGlance> last = Optional.empty();
  private boolean gaveUp;

  /** A decision and the market that it saw. */
  private record Reviewed(Decision decision, MarketView view) {}

  /**
   * One that has seen nothing yet.
   *
   * @param traded what the plan may trade
   * @param kept of earlier sessions
   * @param machine what this machine's clock says, epoch milliseconds
   * @param says takes what a person should know, a line each
   */
  public Onlooker(
      Policy policy,
      List<InstrumentId> traded,
      BracketBook brackets,
      AccountSettings settings,
      SqliteJournal journal,
      Kept kept,
      LongSupplier machine,
      Consumer<String> says) {
    this.policy = policy;
    this.traded = List.copyOf(traded);
    this.brackets = brackets;
    this.settings = settings;
    this.journal = journal;
    this.machine = machine;
    this.says = says;
    this.diary = new DiaryWriter(policy, brackets);
    this.betas =
        kept.memory()
            .<SequencedMap<Asset, Beta>>map(one -> one.betas())
            .orElseGet(java.util.TreeMap::new);
    long reviewed = kept.memory().map(one -> one.time()).orElse(Long.MIN_VALUE);
    diary.happened(kept.events().stream().filter(event -> event.time() > reviewed).toList());
  }

  /** Says something to people, and remembers that it was said; from any thread. */
  public void notice(String line) {
    says.accept(line);
    synchronized (notices) {
      notices.addLast(new SessionGlance.Notice(now(), line));
      if (notices.size() > NOTICES) {
        notices.removeFirst();
      }
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(machine.getAsLong());
  }

  /** The session's journal, looked on at. */
  Journal beside(Journal kept, Feed feed) {
    return new SeenJournal(kept, feed);
  }

  /** The session's venue, looked on at. */
  SeenVenue beside(Venue venue, Feed feed) {
    return new SeenVenue(venue, feed);
  }

  private final class SeenJournal implements Journal {
    private final Journal kept;
    private final Feed feed;

    SeenJournal(Journal kept, Feed feed) {
      this.kept = kept;
      this.feed = feed;
    }

    @Override
    public void append(List<Event> events) {
      kept.append(events);
      diary.happened(events);
    }

    @Override
    public void append(List<Event> events, Decision decision) {
      writePages();
      kept.append(events, decision);
      diary.happened(events);
      betas = decision.betas();
      unwritten.add(new Reviewed(decision, feed.view()));
    }
  }

  /** A venue at whose moments the onlooker writes. */
  final class SeenVenue implements Venue {
    private final Venue venue;
    private final Feed feed;
    private final HeldMarks marks;
    private Optional<Books> books = Optional.empty();

    SeenVenue(Venue venue, Feed feed) {
      this.venue = venue;
      this.feed = feed;
      this.marks = new HeldMarks(feed, traded, List::of, policy.quote());
    }

    @Override
    public void connect(Books connected, Outstanding standing, Consumer<Event> told) {
      books = Optional.of(connected);
      venue.connect(connected, standing, told);
    }

    @Override
    public void tell() {
      venue.tell();
      look(false);
    }

    /** Writes how the account stands once the session is over. */
    void end() {
      look(true);
    }

    private void look(boolean ended) {
      writePages();
      long since =
          last.map(one -> machine.getAsLong() - one.written().toEpochMilli()).orElse(QUIET);
      if (books.isPresent() && (ended || since >= GLANCES_EVERY)) {
        write(() -> {
          SessionGlance glance = glance(books.get(), ended);
          if (ended || since >= QUIET || last.filter(one -> isSame(one, glance)).isEmpty()) {
            journal.tell(glance);
            last = Optional.of(glance);
          }
        });
      }
    }

    private SessionGlance glance(Books now, boolean ended) {
      Account account = now.account(feed.time());
      synchronized (notices) {
        return new SessionGlance(
            now(),
            Glance.of(policy, account, marks.of(account), brackets, settings, betas),
            venue.stopped(),
            List.copyOf(notices),
            ended);
      }
    }

    @Override
    public void move(List<Movement> movements) {
      venue.move(movements);
    }

    @Override
    public void submit(List<Order> orders) {
      venue.submit(orders);
    }

    @Override
    public Optional<Price> passive(Order order) {
      return venue.passive(order);
    }

    @Override
    public Optional<Price> price(InstrumentId id) {
      return venue.price(id);
    }

    @Override
    public void cancel(String order, String reason) {
      venue.cancel(order, reason);
    }

    @Override
    public Optional<String> stopped() {
      return venue.stopped();
    }

    @Override
    public SequencedMap<String, Integer> substitutes() {
      return venue.substitutes();
    }
  }

  /** Whether nothing but the clock has gone on. */
  private static boolean isSame(SessionGlance one, SessionGlance other) {
    return one.stopped().equals(other.stopped())
        && one.notices().equals(other.notices())
        && one.glance().worth().equals(other.glance().worth())
        && one.glance().marks().equals(other.glance().marks());
  }

  private void writePages() {
    List<Reviewed> reviews = List.copyOf(unwritten);
    unwritten.clear();
    for (Reviewed one : reviews) {
      write(() -> journal.tell(diary.page(one.decision(), one.view())));
    }
  }

  /** Whatever goes wrong with a page, the session goes on. */
  private void write(Runnable writing) {
    if (gaveUp) {
      return;
    }
    try {
      writing.run();
    } catch (RuntimeException fault) {
      gaveUp = true;
      says.accept(
          "the page and the diary are no longer written, trading goes on: " + fault.getMessage());
    }
  }
}
