// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.order.Order;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Profile;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import org.junit.jupiter.api.Test;

/**
 * 80,000 of spot at 40/30/30 in layer-1, DeFi and emerging, in the market of {@link
 * WorkedRotation}: 30/45/25 by the default rules, from the market's series to the books.
 */
class WorkedRotationTest {
  @Test
  void stancesMoveTheCoreFromTheMarketToTheBooks() {
    Run run =
        new WorkedRotation(1)
            .run(WorkedRotation.policy(Profile.CONSERVATIVE, "80"), WorkedRotation.NOW.plusDays(1));

    Decision decision = run.decisions().getFirst();
    assertThat(decision.signals().sectors())
        .extracting(signal -> signal.sector() + " " + signal.stance().words())
        .containsExactly("layer-1 reduce", "defi increase", "emerging trim");
    assertThat(decision.signals().sectors().getFirst().reason())
        .startsWith(
            "Leverage leaving: funding peaked at 56.9% a year within 30 days, funding is at 12.0% a"
                + " year, open interest fell 15.0% in 7 days.");
    assertThat(decision.signals().sectors().get(1).reason())
        .startsWith(
            "Accumulation: volume is 34.3% above its 60-day mean, funding is at 5.5% a year");
    assertThat(decision.signals().sectors().getLast().reason())
        .startsWith("Unstable funding: a day's funding swings by ")
        .contains("price -20.0% in 30 days");
    assertThat(decision.rotation().reasons())
        .containsExactly(
            "layer-1 from 40% to 30%", "defi from 30% to 45%", "emerging from 30% to 25%");
    assertThat(decision.plan().orders())
        .extracting(WorkedRotationTest::said)
        .containsExactlyInAnyOrder("SELL 80 LONE/USDT", "SELL 50 EONE/USDT", "BUY 100 DONE/USDT");
    assertThat(run.last().account().totals())
        .containsEntry(new Asset("LONE"), Quantity.parse("240"))
        .containsEntry(new Asset("DONE"), Quantity.parse("300"))
        .containsEntry(new Asset("EONE"), Quantity.parse("250"))
        .containsEntry(Asset.USDT, Quantity.parse("20000"));
    assertThat(run.imbalance()).isZero();
  }

  private static String said(Order order) {
    return order.side() + " " + order.quantity() + " " + order.instrument();
  }
}
