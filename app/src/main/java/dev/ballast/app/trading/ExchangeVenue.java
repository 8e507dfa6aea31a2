// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.Usual;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.StreamMessage;
import dev.ballast.ledger.Books;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.Venue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The exchange as a session's venue. It tells what has happened whenever it is asked; at a bar's
 * boundary, at the beginning and each minute it compares its account with the books, and orders
 * nothing while they differ.
 */
final class ExchangeVenue implements Venue, AutoCloseable {
  private static final long LOOKS_EVERY = 60_000;

  /** While a stream of the account tells nothing. */
  private static final long LOOKS_WHILE_SILENT = 10_000;

  /** After a difference, which may be news that are on their way. */
  private static final long LOOKS_AGAIN = 2_000;

  private static final long FIRST_PAUSE = 100;

  /** How long before a session's beginning an order was cancelled at most that may fill yet. */
  private static final long LATE = 3 * 86_400_000L;

  private final BinanceClient exchange;
  private final Inbox inbox;
  private final MarketClock clock;
  private final Machine machine;
  private final long denies;
  private final Function<String, InstrumentId> named;
  private final WatchedFeed feed;
  private final ListedRules rules;
  private final List<Event> before;
  private final DeskHand hand;
  private final Consumer<String> notices;
  private final Machine.Lanes lanes;
  private final Set<String> doubtful = new HashSet<>();

  /** Every order that the session has asked for. */
  private final Set<String> ours = new HashSet<>();

  private Optional<Line> line = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private Optional<String> halt = Optional.empty();
  private long looked = Long.MIN_VALUE;

  /** When books and exchange agreed last, by the exchange's time. */
  private long agreed;

  /** Whether every position was as the books have it when they were compared last. */
  private boolean positionsAgree;

  private long looks = Long.MIN_VALUE;

  /** When the exchange was asked for the account last, by the market's time. */
  private long asked = Long.MIN_VALUE;

  /** Whether something was told that is to be asked for. */
  private boolean again;

  /**
   * Whether the session was told last that nothing may be ordered: what it has put off for that is
   * to be done before time goes on.
   */
  private boolean putOff;

  private Percent band = Usual.PRICE_BAND;

  private final SortedSet<InstrumentId> traded = new TreeSet<>();
  private final Set<String> silent = new TreeSet<>();
  private final Suspicions suspicions = new Suspicions();

  /** How often in a row the exchange has not said how the account stands. */
  private int unanswered;

  /** What is there once an account is connected. */
  private record Line(
      Books books,
      OrdersUnderWay orders,
      WalletMoves moves,
      IncomeNews income,
      AccountTruth truth,
      AccountNews news,
      PriceWatch prices,
      OrderGuards guards,
      DeadMan deadMan,
      Consumer<Event> told,
      ForeignTrades foreign,
      long asked) {}

  /**
   * A venue; nothing is asked yet.
   *
   * @param denies how long the exchange may say of an order which it has that there is none, in
   *     milliseconds
   * @param named the contract of a futures symbol
   * @param feed that the session goes by
   * @param rules of orders, which the feed's market has too
   * @param before what the session has kept
   * @param hand what a person asks for
   * @param notices takes what a person should know, a line each
   */
  ExchangeVenue(
      BinanceClient exchange,
      Inbox inbox,
      MarketClock clock,
      Machine machine,
      long denies,
      Function<String, InstrumentId> named,
      WatchedFeed feed,
      ListedRules rules,
      List<Event> before,
      DeskHand hand,
      Consumer<String> notices) {
    this.exchange = exchange;
    this.inbox = inbox;
    this.clock = clock;
    this.machine = machine;
    this.denies = denies;
    this.named = named;
    this.feed = feed;
    this.rules = rules;
    this.before = List.copyOf(before);
    this.hand = hand;
    this.notices = notices;
    this.lanes = machine.lanes(inbox);
  }

  /** Says what may be traded, whose prices are watched from when an account is connected. */
  void watch(Collection<InstrumentId> instruments) {
    traded.addAll(instruments);
  }

  /** Says how far from the market orders may be, from when an account is connected. */
  void within(Percent most) {
    band = most;
  }

