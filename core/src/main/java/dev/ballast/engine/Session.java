// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.LotBook;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.lot.Lot;
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Cancellation;
import dev.ballast.order.Event;
import dev.ballast.order.Holding;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.plan.Decision;
import dev.ballast.plan.ReviewMemory;
import dev.ballast.policy.ExecutionPlan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One run of a strategy: backtest, paper and live differ in feed, venue and journal, and in nothing
 * else.
 */
public final class Session {
  private final Feed feed;
  private final Strategy strategy;
  private final Venue venue;
  private final Journal journal;
  private final long end;
  private final Ledger ledger = new Ledger();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final PurposeBooks purposes = new PurposeBooks();
  private final HeldMarks marks;
  private final OpenOrders open = new OpenOrders();
  private final Optional<LotBook> lots;
  private final List<Decision> decisions = new ArrayList<>();
  private final boolean keepsDecisions;
  private final Intentions intentions = new Intentions(open);
  private final Approvals approvals;
  private final BatchApproval approval;
  private final Optional<TicketLegs> legs;
  private final LegWorth worth;
  private final List<Event> unkept = new ArrayList<>();
  private Optional<ReviewMemory> last = Optional.empty();
  private OptionalLong decided = OptionalLong.empty();
  private boolean due;

  /** Whether nothing has happened since a review has planned what is sent. */
  private boolean asPlanned;

  private int posted;

  /**
   * The account at a bar's boundary, once money has come and gone and before decisions; the first
   * of a run before its funding too.
   *
   * @param time epoch milliseconds
   * @param events posted before it, the opening ones included
   */
  public record Snapshot(long time, Account account, Marks marks, Exposure exposure, int events) {}

  /**
   * A session.
   *
   * @param end epoch milliseconds from which nothing is decided any more
   */
  public Session(
      Feed feed, Strategy strategy, Venue venue, Journal journal, Asset quote, long end) {
    this(feed, strategy, venue, journal, Approvals.ALL, quote, end, true);
  }

  /** A session whose tickets are ordered once they are approved. */
  public Session(
      Feed feed,
      Strategy strategy,
      Venue venue,
      Journal journal,
      Approvals approvals,
      Asset quote,
      long end) {
    this(feed, strategy, venue, journal, approvals, quote, end, true);
  }

  /**
   * The same, where it is said whether decisions are kept: of a run for its figures alone only the
   * last one lasts.
   */
  Session(
      Feed feed,
      Strategy strategy,
      Venue venue,
      Journal journal,
      Approvals approvals,
      Asset quote,
      long end,
      boolean keepsDecisions) {
    this.keepsDecisions = keepsDecisions;
    this.feed = feed;
    this.strategy = strategy;
    this.venue = venue;
    this.journal = journal;
    this.approvals = approvals;
    this.approval = new BatchApproval(approvals, intentions);
    this.end = end;
    this.worth = new LegWorth(feed);
    this.legs = strategy.execution().map(plan -> new TicketLegs(plan, worth, intentions));
    this.lots = strategy.lots().map(choice -> new LotBook(choice, quote));
    this.marks = new HeldMarks(feed, strategy.instruments(), purposes::feesBeside, quote);
  }

  /** {@link #run(List, Script)} of which nothing moves money. */
  public Run run(List<Event> opening) {
    return run(opening, Script.EMPTY);
  }

  /**
   * Runs until the feed ends. The last moment is marked and settled, and nothing is decided from
   * the session's end on.
   *
   * <p>What the run begins with is marked before anything happens to it: funding and liquidation of
   * the first moment are the first period's. Money that comes and goes does so before the account
   * is marked, so that what it was at the end of a period is known apart from what flowed there.
   * What a script orders is for a {@link Scripted} strategy to send.
   *
   * @param opening what the account starts with, posted at the first moment
   * @param script whose movements of money are made
   */
  public Run run(List<Event> opening, Script script) {
    opening.forEach(this::post);
    return go(Outstanding.NOTHING, script);
  }

  /**
   * Goes on where a session was left, at whatever point: the account is what its events fold to,
   * what was begun and has no answer is asked about, and reviews that were missed are held once.
   */
  public Run resume(Kept kept, Script script) {
    kept.events().forEach(this::fold);
    last = kept.memory();
    decided = last.map(one -> OptionalLong.of(one.time())).orElse(OptionalLong.empty());
    return go(
        new Outstanding(open.all(), intentions.unanswered(), intentions.unmoved(), kept.until()),
        script);
  }

