// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.app.SharedHistory;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.MarginTransfer;
import dev.ballast.plan.SizedTarget;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.testing.BrokenLimits;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plans at twenty dates of the real history, of cash and of coins that are held, at the plan's
 * prices: what they come to is reckoned anew from the account and the legs.
 */
class PlansOnRealHistoryTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 4, 15);
  private static final int DATES = 20;

  private static final List<List<String>> ACCOUNTS =
      List.of(
          List.of("100000 USDT"),
          List.of("0.5 BTC", "10 ETH", "100 SOL", "800 LINK", "200 AAVE", "15000 USDT"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core-with-btc-short",
        "sleeve-cross-hedge",
        "beta-neutral-sector",
        "spread-rebalancing",
        "funding-harvest",
        "tactical-tilt-with-stop",
        "bear-posture",
        "everything-together"
      })
  void plansKeepTheirTargetsLimitsAndCash(String name) {
    checkedAt(name, Optional.empty());
  }

  /** The same core, hedged to a beta of the whole portfolio. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "0.25", "0.5", "0.8"})
  void hedgesEndAtTheirBeta(String beta) {
    assertThat(checkedAt("core-with-btc-short", Optional.of(Double.parseDouble(beta))))
        .isGreaterThan(10);
  }

  /** How many hedges to a beta are whole. */
  private static int checkedAt(String name, Optional<Double> beta) {
    Market market = SharedHistory.market();
    Path file = Path.of("..", "docs", "examples", name + ".yaml");
    Policy read = PolicyFile.read(file, LocalDate.of(2025, 11, 1));
    Policy policy =
        beta.map(to ->
                read.withOverlay(read.overlay().withHedges(HedgeRule.standing(to, Asset.BTC))))
            .orElse(read);
    Desk desk =
        new Desk(
            market, PolicyFile.resolved(Optional.of(file), policy, market.history().listings()));
    int whole = 0;
    for (int i = 0; i < DATES; i++) {
      long time = UtcDay.start(FIRST.plusWeeks(4L * i));
      for (List<String> holdings : ACCOUNTS) {
        Decision decision = desk.decide(account(holdings, time), time);
        new Checked(policy, market, decision).all();
        whole +=
            (int)
                decision.hedges().stream()
                    .filter(one -> one.allowed() != 0 && one.cut().isEmpty())
                    .count();
      }
    }
    return whole;
  }

  private static Account account(List<String> holdings, long time) {
    Ledger ledger = new Ledger();
    for (String text : holdings) {
      int space = text.indexOf(' ');
      Money amount =
          Money.of(new Asset(text.substring(space + 1)), new BigDecimal(text.substring(0, space)));
      ledger.apply(new Event.Deposited(time, Place.SPOT, amount));
    }
    return ledger.account(time);
  }

  /** One plan. */
  private record Checked(Policy policy, Market market, Decision decision) {
    void all() {
      String day = UtcDay.date(decision.plan().time()).toString();
      ReviewInput input =
          ReviewInput.of(
              policy,
              market.brackets(),
              market.at(decision.plan().time()),
              decision.account(),
              decision.marks(),
              Map.of());
      assertThat(BrokenLimits.of(input, decision)).as(day).isEmpty();
      assertThat(cashAfter()).as(day + ": cash").isNotNegative();
      if (decision.refusal().isEmpty()) {
        weights(day);
        decision.hedges().forEach(hedge -> beta(day, hedge));
      }
    }

    private double cashAfter() {
      double cash = decision.account().in(Place.SPOT, Asset.USDT).toDouble();
      for (MarginTransfer one : decision.plan().transfers()) {
        cash += (one.to() == Place.SPOT ? 1 : -1) * one.amount().toDouble();
      }
      for (Ticket ticket : decision.plan().tickets()) {
        for (Leg leg : ticket.legs()) {
          if (leg.instrument().isSpot()) {
            cash += (leg.side() == Side.SELL ? 1 : -1) * leg.notional().toDouble();
            cash -= leg.fee().toDouble() + leg.slippage().toDouble();
          }
        }
      }
      return cash;
    }

    /** Within the drift band of the target and a step, or the plan says what is in the way. */
    private void weights(String day) {
      boolean said =
          decision.shrunk().isPresent()
              || !decision.plan().refused().isEmpty()
              || decision.plan().notes().stream().anyMatch(note -> note.contains("sales are made"));
      double equity = decision.exposure().equity().toDouble();
      double band = policy.overlay().limits().driftBand().fraction() * equity;
      double unplanned =
          decision.exposure().spot().entrySet().stream()
              .filter(one -> !decision.target().assets().containsKey(one.getKey()))
              .mapToDouble(one -> one.getValue().toDouble())
              .sum();
      double core = decision.target().share() * equity - unplanned;
      if (said || policy.overlay().drift().isPresent() || policy.overlay().carry().isPresent()) {
        return;
      }
      decision
          .target()
          .assets()
          .forEach((asset, weight) -> {
            double value =
                decision
                    .marks()
                    .value(asset, decision.spotAfter().getOrDefault(asset, Quantity.ZERO))
                    .toDouble();
            InstrumentId spot = policy.market().spot(asset);
            double step =
                market
                        .at(decision.plan().time())
                        .instrument(spot)
                        .orElseThrow()
                        .rules()
                        .step()
                        .toDouble()
                    * decision.marks().price(spot).toDouble();
            assertThat(Math.abs(value - weight * core))
                .as(day + ": " + asset)
                .isLessThanOrEqualTo(band + step + 1);
          });
    }

    /** At the target, within what one step of the contract and the drift band do to it. */
    private void beta(String day, SizedTarget hedge) {
      if (!(hedge.target().amount() instanceof Target.Amount.BetaTo to)) {
        return;
      }
      InstrumentId id = hedge.target().instrument();
      double equity = decision.exposure().equity().toDouble();
      double step =
          market.at(decision.plan().time()).instrument(id).orElseThrow().rules().step().toDouble()
              * decision.marks().price(id).toDouble();
      double band = policy.overlay().limits().driftBand().fraction();
      double effect = (step / equity + band) * Math.abs(to.contractBeta()) + 1e-6;
      double after = decision.after().beta();
      if (hedge.cut().isEmpty()) {
        assertThat(after).as(day).isLessThanOrEqualTo(to.target() + effect);
      } else {
        assertThat(hedge.cut().get()).as(day).isNotBlank();
        assertThat(decision.plan().notes()).anyMatch(note -> note.contains(hedge.cut().get()));
      }
      if (hedge.allowed() != 0) {
        assertThat(after).as(day).isGreaterThanOrEqualTo(to.target() - effect);
      }
    }
  }
}
