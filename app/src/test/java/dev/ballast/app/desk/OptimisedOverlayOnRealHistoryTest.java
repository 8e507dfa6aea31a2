// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Place;
import dev.ballast.app.SharedHistory;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.cost.TradingCosts;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.policy.Policy;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Optimised overlays of one account at twenty dates of the real history, from wide to tight. */
class OptimisedOverlayOnRealHistoryTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 4, 10);

  @TempDir private static Path folder;

  private static Policy policy(String limits) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            spot: {share: 66%%, weights: {majors: 60%%, layer-1: 25%%, defi: 15%%}}
            optimise: {beta-to: 0.3, contracts: [BTC, ETH, SOL, LINK], horizon: 30 days}
            limits: %s
            """
                .formatted(limits));
    return PolicyFile.read(file, LocalDate.of(2025, 11, 1));
  }

  private static Account account(long time) {
    List<Balance> balances = new ArrayList<>();
    for (String one :
        List.of(
            "USDT 60000",
            "BTC 0.3",
            "ETH 5",
            "SOL 40",
            "AVAX 100",
            "ADA 3000",
            "UNI 500",
            "AAVE 20")) {
      String[] parts = one.split(" ", -1);
      balances.add(new Balance(Place.SPOT, new Asset(parts[0]), Quantity.parse(parts[1])));
    }
    return new Account(time, balances, List.of());
  }

  @Test
  void meetsItsTargetOrSaysWhyNot() throws IOException {
    Market market = SharedHistory.market();
    int met = 0;
    int cut = 0;
    for (int date = 0; date < 20; date++) {
      long time = FIRST.plusDays(29L * date).toEpochDay() * UtcDay.MILLIS;
      String limits =
          date % 2 == 0
              ? "{hedge-leverage: 2, margin-used: 40%}"
              : "{hedge-leverage: 1, margin-used: 15%}";
      Policy policy = policy(limits);
      Decision decision =
          new Desk(
                  market, PolicyFile.resolved(Optional.empty(), policy, market.at(time).listings()))
              .decide(account(time), time);

      double equity = decision.exposure().equity().toDouble();
      double margin = 0;
      double effect = 0;
      for (Leg leg :
          decision.plan().tickets().stream().flatMap(one -> one.legs().stream()).toList()) {
        double volume = TradingCosts.volume(market.at(time), leg.instrument()).orElseThrow();
        assertThat(leg.quantity().toDouble()).isLessThan(0.1 * volume);
        if (!leg.instrument().isSpot()) {
          margin += leg.notional().toDouble() / leg.leverage().doubleValue();
          double step =
              market
                  .at(time)
                  .instrument(leg.instrument())
                  .orElseThrow()
                  .rules()
                  .marketLot()
                  .step()
                  .toDouble();
          effect += 3 * step * leg.reference().toDouble() / equity;
        }
      }
      double most = policy.overlay().limits().marginUsed().fraction();
      assertThat(margin)
          .as("%s", FIRST.plusDays(29L * date))
          .isLessThanOrEqualTo(most * equity * (1 + 1e-9));
      double beta = decision.after().beta();
      boolean named =
          decision.plan().notes().stream().anyMatch(note -> note.contains(" in the way"));
      if (named) {
        cut++;
        assertThat(beta).as("%s", FIRST.plusDays(29L * date)).isGreaterThan(0.3);
      } else {
        met++;
        assertThat(beta).as("%s", FIRST.plusDays(29L * date)).isCloseTo(0.3, within(effect));
      }
    }
    assertThat(met).isGreaterThanOrEqualTo(8);
    assertThat(cut).isGreaterThanOrEqualTo(5);
  }
}
