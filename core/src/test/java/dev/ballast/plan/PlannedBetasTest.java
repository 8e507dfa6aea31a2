// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaPrior;
import dev.ballast.analytics.EwmaBeta;
import dev.ballast.analytics.Returns;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.BetaEstimator;
import dev.ballast.policy.BetaPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.SpotTarget;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The betas of a plan are those that the plan's policy asks for, as of its day. */
final class PlannedBetasTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 200;
  private static final List<Asset> LAYER_ONE =
      List.of(new Asset("SOL"), new Asset("ADA"), new Asset("NEAR"));
  private static final Asset ETH = new Asset("ETH");

  private final double[] btc = closes(60_000, 0);
  private final MadeMarket market = MadeMarket.from(START.toString()).volume(1_000_000);

  PlannedBetasTest() {
    market.closes("BTC/USDT", btc).closes("ETH/USDT", closes(3000, 4));
    for (int i = 0; i < LAYER_ONE.size(); i++) {
      market.closes(LAYER_ONE.get(i) + "/USDT", closes(100, i + 1));
    }
  }

  /** BTC moves by a wave; others by a multiple of it, which grows, and by a wave of their own. */
  private static double[] closes(double start, int asset) {
    double[] closes = new double[DAYS];
    double close = start;
    for (int day = 0; day < DAYS; day++) {
      double move = 0.02 * Math.sin(0.7 * day) + 0.01 * Math.sin(2.9 * day);
      double beta = 1 + asset * day / 400.0;
      close *= 1 + beta * move + 0.006 * asset * Math.cos((1.3 + asset) * day);
      closes[day] = Math.rint(close * 1e4) / 1e4;
    }
    return closes;
  }

  @Test
  void areWeightedAsOfEachDay() {
    BetaPlan plan = new BetaPlan(BetaEstimator.EWMA, 60, 10);
    for (int day : new int[] {62, 90, 117, 150, 200}) {
      Decision decision = Review.of(input(plan, day)).decide(List.of(ReviewKind.values()));

      assertThat(decision.betas()).hasSize(5);
      for (int i = 0; i < LAYER_ONE.size(); i++) {
        Beta expected =
            EwmaBeta.of(returns(closes(100, i + 1), day, 60), returns(btc, day, 60), 10)
                .orElseThrow()
                .beta();
        assertThat(decision.betas().get(LAYER_ONE.get(i)))
            .as(LAYER_ONE.get(i) + " on day " + day)
            .isEqualTo(expected);
      }
    }
  }

  /** Day 60 knows 59 returns. */
  @Test
  void needTheWindowThatIsAskedFor() {
    MeasuredBetas measured =
        MeasuredBetas.of(
            input(new BetaPlan(BetaEstimator.EWMA, 60, 10), 60), SpotTarget.NONE, List.of());

    assertThat(measured.betas()).isEmpty();
    assertThat(measured.unmeasured().getFirst())
        .contains("59 daily returns")
        .contains("fewer than the window of 60");
  }

  /** An asset alone has the error of its own regression, whatever the estimator. */
  @Test
  void haveTheirOwnErrorBehindThePortfolios() {
    for (BetaEstimator estimator : BetaEstimator.values()) {
      MeasuredBetas measured =
          MeasuredBetas.of(input(new BetaPlan(estimator, 90, 30), 200), SpotTarget.NONE, List.of());
      Beta sol = beta(measured, LAYER_ONE.getFirst());

      PortfolioBeta alone =
          PortfolioBeta.of(
              new TreeMap<>(Map.of(LAYER_ONE.getFirst(), 50_000.0)),
              measured.betas(),
              measured.residuals(),
              100_000);

      assertThat(alone.beta()).isCloseTo(sol.beta() / 2, within(1e-14));
      assertThat(alone.standardError())
          .as(estimator.toString())
          .isCloseTo(sol.standardError() / 2, within(1e-14));
    }
  }

  @Test
  void areShrunkTowardsTheSector() {
    MeasuredBetas plain =
        MeasuredBetas.of(input(BetaPlan.DEFAULT, 200), SpotTarget.NONE, List.of());
    MeasuredBetas shrunk =
        MeasuredBetas.of(
            input(new BetaPlan(BetaEstimator.SHRUNK, 90, 30), 200), SpotTarget.NONE, List.of());

    double[] betas = LAYER_ONE.stream().mapToDouble(asset -> beta(plain, asset).beta()).toArray();
    BetaPrior prior = ((BetaPrior.Known) BetaPrior.of(betas)).prior();
    for (Asset asset : LAYER_ONE) {
      Beta own = beta(plain, asset);
      BetaPrior.Shrunk expected = prior.shrink(own.beta(), own.standardError());
      assertThat(shrunk.betas().get(asset))
          .isEqualTo(own.withSlope(expected.beta(), expected.standardError()));
    }
    assertThat(shrunk.betas().get(Asset.BTC)).isEqualTo(plain.betas().get(Asset.BTC));
    assertThat(shrunk.betas().get(ETH)).isEqualTo(plain.betas().get(ETH));
    assertThat(shrunk.unmeasured())
        .containsExactly(
            "the beta of ETH is that of least squares: the sector majors: 1 measured beta, fewer"
                + " than 3");
  }

  private static Beta beta(MeasuredBetas measured, Asset asset) {
    return Objects.requireNonNull(measured.betas().get(asset));
  }

  private static double[] returns(double[] closes, int day, int window) {
    return Returns.simple(Arrays.copyOfRange(closes, day - window - 1, day));
  }

  private ReviewInput input(BetaPlan betas, int day) {
    MarketView view = market.view(START.plusDays(day).toString());
    Map<InstrumentId, Price> prices = new TreeMap<>();
    market.instruments().forEach(id -> prices.put(id, Price.parse("100")));
    List<Balance> held =
        List.of(balance("SOL"), balance("ADA"), balance("NEAR"), balance("ETH"), balance("BTC"));
    Policy policy =
        Policy.plain(
                SectorBook.of(
                    List.of(
                        new SectorRecord(
                            new Sector("layer-1"), LocalDate.of(2024, 1, 1), 12, LAYER_ONE, ""))),
                Ids.VENUE,
                Money.usdt("100000"))
            .withBetas(betas);
    return ReviewInput.of(
        policy,
        market.brackets(),
        view,
        new Account(view.time(), held, List.of()),
        Marks.of(view.time(), Asset.USDT, prices),
        Map.of());
  }

  private static Balance balance(String asset) {
    return new Balance(Place.SPOT, new Asset(asset), Quantity.parse("10"));
  }
}