  private Run go(Outstanding left, Script script) {
    venue.connect(ledger, left, this::post);
    boolean asked = left.equals(Outstanding.NOTHING);
    while (feed.advance()) {
      boolean begins = snapshots.isEmpty() && feed.closes();
      if (begins) {
        mark(script);
      }
      venue.tell();
      if (!asked) {
        askAgain();
        asked = true;
      }
      if (feed.closes()) {
        if (!begins) {
          mark(script);
        }
        due = true;
      }
      decideWhatIsDue();
      do {
        venue.tell();
        hurry();
      } while (decideWhatIsDue() || mend() || sendNext());
      keep();
    }
    return new Run(snapshots, decisions, ledger.imbalance());
  }

  /** Asks once more for what was begun and has no answer; a venue takes nothing twice. */
  private void askAgain() {
    cancel(intentions.unfinishedCancels());
    venue.move(intentions.unmoved());
    venue.submit(intentions.unanswered());
  }

  private void cancel(List<Cancellation> cancels) {
    cancels.forEach(one -> venue.cancel(one.order(), one.reason()));
  }

  private void mark(Script script) {
    venue.move(script.movements(feed.time()));
    Account account = ledger.account(feed.time());
    Marks now = marks.of(account);
    snapshots.add(new Snapshot(feed.time(), account, now, Exposure.of(account, now), posted));
  }

  /**
   * Decides, where that is due and can be done; says whether it has. It comes before anything more
   * of an older plan is sent, which the review may replace.
   */
  private boolean decideWhatIsDue() {
    boolean can = due && intentions.unanswered().isEmpty() && venue.stopped().isEmpty();
    if (can) {
      due = false;
      decide();
    }
    return can;
  }

  private void decide() {
    if (feed.time() < end) {
      Snapshot marked = snapshots.getLast();
      boolean unchanged = marked.events() == posted;
      Account account = unchanged ? marked.account() : ledger.account(feed.time());
      Marks now = unchanged ? marked.marks() : marks.of(account);
      Exposure exposure = unchanged ? marked.exposure() : Exposure.of(account, now);
      strategy.review(input(account, now, exposure)).ifPresent(this::carryOut);
      decided = OptionalLong.of(feed.time());
    }
  }

  private Strategy.Input input(Account account, Marks now, Exposure exposure) {
    return new Strategy.Input(
        feed.view(),
        account,
        holders(account),
        now,
        exposure,
        open.all(),
        last,
        lots(account),
        decided);
  }

  private Map<Asset, List<Lot>> lots(Account account) {
    Map<Asset, List<Lot>> held = new TreeMap<>();
    lots.ifPresent(book -> account.assets().forEach(asset -> held.put(asset, book.open(asset))));
    return held;
  }

  private Map<InstrumentId, List<Holding>> holders(Account account) {
    Map<InstrumentId, List<Holding>> holders = new TreeMap<>();
    for (Position position : account.positions()) {
      holders
          .computeIfAbsent(position.instrument(), _ -> new ArrayList<>())
          .addAll(purposes.holders(position.key()));
    }
    holders.putAll(purposes.inSpotBeside(Purpose.CORE));
    return holders;
  }

  private void carryOut(Instructions instructions) {
    LegSlices.Sliced sliced = sliced(instructions);
    List<Batch> batches = sliced.batches();
    instructions.decision().ifPresent(one -> approvals.propose(one.plan()));
    boolean replaces = !instructions.batches().isEmpty() && intentions.anyWaiting();
    if (!batches.isEmpty() || !instructions.cancels().isEmpty() || replaces) {
      post(new Event.Intended(feed.time(), instructions.cancels(), batches));
    }
    instructions.rejected().forEach(this::post);
    sliced.rejected().forEach(this::post);
    instructions.crossed().forEach(this::post);
    asPlanned = true;
    instructions.decision().ifPresent(one -> last = Optional.of(one.memory()));
    Optional<Batch> first = begin();
    instructions.decision().ifPresent(this::remember);
    keep();
    cancel(instructions.cancels());
    first.ifPresentOrElse(this::send, this::sendNext);
    asPlanned = false;
  }

  private LegSlices.Sliced sliced(Instructions instructions) {
    List<Batch> batches =
        instructions.batches().stream().filter(batch -> !batch.isEmpty()).toList();
    return strategy
        .execution()
        .flatMap(ExecutionPlan::unhedged)
        .map(bound -> new LegSlices(worth, bound).of(batches, feed.time()))
        .orElseGet(() -> new LegSlices.Sliced(batches, List.of()));
  }

