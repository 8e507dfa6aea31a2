// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import org.junit.jupiter.api.Test;

class MarketConditionTest {
  private static final InstrumentId BTC = Ids.perpetual(Asset.BTC, Asset.USDT, Asset.USDT);
  private static final int DAYS = 400;

  /**
   * Funding of .0002 for 393 days, 21.9 % a year, and then of .0006, so that the last 7 days make
   * 65.7 %; open interest half as large again at the very end. Both stand above all 364 readings
   * before them: 364.5 of 365.
   */
  @Test
  void overboughtWhereFundingAndOpenInterestAreExtreme() {
    MarketCondition condition = overbought(made(0.0006, 1.5).viewOn(DAYS));

    assertThat(condition)
        .isEqualTo(
            new MarketCondition.Met(
                "BTC: overbought, funding 65.7% a year, above 99.9% of 365 days (extreme from 90%"
                    + " and 12% a year; median 21.9%), open interest +50.0% in 7 days, above 99.9%"
                    + " of 365 days (extreme from 80%)"));
  }

  @Test
  void oneOfThemIsNotEnough() {
    assertThat(overbought(made(0.0006, 0.9).viewOn(DAYS)))
        .isInstanceOf(MarketCondition.Unmet.class)
        .extracting(MarketCondition::sentence)
        .asString()
        .startsWith("BTC: not overbought, open interest is not extreme: funding 65.7%")
        .contains("open interest -10.0% in 7 days, above 0.1% of 365 days");
    // Funding as always: 365 equal readings, half of which count as below.
    assertThat(overbought(made(0.0002, 1.5).viewOn(DAYS)).sentence())
        .startsWith(
            "BTC: not overbought, funding is not extreme: funding 21.9% a year, above 50.0% of 365"
                + " days");
  }

  /** .0001 every 8 hours is 10.95 %: above a year of nothing, and what venues charge at par. */
  @Test
  void fundingAtParIsNotExtreme() {
    MarketView view =
        new MadeFuturesMarket(DAYS)
            .funding("BTC", day -> day < DAYS - 7 ? 0 : 0.0001)
            .openInterest("BTC", eighth -> eighth < 3 * DAYS ? 1 : 1.5)
            .viewOn(DAYS);

    assertThat(overbought(view).sentence())
        .startsWith(
            "BTC: not overbought, funding is not extreme: funding 11.0% a year, above 99.9%");
  }

  /** .0004 for 7 days is 43.8 %, above all before it; .0002 again is as always. */
  @Test
  void endsWhenFundingIsNormal() {
    assertThat(Overbought.ends(made(0.0004, 1).viewOn(DAYS), BTC, Overbought.Terms.DEFAULT))
        .isInstanceOf(MarketCondition.Unmet.class)
        .extracting(MarketCondition::sentence)
        .asString()
        .startsWith(
            "BTC: funding is not normal yet, funding 43.8% a year, above 99.9% of 365 days");
    assertThat(Overbought.ends(made(0.0002, 1).viewOn(DAYS), BTC, Overbought.Terms.DEFAULT))
        .isInstanceOf(MarketCondition.Met.class);
  }

  @Test
  void whatIsNotRecordedIsSaid() {
    assertThat(overbought(new MadeFuturesMarket(DAYS).viewOn(DAYS)))
        .isEqualTo(new MarketCondition.Unknown("no funding of BTC/USDT:USDT is recorded"));
    assertThat(overbought(new MadeFuturesMarket(DAYS).funding("BTC", day -> 0.0002).viewOn(DAYS)))
        .isEqualTo(new MarketCondition.Unknown("no open interest of BTC/USDT:USDT is recorded"));
    assertThat(overbought(new MadeFuturesMarket(100).funding("BTC", day -> 0.0002).viewOn(100)))
        .isEqualTo(
            new MarketCondition.Unknown(
                "funding is recorded since 1970-01-01, 186 days are needed"));
    MarketView young =
        new MadeFuturesMarket(DAYS)
            .funding("BTC", day -> 0.0002)
            .lasting(100)
            .openInterest("BTC", eighth -> 1)
            .viewOn(DAYS);
    assertThat(overbought(young).sentence())
        .isEqualTo(
            "the open interest of BTC/USDT:USDT is not recorded for 1971-02-05 and for"
                + " 1971-01-29");
  }

  /** What follows the day of the view changes nothing. */
  @Test
  void isAsOfTheView() {
    MadeFuturesMarket longer =
        new MadeFuturesMarket(DAYS + 60)
            .funding("BTC", day -> day < DAYS - 7 ? 0.0002 : 0.0006)
            .openInterest("BTC", eighth -> eighth < 3 * DAYS ? 1 : 1.5);

    assertThat(overbought(longer.viewOn(DAYS)))
        .isEqualTo(overbought(made(0.0006, 1.5).viewOn(DAYS)));
    assertThat(overbought(longer.viewOn(DAYS + 60))).isInstanceOf(MarketCondition.Unmet.class);
  }

