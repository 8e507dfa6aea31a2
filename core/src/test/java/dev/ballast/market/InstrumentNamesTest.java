// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BTC/USDT",
        "BTC/USDT:USDT",
        "BTC/USDT:USDT-251226",
        "BTC/USD:BTC",
        "BTC/USD:BTC-250328"
      })
  void areReadAndWrittenAlike(String symbol) {
    assertThat(Ids.parse(symbol)).hasToString(symbol);
    assertThat(Ids.parse(symbol)).isEqualTo(Ids.parse(" " + symbol + " "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BTCUSDT",
        "BTC/USDT:",
        "BTC/USDT-251226",
        "/USDT",
        "BTC/USDT:USDT-25126",
        "USDT/usdt"
      })
  void showTheTextThatIsNone(String text) {
    assertThatThrownBy(() -> Ids.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void areOfOneVenue() {
    InstrumentId here = Ids.parse("BTC/USDT:USDT");
    InstrumentId there = here.at(VenueId.parse("kraken"));

    assertThat(there).isNotEqualTo(here).hasToString("BTC/USDT:USDT");
    assertThat(there.at(Ids.VENUE)).isEqualTo(here).hasSameHashCodeAs(here);
    assertThat(new SeriesId(SeriesKind.BARS, "BTC/USDT", Interval.DAY, there.venue()).instrument())
        .isEqualTo(InstrumentId.parse(there.venue(), "BTC/USDT"));
    assertThat(SeriesId.funding(there).venue()).isEqualTo(there.venue());
  }

  /** The venue counts last, so that spot of two venues stands before a perpetual of either. */
  @Test
  void standInOrderOfTheirNamesAndThenOfTheirVenues() {
    VenueId kraken = VenueId.parse("kraken");
    List<InstrumentId> inOrder =
        List.of(
            Ids.parse("BTC/USDT"),
            InstrumentId.parse(kraken, "BTC/USDT"),
            Ids.parse("BTC/USDT:USDT"),
            InstrumentId.parse(kraken, "BTC/USDT:USDT"),
            Ids.parse("BTC/USDT:USDT-251226"),
            Ids.parse("ETH/USDT"));
    assertThat(inOrder.reversed().stream().sorted()).containsExactlyElementsOf(inOrder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Kraken", "2x", "a b", "a--b", "a-", "krakén"})
  void showTheVenueThatIsNone(String text) {
    assertThatThrownBy(() -> new VenueId(text)).hasMessage("not a venue: '" + text + "'");
  }

  @Test
  void readAVenueInAnyCase() {
    assertThat(VenueId.parse(" OKX ")).isEqualTo(new VenueId("okx"));
  }

  /** There is no 31st of February, and it is not the 28th either. */
  @Test
  void refuseADayThatIsNone() {
    assertThatThrownBy(() -> Ids.parse("BTC/USDT:USDT-250231"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("250231");
    assertThat(ExchangeSymbols.parse(Ids.VENUE, "BTCUSDT_250231", ExchangeSymbols.Market.LINEAR))
        .isEmpty();
  }

  /** DOTUSD ends as TUSD does and BNBUSD as BUSD: both trade in dollars, margined in coin. */
  @ParameterizedTest
  @CsvSource({
    "BTCUSDT, SPOT, BTC/USDT",
    "ETHBTC, SPOT, ETH/BTC",
    "BTCFDUSD, SPOT, BTC/FDUSD",
    "USDCUSDT, SPOT, USDC/USDT",
    "BTCUSDT, LINEAR, BTC/USDT:USDT",
    "1000PEPEUSDT, LINEAR, 1000PEPE/USDT:USDT",
    "BTCUSDC, LINEAR, BTC/USDC:USDC",
    "BTCUSDT_251226, LINEAR, BTC/USDT:USDT-251226",
    "BTCBUSD, LINEAR, BTC/BUSD:BUSD",
    "BTCUSD_PERP, INVERSE, BTC/USD:BTC",
    "DOTUSD_PERP, INVERSE, DOT/USD:DOT",
    "BNBUSD_PERP, INVERSE, BNB/USD:BNB",
    "BNBUSD_250328, INVERSE, BNB/USD:BNB-250328",
    "APTUSD_PERP, INVERSE, APT/USD:APT",
  })
  void followFromExchangeSymbols(String symbol, ExchangeSymbols.Market market, String name) {
    InstrumentId id = Ids.parse(name);

    assertThat(ExchangeSymbols.parse(Ids.VENUE, symbol, market)).contains(id);
    assertThat(ExchangeSymbols.format(id)).isEqualTo(symbol);
  }

  /** What is written behind a symbol is of one market: no longer quote makes it another's. */
  @ParameterizedTest
  @CsvSource({
    "DOTUSD_PERP, LINEAR",
    "BNBUSD_PERP, LINEAR",
    "ETHUSD_PERP, LINEAR",
    "BTCUSDT_PERP, LINEAR",
    "BNBUSD_250328, LINEAR",
    "DOTUSD_250328, LINEAR",
    "BTCUSD_250328, LINEAR",
    "DOTUSD_PERP, SPOT",
    "BTCUSDT_251226, SPOT",
    "BTCUSDT_PERP, INVERSE",
  })
  void areNothingInAnotherMarket(String symbol, ExchangeSymbols.Market market) {
    assertThat(ExchangeSymbols.parse(Ids.VENUE, symbol, market)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"USDT", "BTCXYZ", "BTC_USDT", "BTC-USDT", ""})
  void areNothingWhereASymbolIsNone(String symbol) {
    assertThat(ExchangeSymbols.parse(Ids.VENUE, symbol, ExchangeSymbols.Market.SPOT)).isEmpty();
  }

  @Test
  void countTheCoinsBehindABundle() {
    assertThat(ContractPrefix.underlying(new Asset("1000PEPE"))).isEqualTo(new Asset("PEPE"));
    assertThat(ContractPrefix.unitsPerBase(new Asset("1000PEPE"))).isEqualTo(1000);
    assertThat(ContractPrefix.unitsPerBase(new Asset("1MBABYDOGE"))).isEqualTo(1_000_000);
    assertThat(ContractPrefix.underlying(new Asset("1INCH"))).isEqualTo(new Asset("1INCH"));
    assertThat(ContractPrefix.unitsPerBase(Asset.BTC)).isEqualTo(1);
  }
}
