// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.Usual;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Margin tables of contracts of every venue, written down by a user; the figures are made up. */
class BracketsImportTest {
  private static final String HEADER =
      "venue,symbol,floor,cap,maintenance_rate,maintenance_amount,maximum_leverage,as_of,source";

  private static final VenueId BYBIT = VenueId.parse("bybit");
  private static final VenueId OKX = VenueId.parse("okx");

  @TempDir private Path folder;

  @Test
  void eachVenueKeepsItsOwnTables() throws IOException {
    Path store = folder.resolve("store");
    Path file =
        Fixture.write(
            folder.resolve("brackets_2025.csv"),
            HEADER,
            "binance-coinm,BTCUSD_PERP,0,5,0.004,0,125,2025-01-01,a page",
            "binance-coinm,BTCUSD_PERP,5,10,0.005,0.005,100,2025-01-01,a page",
            "bybit,BTCUSDT,0,2000000,0.01,0,50,2025-01-01,a page",
            "okx,BTC-USDT-SWAP,0,1000,0.02,0,20,2025-01-01,a page",
            "okx,BTC/USDT:USDT,0,1000,0.03,0,20,2025-06-01,a page");
    assertThat(Ran.importing(store, file).exit()).isZero();

    VenueTables tables = HistorySource.of(Store.open(store)).tables();
    Brackets coin = table(tables, Usual.VENUE, "BTC/USD:BTC", "2025-01-01");
    assertThat(coin.tiers()).hasSize(2);
    assertThat(coin.tiers().getLast().maintenanceAmount()).isEqualByComparingTo("0.005");
    assertThat(rate(tables, BYBIT, "2025-01-01")).isEqualByComparingTo("0.01");
    assertThat(rate(tables, OKX, "2025-05-31")).isEqualByComparingTo("0.02");
    assertThat(rate(tables, OKX, "2025-06-01")).isEqualByComparingTo("0.03");
    assertThat(rate(tables, Usual.VENUE, "2025-01-01"))
        .as("Binance's own")
        .isLessThan(decimal("0.01"));
    Path renewed =
        Fixture.write(
            folder.resolve("brackets_renewed.csv"),
            HEADER,
            "bybit,BTCUSDT,0,2000000,0.015,0,50,2025-01-01,\"a page, corrected\"");
    assertThat(Ran.importing(store, renewed).exit()).isZero();
    assertThat(rate(Store.open(store).tables(), BYBIT, "2025-01-01")).isEqualByComparingTo("0.015");
    assertThat(Ran.of("data", "list", "--store", store).out())
        .contains("margin tables of 5 contracts");
  }

  /** Bybit: 10,000 + p - 100,000 = 0.01 p. COIN-M, 100 contracts: 10,000 x 1.005 / 0.25. */
  @ParameterizedTest
  @CsvSource({
    "bybit, BTCUSDT, 1, 100000, 10000, 90909.09090909",
    "binance-coinm, BTCUSD_PERP, 100, 50000, 0.05, 40200",
  })
  void calculatorsFindThem(
      String venue, String symbol, String quantity, String entry, String wallet, String price)
      throws IOException {
    Path store = folder.resolve("store");
    Path file =
        Fixture.write(
            folder.resolve("brackets.csv"),
            HEADER,
            "binance-coinm,BTCUSD_PERP,0,5,0.005,0,125,2025-01-01,a page",
            "bybit,BTCUSDT,0,2000000,0.01,0,50,2025-01-01,a page");
    assertThat(Ran.importing(store, file).exit()).isZero();

    Ran ran =
        Ran.of(
            "calc",
            "liquidation",
            "--store",
            store,
            "--venue",
            venue,
            "--symbol",
            symbol,
            "--side",
            "long",
            "--quantity",
            quantity,
            "--entry-price",
            entry,
            "--wallet-balance",
            wallet);

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().replace(",", "")).containsPattern("liquidation price +" + price + " ");
    assertThat(ran.out()).contains("as of 2025-01-01: a page");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftx,BTCUSDT,0,1,0.01,0,50,2025-01-01,a page | :2:1: no such venue: 'ftx' (known: binance-",
        "okx,BTCUSDT,0,1,0.01,0,50,2025-01-01,a page | :2:5: not a contract of okx: 'BTCUSDT'",
        "okx,BTC-USDT-SWAP,1,2,0.01,0,50,2025-01-01,a page | :2:19: the tier starts at 1, not at 0",
        "okx,BTC-USDT-SWAP,0,0,0.01,0,50,2025-01-01,a page | :2:21: the tier ends at or before its",
        "okx,BTC-USDT-SWAP,0,1,1,0,50,2025-01-01,a page | :2:23: a rate is above 0 and below 1: '1'",
        "okx,BTC-USDT-SWAP,0,1,0.01,x,50,2025-01-01,a page | :2:28: not a number: 'x'",
        "okx,BTC-USDT-SWAP,0,1,0.01,0,0.5,2025-01-01,a page | :2:30: a leverage is 1 at least",
        "okx,BTC-USDT-SWAP,0,1,0.01,0,50,soon,a page | :2:33: not a day: 'soon'",
        "okx,BTC-USDT-SWAP,0,1,0.01,0,50,2025-01-01, | :2:44: no source; say where",
      })
  void mistakesHaveLineAndColumn(String row, String expected) throws IOException {
    Path file = Fixture.write(folder.resolve("brackets.csv"), HEADER, row);

    Ran ran = Ran.importing(folder.resolve("store"), file);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).hasLineCount(1).contains(file + expected);
    assertThat(folder.resolve("store")).doesNotExist();
  }

  @Test
  void tiersOfATableStandTogetherAndJoin() throws IOException {
    String first = "bybit,BTCUSDT,0,10,0.01,0,50,2025-01-01,a page";
    Path hole =
        Fixture.write(
            folder.resolve("brackets_1.csv"),
            HEADER,
            first,
            "bybit,BTCUSDT,20,30,0.02,0.1,50,2025-01-01,a page");
    assertThat(Ran.importing(folder.resolve("store"), hole).err())
        .contains(hole + ":3:15: the tier starts at 20, not at 10, where the one before ends");
    Path apart =
        Fixture.write(
            folder.resolve("brackets_2.csv"),
            HEADER,
            first,
            "bybit,ETHUSDT,0,10,0.01,0,50,2025-01-01,a page",
            first);
    assertThat(Ran.importing(folder.resolve("store"), apart).err())
        .contains(apart + ":4:7: BTC/USDT:USDT of 2025-01-01 is there before");
  }

  private static Brackets table(VenueTables tables, VenueId venue, String id, String day) {
    long time = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    return tables.brackets(venue).brackets(InstrumentId.parse(venue, id), time).orElseThrow();
  }

  private static BigDecimal rate(VenueTables tables, VenueId venue, String day) {
    return table(tables, venue, "BTC/USDT:USDT", day).tiers().getFirst().maintenanceRate();
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