  @Test
  void aStateLastsUntilItsOwnEndAndNothingUnknownMovesIt() {
    MarketCondition met = new MarketCondition.Met("");
    MarketCondition unmet = new MarketCondition.Unmet("");
    MarketCondition unknown = new MarketCondition.Unknown("");

    assertThat(MarketCondition.lasts(false, met, unmet)).isTrue();
    assertThat(MarketCondition.lasts(true, unmet, unmet)).isTrue();
    assertThat(MarketCondition.lasts(true, unmet, met)).isFalse();
    assertThat(MarketCondition.lasts(true, unknown, unknown)).isTrue();
    assertThat(MarketCondition.lasts(false, unknown, unknown)).isFalse();
  }

  /**
   * 300 days at 100 and a hundred at 65: the mean of 200 days is 82.50, the close 21.2 % below it
   * and 35 % below the high. At 75 it is 25 % below the high; the mean is then 87.50.
   */
  @Test
  void aBearMarketIsBelowTheMeanAndFarBelowTheHigh() {
    assertThat(bear(falling(65, 65).viewOn(DAYS)))
        .isEqualTo(
            new MarketCondition.Met(
                "bear market: BTC closed at 65.00, -21.2% from its mean of 200 days and 35.0% below"
                    + " its high of 365 days (it begins below the mean at 30%)"));
    assertThat(bear(falling(75, 75).viewOn(DAYS)).sentence())
        .startsWith(
            "no bear market: BTC closed at 75.00, -14.3% from its mean of 200 days and 25.0%");
    // 40 % below the high of day 99, but above the mean of what came after.
    MadeFuturesMarket risen =
        new MadeFuturesMarket(DAYS).spot("BTC", day -> day < 100 ? 100 : day < 399 ? 50 : 60);
    assertThat(bear(risen.viewOn(DAYS))).isInstanceOf(MarketCondition.Unmet.class);
  }

  /**
   * After 99 days at 65 a close of 84 is 1.8 % above the mean of 82.595 and 16 % below the high: it
   * neither begins nor ends a bear market. One of 86 is within 15 % of the high; and against a high
   * of 200 before, one of 87 is 5.3 % above the mean of 82.61.
   */
  @Test
  void itEndsByOtherThresholds() {
    assertThat(over(falling(65, 84).viewOn(DAYS)))
        .isEqualTo(
            new MarketCondition.Unmet(
                "the bear market goes on: BTC closed at 84.00, +1.7% from its mean of 200 days and"
                    + " 16.0% below its high of 365 days (it ends 5% above the mean, or 15% below"
                    + " the high)"));
    assertThat(bear(falling(65, 84).viewOn(DAYS)).isMet()).isFalse();
    assertThat(over(falling(65, 86).viewOn(DAYS)).isMet()).isTrue();
    MadeFuturesMarket high =
        new MadeFuturesMarket(DAYS)
            .spot("BTC", day -> day < 100 ? 200 : day < 300 ? 100 : day < 399 ? 65 : 87);
    assertThat(over(high.viewOn(DAYS)).isMet()).isTrue();
  }

  @Test
  void aTrendNeedsItsDays() {
    assertThat(bear(new MadeFuturesMarket(300).spot("BTC", day -> 1).viewOn(300)))
        .isEqualTo(
            new MarketCondition.Unknown(
                "daily bars of BTC are recorded for 300 of the last 365 days"));
    assertThat(bear(new MadeFuturesMarket(300).spot("BTC", day -> 1).viewOn(310)))
        .isEqualTo(new MarketCondition.Unknown("daily bars of BTC end 1970-10-27"));
  }

  @Test
  void anEndThatTheBeginningAllowsIsRefused() {
    assertThatThrownBy(() -> new Overbought.Terms(0.9, 0.12, 0.8, 0.95, 365, 180, 7))
        .hasMessageContaining("normal is below what is extreme");
    assertThatThrownBy(() -> new BearMarket.Terms(200, 365, 0.3, 0.05, 0.3))
        .hasMessageContaining("ends above where it begins");
  }

  private static MadeFuturesMarket made(double lately, double interest) {
    return new MadeFuturesMarket(DAYS)
        .funding("BTC", day -> day < DAYS - 7 ? 0.0002 : lately)
        .openInterest("BTC", eighth -> eighth < 3 * DAYS ? 1 : interest);
  }

  private static MadeFuturesMarket falling(double low, double last) {
    return new MadeFuturesMarket(DAYS).spot("BTC", day -> day < 300 ? 100 : day < 399 ? low : last);
  }

  private static MarketCondition overbought(MarketView view) {
    return Overbought.begins(view, BTC, Overbought.Terms.DEFAULT);
  }

  private static MarketCondition bear(MarketView view) {
    return BearMarket.begins(view, Ids.MARKET, Asset.BTC, BearMarket.Terms.DEFAULT);
  }

  private static MarketCondition over(MarketView view) {
    return BearMarket.ends(view, Ids.MARKET, Asset.BTC, BearMarket.Terms.DEFAULT);
  }
}
