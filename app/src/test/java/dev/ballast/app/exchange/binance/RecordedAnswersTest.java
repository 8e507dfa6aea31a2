// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ballast.app.SharedHistory;
import dev.ballast.app.Usual;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.TradingRules;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What the exchange has really answered, and recordings that others made of it. */
class RecordedAnswersTest {
  private static WireFields reference(String name) throws IOException {
    Path file = SharedHistory.folder().resolve("reference").resolve(name);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return WireFields.parse(in.readAllBytes());
    }
  }

  private static WireFields recorded(String name) throws IOException {
    Path file = SharedHistory.folder().resolveSibling("recordings/nautilus/binance").resolve(name);
    assumeTrue(Files.exists(file), "skipped: no recordings at " + file);
    return WireFields.parse(Files.readAllBytes(file));
  }

  @Test
  void allPairsOfSpotAreRead() throws IOException {
    WireFields told = reference("exchange_info_binance_spot_2024-09-08.json.gz");
    ExchangeInfo info = ExchangeInfo.of(told, Usual.VENUE, true);

    assertThat(info.listings()).hasSizeGreaterThan(300);
    assertThat(info.unread()).isEmpty();
    TradingRules rules = rules(info, "BTC/USDT");
    assertThat(rules.tick()).isEqualTo(Price.parse("0.01"));
    assertThat(rules.step()).isEqualTo(Quantity.parse("0.00001"));
    assertThat(rules.minimumNotional().toDecimal()).isEqualByComparingTo("5");
    assertThat(rules.marketLot().step()).isEqualTo(rules.step());
    assertThat(rules.bounds().band().orElseThrow().up()).isEqualByComparingTo("5");
    assertThat(ExchangeInfo.limits(told)).contains(new RequestAllowance.Limit(false, 60_000, 6000));
  }

  @Test
  void allContractsAreRead() throws IOException {
    WireFields told = reference("exchange_info_binance_usdm_2025-03-06.json.gz");
    ExchangeInfo info = ExchangeInfo.of(told, Usual.VENUE, false);

    assertThat(info.listings()).hasSizeGreaterThan(300);
    assertThat(info.unread()).containsOnlyKeys("BTCSTUSDT", "SOLVUSDT");
    TradingRules rules = rules(info, "BTC/USDT:USDT");
    assertThat(rules.step()).isEqualTo(Quantity.parse("0.001"));
    assertThat(rules.liquidationFee()).isPresent();
    assertThat(info.listings()).anyMatch(one -> one.instrument().id().expiry().isPresent());
    assertThat(ExchangeInfo.limits(told)).contains(new RequestAllowance.Limit(true, 10_000, 300));
  }

  private static TradingRules rules(ExchangeInfo info, String name) {
    return info.listing(InstrumentId.parse(Usual.VENUE, name)).orElseThrow().instrument().rules();
  }

  @Test
  void ordersAndSettingsAreRead() throws IOException {
    OrderState order = OrderState.of(recorded("test_data/futures/http_json/order_response.json"));
    assertThat(order.status()).isEqualTo(OrderState.Status.NEW);
    assertThat(order.clientId()).isEqualTo("testOrder123");

    String answers = "python_resources/http_responses/";
    assertThat(recorded(answers + "http_futures_account_symbol_config.json").list())
        .extracting(one -> SymbolSettings.of(one).leverage())
        .containsExactly(20, 25);
    assertThat(
            CommissionRates.of(
                recorded(answers + "http_futures_wallet_commission_rate_btcusdt.json")))
        .hasToString("CommissionRates[symbol=BTCUSDT, maker=0.0002, taker=0.0005]");
    assertThat(recorded(answers + "http_futures_account_trades.json").list())
        .extracting(one -> OrderTrade.of(one).id())
        .isNotEmpty();
    assertThat(recorded(answers + "http_futures_market_klines.json").list())
        .allMatch(row -> Kline.of(row).high().compareTo(Kline.of(row).low()) >= 0);
    assertThat(recorded("test_data/futures/http_json/balance.json").list())
        .extracting(one -> UsdmBalance.of(one).asset())
        .isNotEmpty();
  }
}
