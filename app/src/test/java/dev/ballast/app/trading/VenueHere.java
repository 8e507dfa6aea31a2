// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.app.Usual;
import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An exchange on this machine over a made market of sixty days, with one account, and a line to it.
 */
final class VenueHere implements AutoCloseable {
  static final long START = UtcDay.start(LocalDate.of(2024, 6, 3));
  static final long END = START + 60 * UtcDay.MILLIS;

  private final Market market = Market.simulated(11);
  private final LocalVenue venue;
  private final LiveExchange exchange;

  /** With a market that stands, and USDT in both wallets; in one where the other has none. */
  VenueHere(String spot, String futures) {
    this(0, spot, futures);
  }

  /** The same with a market that goes so many times as fast as this machine's clock. */
  VenueHere(double speed, String spot, String futures) {
    venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            START,
            END,
            speed,
            System::currentTimeMillis,
            TradingCosts.DEFAULT,
            0);
    List<Event> opening = new ArrayList<>();
    if (!spot.equals("0")) {
      opening.add(new Event.Deposited(START, Place.SPOT, Money.usdt(spot)));
    }
    opening.add(new Event.Deposited(START, Place.FUTURES, Money.usdt(futures)));
    venue.open("key", "secret", opening, MarginTerms.of(market).margins(Usual.MARKET), false);
    exchange =
        LiveExchange.at(
            Endpoints.at(venue.url(), venue.socket()),
            Optional.of(ApiKey.of("key", "secret")),
            System::currentTimeMillis);
  }

  Market market() {
    return market;
  }

  LiveExchange exchange() {
    return exchange;
  }

  BinanceClient client() {
    return exchange.client();
  }

  LocalVenue venue() {
    return venue;
  }

  /** Has something go wrong: {@code {fault: silent, on: market}}. */
  void arm(String fault) {
    venue.arm(FaultsFile.parse("faults", "seed: 1\nfaults:\n  - " + fault));
  }

  /** What has happened to the account there. */
  List<Event> events() {
    return venue.events("key");
  }

  @Override
  public void close() {
    exchange.close();
    venue.close();
  }
}
