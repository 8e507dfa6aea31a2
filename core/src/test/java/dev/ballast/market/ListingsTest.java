// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Finds what carries an asset by its listing, never by putting a name together. */
class ListingsTest {
  private static final Asset USDT = new Asset("USDT");
  private static final Asset USDC = new Asset("USDC");
  private static final Marketplace IN_USDC = new Marketplace(Ids.VENUE, USDC);
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
    assertThat(LISTED.spot(BTC, IN_USDC)).contains(Ids.parse("BTC/USDC"));
    assertThat(LISTED.perpetual(BTC, Ids.MARKET)).contains(Ids.parse("BTC/USDT:USDT"));
    assertThat(LISTED.perpetual(BTC, IN_USDC)).contains(Ids.parse("BTC/USDC:USDC"));
    assertThat(LISTED.perpetual(BTC, new Marketplace(Ids.VENUE, new Asset("USD")))).isEmpty();
  }

  @Test
  void findsAContractOnAMultiple() {
    assertThat(LISTED.perpetual(PEPE, Ids.MARKET)).contains(Ids.parse("1000PEPE/USDT:USDT"));
    assertThat(LISTED.priced(PEPE, Ids.MARKET).stream().map(InstrumentId::toString))
        .containsExactly("PEPE/USDT", "1000PEPE/USDT:USDT");
  }

  @Test
  void takesTheSmallestMultiple() {
    Listings both = listings("1000000MOG/USDT:USDT", "1000MOG/USDT:USDT");
    Asset mog = new Asset("MOG");
    assertThat(both.perpetual(mog, Ids.MARKET)).contains(Ids.parse("1000MOG/USDT:USDT"));
    Listings plain = listings("1000MOG/USDT:USDT", "MOG/USDT:USDT");
    assertThat(plain.perpetual(mog, Ids.MARKET)).contains(Ids.parse("MOG/USDT:USDT"));
  }

  @Test
  void aSpotPairIsOfWhatItsBaseSays() {
    assertThat(LISTED.spot(new Asset("SATS"), Ids.MARKET)).isEmpty();
    assertThat(LISTED.spot(new Asset("1000SATS"), Ids.MARKET)).isPresent();
  }

  @Test
  void givesTheDatedChainByDelivery() {
    assertThat(LISTED.dated(BTC, Ids.MARKET).stream().map(InstrumentId::toString))
        .containsExactly("BTC/USDT:USDT-251226", "BTC/USDT:USDT-260327");
  }

  @Test
  void pricesACurrencyByItsPairEitherWayRound() {
    assertThat(LISTED.priced(USDC, Ids.MARKET)).containsExactly(Ids.parse("USDC/USDT"));
    assertThat(LISTED.priced(USDT, IN_USDC)).containsExactly(Ids.parse("USDC/USDT"));
    assertThat(listings("USDT/BTC").priced(BTC, Ids.MARKET)).isEmpty();
  }

  /** The same name at two venues is two instruments; a market is at one of them. */
  @Test
  void keepsVenuesApart() {
    VenueId kraken = VenueId.parse("kraken");
    Marketplace other = new Marketplace(kraken, USDT);
    InstrumentId there = other.spot(BTC);
    Listings both =
        Listings.of(
            List.of(
                there,
                Ids.parse("BTC/USDT"),
                other.perpetual(PEPE),
                Ids.parse("1000PEPE/USDT:USDT")));

    assertThat(both.spot(BTC, other)).contains(there);
    assertThat(both.spot(BTC, Ids.MARKET)).contains(Ids.parse("BTC/USDT"));
    assertThat(both.perpetual(PEPE, other)).contains(other.perpetual(PEPE));
    assertThat(both.perpetual(PEPE, Ids.MARKET)).contains(Ids.parse("1000PEPE/USDT:USDT"));
    assertThat(both.priced(BTC, other)).containsExactly(there);
    assertThat(both.priced(BTC, USDT)).containsExactly(Ids.parse("BTC/USDT"), there);
    assertThat(both.dated(BTC, other)).isEmpty();
  }

  @Test
  void leavesOutWhatDoesNotPass() {
    Listings spot = LISTED.where(InstrumentId::isSpot);
    assertThat(spot.perpetual(PEPE, Ids.MARKET)).isEmpty();
    assertThat(spot.has(PEPE)).isTrue();
    assertThat(LISTED.where(id -> !id.base().equals(PEPE)).has(PEPE)).isTrue();
    assertThat(LISTED.where(id -> false).assets()).isEmpty();
  }

  @Test
  void aViewListsWhatHadTradedByItsTime() {
    long day = Interval.DAY.millis();
    InstrumentId id = Ids.parse("1000PEPE/USDT:USDT");
    MemoryHistory history = MemoryHistory.from("made here").add(oneBar(id, 10 * day)).build();
    assertThat(at(history, 10 * day).perpetual(PEPE, Ids.MARKET)).isEmpty();
    assertThat(at(history, 11 * day).perpetual(PEPE, Ids.MARKET)).contains(id);
  }

  /** The same name traded at another venue since day 5, here since day 10. */
  @Test
  void whatTradedElsewhereIsNotListedHere() {
    long day = Interval.DAY.millis();
    Marketplace other = new Marketplace(VenueId.parse("kraken"), USDT);
    MemoryHistory history =
        MemoryHistory.from("made here")
            .add(oneBar(other.perpetual(BTC), 5 * day))
            .add(oneBar(Ids.MARKET.perpetual(BTC), 10 * day))
            .build();
    assertThat(at(history, 10 * day).perpetual(BTC, other)).contains(other.perpetual(BTC));
    assertThat(at(history, 10 * day).perpetual(BTC, Ids.MARKET)).isEmpty();
    assertThat(at(history, 11 * day).perpetual(BTC, Ids.MARKET)).isPresent();
  }

  private static BarSeries oneBar(InstrumentId id, long time) {
    double[] one = {1};
    return BarSeries.of(
        SeriesId.bars(id, Interval.DAY), new long[] {time}, one, one, one, one, one);
  }

  private static Listings at(History history, long time) {
    return MarketView.of(history, RuleBook.empty(), time).listings();
  }

  private static Listings listings(String... symbols) {
    return Listings.of(Stream.of(symbols).map(Ids::parse).toList());
  }

  @Test
  void nothingIsListedOfNothing() {
    assertThat(Listings.of(List.of()).has(BTC)).isFalse();
  }
}
