// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.app.UserMistake;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.IncomeEntry;
import dev.ballast.app.exchange.binance.OrderClient;
import dev.ballast.app.exchange.binance.OrderState;
import dev.ballast.app.exchange.binance.OrderTrade;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the exchange has and the books have not, each as the event that would book it: trades by
 * orders that are not the desk's, from the exchange's own records; funding; money that went between
 * the wallets; and, for what is left, that it came in or left.
 */
public final class Adoption {
  private static final String BY_HAND = "hand-";

  private final BinanceClient exchange;
  private final LiveExchange live;
  private final Asset quote;
  private final Set<String> ours = new TreeSet<>();
  private final Ledger books = new Ledger();
  private final List<Event> events = new ArrayList<>();
  private final List<String> causes = new ArrayList<>();
  private final long since;
  private final long now;

  private Adoption(LiveExchange live, List<Event> kept, Asset quote) {
    this.live = live;
    this.exchange = live.client();
    this.quote = quote;
    this.since = kept.getFirst().time();
    this.now = Math.max(live.now(), kept.getLast().time());
    for (Event event : kept) {
      books.apply(event);
      if (event instanceof Event.OrderUpdate update) {
        ours.add(update.order().id());
      } else if (event instanceof Event.Filled fill) {
        ours.add(fill.order().id());
      } else if (event instanceof Event.Intended intended) {
        intended.batches().forEach(batch -> batch.orders().forEach(one -> ours.add(one.id())));
      }
    }
  }

  /**
   * Looks for what is to be adopted.
   *
   * @param kept all that the desk's journal holds
   * @param quote that spot is traded in
   * @throws UserMistake where a difference is none that can be booked so
   */
  public static Adoption of(LiveExchange exchange, List<Event> kept, Asset quote) {
    if (kept.isEmpty()) {
      throw new UserMistake("nothing was kept yet: the first session begins with what is there");
    }
    Adoption adoption = new Adoption(exchange, kept, quote);
    adoption.look(kept);
    return adoption;
  }

  /** What to book, in order; nothing where exchange and books agree. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /** A sentence about each of those, with its likely cause. */
  public List<String> causes() {
    return List.copyOf(causes);
  }

  private void look(List<Event> kept) {
    tradesByHand();
    funding(kept);
    balances();
    Optional<String> left =
        new AccountTruth(exchange, live::contract)
            .compare(books, now).differences().stream().findFirst();
    left.ifPresent(words -> {
      throw new UserMistake(
          words + "; no trade at the exchange explains it: mend it there, or begin a new journal");
    });
  }

  private void book(Event event, String cause) {
    books.apply(event);
    events.add(event);
    causes.add(cause);
  }

  private void tradesByHand() {
    List<Event.Filled> fills = new ArrayList<>();
    for (Map.Entry<String, InstrumentId> one : suspects().entrySet()) {
      InstrumentId id = one.getValue();
      OrderClient market = id.isSpot() ? exchange.spot().orders() : exchange.usdm().orders();
      Map<Long, OrderState> orders =
          Beginning.read("its orders", () -> market.recent(ExchangeSymbols.format(id))).stream()
              .filter(order -> order.executed().signum() > 0)
              .collect(Collectors.toMap(OrderState::orderId, order -> order, (a, _) -> a));
      orders.values().removeIf(order -> ours.contains(order.clientId()));
      for (OrderTrade trade :
          Beginning.read("its trades", () -> market.lastTrades(ExchangeSymbols.format(id)))) {
        OrderState order = orders.get(trade.orderId());
        if (order != null && trade.time() >= since) {
          fills.add(filled(id, order, trade));
        }
      }
    }
    fills.removeIf(fill -> ours.contains(fill.order().id()));
    fills.sort(Comparator.comparingLong(Event.Filled::time));
    for (Event.Filled fill : fills) {
      book(
          fill,
          "a trade by hand: %s %s %s at %s, fee %s (order %s)"
              .formatted(
                  fill.order().side(),
                  fill.quantity(),
                  fill.instrument(),
                  fill.price(),
                  fill.fee(),
                  fill.order().id().substring(BY_HAND.length())));
    }
  }

  private Event.Filled filled(InstrumentId id, OrderState state, OrderTrade trade) {
    Price price = Price.of(trade.price());
    Order order =
        Order.market(
            BY_HAND + ExchangeSymbols.format(id) + (id.isSpot() ? "-spot-" : "-") + state.orderId(),
            "by hand",
            Contract.of(id),
            state.side(),
            Quantity.of(state.executed()),
            BigDecimal.ONE);
    Asset paidIn = trade.feeAsset().isEmpty() ? quote : new Asset(trade.feeAsset());
    return new Event.Filled(
        trade.time(),
        order,
        Quantity.of(trade.quantity()),
        price,
        price,
        trade.maker() ? Liquidity.MAKER : Liquidity.TAKER,
        Money.of(paidIn, trade.fee()));
  }