  @Override
  public void connect(Books books, Outstanding standing, Consumer<Event> session) {
    long since = standing.until().orElseGet(clock::now);
    long begun = before.isEmpty() ? since : before.getFirst().time();
    IncomeNews income =
        new IncomeNews(exchange.usdm(), before, begun, named, feed::mark, session, notices);
    Consumer<Event> told =
        event -> {
          session.accept(event);
          income.saw(event);
        };
    FillNews fills = new FillNews(clock, told);
    AccountNews news = new AccountNews(exchange, inbox, machine, this::hear);
    SortedSet<InstrumentId> all = new TreeSet<>(traded);
    books.positions().forEach(one -> all.add(one.instrument()));
    PriceWatch prices = new PriceWatch(exchange, clock, machine, inbox, PriceWatch.BOUND, all);
    OrdersUnderWay orders =
        new OrdersUnderWay(
            new OrderRequests(exchange, machine),
            lanes,
            machine,
            denies,
            feed::mark,
            fills,
            told,
            one -> news.expect(one.isSpot(), one.sending()));
    PriceBand near = new PriceBand(band, prices, order -> feed.mark(order.instrument()));
    cancelledSince(since - LATE).forEach(orders::wasCancelled);
    standing.open().forEach(one -> orders.goOn(one.order(), one.unfilled()));
    standing.doubtful().forEach(order -> doubtful.add(order.id()));
    standing.undone().forEach(movement -> doubtful.add(movement.id()));
    line =
        Optional.of(
            new Line(
                books,
                orders,
                new WalletMoves(exchange.wallet(), before, clock, machine, told),
                income,
                new AccountTruth(exchange, named),
                news,
                prices,
                new OrderGuards(
                    List.of(
                        order -> rules.closed(order.instrument()),
                        order -> prices.tooOld(order.instrument()),
                        near::outside)),
                new DeadMan(exchange.usdm().settings(), lanes, machine, DeadMan.TIME),
                told,
                new ForeignTrades(exchange, ours, told),
                askedLast(since)));
    agreed = since;
    before.forEach(this::remember);
  }

  /**
   * When the last batch was begun, whose movements may be in doubt: much may have been told since,
   * of later times.
   */
  private long askedLast(long since) {
    return before.reversed().stream()
        .filter(Event.BatchBegun.class::isInstance)
        .findFirst()
        .map(Event::time)
        .orElse(since);
  }

  /** Orders that were cancelled since, each with what of it has not filled afterwards either. */
  private Map<Order, Quantity> cancelledSince(long time) {
    Map<Order, Quantity> unfilled = new LinkedHashMap<>();
    for (Event event : before) {
      if (event instanceof Event.OrderCancelled gone && gone.time() > time) {
        unfilled.put(gone.order(), gone.unfilled());
      } else if (event instanceof Event.Filled fill) {
        unfilled.computeIfPresent(fill.order(), (_, left) -> left.minus(fill.quantity()));
      }
    }
    return unfilled;
  }

  private void remember(Event event) {
    if (event instanceof Event.OrderUpdate update) {
      ours.add(update.order().id());
    }
  }

  private Line line() {
    return line.orElseThrow(() -> new IllegalStateException("no account is connected"));
  }

  /** Whether nothing is under way, and nothing keeps what is decided from being ordered. */
  boolean isIdle() {
    return inbox.isEmpty()
        && !putOff
        && reason().isEmpty()
        && line.map(one -> one.orders().areSettled()).orElse(true);
  }

  @Override
  public void tell() {
    inbox.handle();
    Optional<String> reason = hand.halted().or(this::clockOff);
    if (!reason.equals(halt)) {
      halt = reason;
      notices.accept(reason.orElse("released: orders again"));
    }
    Line now = line();
    now.orders().go();
    rules.saw(now.orders().wereRuledOut(), oldPrices().isPresent());
    if (rules.isDue()) {
      feed.renew();
    }
    now.deadMan().tend(now.orders().waiting());
    if (doubtful.isEmpty() && now.orders().areSettled()) {
      again |= suspicions.differ(now.books(), asked);
      if (again || looked != feed.boundary() || machine.now() >= looks) {
        look(now);
      }
    }
  }

  /** Takes in what a stream tells; what it may not have told is asked for. */
  private void hear(StreamMessage message) {
    switch (message) {
      case StreamMessage.OrderUpdate update ->
          again |= !line().orders().hear(update) && isNew(update.time());
      case StreamMessage.BalanceUpdate balance -> suspicions.hear(balance);
      case StreamMessage.FundingUpdate funding -> again |= isNew(funding.time());
      case StreamMessage.MarginCall call ->
          notices.accept(
              "the exchange warns that margin is short in " + String.join(", ", call.symbols()));
      case StreamMessage.Lost(String stream, String words) -> {
        if (silent.add(stream)) {
          notices.accept("no news of " + stream + ", which is asked for instead: " + words);
        }
      }
      case StreamMessage.Gap gap -> {
        again = true;
        line().orders().look();
        if (gap.open() && silent.remove(gap.stream())) {
          notices.accept("news of " + gap.stream() + " again");
        }
      }
      case StreamMessage.PositionUpdate _,
          StreamMessage.Expired _,
          StreamMessage.MarkUpdate _,
          StreamMessage.BookUpdate _ -> {}
    }
  }

