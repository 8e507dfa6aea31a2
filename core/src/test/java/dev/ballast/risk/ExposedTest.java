// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.market.Contract;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExposedTest {
  private static final Asset SOL = new Asset("SOL");

  /** Shares 0.5, 0.3, 0.2: 0.25 + 0.09 + 0.04 = 0.38, as 1 / 0.38 = 2.63 equal holdings. */
  @Test
  void concentrationIsTheSumOfSquaredShares() {
    Concentration found =
        Concentration.of(new TreeMap<>(Map.of(Asset.BTC, 30.0, Asset.ETH, 50.0, SOL, 20.0)))
            .orElseThrow();

    assertThat(found.herfindahl()).isCloseTo(0.38, within(1e-15));
    assertThat(found.effective()).isCloseTo(2.6315789473684, within(1e-12));
    assertThat(found.largest()).isEqualTo(Asset.ETH);
    assertThat(found.largestShare()).isEqualTo(0.5);
    assertThat(Concentration.of(new TreeMap<>())).isEmpty();
  }

  /** At five times leverage and a beta of 1.4 the margin carries seven times the market. */
  @Test
  void leverageTimesBetaIsWhatTheMarginCarries() {
    assertThat(EffectiveLeverage.ofMargin(100_000, 20_000, 1.4)).isEqualTo(7);
  }

  /**
   * 50,000 of cash and 50,000 of BTC, a long of 100,000 in SOL at 5x and a beta of 1.4: gross and
   * net 150,000 of 100,000; market 50,000 + 140,000; on the margin of 20,000 5 and 7.
   */
  @Test
  void anAccountCarriesSpotAndFutures() {
    long time = MadeMarket.at("2025-01-02");
    Account account =
        new Account(
            time,
            List.of(
                new Balance(Place.SPOT, Asset.BTC, Quantity.parse("0.5")),
                new Balance(Place.FUTURES, Asset.USDT, Quantity.parse("50000"))),
            List.of(
                Position.cross(
                    Contract.of(Ids.parse("SOL/USDT:USDT")),
                    Quantity.parse("500"),
                    Price.parse("200"),
                    new BigDecimal("5"))));
    Marks marks =
        Marks.of(
            time,
            Asset.USDT,
            Map.of(
                Ids.parse("BTC/USDT"), Price.parse("100000"),
                Ids.parse("SOL/USDT:USDT"), Price.parse("200")));

    EffectiveLeverage found =
        EffectiveLeverage.of(account, marks, BetaMoves.of(Asset.BTC, Map.of(SOL, 1.4)));

    assertThat(found.gross()).hasValue(1.5);
    assertThat(found.net()).hasValue(1.5);
    assertThat(found.market()).hasValue(1.9);
    assertThat(found.onMargin()).hasValue(5);
    assertThat(found.marketOnMargin()).hasValue(7);
  }

  /** 100,000 at a beta of 1.4 lose 42,000 at -30 %; a short gains as much; none loses more. */
  @Test
  void aLegMovesByItsBeta() {
    BetaMoves betas = BetaMoves.of(Asset.BTC, Map.of(SOL, 1.4, Asset.ETH, 4.0));

    assertThat(betas.profit(SOL, 100_000, -0.3)).isCloseTo(-42_000, within(1e-9));
    assertThat(betas.profit(SOL, -100_000, -0.3)).isCloseTo(42_000, within(1e-9));
    assertThat(betas.profit(Asset.ETH, 100_000, -0.3)).isEqualTo(-100_000);
    assertThat(betas.profit(Asset.USDT, 100_000, -0.3)).isZero();
    assertThat(betas.notes(List.of(SOL, Asset.USDT, new Asset("XRP"))))
        .containsExactly("no beta is measured of XRP: taken to move as BTC");
  }
}
