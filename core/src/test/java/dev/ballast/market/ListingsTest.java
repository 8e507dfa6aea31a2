// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.unit.Asset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Finds what carries an asset by its listing, never by putting a name together. */
class ListingsTest {
  private static final Asset USDT = new Asset("USDT");
  private static final Asset USDC = new Asset("USDC");
  private static final Asset PEPE = new Asset("PEPE");
  private static final Asset BTC = new Asset("BTC");

  private static final Listings LISTED =
      listings(
          "BTC/USDT",
          "BTC/USDC",
          "BTC/USDT:USDT",
          "BTC/USDC:USDC",
          "BTC/USD:BTC",
          "BTC/USDT:USDT-260327",
          "BTC/USDT:USDT-251226",
          "PEPE/USDT",
          "1000PEPE/USDT:USDT",
          "USDC/USDT",
          "1000SATS/USDT");

  @Test
  void findsThePairAndTheLinearPerpetualOfAQuote() {
    assertThat(LISTED.spot(BTC, USDC)).contains(InstrumentId.parse("BTC/USDC"));
    assertThat(LISTED.perpetual(BTC, USDT)).contains(InstrumentId.parse("BTC/USDT:USDT"));
    assertThat(LISTED.perpetual(BTC, USDC)).contains(InstrumentId.parse("BTC/USDC:USDC"));
    assertThat(LISTED.perpetual(BTC, new Asset("USD"))).isEmpty();
  }

  @Test
  void findsAContractOnAMultiple() {
    assertThat(LISTED.perpetual(PEPE, USDT)).contains(InstrumentId.parse("1000PEPE/USDT:USDT"));
    assertThat(LISTED.priced(PEPE, USDT).stream().map(InstrumentId::toString))
        .containsExactly("PEPE/USDT", "1000PEPE/USDT:USDT");
  }

  @Test
  void takesTheSmallestMultiple() {
    Listings both = listings("1000000MOG/USDT:USDT", "1000MOG/USDT:USDT");
    Asset mog = new Asset("MOG");
    assertThat(both.perpetual(mog, USDT)).contains(InstrumentId.parse("1000MOG/USDT:USDT"));
    Listings plain = listings("1000MOG/USDT:USDT", "MOG/USDT:USDT");
    assertThat(plain.perpetual(mog, USDT)).contains(InstrumentId.parse("MOG/USDT:USDT"));
  }

  @Test
  void aSpotPairIsOfWhatItsBaseSays() {
    assertThat(LISTED.spot(new Asset("SATS"), USDT)).isEmpty();
    assertThat(LISTED.spot(new Asset("1000SATS"), USDT)).isPresent();
  }

  @Test
  void givesTheDatedChainByDelivery() {
    assertThat(LISTED.dated(BTC, USDT).stream().map(InstrumentId::toString))
        .containsExactly("BTC/USDT:USDT-251226", "BTC/USDT:USDT-260327");
  }

  @Test
  void pricesACurrencyByItsPairEitherWayRound() {
    assertThat(LISTED.priced(USDC, USDT)).containsExactly(InstrumentId.parse("USDC/USDT"));
    assertThat(LISTED.priced(USDT, USDC)).containsExactly(InstrumentId.parse("USDC/USDT"));
    assertThat(listings("USDT/BTC").priced(BTC, USDT)).isEmpty();
  }

  @Test
  void leavesOutWhatDoesNotPass() {
    Listings spot = LISTED.where(InstrumentId::isSpot);
    assertThat(spot.perpetual(PEPE, USDT)).isEmpty();
    assertThat(spot.has(PEPE)).isTrue();
    assertThat(LISTED.where(id -> !id.base().equals(PEPE)).has(PEPE)).isTrue();
    assertThat(LISTED.where(id -> false).assets()).isEmpty();
  }

  @Test
  void aViewListsWhatHadTradedByItsTime() {
    long day = Interval.DAY.millis();
    InstrumentId id = InstrumentId.parse("1000PEPE/USDT:USDT");
    MemoryHistory history =
        MemoryHistory.from("made here")
            .add(
                BarSeries.of(
                    SeriesId.bars(id, Interval.DAY),
                    new long[] {10 * day},
                    new double[] {1},
                    new double[] {1},
                    new double[] {1},
                    new double[] {1},
                    new double[] {1}))
            .build();
    assertThat(at(history, 10 * day).perpetual(PEPE, USDT)).isEmpty();
    assertThat(at(history, 11 * day).perpetual(PEPE, USDT)).contains(id);
  }

  private static Listings at(History history, long time) {
    return MarketView.of(history, RuleBook.empty(), time).listings();
  }

  private static Listings listings(String... symbols) {
    return Listings.of(Stream.of(symbols).map(InstrumentId::parse).toList());
  }

  @Test
  void nothingIsListedOfNothing() {
    assertThat(Listings.of(List.of()).has(BTC)).isFalse();
  }
}
