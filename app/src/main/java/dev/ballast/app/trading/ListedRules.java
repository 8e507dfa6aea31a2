// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.Listing;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.RuleBook;
import dev.ballast.market.TradingRules;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What the exchange lists and by which rules it takes orders: read as a session begins, at each UTC
 * day's start, and again where the exchange has refused an order by rules that are not known here.
 * As long as it does not tell, those of before hold.
 */
final class ListedRules {
  /** Between two readings within a day, by this machine's clock. */
  private static final long AGAIN = 60_000;

  /** How long prices may be old before it is asked whether all symbols are listed yet. */
  private static final long PRICES_LOST = 30_000;

  private final LiveExchange exchange;
  private final Set<InstrumentId> watched;
  private final Consumer<String> notices;
  private final Map<InstrumentId, Listing> listed = new TreeMap<>();
  private RuleBook book;
  private long day;
  private OptionalLong again = OptionalLong.empty();

  /** When no price was old last, by this machine's clock. */
  private long priced;

  private boolean doubted;
  private boolean untold;
  private boolean news;

  /**
   * Those that the exchange has told already.
   *
   * @param recorded history with its rules, which hold before
   * @param watched of whose changes people are told
   * @param notices takes what a person should know, a line each
   */
  ListedRules(
      LiveExchange exchange,
      Market recorded,
      Collection<InstrumentId> watched,
      Consumer<String> notices) {
    this.exchange = exchange;
    this.watched = new TreeSet<>(watched);
    this.notices = notices;
    exchange.know(recorded);
    exchange.listings().forEach(one -> listed.put(one.instrument().id(), one));
    this.book = recorded.rules().plus(book(listed.values()));
    this.day = day(exchange.now());
    this.priced = exchange.machine().now();
  }

  private static long day(long moment) {
    return Math.floorDiv(moment, UtcDay.MILLIS);
  }

  private static RuleBook book(Collection<Listing> listings) {
    Map<InstrumentId, List<TradingRules>> rules = new TreeMap<>();
    listings.forEach(one -> rules.put(one.instrument().id(), List.of(rules(one))));
    return RuleBook.of(rules);
  }

  /** The rules as they were told last, by the days from which they hold. */
  RuleBook book() {
    return book;
  }

  /** What traded as it was told last. */
  Set<InstrumentId> trading() {
    return listed.values().stream()
        .filter(Listing::isTrading)
        .map(one -> one.instrument().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether there was such an instrument as it was told last, trading or not. */
  boolean isListed(InstrumentId id) {
    return listed.containsKey(id);
  }

  /**
   * Takes in what may come of other rules than are known here.
   *
   * @param ruledOut whether an order was refused by the exchange's rules
   * @param pricesOld whether a price is old now, as that of a symbol becomes which is listed no
   *     more
   */
  void saw(boolean ruledOut, boolean pricesOld) {
    long now = exchange.machine().now();
    if (!pricesOld) {
      priced = now;
    }
    doubted |= ruledOut || now - priced >= PRICES_LOST;
  }

  /** Whether they are in doubt and may be asked for again. */
  boolean isDue() {
    return doubted && mayRead();
  }

  private boolean mayRead() {
    return again.isEmpty() || exchange.machine().now() - again.getAsLong() >= AGAIN;
  }

  /**
   * Reads them where a day has begun since, or they are in doubt; says whether orders go by others
   * than when this was asked last.
   *
   * @param moment epoch milliseconds, by the market's time
   */
  boolean renew(long moment) {
    if (day(moment) > day) {
      day = day(moment);
      read();
    } else if (isDue()) {
      readAgain();
    }
    boolean others = news;
    news = false;
    return others;
  }

  /**
   * Why nothing new is to be ordered in an instrument, in a sentence; it is asked once more before
   * that is said.
   */
  Optional<String> closed(InstrumentId id) {
    if (status(id).isPresent() && mayRead()) {
      readAgain();
    }
    return status(id)
        .map(status -> "not sent: " + id + " does not trade at the exchange: " + status);
  }

  /** The exchange's word for what it does instead of trading. */
  private Optional<String> status(InstrumentId id) {
    Listing one = listed.get(id);
    if (one == null) {
      return Optional.of("not listed");
    }
    return one.isTrading() ? Optional.empty() : Optional.of(one.status());
  }

  private void readAgain() {
    again = OptionalLong.of(exchange.machine().now());
    read();
  }

  private void read() {
    Answer<List<Listing>> answer = exchange.listAgain();
    doubted = answer.given().isEmpty();
    if (doubted && !untold) {
      notices.accept(
          "not told: the exchange's rules of orders, those of before hold: " + answer.told());
    }
    untold = doubted;
    answer.given().ifPresent(this::take);
  }

  private void take(List<Listing> told) {
    Map<InstrumentId, Listing> before = new TreeMap<>(listed);
    listed.clear();
    told.forEach(one -> listed.put(one.instrument().id(), one));
    List<Listing> changed = new ArrayList<>();
    for (Listing now : listed.values()) {
      Listing old = before.get(now.instrument().id());
      if (old == null || !RuleChange.of(rules(old), rules(now)).isEmpty()) {
        changed.add(now);
      }
    }
    watched.forEach(id -> tell(id, before));
    if (!changed.isEmpty()) {
      book = book.plus(book(changed));
      news = true;
    }
  }

  private static TradingRules rules(Listing one) {
    return one.instrument().rules();
  }

  private void tell(InstrumentId id, Map<InstrumentId, Listing> before) {
    Listing old = before.get(id);
    Listing now = listed.get(id);
    boolean traded = old != null && old.isTrading();
    Optional<String> status = status(id);
    if (traded && status.isPresent()) {
      notices.accept(
          id
              + " does not trade at the exchange any more ("
              + status.get()
              + "): nothing new is ordered in it");
    } else if (!traded && status.isEmpty()) {
      notices.accept(id + " trades at the exchange");
    }
    if (old != null && now != null) {
      List<String> others = RuleChange.of(rules(old), rules(now));
      if (!others.isEmpty()) {
        notices.accept(
            "orders in " + id + " go by other rules from now on: " + String.join(", ", others));
      }
    }
  }
}
