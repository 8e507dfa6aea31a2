// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.venue.sim.FeeAssets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What an exchange tells of fees in coin: orders, trades, income and balances agree, and so does
 * what the account's books have.
 */
class FeesInCoinVenueTest {
  private static final Asset BNB = new Asset("BNB");
  private static final Market MARKET = Market.simulated(7);

  /** 0.1 % of 0.5 BTC are 0.0005: 0.4995 are held. */
  @Test
  void aPurchaseOfSpotPaysInWhatItBuys() {
    try (LocalVenue venue = venue(new FeeAssets(true, Optional.empty()))) {
      SignedClient client = new SignedClient(venue.url(), "key", "secret", FaultyVenue.NOW);

      JsonNode bought = spot(client, "BUY");

      JsonNode fill = bought.get("fills").get(0);
      assertThat(fill.get("commissionAsset").asString()).isEqualTo("BTC");
      assertThat(decimal(fill.get("commission"))).isEqualByComparingTo("0.0005");
      JsonNode trade = client.signed("GET", "/api/v3/myTrades", "symbol", "BTCUSDT").body().get(0);
      assertThat(trade.get("commissionAsset").asString()).isEqualTo("BTC");
      assertThat(decimal(trade.get("commission"))).isEqualByComparingTo("0.0005");
      assertThat(free(client, "BTC")).isEqualByComparingTo("0.4995");
      assertThat(free(client, "USDT").add(decimal(bought.get("cummulativeQuoteQty"))))
          .isEqualByComparingTo("50000");
    }
  }

  /** The coin pays in both markets: what it was charged has left each wallet, and no dollar has. */
  @Test
  void aCoinPaysInBothMarkets() {
    try (LocalVenue venue = venue(new FeeAssets(true, Optional.of(BNB)))) {
      SignedClient client = new SignedClient(venue.url(), "key", "secret", FaultyVenue.NOW);

      JsonNode bought = spot(client, "BUY");

      JsonNode fill = bought.get("fills").get(0);
      assertThat(fill.get("commissionAsset").asString()).isEqualTo("BNB");
      assertThat(free(client, "BNB").add(decimal(fill.get("commission"))))
          .isEqualByComparingTo("10");
      assertThat(free(client, "BTC")).isEqualByComparingTo("0.5");

      SignedClient.Answer sold =
          client.signed(
              "POST",
              "/fapi/v1/order",
              "symbol",
              "BTCUSDT",
              "side",
              "SELL",
              "type",
              "MARKET",
              "quantity",
              "0.1");

      assertThat(sold.status()).as(sold.body().toString()).isEqualTo(200);
      JsonNode trade =
          client.signed("GET", "/fapi/v1/userTrades", "symbol", "BTCUSDT").body().get(0);
      assertThat(trade.get("commissionAsset").asString()).isEqualTo("BNB");
      assertThat(decimal(trade.get("realizedPnl"))).isEqualByComparingTo("0");
      BigDecimal fee = decimal(trade.get("commission"));
      assertThat(fee).isPositive();
      assertThat(wallet(client, "BNB").add(fee)).isEqualByComparingTo("5");
      assertThat(wallet(client, "USDT")).isEqualByComparingTo("20000");
      JsonNode account = client.signed("GET", "/fapi/v3/account").body();
      assertThat(decimal(account.get("totalWalletBalance")))
          .as("of dollars, to which BNB is not added")
          .isEqualByComparingTo("20000");
      JsonNode income =
          client.signed("GET", "/fapi/v1/income", "incomeType", "COMMISSION").body().get(0);
      assertThat(income.get("asset").asString()).isEqualTo("BNB");
      assertThat(decimal(income.get("income")).negate()).isEqualByComparingTo(fee);
    }
  }

  private static LocalVenue venue(FeeAssets fees) {
    LocalVenue venue =
        LocalVenue.start(
            MARKET,
            Interval.DAY,
            FaultyVenue.START,
            FaultyVenue.END,
            0,
            () -> FaultyVenue.NOW,
            TradingCosts.DEFAULT,
            0);
    long start = FaultyVenue.START;
    venue.open(
        "key",
        "secret",
        List.of(
            new Event.Deposited(start, Place.SPOT, Money.usdt("50000")),
            new Event.Deposited(start, Place.SPOT, Money.of(BNB, BigDecimal.TEN)),
            new Event.Deposited(start, Place.FUTURES, Money.usdt("20000")),
            new Event.Deposited(start, Place.FUTURES, Money.of(BNB, new BigDecimal("5")))),
        MarginTerms.of(MARKET).margins(Usual.MARKET),
        false,
        fees);
    return venue;
  }

  private static JsonNode spot(SignedClient client, String side) {
    SignedClient.Answer answer =
        client.signed(
            "POST",
            "/api/v3/order",
            "symbol",
            "BTCUSDT",
            "side",
            side,
            "type",
            "MARKET",
            "quantity",
            "0.5");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static BigDecimal free(SignedClient client, String asset) {
    return of(client.signed("GET", "/api/v3/account").body().get("balances"), asset, "free");
  }

  private static BigDecimal wallet(SignedClient client, String asset) {
    return of(client.signed("GET", "/fapi/v3/balance").body(), asset, "balance");
  }

  private static BigDecimal of(JsonNode balances, String asset, String field) {
    for (JsonNode one : balances) {
      if (one.get("asset").asString().equals(asset)) {
        return decimal(one.get(field));
      }
    }
    return BigDecimal.ZERO;
  }

  private static BigDecimal decimal(JsonNode node) {
    return new BigDecimal(node.asString());
  }
}
