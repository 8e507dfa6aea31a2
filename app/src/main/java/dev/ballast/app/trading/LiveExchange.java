// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.binance.ExchangeInfo;
import dev.ballast.app.exchange.binance.MarketClient;
import dev.ballast.app.exchange.local.ReplayClock;
import dev.ballast.market.InstrumentId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** An exchange that answers, with its time measured. */
public final class LiveExchange implements AutoCloseable {
  private final BinanceClient client;
  private final Optional<ReplayClock> replay;
  private final LongSupplier machine;
  private final Map<String, InstrumentId> contracts = new TreeMap<>();
  private boolean listed;

  private LiveExchange(BinanceClient client, Optional<ReplayClock> replay, LongSupplier machine) {
    this.client = client;
    this.replay = replay;
    this.machine = machine;
  }

  /**
   * The exchange at its addresses; refuses one that does not answer as the exchange does. Its
   * limits of requests hold from then on, if it tells them.
   *
   * @param machine what this machine's clock says, epoch milliseconds
   */
  public static LiveExchange at(Endpoints at, Optional<ApiKey> key, LongSupplier machine) {
    BinanceClient client = BinanceClient.of(at, key, machine);
    try {
      time(client.spot().market(), at.spotRest());
      time(client.usdm().market(), at.usdmRest());
    } catch (UserMistake e) {
      client.close();
      throw e;
    }
    LiveExchange exchange = new LiveExchange(client, replay(at.usdmRest()), machine);
    exchange.list().given().ifPresent(exchange::contracts);
    return exchange;
  }

  private static void time(MarketClient market, URI at) {
    try {
      Beginning.read("its time", market::measureClock);
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
    new Fitness(client).require();
    clockOff().ifPresent(words -> {
      throw new UserMistake(words);
    });
  }

  /** Why nothing can be ordered by this machine's clock; a replayed market has a time of its own. */
  Optional<String> clockOff() {
    return replay.isPresent() ? Optional.empty() : Fitness.wrong(client.usdm().market().clock());
  }

  /** The contract of a symbol of USD-M. */
  InstrumentId contract(String symbol) {
    InstrumentId id = contracts.get(symbol);
    if (id == null) {
      throw new NotKnown("the exchange tells of a contract " + symbol + " that it does not list");
    }
    return id;
  }

  /** Reads what both markets list, where that is not known yet; refuses an exchange that is mute. */
  void requireListings() {
    if (!listed) {
      contracts(Beginning.read("what it lists", this::list));
    }
  }

  /** Asks what is listed: from then on the exchange's own limits of requests hold. */
  private Answer<ExchangeInfo> list() {
    Answer<ExchangeInfo> spot = client.spot().market().listings(Usual.VENUE);
    Answer<ExchangeInfo> futures = client.usdm().market().listings(Usual.VENUE);
    return spot.given().isPresent() ? futures : spot;
  }

  private void contracts(ExchangeInfo futures) {
    futures.listings().forEach(one -> contracts.put(one.symbol(), one.instrument().id()));
    listed = true;
  }

  BinanceClient client() {
    return client;
  }

  LongSupplier machine() {
    return machine;
  }

  /** The market's time. */
  MarketClock clock() {
    return replay
        .<MarketClock>map(ReplayTime::new)
        .orElseGet(() -> new ExchangeTime(client.usdm().market().clock()));
  }

  @Override
  public void close() {
    replay.ifPresent(ReplayClock::close);
    client.close();
  }
}
