// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.RecordedHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Sector;
import dev.ballast.policy.BasketBeta;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Profile;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.policy.SpotPlan;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A sector of SOL, ADA, AVAX, TRX and NEAR weighted to a beta on recorded days. The figures are of
 * CVXPY 1.9.3 with CLARABEL (gaps and feasibility 1e-14), which minimises sum_squares(w - base)
 * with sum(w) == 1, betas @ w == target, 0 <= w <= cap, on betas of statsmodels 0.15.0 and bases of
 * pandas 3.1.1's sample deviations, each of the last 90 daily returns of spot closes.
 */
class BasketBetaOnRealHistoryTest {
  private static final Sector LAYER_1 = new Sector("layer-1");
  private static final List<Asset> MEMBERS =
      Stream.of("SOL", "ADA", "AVAX", "TRX", "NEAR").map(Asset::new).toList();

  @ParameterizedTest
  @CsvSource({
    "2024-06-30, EQUAL, 1.3, 40, 0.242308175 0.175905191 0.271660515 0.026048280 0.284077839",
    "2024-06-30, INVERSE_VOLATILITY, 1.3, 40,"
        + " 0.234905225 0.140742965 0.287697572 0.041215815 0.295438424",
    "2024-12-31, INVERSE_VOLATILITY, 1.1, 100,"
        + " 0.287867671 0.187654070 0.202559289 0.104366855 0.217552115",
    "2025-04-30, EQUAL, 1.1, 100, 0.159742215 0.036380945 0.185558790 0.418823933 0.199494116",
    "2025-04-30, INVERSE_VOLATILITY, 1.3, 40,"
        + " 0.177167273 0.142232641 0.177293369 0.325560379 0.177746340",
    "2025-10-31, EQUAL, 1.1, 100, 0.106367822 0.116873197 0.055222064 0.636729043 0.084807874"
  })
  void isThatOfCvxpy(String day, InsideSector base, double target, String cap, String expected) {
    SpotTarget found = target(day, base, target, cap);
    assertThat(found.notes()).isEmpty();
    double[] weights =
        MEMBERS.stream().mapToDouble(one -> found.assets().getOrDefault(one, 0.0)).toArray();
    assertThat(weights)
        .containsExactly(
            Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray(),
            within(1e-8));
  }

  /**
   * CVXPY calls it infeasible; by hand, the least is 0.4 x 0.594654 (TRX) + 0.4 x 1.934382 (ADA) +
   * 0.2 x 1.961456 (SOL) = 1.40391, the most 0.4 x 2.093264 (AVAX) + 0.4 x 2.017018 (NEAR) + 0.2 x
   * 1.961456 = 2.03640.
   */
  @Test
  void whatTheCapsForbidIsSaid() {
    assertThat(target("2025-10-31", InsideSector.EQUAL, 1.3, "40").notes())
        .containsExactly(
            "layer-1 is weighted by its base, equal: no weights have a beta of 1.3: with the most"
                + " that each member may have they reach 1.40391 to 2.0364");
  }

  private static SpotTarget target(String day, InsideSector base, double target, String cap) {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    MarketView view = MarketView.of(RecordedHistory.spot(), RuleBook.empty(), MadeMarket.at(day));
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (Asset member : MEMBERS) {
      InstrumentId id = Ids.parse(member + "/USDT");
      BarSeries bars = view.bars(id, Interval.DAY).orElseThrow();
      prices.put(id, Price.nearest(bars.close(bars.size() - 1)));
    }
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>(Map.of(LAYER_1, Percent.HUNDRED));
    SectorBook book =
        SectorBook.of(
            List.of(new SectorRecord(LAYER_1, LocalDate.of(2024, 1, 1), 12, MEMBERS, "")));
    Policy plain = Policy.plain(book, Ids.VENUE, Money.usdt("100000"));
    SpotPlan spot =
        new SpotPlan(Percent.of("70"), weights, InsideSector.EQUAL)
            .withBeta(new BasketBeta(new LinkedHashMap<>(Map.of(LAYER_1, target)), base))
            .withCaps(new LinkedHashMap<>(Map.of(LAYER_1, Percent.of(cap))));
    Policy policy = plain.withCore(plain.core().withSpot(Profile.MODERATE, spot));
    ReviewInput input =
        ReviewInput.of(
            policy,
            BracketBook.empty(),
            view,
            Account.empty(view.time()),
            Marks.of(view.time(), Asset.USDT, prices),
            Map.of());
    return CoreTarget.of(input, Rotation.none(weights));
  }
}
