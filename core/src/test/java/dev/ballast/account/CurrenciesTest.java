// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.VenueId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Dollars beside the quote are cash: at their own price, else at par. Figures by hand. */
class CurrenciesTest {
  private static final Asset USDT = new Asset("USDT");
  private static final Asset USDC = new Asset("USDC");
  private static final Asset PEPE = new Asset("PEPE");

  /** Of marks that threads share an asset costs what it costs of others. */
  @Test
  void sharedMarksSayTheSame() {
    Marks own = marks(Map.of("BTC/USDT", "100000", "USDC/USDT", "0.999"));
    Marks shared = marks(Map.of("BTC/USDT", "100000", "USDC/USDT", "0.999")).shared();
    for (Asset asset : List.of(USDT, USDC, PEPE, Asset.BTC, new Asset("DAI"))) {
      assertThat(shared.find(asset)).isEqualTo(own.find(asset));
      assertThat(shared.atPar(asset)).isEqualTo(own.atPar(asset));
      assertThat(shared.source(asset)).isEqualTo(own.source(asset));
    }
  }

  @Test
  void aDollarWithoutAPriceIsCashAtPar() {
    Exposure exposure = Exposure.of(account(), marks(Map.of("BTC/USDT", "100000")));
    assertThat(exposure.cash()).isEqualTo(usdt("60000"));
    assertThat(exposure.currencies())
        .containsEntry(USDC, usdt("30000"))
        .containsEntry(USDT, usdt("30000"));
    assertThat(exposure.spotCore()).isEqualTo(usdt("50000"));
    assertThat(exposure.equity()).isEqualTo(usdt("110000"));
    assertThat(marks(Map.of()).atPar(USDC)).isTrue();
    assertThat(marks(Map.of()).atPar(USDT)).isFalse();
  }

  @Test
  void itsOwnPairPricesIt() {
    Marks marks = marks(Map.of("BTC/USDT", "100000", "USDC/USDT", "0.9985"));
    assertThat(marks.atPar(USDC)).isFalse();
    // 30,000 + 30,000 x 0.9985 = 59,955
    assertThat(Exposure.of(account(), marks).cash()).isEqualTo(usdt("59955"));
  }

  @Test
  void thePairTheOtherWayRoundPricesIt() {
    // 1 / 1.25 = 0.8
    Marks marks = marks(Map.of("USDT/USDC", "1.25"));
    assertThat(marks.find(USDC)).contains(Price.parse("0.8"));
  }

  @Test
  void aPositionSettledInAnotherDollarIsValuedInTheQuote() {
    InstrumentId id = Ids.parse("BTC/USDC:USDC");
    Position position =
        Position.cross(
            Contract.of(id), Quantity.parse("0.1"), Price.parse("100000"), BigDecimal.ONE);
    Account account = new Account(0, List.of(), List.of(position));
    Marks marks = marks(Map.of("BTC/USDC:USDC", "110000", "USDC/USDT", "0.999"));
    // 0.1 x 10,000 x 0.999 = 999; 0.1 x 110,000 x 0.999 = 10,989
    assertThat(Exposure.of(account, marks).unrealised()).isEqualTo(usdt("999"));
    assertThat(Exposure.of(account, marks).futures(Asset.BTC)).isEqualTo(usdt("10989"));
  }

  @Test
  void aContractOfAThousandPricesOne() {
    Marks marks = marks(Map.of("1000PEPE/USDT:USDT", "0.00712"));
    assertThat(marks.find(PEPE)).contains(Price.parse("0.00000712"));
    assertThat(marks.value(PEPE, Quantity.parse("2000000"))).isEqualTo(usdt("14.24"));
  }

  /** A pair comes before a perpetual, and the first venue by name before the others. */
  @Test
  void ofSeveralVenuesTheFirstByNamePricesAnAsset() {
    InstrumentId pair = Ids.parse("PEPE/USDT").at(VenueId.parse("kraken"));
    TreeMap<InstrumentId, Price> prices = new TreeMap<>();
    prices.put(Ids.parse("PEPE/USDT:USDT"), Price.parse("1"));
    prices.put(pair, Price.parse("2"));
    assertThat(Marks.of(0, USDT, prices).source(PEPE)).contains(pair);
    prices.put(Ids.parse("PEPE/USDT"), Price.parse("3"));
    assertThat(Marks.of(0, USDT, prices).find(PEPE)).contains(Price.parse("3"));
  }

  @Test
  void whatIsNoDollarAndHasNoPriceIsMissing() {
    assertThatThrownBy(() -> marks(Map.of()).value(new Asset("EUR"), Quantity.parse("1")))
        .isInstanceOf(MissingData.class);
    Marks inBitcoin = Marks.of(0, Asset.BTC, Map.of());
    assertThat(inBitcoin.find(USDC)).isEmpty();
  }

  private static Account account() {
    return new Account(
        0,
        List.of(
            new Balance(Place.SPOT, Asset.BTC, Quantity.parse("0.5")),
            new Balance(Place.SPOT, USDC, Quantity.parse("30000")),
            new Balance(Place.SPOT, USDT, Quantity.parse("30000"))),
        List.of());
  }

  private static Marks marks(Map<String, String> prices) {
    Map<InstrumentId, Price> parsed = new TreeMap<>();
    prices.forEach((id, price) -> parsed.put(Ids.parse(id), Price.parse(price)));
    return Marks.of(0, USDT, parsed);
  }

  private static Money usdt(String amount) {
    return Money.of(USDT, new BigDecimal(amount));
  }
}
