// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.binance.OrderRequest;
import dev.ballast.app.exchange.binance.WalletTransfer;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was done at an exchange without the desk, found there and booked. */
class AdoptionTest {
  private static final long START = UtcDay.start(LocalDate.of(2024, 6, 3));

  private static OrderRequest order(String symbol, String id, Side side, String quantity) {
    return new OrderRequest(
        symbol,
        id,
        side,
        PositionSide.BOTH,
        Quantity.parse(quantity),
        new Terms.Market(),
        false);
  }

  @Test
  void whatWasDoneByHandIsBookedToTheUnit() {
    Market market = Market.simulated(11);
    try (LocalVenue venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            START,
            START + 30 * UtcDay.MILLIS,
            0,
            System::currentTimeMillis,
            TradingCosts.DEFAULT,
            0)) {
      venue.open(
          "key",
          "secret",
          List.of(
              new Event.Deposited(START, Place.SPOT, Money.usdt("50000")),
              new Event.Deposited(START, Place.FUTURES, Money.usdt("20000"))),
          MarginTerms.of(market).margins(Usual.MARKET),
          false);
      try (LiveExchange exchange =
          LiveExchange.at(
              Endpoints.at(venue.url(), venue.socket()),
              Optional.of(ApiKey.of("key", "secret")),
              System::currentTimeMillis)) {
        BinanceClient client = exchange.client();
        List<Event> kept =
            new ArrayList<>(new OpeningBalances(client, exchange.clock()).events());
        // Before the journal's first event the account was as it was found: 12.5 more since.
        kept.set(0, new Event.Deposited(START, Place.SPOT, Money.usdt("49987.5")));
        client.usdm().orders().send(order("BTCUSDT", "x1", Side.SELL, "0.1")).given().orElseThrow();
        client.spot().orders().send(order("ETHUSDT", "x2", Side.BUY, "1")).given().orElseThrow();
        client.wallet().transfer(WalletTransfer.Way.SPOT_TO_FUTURES, Money.usdt("700"));
        exchange.replay().orElseThrow().moveTo(START + 2 * UtcDay.MILLIS);

        Adoption found = Adoption.of(exchange, kept, Usual.QUOTE);

        assertThat(found.causes())
            .anyMatch(one -> one.startsWith("a trade by hand: SELL 0.1 BTC/USDT:USDT at "))
            .anyMatch(one -> one.startsWith("a trade by hand: BUY 1 ETH/USDT at "))
            .anyMatch(one -> one.startsWith("funding of BTC/USDT:USDT: "))
            .contains("700 USDT went from the spot to the futures wallet by hand")
            .contains("12.5 USDT came into the spot wallet: a deposit, a reward or a rebate");

        kept.addAll(found.events());
        Ledger books = new Ledger();
        kept.forEach(books::apply);
        AccountTruth.Finding truth =
            new AccountTruth(client, exchange::contract).compare(books, exchange.now());
        assertThat(truth.differences()).isEmpty();
        assertThat(truth.unknown()).isEmpty();
        assertThat(Replay.of(kept).difference(books.account(exchange.now()))).isZero();
        assertThat(Adoption.of(exchange, kept, Usual.QUOTE).events()).as("once").isEmpty();
      }
    }
  }
}
