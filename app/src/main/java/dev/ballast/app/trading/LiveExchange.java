// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.binance.ExchangeInfo;
import dev.ballast.app.exchange.binance.Listing;
import dev.ballast.app.exchange.binance.MarketClient;
import dev.ballast.app.exchange.local.ReplayClock;
import dev.ballast.ledger.Books;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.SeriesId;
import dev.ballast.market.venue.ExchangeSymbols;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** An exchange that answers, with its time measured. */
public final class LiveExchange implements AutoCloseable {
  private final BinanceClient client;
  private final Optional<ReplayClock> replay;
  private final MarketClock clock;
  private final Machine machine;
  private final Map<String, InstrumentId> contracts = new TreeMap<>();

  /** Nothing as long as the exchange has not told it. */
  private Optional<List<Listing>> listings = Optional.empty();

  private LiveExchange(
      BinanceClient client, Optional<ReplayClock> replay, MarketClock clock, Machine machine) {
    this.client = client;
    this.replay = replay;
    this.clock = clock;
    this.machine = machine;
  }

  /**
   * The exchange at its addresses; refuses one that does not answer as the exchange does. Its
   * limits of requests hold from then on, if it tells them.
   *
   * @param clock what this machine's clock says, epoch milliseconds
   */
  public static LiveExchange at(Endpoints at, Optional<ApiKey> key, LongSupplier clock) {
    BinanceClient client = BinanceClient.of(at, key, clock);
    Machine machine = Machine.by(clock);
    measure(client, machine);
    Optional<ReplayClock> replay = replay(at.usdmRest());
    MarketClock market =
        replay
            .<MarketClock>map(one -> new ReplayTime(one, machine))
            .orElseGet(() -> new ExchangeTime(client.usdm().market().clock(), machine));
    return new LiveExchange(client, replay, market, machine).withLimits();
  }

  /** The exchange as a client reaches it, by another clock; refuses one that does not answer. */
  static LiveExchange of(BinanceClient client, MarketClock clock, Machine machine) {
    measure(client, machine);
    return new LiveExchange(client, Optional.empty(), clock, machine).withLimits();
  }

  private LiveExchange withLimits() {
    list().given().ifPresent(this::listed);
    return this;
  }

  private static void measure(BinanceClient client, Machine machine) {
    try {
      time(client.spot().market(), machine, client.endpoints().spotRest());
      time(client.usdm().market(), machine, client.endpoints().usdmRest());
    } catch (UserMistake e) {
      client.close();
      throw e;
    }
  }

  private static void time(MarketClient market, Machine machine, URI at) {
    try {
      Beginning.read(machine, "its time", market::measureClock);
    } catch (UserMistake e) {
      throw new UserMistake(at + ": " + e.getMessage() + "; is it the exchange's address?");
    }
  }

  /** Only an exchange on this machine replays a market. */
  private static Optional<ReplayClock> replay(URI rest) {
    return "http".equals(rest.getScheme()) ? ReplayClock.at(rest) : Optional.empty();
  }

  /** Its clock, where it replays a market. */
  public Optional<ReplayClock> replay() {
    return replay;
  }

  /**
   * Refuses what a desk cannot trade with: a key that does too little or too much, modes that its
   * books do not keep, a clock that is off.
   */
  public void requireFit() {
    new Fitness(client, machine).require();
    clockOff()
        .ifPresent(words -> {
          throw new UserMistake(words);
        });
  }

  /**
   * Why nothing can be ordered by this machine's clock; a replayed market has a time of its own.
   */
  Optional<String> clockOff() {
    return clock.replays() ? Optional.empty() : Fitness.wrong(client.usdm().market().clock());
  }

  /** What is listed now; what trades no more keeps its name. */
  Answer<List<Listing>> listAgain() {
    Answer<List<Listing>> answer = list();
    answer.given().ifPresent(this::listed);
    return answer;
  }

  /** Asks what both markets list: from then on the exchange's own limits of requests hold. */
  private Answer<List<Listing>> list() {
    List<Listing> all = new ArrayList<>();
    for (MarketClient market : List.of(client.spot().market(), client.usdm().market())) {
      Answer<ExchangeInfo> answer = market.listings(Usual.VENUE);
      if (answer.given().isEmpty()) {
        return answer.withoutValue();
      }
      all.addAll(answer.given().get().listings());
    }
    return new Answer.Given<>(all);
  }

  private List<Listing> listed(List<Listing> all) {
    for (Listing one : all) {
      InstrumentId id = one.instrument().id();
      if (!id.isSpot()) {
        contracts.put(one.symbol(), id);
      }
    }
    listings = Optional.of(all);
    return all;
  }

  /** What is listed; asked again where the exchange has not told it when it was first asked. */
  List<Listing> listings() {
    return listings.orElseGet(() -> listed(Beginning.read(machine, "what it lists", this::list)));
  }

  /** Knows contracts on record by name: the exchange may tell of one that is listed no more. */
  void know(Market recorded) {
    for (SeriesId series : recorded.history().ids()) {
      InstrumentId id = series.instrument();
      if (id.venue().equals(Usual.VENUE) && !id.isSpot() && !id.isInverse()) {
        contracts.putIfAbsent(ExchangeSymbols.format(id), id);
      }
    }
  }

  /** The contract of a symbol of futures. */
  InstrumentId contract(String symbol) {
    List<Listing> _ = listings();
    InstrumentId id = contracts.get(symbol);
    if (id == null) {
      throw new NotKnown("the exchange tells of a contract " + symbol + " that it does not list");
    }
    return id;
  }

  /** The market's time, epoch milliseconds. */
  public long now() {
    return clock().now();
  }

  /**
   * How the account differs from books, a sentence each; refuses where the exchange does not say.
   */
  public List<String> differences(Books books) {
    AccountTruth.Finding found = new AccountTruth(client, this::contract).compare(books, now());
    if (!found.unknown().isEmpty()) {
      throw new UserMistake(String.join("; ", found.unknown()) + "; ask again");
    }
    return found.differences().stream().map(Difference::toString).toList();
  }

  BinanceClient client() {
    return client;
  }

  Machine machine() {
    return machine;
  }

  /** The market's time. */
  MarketClock clock() {
    return clock;
  }

  @Override
  public void close() {
    replay.ifPresent(ReplayClock::close);
    client.close();
  }
}