  /** Whether something happened after the account was asked for. */
  private boolean isNew(long time) {
    return time > asked;
  }

  /** Asks for all that may have happened unseen, and compares. */
  private void look(Line line) {
    looked = feed.boundary();
    asked = clock.now();
    again = false;
    line.orders().look();
    settle(line);
    boolean settled = line.orders().areSettled();
    Optional<String> unknown =
        settled
            ? line.income().tell(line.books(), clock.now(), positionsAgree)
            : Optional.of("how every order stands is not known");
    long now = clock.now();
    AccountTruth.Finding found =
        settled
            ? adopted(line, line.truth().compare(line.books(), now), now)
            : new AccountTruth.Finding(List.of(), List.of());
    positionsAgree =
        settled
            && found.unknown().isEmpty()
            && found.differences().stream().noneMatch(Difference.Held.class::isInstance);
    List<String> all = new ArrayList<>(found.unknown());
    unknown.ifPresent(all::add);
    unanswered = all.isEmpty() ? 0 : unanswered + 1;
    found.differences().forEach(one -> all.add(one.toString()));
    agreed = all.isEmpty() ? now : agreed;
    looks = machine.now() + (all.isEmpty() ? usually() : pause());
    Optional<String> told = all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
    if (!found.differences().isEmpty() && !told.equals(trouble)) {
      line.orders().doubtCancelled();
    }
    if (!told.equals(trouble)) {
      trouble = told;
      notices.accept(told.map(one -> "stopped: " + one).orElse("the books are the exchange's"));
    }
  }

  /** What still differs once that is booked which a person has said to be so. */
  private AccountTruth.Finding adopted(Line line, AccountTruth.Finding found, long now) {
    Optional<List<String>> wanted = hand.adopts();
    if (wanted.isEmpty() || !found.unknown().isEmpty()) {
      return found;
    }
    hand.adopted();
    if (!wanted.get().equals(found.differences().stream().map(Difference::toString).toList())) {
      notices.accept("not adopted: what differs now is not what was seen; ask again");
      return found;
    }
    Optional<String> failed = line.foreign().book(line.books(), found.differences(), agreed);
    if (failed.isPresent()) {
      notices.accept("not adopted: " + failed.get());
      return found;
    }
    line.foreign().flows(line.truth().compare(line.books(), now).differences(), now);
    notices.accept("adopted: " + String.join("; ", wanted.get()));
    return line.truth().compare(line.books(), now);
  }

  /** Until the next look, where all is well. */
  private long usually() {
    return silent.isEmpty() ? LOOKS_EVERY : LOOKS_WHILE_SILENT;
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
            doubtful.remove(one.id()) ? Optional.of(line().asked()) : Optional.empty();
        line().moves().move(List.of(one), since);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NotKnown("the program was stopped while money was moved; start it again");
    }
  }

  @Override
  public void submit(List<Order> orders) {
    List<Order> unsent = orders.stream().filter(order -> !doubtful.contains(order.id())).toList();
    Map<String, String> refused = line().guards().refused(unsent, line().books());
    for (Order order : orders) {
      ours.add(order.id());
      String reason = refused.get(order.id());
      if (reason == null) {
        line().orders().submit(order, doubtful.remove(order.id()));
      } else {
        line().told().accept(new Event.OrderRefused(clock.now(), order, reason));
        notices.accept(order.id() + ": " + reason);
      }
    }
    line().orders().go();
  }

  @Override
  public Optional<Price> passive(Order order) {
    return line().prices().best(order.instrument(), order.side() == Side.SELL);
  }

  @Override
  public Optional<Price> price(InstrumentId id) {
    return line().prices().fair(id);
  }

  @Override
  public void cancel(String order, String reason) {
    line().orders().cancel(order, reason);
    line().orders().go();
  }

  @Override
  public Optional<String> stopped() {
    Optional<String> reason = reason();
    putOff = reason.isPresent();
    return reason;
  }

  private Optional<String> reason() {
    return looked == feed.boundary()
        ? trouble.or(() -> halt).or(this::oldPrices)
        : Optional.of("the account has not been compared since the bar began");
  }

  private Optional<String> clockOff() {
    return clock.replays() ? Optional.empty() : Fitness.wrong(exchange.usdm().market().clock());
  }

  private Optional<String> oldPrices() {
    return line.flatMap(one -> one.prices().old(feed.boundary(), this::isAbsent));
  }

  private boolean isAbsent(InstrumentId id) {
    return feed.carried(id) || !rules.isListed(id);
  }

  @Override
  public SequencedMap<String, Integer> substitutes() {
    return new LinkedHashMap<>();
  }

  @Override
  public void close() {
    line.ifPresent(one -> {
      one.news().close();
      one.prices().close();
    });
    lanes.close();
  }
}
