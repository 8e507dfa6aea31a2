// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.ledger.Books;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.Venue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The exchange as a session's venue. It tells what has happened whenever it is asked; at a bar's
 * boundary, at the beginning and each minute it compares its account with the books, and orders
 * nothing while they differ.
 */
final class ExchangeVenue implements Venue, AutoCloseable {
  private static final long LOOKS_EVERY = 60_000;

  /** After a difference, which may be news that are on their way. */
  private static final long LOOKS_AGAIN = 2_000;

  private static final long FIRST_PAUSE = 100;

  private final BinanceClient exchange;
  private final Inbox inbox;
  private final MarketClock clock;
  private final Machine machine;
  private final Function<String, InstrumentId> named;
  private final WatchedFeed feed;
  private final List<Event> before;
  private final Supplier<Optional<String>> halted;
  private final Consumer<String> notices;
  private final Machine.Lanes lanes;
  private final Set<String> doubtful = new HashSet<>();
  private Optional<Line> line = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private Optional<String> halt = Optional.empty();
  private long looked = Long.MIN_VALUE;
  private long looks = Long.MIN_VALUE;

  /** How often in a row the exchange has not said how the account stands. */
  private int unanswered;

  /** What is there once an account is connected. */
  private record Line(
      Books books,
      OrdersUnderWay orders,
      WalletMoves moves,
      IncomeNews income,
      AccountTruth truth,
      long since) {}

  /**
   * A venue; nothing is asked yet.
   *
   * @param named the contract of a futures symbol
   * @param feed that the session goes by
   * @param before what the session has kept
   * @param halted why nothing may be ordered, where somebody has said so
   * @param notices takes what a person should know, a line each
   */
  ExchangeVenue(
      BinanceClient exchange,
      Inbox inbox,
      MarketClock clock,
      Machine machine,
      Function<String, InstrumentId> named,
      WatchedFeed feed,
      List<Event> before,
      Supplier<Optional<String>> halted,
      Consumer<String> notices) {
    this.exchange = exchange;
    this.inbox = inbox;
    this.clock = clock;
    this.machine = machine;
    this.named = named;
    this.feed = feed;
    this.before = List.copyOf(before);
    this.halted = halted;
    this.notices = notices;
    this.lanes = machine.lanes(inbox);
  }

  @Override
  public void connect(Books books, Outstanding standing, Consumer<Event> told) {
    FillNews fills = new FillNews(clock, told);
    OrdersUnderWay orders = new OrdersUnderWay(exchange, lanes, machine::now, feed::mark, fills, told);
    long since = before.isEmpty() ? clock.now() : before.getLast().time();
    standing.open().forEach(one -> orders.goOn(one.order(), one.unfilled()));
    standing.doubtful().forEach(order -> doubtful.add(order.id()));
    standing.undone().forEach(movement -> doubtful.add(movement.id()));
    line =
        Optional.of(
            new Line(
                books,
                orders,
                new WalletMoves(exchange.wallet(), before, clock, machine, told),
                new IncomeNews(exchange.usdm(), before, since, named, told),
                new AccountTruth(exchange, named),
                since));
  }

  private Line line() {
    return line.orElseThrow(() -> new IllegalStateException("no account is connected"));
  }

  /** Whether nothing is under way, and nothing keeps what is decided from being ordered. */
  boolean isIdle() {
    return inbox.isEmpty()
        && stopped().isEmpty()
        && line.map(one -> one.orders().areSettled()).orElse(true);
  }

  @Override
  public void tell() {
    inbox.handle();
    Optional<String> reason = halted.get();
    if (!reason.equals(halt)) {
      halt = reason;
      notices.accept(reason.orElse("released: orders again"));
    }
    Line now = line();
    now.orders().go();
    if (doubtful.isEmpty()
        && now.orders().areSettled()
        && (looked != feed.boundary() || machine.now() >= looks)) {
      look(now);
    }
  }

  /** Asks for all that may have happened unseen, and compares. */
  private void look(Line line) {
    looked = feed.boundary();
    line.orders().look();
    settle(line);
    Optional<String> unknown = line.income().tell(line.books(), clock.now());
    AccountTruth.Finding found = line.truth().compare(line.books(), clock.now());
    List<String> all = new ArrayList<>(found.unknown());
    unknown.ifPresent(all::add);
    unanswered = all.isEmpty() ? 0 : unanswered + 1;
    all.addAll(found.differences());
    looks = machine.now() + (all.isEmpty() ? LOOKS_EVERY : pause());
    Optional<String> now = all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
    if (!now.equals(trouble)) {
      trouble = now;
      notices.accept(now.map(one -> "stopped: " + one).orElse("the books are the exchange's"));
    }
  }

  /** Until the next look, after one that has not found books and exchange to agree. */
  private long pause() {
    return unanswered == 0
        ? LOOKS_AGAIN
        : Math.min(LOOKS_AGAIN, FIRST_PAUSE << Math.min(unanswered, 10));
  }

  /** Waits for what was just asked of orders. */
  private void settle(Line now) {
    long until = machine.now() + LOOKS_AGAIN;
    try {
      now.orders().go();
      while (!now.orders().areSettled() && machine.now() < until) {
        machine.await(inbox, until - machine.now());
        inbox.handle();
        now.orders().go();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void move(List<Movement> movements) {
    try {
      for (Movement one : movements) {
        Optional<Long> since =
            doubtful.remove(one.id()) ? Optional.of(line().since()) : Optional.empty();
        line().moves().move(List.of(one), since);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NotKnown("the program was stopped while money was moved; start it again");
    }
  }

  @Override
  public void submit(List<Order> orders) {
    orders.forEach(order -> line().orders().submit(order, doubtful.remove(order.id())));
    line().orders().go();
  }

  @Override
  public void cancel(String order, String reason) {
    line().orders().cancel(order, reason);
    line().orders().go();
  }

  @Override
  public Optional<String> stopped() {
    return looked == feed.boundary()
        ? trouble.or(() -> halt)
        : Optional.of("the account has not been compared since the bar began");
  }

  @Override
  public SequencedMap<String, Integer> substitutes() {
    return new LinkedHashMap<>();
  }

  @Override
  public void close() {
    lanes.close();
  }
}