  /** Where somebody may have traded, by a name of its own: what differs, and what has cost fees. */
  private SortedMap<String, InstrumentId> suspects() {
    SortedMap<String, InstrumentId> suspects = new TreeMap<>();
    TreeSet<InstrumentId> futures = new TreeSet<>();
    books.positions().forEach(one -> futures.add(one.instrument()));
    Beginning.read("positions", exchange.usdm()::positions)
        .forEach(one -> futures.add(live.contract(one.symbol())));
    for (IncomeEntry entry :
        Beginning.read(
            "its income", () -> exchange.usdm().income(since, now, Optional.of("COMMISSION")))) {
      entry.symbol().ifPresent(symbol -> futures.add(live.contract(symbol)));
    }
    futures.forEach(id -> suspects.put("futures " + id, id));
    for (Wallet wallet : wallets().keySet()) {
      Asset asset = wallet.asset();
      if (wallet.place() == Place.SPOT && !asset.equals(quote)) {
        live.pair(asset, quote).ifPresent(id -> suspects.put("spot " + id, id));
      }
    }
    return suspects;
  }

  private void funding(List<Event> kept) {
    List<Event> before = new ArrayList<>(kept);
    IncomeNews news =
        new IncomeNews(
            exchange.usdm(),
            before,
            since,
            live::contract,
            _ -> Optional.empty(),
            event ->
                book(
                    event,
                    event instanceof Event.FundingPaid paid
                        ? "funding of " + paid.instrument() + ": " + paid.payment()
                        : event.toString()));
    news.tell(books, now).ifPresent(words -> {
      throw new UserMistake(words);
    });
  }

  private record Wallet(Place place, Asset asset) implements Comparable<Wallet> {
    @Override
    public int compareTo(Wallet other) {
      int places = place.compareTo(other.place);
      return places == 0 ? asset.compareTo(other.asset) : places;
    }
  }

  /** What each wallet has at the exchange, or in the books. */
  private SortedMap<Wallet, Quantity> wallets() {
    SortedMap<Wallet, Quantity> all = new TreeMap<>();
    for (Place place : List.of(Place.SPOT, Place.FUTURES)) {
      books.account(now).in(place).keySet()
          .forEach(asset -> all.put(new Wallet(place, asset), Quantity.ZERO));
    }
    Beginning.read("the account", exchange.spot()::account)
        .balances()
        .forEach(one ->
            all.put(new Wallet(Place.SPOT, new Asset(one.asset())), Quantity.of(one.total())));
    Beginning.read("the account", exchange.usdm()::balances)
        .forEach(one ->
            all.put(new Wallet(Place.FUTURES, new Asset(one.asset())), Quantity.of(one.cross())));
    return all;
  }

  private void balances() {
    SortedMap<Wallet, Quantity> more = new TreeMap<>();
    wallets().forEach((wallet, there) -> {
      Quantity difference = there.minus(books.in(wallet.place(), wallet.asset()));
      if (!difference.isZero()) {
        more.put(wallet, difference);
      }
    });
    for (Asset asset : more.keySet().stream().map(Wallet::asset).distinct().toList()) {
      between(asset, more);
    }
    more.forEach((wallet, difference) -> {
      Money amount = Money.of(wallet.asset(), difference.toDecimal());
      book(
          new Event.Deposited(now, wallet.place(), amount),
          "%s %s the %s wallet: %s"
              .formatted(
                  Money.of(wallet.asset(), difference.abs().toDecimal()),
                  difference.signum() > 0 ? "came into" : "left",
                  wallet.place(),
                  difference.signum() > 0
                      ? "a deposit, a reward or a rebate"
                      : "a withdrawal, or a fee that the exchange names nowhere"));
    });
  }

  /** What is missing in one wallet and too much in the other went there. */
  private void between(Asset asset, SortedMap<Wallet, Quantity> more) {
    Wallet spot = new Wallet(Place.SPOT, asset);
    Wallet futures = new Wallet(Place.FUTURES, asset);
    Quantity there = more.getOrDefault(spot, Quantity.ZERO);
    Quantity here = more.getOrDefault(futures, Quantity.ZERO);
    if (there.signum() * here.signum() >= 0) {
      return;
    }
    Quantity least = there.abs().compareTo(here.abs()) < 0 ? there.abs() : here.abs();
    boolean toFutures = here.signum() > 0;
    Money amount = Money.of(asset, least.toDecimal());
    book(
        new Event.Transferred(
            now,
            toFutures ? Place.SPOT : Place.FUTURES,
            toFutures ? Place.FUTURES : Place.SPOT,
            amount),
        amount + " went from the " + (toFutures ? "spot to the futures" : "futures to the spot")
            + " wallet by hand");
    left(more, spot, toFutures ? there.plus(least) : there.minus(least));
    left(more, futures, toFutures ? here.minus(least) : here.plus(least));
  }

  private static void left(SortedMap<Wallet, Quantity> more, Wallet wallet, Quantity difference) {
    if (difference.isZero()) {
      more.remove(wallet);
    } else {
      more.put(wallet, difference);
    }
  }
}
