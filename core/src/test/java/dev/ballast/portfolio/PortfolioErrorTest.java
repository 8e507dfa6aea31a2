// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.Residuals;
import dev.ballast.market.MarketView;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two assets that share what bitcoin does not explain. Figures of statsmodels 0.15.0 and pandas
 * 3.1.1, for closes of day i, rounded to cents:
 *
 * <pre>{@code
 * def m(i): return ((i * 7919 + 104729) % 1000 - 495) / 20000
 * def c(i): return ((i * 104729 + 7919) % 1000 - 500) / 25000
 * def close(p, f): return [p := round(p * (1 + f(i)), 2) for i in range(121)]
 * b = close(40000, m); e = close(2000, lambda i: .8 * m(i) + c(i))
 * s = close(100, lambda i: 1.3 * m(i) + 1.1 * c(i) + .002 * (i % 3))
 * r = pd.DataFrame(dict(b=b, e=e, s=s)).pct_change().tail(90)
 * p = (30000 * r.b + 50000 * r.e + 40000 * r.s) / 100000
 * sm.OLS(p, sm.add_constant(r.b)).fit().bse
 * }</pre>
 */
class PortfolioErrorTest {
  private static final Asset ETH = new Asset("ETH");
  private static final Asset SOL = new Asset("SOL");
  private static final int DAYS = 121;

  @Test
  void isTheErrorOfTheRegressionOfThePortfoliosOwnReturns() {
    PortfolioBeta beta = measured(DAYS);

    assertThat(beta.beta()).isCloseTo(1.2041610536935758, within(1e-9));
    assertThat(beta.standardError()).isCloseTo(0.07894087809731368, within(1e-9));
  }

  /** SOL's history ends two days earlier: 88 of 90 days are in common, so little changes. */
  @Test
  void daysInCommonCountWhereTheWindowsDiffer() {
    PortfolioBeta beta = measured(DAYS - 2);

    assertThat(beta.standardError())
        .isCloseTo(0.07894087809731368, within(0.002))
        .isNotEqualTo(measured(DAYS).standardError());
  }

  private static PortfolioBeta measured(int solDays) {
    double[] btc = new double[DAYS];
    double[] eth = new double[DAYS];
    double[] sol = new double[solDays];
    double first = 40_000;
    double second = 2_000;
    double third = 100;
    for (int i = 0; i < DAYS; i++) {
      double move = ((i * 7919 + 104_729) % 1000 - 495) / 20_000.0;
      double common = ((i * 104_729 + 7919) % 1000 - 500) / 25_000.0;
      first = cents(first * (1 + move));
      second = cents(second * (1 + 0.8 * move + common));
      third = cents(third * (1 + 1.3 * move + 1.1 * common + 0.002 * (i % 3)));
      btc[i] = first;
      eth[i] = second;
      if (i < solDays) {
        sol[i] = third;
      }
    }
    MarketView view =
        MadeMarket.from("2025-01-01")
            .closes("BTC/USDT", btc)
            .closes("ETH/USDT", eth)
            .closes("SOL/USDT", sol)
            .view("2025-05-02");
    SequencedMap<Asset, Double> exposures = new TreeMap<>();
    exposures.put(Asset.BTC, 30_000.0);
    exposures.put(ETH, 50_000.0);
    exposures.put(SOL, 40_000.0);
    SequencedMap<Asset, Beta> betas = new TreeMap<>();
    SequencedMap<Asset, Residuals> residuals = new TreeMap<>();
    for (Asset asset : exposures.keySet()) {
      if (BetaStudy.of(view, asset, Asset.BTC, Ids.MARKET, 90)
          instanceof BetaStudy.Measured measured) {
        betas.put(asset, measured.beta());
        residuals.put(asset, measured.residuals());
      }
    }
    return PortfolioBeta.of(exposures, betas, residuals, 100_000);
  }

  private static double cents(double value) {
    return Math.rint(value * 100) / 100;
  }
}
