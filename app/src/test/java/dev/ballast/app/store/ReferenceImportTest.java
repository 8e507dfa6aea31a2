// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.TradingRules;
import dev.ballast.testing.Ids;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trading rules and margin tables: which source holds for what. */
final class ReferenceImportTest {
  private static final long JULY_2025 = Instant.parse("2025-07-01T00:00:00Z").toEpochMilli();

  @TempDir private Path folder;

  private Path properties() throws IOException {
    return Fixture.write(
        folder.resolve("in/symbol_properties.csv.gz"),
        "market,symbol,type,description,quote_currency,contract_multiplier,"
            + "minimum_price_variation,lot_size,market_ticker,minimum_order_size",
        "",
        "# a remark",
        "bybit,SOLUSDT,cryptofuture,SOLUSDT,USDT,1,0.5,0.5,SOLUSDT",
        "binance,SOLUSDT,crypto,SOLUSDT,USDT,1,0.01,0.001,SOLUSDT,5",
        "binance,SOLUSDT,cryptofuture,SOLUSDT,USDT,1,0.01,0.01,SOLUSDT",
        "binance,ICPUSDT,cryptofuture,ICPUSDT,USDT,1,0.001,1,ICPUSDT,,",
        "binance,BTCUSD,cryptofuture,BTCUSD_PERP,USD,100,0.1,1,BTCUSD_PERP");
  }

  /** SOL's tick as a test network has it, and a contract that the list lacks. */
  private Path exchangeInfo() throws IOException {
    return Fixture.write(
        folder.resolve("in/exchange_info_binance_usdm_2025-03-06.json"),
        "{\"serverTime\": 1741261103856, \"symbols\": [",
        symbol("SOLUSDT", "1.0000", "1", "6") + ",",
        symbol("BTCUSDT_250627", "0.1", "0.001", "50"),
        "]}");
  }

  private static String symbol(String name, String tick, String step, String notional) {
    return """
    {"symbol": "%s", "liquidationFee": "0.012500", "filters": [
      {"filterType": "PRICE_FILTER", "tickSize": "%s"},
      {"filterType": "LOT_SIZE", "stepSize": "%s", "minQty": "%s", "maxQty": "900"},
      {"filterType": "MARKET_LOT_SIZE", "stepSize": "%s", "minQty": "%s", "maxQty": "500"},
      {"filterType": "PERCENT_PRICE", "multiplierUp": "1.0500", "multiplierDown": "0.9500"},
      {"filterType": "MIN_NOTIONAL", "notional": "%s"}]}\
    """
        .formatted(name, tick, step, step, step, step, notional);
  }

  private TradingRules rules(String instrument) {
    return Store.open(folder.resolve("store"))
        .rules()
        .instrument(Ids.parse(instrument), JULY_2025)
        .orElseThrow()
        .rules();
  }

  @Test
  void theListHoldsAndTheExchangeGivesTheMinimum() throws IOException {
    properties();
    exchangeInfo();
    assertThat(Ran.importing(folder.resolve("store"), folder.resolve("in")).exit()).isZero();
    assertRules();
  }

  @Test
  void theOrderOfImportsDoesNotMatter() throws IOException {
    assertThat(Ran.importing(folder.resolve("store"), exchangeInfo()).exit()).isZero();
    assertThat(rules("SOL/USDT:USDT").tick()).hasToString("1");
    assertThat(Ran.importing(folder.resolve("store"), properties()).exit()).isZero();
    assertRules();
  }

  private void assertRules() {
    TradingRules sol = rules("SOL/USDT:USDT");
    assertThat(sol.tick()).hasToString("0.01");
    assertThat(sol.step()).hasToString("0.01");
    assertThat(sol.minimumNotional()).hasToString("6 USDT");
    assertThat(sol.asOf()).isEqualTo(LocalDate.of(2026, 8, 1));
    assertThat(sol.source()).contains("symbol properties", "exchangeInfo 2025-03-06");

    assertThat(rules("SOL/USDT").minimumNotional()).hasToString("5 USDT");
    assertThat(rules("ICP/USDT:USDT").source()).contains("assumed");
    assertThat(rules("BTC/USD:BTC").multiplier()).hasToString("100");
    assertThat(rules("BTC/USDT:USDT-250627").minimumNotional()).hasToString("50 USDT");
    for (TradingRules bounded : List.of(sol, rules("BTC/USDT:USDT-250627"))) {
      OrderBounds.Lot market = bounded.marketLot();
      assertThat(bounded.liquidationFee()).contains(BasisPoints.of("125"));
      assertThat(bounded.limitLot().maximum()).contains(Quantity.parse("900"));
      assertThat(market.maximum()).contains(Quantity.parse("500"));
      assertThat(market.step()).isEqualTo(bounded.step());
      assertThat(bounded.bounds().band())
          .contains(new OrderBounds.PriceBand(new BigDecimal("0.95"), new BigDecimal("1.05")));
    }
    assertThat(rules("SOL/USDT").bounds()).isEqualTo(OrderBounds.NONE);
  }

