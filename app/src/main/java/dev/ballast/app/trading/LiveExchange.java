// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.UserMistake;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.binance.KeyPermissions;
import dev.ballast.app.exchange.binance.MarketClient;
import dev.ballast.app.exchange.local.ReplayClock;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** An exchange that answers, with its time measured. */
public final class LiveExchange implements AutoCloseable {
  private final BinanceClient client;
  private final Optional<ReplayClock> replay;
  private final LongSupplier machine;

  private LiveExchange(BinanceClient client, Optional<ReplayClock> replay, LongSupplier machine) {
    this.client = client;
    this.replay = replay;
    this.machine = machine;
  }

  /**
   * The exchange at its addresses; refuses one that does not answer.
   *
   * @param machine what this machine's clock says, epoch milliseconds
   */
  public static LiveExchange at(Endpoints at, Optional<ApiKey> key, LongSupplier machine) {
    BinanceClient client = BinanceClient.of(at, key, machine);
    try {
      for (MarketClient market : List.of(client.spot().market(), client.usdm().market())) {
        Beginning.read("its time", market::measureClock);
      }
    } catch (UserMistake e) {
      client.close();
      throw e;
    }
    return new LiveExchange(client, replay(at.usdmRest()), machine);
  }

  /** Only an exchange on this machine replays a market. */
  private static Optional<ReplayClock> replay(URI rest) {
    return "http".equals(rest.getScheme()) ? ReplayClock.at(rest) : Optional.empty();
  }

  /** Its clock, where it replays a market. */
  public Optional<ReplayClock> replay() {
    return replay;
  }

  /** Refuses a key that can take money out, or cannot trade. */
  public void requireTradeOnly() {
    KeyPermissions permissions =
        Beginning.read("what the key may do", client.wallet()::permissions);
    if (permissions.withdraws()) {
      throw new UserMistake(
          "the key can withdraw: make one that only reads and trades, at the exchange's page of keys");
    }
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
