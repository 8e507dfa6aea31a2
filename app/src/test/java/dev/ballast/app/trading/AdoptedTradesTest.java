// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.PositionSide;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.OrderClient;
import dev.ballast.app.exchange.binance.OrderRequest;
import dev.ballast.app.exchange.binance.WalletTransfer;
import dev.ballast.engine.Approvals;
import dev.ballast.engine.Kept;
import dev.ballast.engine.MemoryJournal;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody trades by hand in the account of a desk, and moves money there. */
class AdoptedTradesTest {
  private static final Kept NOTHING = new Kept(List.of(), Optional.empty());

  /** A hand that asks for what it has seen. */
  private static final class Hand implements DeskHand {
    private final List<String> seen;
    private boolean asks = true;

    private Hand(List<String> seen) {
      this.seen = List.copyOf(seen);
    }

    @Override
    public Optional<String> halted() {
      return Optional.empty();
    }

    @Override
    public Optional<List<String>> adopts() {
      return asks ? Optional.of(seen) : Optional.empty();
    }

    @Override
    public void adopted() {
      asks = false;
    }
  }

  @Test
  void areBookedAsWhatTheyWere() {
    HedgedPlan hedged = new HedgedPlan();
    MemoryJournal journal = new MemoryJournal();
    try (ReplayedPlan plan = new ReplayedPlan(hedged)) {
      long middle = hedged.from() + 21 * UtcDay.MILLIS;
      plan.run(to(hedged, middle, Optional::empty), journal, NOTHING);
      try (LiveExchange exchange = exchange(plan)) {
        BinanceClient client = exchange.client();
        sent(client.spot().orders(), "BTCUSDT", Side.SELL, "0.01");
        sent(client.usdm().orders(), "ETHUSDT", Side.SELL, "0.5");
        assertThat(
                client
                    .wallet()
                    .transfer(WalletTransfer.Way.SPOT_TO_FUTURES, Money.usdt("250"))
                    .given())
            .isPresent();
        Ledger books = new Ledger();
        journal.events().forEach(books::apply);
        List<String> seen = exchange.differences(books);
        assertThat(seen)
            .hasSize(4)
            .anySatisfy(one -> assertThat(one).startsWith("the position in ETH/USDT:USDT"));

        plan.run(to(hedged, hedged.to(), new Hand(seen)), journal, journal.kept());
      }

      assertThat(plan.notices()).anySatisfy(one -> assertThat(one).startsWith("adopted: "));
      List<Event.Filled> byHand =
          journal.events().stream()
              .filter(Event.Filled.class::isInstance)
              .map(Event.Filled.class::cast)
              .filter(fill -> fill.order().ticket().equals("by-hand"))
              .toList();
      assertThat(byHand)
          .extracting(fill -> fill.instrument() + " " + fill.change())
          .containsExactlyInAnyOrder("BTC/USDT -0.01", "ETH/USDT:USDT -0.5");
      assertThat(
              journal.events().stream()
                  .filter(one -> one instanceof Event.Deposited && one.time() >= middle)
                  .map(one -> ((Event.Deposited) one).amount().toString()))
          .as("the transfer by hand")
          .containsExactlyInAnyOrder("-250 USDT", "250 USDT");
      Ledger ours = new Ledger();
      journal.events().forEach(ours::apply);
      Ledger theirs = new Ledger();
      plan.atTheVenue().forEach(theirs::apply);
      assertThat(ours.account(plan.end()).balances())
          .isEqualTo(theirs.account(plan.end()).balances());
      assertThat(positions(ours)).isEqualTo(positions(theirs)).isNotEmpty();
      assertThat(Replay.of(journal.events()).difference(ours.account(plan.end()))).isZero();
    }
  }

  /** But for leverage, which the exchange does not tell of a trade. */
  private static List<String> positions(Ledger books) {
    return books.positions().stream()
        .map(one -> one.key() + " " + one.quantity() + " for " + one.entryCost())
        .toList();
  }

  /** What was asked for and is something else by now is not booked. */
  @Test
  void areNotBookedWhereTheyAreNotWhatWasSeen() {
    HedgedPlan hedged = new HedgedPlan();
    MemoryJournal journal = new MemoryJournal();
    try (ReplayedPlan plan = new ReplayedPlan(hedged)) {
      long early = hedged.from() + 7 * UtcDay.MILLIS;
      plan.run(to(hedged, early, Optional::empty), journal, NOTHING);
      try (LiveExchange exchange = exchange(plan)) {
        sent(exchange.client().spot().orders(), "BTCUSDT", Side.SELL, "0.01");
      }
      Hand hand = new Hand(List.of("BTC in the spot wallet: something else"));
      plan.stopAt("stopped");

      plan.run(to(hedged, hedged.to(), hand), journal, journal.kept());

      assertThat(plan.notices())
          .anySatisfy(one -> assertThat(one).startsWith("not adopted: what differs now"))
          .anySatisfy(one -> assertThat(one).startsWith("stopped: BTC in the spot wallet"));
    }
  }

  private static HedgedPlan.Setting to(HedgedPlan plan, long until, DeskHand hand) {
    return new HedgedPlan.Setting(plan.market(), until, Approvals.ALL, hand);
  }

  private static LiveExchange exchange(ReplayedPlan plan) {
    return LiveExchange.at(
        plan.address(), Optional.of(ApiKey.of("key", "secret")), System::currentTimeMillis);
  }

  private static void sent(OrderClient orders, String symbol, Side side, String quantity) {
    OrderRequest order =
        new OrderRequest(
            symbol,
            "hand-" + symbol,
            side,
            PositionSide.BOTH,
            Quantity.parse(quantity),
            new Terms.Market(),
            false);
    assertThat(orders.send(order)).isInstanceOf(Answer.Given.class);
  }
}