  @Test
  void theGuidesExampleOfBoundsIsWhatTheImportKeeps() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "guide", "data.md"));
    Path file =
        Fixture.write(
            folder.resolve("exchange_info_binance_usdm_2025-03-06.json"), block(guide, "json"));
    assertThat(Ran.importing(folder.resolve("store"), file).exit()).isZero();
    try (Stream<Path> kept = Files.list(folder.resolve("store"))) {
      Path rules =
          kept.filter(path -> path.getFileName().toString().startsWith("rules-"))
              .findFirst()
              .orElseThrow();
      assertThat(Files.readString(rules).strip()).isEqualTo(block(guide, "csv"));
    }
    TradingRules sol = rules("SOL/USDT:USDT");
    assertThat(sol.limitLot().maximum()).contains(Quantity.parse("9000"));
    assertThat(sol.marketLot())
        .isEqualTo(
            new OrderBounds.Lot(
                Quantity.parse("1"), Optional.of(Quantity.parse("500")), Quantity.parse("1")));
    assertThat(sol.bounds().band())
        .contains(new OrderBounds.PriceBand(new BigDecimal("0.95"), new BigDecimal("1.05")));
  }

  /** The first block of a language under the guide's heading of bounds. */
  private static String block(String guide, String language) {
    String section = guide.substring(guide.indexOf("### Bounds of orders"));
    int start = section.indexOf("```" + language + "\n") + language.length() + 4;
    return section.substring(start, section.indexOf("\n```", start));
  }

  @Test
  void marginTables() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("leverage_tiers_binance_usdm_2024-10.json.gz"),
            "{\"BTC/USDT:USDT\": [{\"info\": {\"notionalFloor\": \"0\", \"notionalCap\": \"50000\","
                + "\"maintMarginRatio\": \"0.004\", \"cum\": \"0.0\", \"initialLeverage\": \"125\"}},",
            "{\"info\": {\"notionalFloor\": \"50000\", \"notionalCap\": \"600000\","
                + "\"maintMarginRatio\": \"0.005\", \"cum\": \"50.0\", \"initialLeverage\": \"100\"}}"
                + "]}");
    assertThat(Ran.importing(folder.resolve("store"), file).exit()).isZero();
    Store store = Store.open(folder.resolve("store"));
    Brackets table =
        store.tables().brackets().brackets(Ids.parse("BTC/USDT:USDT"), JULY_2025).orElseThrow();
    assertThat(table.asOf()).isEqualTo(LocalDate.of(2024, 10, 1));
    assertThat(table.tiers()).hasSize(2);
    // 100,000 x 0.005 - 50
    assertThat(table.maintenance(new BigDecimal("100000"), dev.ballast.unit.Asset.USDT))
        .hasToString("450 USDT");
    var before = Fixture.tree(folder.resolve("store"));
    assertThat(Ran.importing(folder.resolve("store"), file, "--replace").exit()).isZero();
    assertThat(Fixture.tree(folder.resolve("store"))).isEqualTo(before);
  }

  @Test
  void brokenJsonIsRefusedWithItsPlace() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("exchange_info_binance_usdm_2025-03-06.json"),
            "{\"symbols\": [",
            "  {\"symbol\" \"SOLUSDT\"}]}");
    Ran ran = Ran.importing(folder.resolve("store"), file);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(file + ":2:").contains("not JSON");
  }

  @Test
  void aGridOfZeroIsRefused() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("exchange_info_binance_usdm_2025-03-06.json"),
            "{\"serverTime\": 1741261103856, \"symbols\": [",
            symbol("SOLUSDT", "0", "1", "5") + "]}");
    Ran ran = Ran.importing(folder.resolve("store"), file);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(file.toString(), "SOL/USDT:USDT", "must be above zero");
    assertThat(folder.resolve("store")).doesNotExist();
  }

  @Test
  void bundledRulesCoverTheDemo() {
    assertThat(BundledRules.rules().instruments()).hasSize(52);
    TradingRules btc =
        BundledRules.rules()
            .instrument(Ids.parse("BTC/USDT:USDT"), JULY_2025)
            .orElseThrow()
            .rules();
    // Binance's page of trading rules: BTCUSDT perpetual, tick 0.1, step 0.001, notional 100
    assertThat(btc.tick()).hasToString("0.1");
    assertThat(btc.step()).hasToString("0.001");
    assertThat(btc.minimumNotional()).hasToString("100 USDT");
    assertThat(
            BundledRules.tables().brackets().tables().stream().map(t -> t.instrument().toString()))
        .containsExactly("BTC/USDT:USDT", "ETH/USDT:USDT");
  }
}