  private void remember(Decision decision) {
    if (keepsDecisions) {
      decisions.add(decision);
    }
    journal.append(List.copyOf(unkept), decision);
    unkept.clear();
  }

  /**
   * Sends the next batch, once the orders of the one before are done and its own are approved; says
   * whether it has.
   */
  private boolean sendNext() {
    Optional<Batch> batch = begin();
    if (batch.isPresent()) {
      keep();
      send(batch.get());
    }
    return batch.isPresent();
  }

  /** Begins the next batch, if it may be: nothing of it is sent before that is kept. */
  private Optional<Batch> begin() {
    if (!intentions.anyWaiting() || venue.stopped().isPresent()) {
      return Optional.empty();
    }
    return approval.next(feed.time(), this::post).map(this::patient).map(this::begun);
  }

  /** The batch as it is begun: without the orders that would break a limit now. */
  private Batch begun(Batch batch) {
    Map<String, String> refused = refused(batch);
    post(new Event.BatchBegun(feed.time()));
    List<Order> orders = new ArrayList<>();
    for (Order order : batch.orders()) {
      String reason = refused.get(order.id());
      if (reason == null) {
        orders.add(order);
      } else {
        post(new Event.OrderRefused(feed.time(), order, reason));
      }
    }
    return new Batch(batch.movements(), orders);
  }

  private void send(Batch batch) {
    venue.move(batch.movements());
    venue.submit(batch.orders());
  }

  /**
   * Which orders would break a limit on the account as it is now, and why. Of what a review has
   * just planned that is known, unless the venue knows newer prices than it was planned at.
   */
  private Map<String, String> refused(Batch batch) {
    boolean known =
        batch.orders().stream()
            .allMatch(one -> asPlanned && venue.price(one.instrument()).isEmpty());
    if (known) {
      return Map.of();
    }
    Account account = ledger.account(feed.time());
    Marks now = newest(marks.of(account));
    return strategy.refused(input(account, now, Exposure.of(account, now)), batch);
  }

  /** The same prices, newer ones where the venue knows them. */
  private Marks newest(Marks known) {
    Map<InstrumentId, Price> newer = new TreeMap<>();
    known.prices().keySet().forEach(id -> venue.price(id).ifPresent(one -> newer.put(id, one)));
    return newer.isEmpty() ? known : known.with(newer);
  }

  /** The same, with those of its orders that may wait as makers at the best price. */
  private Batch patient(Batch batch) {
    List<Order> orders = batch.orders().stream().map(this::patient).toList();
    Batch sent = new Batch(batch.movements(), orders);
    if (!sent.equals(batch)) {
      List<Batch> all = new ArrayList<>(intentions.waiting());
      all.set(0, sent);
      post(new Event.Intended(feed.time(), List.of(), all));
    }
    return sent;
  }

  private Order patient(Order order) {
    return legs.filter(one -> one.mayWait(order))
        .flatMap(_ -> venue.passive(order))
        .map(price -> order.withTerms(new Terms.Limit(price, TimeInForce.POST_ONLY)))
        .orElse(order);
  }

  /** Takes back what has waited long enough as a maker. */
  private void hurry() {
    legs.ifPresent(one ->
        one.overdue(open.all(), feed.time())
            .forEach(order -> venue.cancel(order, "has waited long enough")));
  }

  /** Orders again what was not done of the batch before, or takes back; says whether it has. */
  private boolean mend() {
    if (legs.isEmpty() || !intentions.isDone() || venue.stopped().isPresent()) {
      return false;
    }
    Optional<TicketLegs.Mended> mended = legs.get().mended();
    mended.ifPresent(one -> {
      post(new Event.Intended(feed.time(), List.of(), one.batches()));
      one.givenUp()
          .forEach(
              ticket -> post(new Event.RequestRejected(feed.time(), ticket, TicketLegs.GIVEN_UP)));
      keep();
    });
    return mended.isPresent();
  }

  private void post(Event event) {
    fold(event);
    unkept.add(event);
  }

  private void fold(Event event) {
    ledger.apply(event);
    open.apply(event);
    intentions.apply(event);
    legs.ifPresent(one -> one.apply(event));
    purposes.apply(event);
    lots.ifPresent(book -> book.apply(event));
    posted++;
  }

  /** Brings what was posted to safety. */
  private void keep() {
    if (!unkept.isEmpty()) {
      journal.append(List.copyOf(unkept));
      unkept.clear();
    }
  }
}
