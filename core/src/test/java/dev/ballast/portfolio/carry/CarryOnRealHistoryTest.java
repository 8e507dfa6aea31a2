// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RecordedHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.policy.CarryKind;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.CarryTerms;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorBook;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Thirteen assets over the recorded history, reviewed every 30 days. */
class CarryOnRealHistoryTest {
  private static final Set<String> CODES =
      Set.of(
          "BTC", "ETH", "SOL", "DOGE", "XRP", "LINK", "ADA", "LTC", "DOT", "AVAX", "BNB", "ATOM",
          "UNI");
  private static final List<Asset> ASSETS = CODES.stream().sorted().map(Asset::new).toList();
  private static final CarryRule RULE =
      new CarryRule(
          "harvest",
          EnumSet.allOf(CarryKind.class),
          Percent.of("5"),
          Percent.of("2"),
          Percent.of("40"),
          Percent.of("10"),
          CarryTerms.DEFAULT);

  private static MemoryHistory history;

  @BeforeAll
  static void read() {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    history = RecordedHistory.of(CODES);
  }

  /**
   * What is expected of funding at the end of October 2025 is what pandas, statsmodels and numpy
   * make of it: of the last 365 days the AR(1) slope, of the last 90 the mean, of the last 7 the
   * level; mean + (level - mean) x np.mean(slope ** np.arange(1, 31)), times 365.
   */
  @Test
  void theOutlookAgreesWithAnIndependentProgram() {
    Map<String, Double> expected =
        Map.of(
            "BTC", 0.05247127841274083,
            "ETH", 0.04359412089599433,
            "SOL", -0.009481246548400137,
            "DOGE", 0.05393882732514249,
            "XRP", 0.0589169968417004,
            "LINK", 0.05862432678548405);
    expected.forEach((code, rate) -> {
      FundingOutlook outlook =
          FundingOutlook.of(
              view(history, MadeMarket.at("2025-10-31")), Ids.parse(code + "/USDT:USDT"), 30);
      assertThat(((FundingOutlook.Known) outlook).expected())
          .as(code)
          .isCloseTo(rate, within(1e-12));
    });
  }

  /** Caps hold, thresholds hold, and no leg takes more than 1 % of its day's volume. */
  @Test
  void everyReviewKeepsTheRulesLimits() {
    List<HeldCarry> held = new ArrayList<>();
    int entered = 0;
    int tooLittle = 0;
    for (long time = MadeMarket.at("2024-03-15");
        time <= MadeMarket.at("2025-10-31");
        time += 30 * UtcDay.MILLIS) {
      ReviewInput input = input(view(history, time));
      Harvest harvest = Harvest.of(input, RULE, ASSETS, held);
      double capital = 0;
      for (WantedCarry wanted : harvest.wanted()) {
        capital += wanted.capital();
        assertThat(wanted.capital()).isLessThanOrEqualTo(100_000 + 1e-6);
        assertThat(wanted.why()).isNotBlank();
        switch (wanted.step()) {
          case ENTER -> {
            entered++;
            assertThat(wanted.expectedYield().orElseThrow()).isGreaterThanOrEqualTo(0.05);
            assertThat(wanted.coins()).isLessThanOrEqualTo(volume(input, wanted) / 100 + 1e-9);
          }
          case KEEP, CUT ->
              assertThat(wanted.expectedYield().orElseThrow()).isGreaterThanOrEqualTo(0.02);
          case LEAVE -> {
            assertThat(wanted.coins()).isZero();
            if (!wanted.why().startsWith("no capital")) {
              assertThat(wanted.expectedYield().orElseThrow()).isLessThan(0.02);
              tooLittle++;
            }
          }
        }
      }
      assertThat(capital).isLessThanOrEqualTo(400_000 + 1e-6);
      held =
          new ArrayList<>(
              harvest.wanted().stream()
                  .filter(one -> one.coins() > 0)
                  .map(one -> new HeldCarry(one.asset(), one.future(), one.coins()))
                  .toList());
    }
    assertThat(entered).isPositive();
    assertThat(tooLittle).isPositive();
  }

  /** Cutting history after a moment changes nothing of what was seen at it. */
  @Test
  void noScanLooksAhead() {
    for (String day : List.of("2024-04-01", "2024-12-10", "2025-06-15")) {
      long time = MadeMarket.at(day);
      MemoryHistory.Builder cut = MemoryHistory.from("recorded");
      for (SeriesId id : history.ids()) {
        Series series = history.series(id).orElseThrow().asOf(time);
        if (!series.isEmpty()) {
          cut.add(series);
        }
      }
      CarryScan whole = scan(view(history, time));
      assertThat(whole.quotes()).isNotEmpty();
      assertThat(scan(view(cut.build(), time))).isEqualTo(whole);
    }
  }

  /** The long and the short of it: at the peak of March 2024 BTC's funding was dear. */
  @Test
  void theSpringOf2024PaidAndTheSummerDidNot() {
    CarryQuote spring = best("2024-03-15");
    CarryQuote summer = best("2024-09-15");
    FundingOutlook.Known march = spring.outlook().orElseThrow();

    assertThat(march.level()).isGreaterThan(0.3);
    assertThat(march.expected()).isLessThan(march.level());
    assertThat(spring.amounts().netYield()).isGreaterThan(0.05);
    assertThat(summer.amounts().netYield()).isLessThan(0.05);
    FundingSeries funding =
        (FundingSeries) history.series(SeriesId.funding(Ids.parse("BTC/USDT:USDT"))).orElseThrow();
    double settled = 0;
    for (int row = funding.countKnownAt(MadeMarket.at("2024-02-14"));
        row < funding.countKnownAt(MadeMarket.at("2024-03-15"));
        row++) {
      settled += funding.rate(row);
    }
    assertThat(march.month()).isCloseTo(settled, within(1e-12));
  }

  private static CarryQuote best(String day) {
    return scan(view(history, MadeMarket.at(day))).best(Asset.BTC).orElseThrow();
  }

  private static CarryScan scan(MarketView view) {
    return CarryScan.of(
        view, Ids.MARKET, TradingCosts.DEFAULT, CarryTerms.DEFAULT, CarryWish.of(ASSETS, 10_000));
  }

  private static MarketView view(MemoryHistory of, long time) {
    return MarketView.of(of, RuleBook.empty(), time);
  }

  private static double volume(ReviewInput input, WantedCarry wanted) {
    return Math.min(
        TradingCosts.volume(input.view(), wanted.spot()).orElseThrow(),
        TradingCosts.volume(input.view(), wanted.future()).orElseThrow());
  }

  private static ReviewInput input(MarketView view) {
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (Asset asset : ASSETS) {
      for (InstrumentId id : List.of(Ids.parse(asset + "/USDT"), Ids.parse(asset + "/USDT:USDT"))) {
        view.bars(id, Interval.DAY)
            .ifPresent(bars -> prices.put(id, Price.nearest(bars.close(bars.size() - 1))));
      }
    }
    return ReviewInput.of(
        Policy.plain(SectorBook.of(List.of()), Ids.VENUE, Money.usdt("1000000")),
        BracketBook.of(List.of()),
        view,
        new Account(
            view.time(),
            List.of(new Balance(Place.SPOT, Asset.USDT, Quantity.parse("1000000"))),
            List.of()),
        Marks.of(view.time(), Asset.USDT, prices),
        Map.of());
  }
}
