// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.policy.SpotPlan;
import dev.ballast.signal.regime.Phase;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/**
 * Four sectors of one member each and BTC. A sector that falls and whose funding swings, a day of
 * 0.06 % and a day of -0.04 %, is to be trimmed; one that stands holds.
 */
class MarketStatesTest {
  private static final int NOW = 500;
  private static final List<String> CODES = List.of("ONE", "TWO", "THREE", "FOUR");

  private static ReviewInput input(Circumstance when, int falling, double fall) {
    return input(when, falling, fall, NOW);
  }

  /** The same where BTC's bars end on a day. */
  private static ReviewInput input(Circumstance when, int falling, double fall, int end) {
    MadeFuturesMarket market =
        new MadeFuturesMarket(end).spot("BTC", day -> day < 440 ? 100 : 100 * fall).lasting(NOW);
    for (int i = 0; i < CODES.size(); i++) {
      boolean falls = i < falling;
      market
          .spot(CODES.get(i), day -> day < 480 || !falls ? 100 : 80)
          .perpetual(CODES.get(i), day -> day < 480 || !falls ? 100 : 80, _ -> 100)
          .funding(CODES.get(i), day -> !falls ? 0.0001 : day % 2 == 0 ? 0.0006 : -0.0004);
    }
    market.spot("FIVE", day -> day < 480 ? 100 : 80);
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    List<SectorRecord> records = new ArrayList<>();
    for (String code : CODES) {
      Sector sector = new Sector("s-" + code.toLowerCase(java.util.Locale.ROOT));
      weights.put(sector, Percent.of("25"));
      records.add(record(sector, code));
    }
    records.add(record(new Sector("watched"), "FIVE"));
    HedgeRule rule =
        new HedgeRule(
            "waits",
            new HedgeRule.When.While(when),
            new HedgeRule.Size.OfPortfolio(Percent.of("10")),
            Asset.BTC,
            Optional.empty(),
            Optional.empty());
    Policy plain = Policy.plain(SectorBook.of(records), Ids.VENUE, Money.usdt("100000"));
    Policy policy =
        plain
            .withCore(
                plain
                    .core()
                    .withSpot(
                        plain.core().profile(),
                        new SpotPlan(Percent.of("70"), weights, InsideSector.EQUAL)))
            .withOverlay(new OverlayPlan(List.of(rule), Limits.DEFAULT));
    MarketView view = market.viewOn(NOW);
    return ReviewInput.of(
        policy,
        BracketBook.of(List.of()),
        view,
        new Account(
            view.time(),
            List.of(new Balance(Place.SPOT, Asset.USDT, Quantity.parse("100000"))),
            List.of()),
        Marks.of(view.time(), Asset.USDT, Map.of(Ids.parse("BTC/USDT"), Price.parse("100"))),
        Map.of());
  }

  private static SectorRecord record(Sector sector, String member) {
    return new SectorRecord(sector, LocalDate.EPOCH, 12, List.of(new Asset(member)), "");
  }

  private static List<LastingCondition> lasting(Circumstance when, int falling, double fall) {
    return LastingConditions.of(input(when, falling, fall), List.of());
  }

  @Test
  void threeOfFourMakeTheMarketFade() {
    assertThat(lasting(Circumstance.FADING, 2, 1)).isEmpty();
    assertThat(lasting(Circumstance.FADING, 3, 1))
        .extracting(LastingCondition::sentence)
        .containsExactly(
            "the futures market fades: 3 of 4 judged sectors are to be trimmed or reduced on"
                + " 1971-05-10 (three of four make it the market's)");
    assertThat(lasting(Circumstance.FADING, 4, 1)).hasSize(1);
  }

  /** It ends where it no longer is so. */
  @Test
  void itEndsWithTheStances() {
    List<LastingCondition> begun = lasting(Circumstance.FADING, 3, 1);

    assertThat(LastingConditions.of(input(Circumstance.FADING, 3, 1), begun)).hasSize(1);
    assertThat(LastingConditions.of(input(Circumstance.FADING, 2, 1), begun)).isEmpty();
  }

  /**
   * BTC 40 % down from day 440, 1971-03-17, on: the Mondays of 22 and 29 March find it. The others
   * stand at their mean and not above it.
   */
  @Test
  void aPhaseIsWaitedFor() {
    Circumstance bear = new Circumstance.InPhase(Phase.BEAR);

    assertThat(lasting(bear, 4, 0.6))
        .extracting(LastingCondition::sentence)
        .singleElement()
        .asString()
        .startsWith("the market's phase: Bear market, since 1971-03-29: BTC ")
        .endsWith("% from its 200-day mean");
    assertThat(lasting(bear, 4, 1)).isEmpty();
    assertThat(lasting(new Circumstance.InPhase(Phase.PEAK), 4, 0.6)).isEmpty();
    assertThat(bear).hasToString("phase(bear)");
  }

  /**
   * BTC's bars end on day 470. On day 500 it is not known whether the bear market goes on: a hedge
   * that waits for it does not begin, and one that is held stays, both saying so.
   */
  @Test
  void aPhaseThatCannotBeToldNeitherBeginsNorEnds() {
    Circumstance bear = new Circumstance.InPhase(Phase.BEAR);
    String unknown =
        "not known whether the phase bear, since 1971-03-29, goes on: no trend, daily bars of BTC"
            + " are not known of the last 200 days";
    ReviewInput blind = input(bear, 4, 0.6, 470);

    assertThat(LastingConditions.of(blind, List.of())).isEmpty();
    assertThat(LastingConditions.waiting(blind, bear)).isEqualTo(unknown);
    LastingCondition held = new LastingCondition(bear, 1, "as it was seen");
    assertThat(LastingConditions.of(blind, List.of(held)))
        .containsExactly(new LastingCondition(bear, 1, unknown));
    Circumstance peak = new Circumstance.InPhase(Phase.PEAK);
    assertThat(LastingConditions.waiting(blind, peak))
        .startsWith("not known whether the phase peak begins: no drawdown, daily bars of BTC");
  }
}
