// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.engine.Approvals;
import dev.ballast.engine.Instructions;
import dev.ballast.engine.MemoryJournal;
import dev.ballast.engine.Strategy;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.policy.ExecutionPlan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A desk that sells 0.025 of a bitcoin short each day, in the steps that are known to it, at an
 * exchange on this machine whose rules change from the fourth of June on.
 */
@Timeout(60)
class ListedRulesTest {
  private final List<String> notices = new ArrayList<>();
  private final MemoryJournal journal = new MemoryJournal();
  private VenueHere here;

  @BeforeEach
  void begin() {
    here = new VenueHere("0", "20000");
  }

  @AfterEach
  void end() {
    here.close();
  }

  /**
   * Orders of the second and the third day are named {@code b} and {@code c}.
   *
   * @param first day on which it orders, from zero
   */
  private record Daily(int first) implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return List.of(OnceOrdered.SPOT, OnceOrdered.PERPETUAL);
    }

    @Override
    public Optional<ExecutionPlan> execution() {
      return Optional.of(new ExecutionPlan(Optional.empty(), Duration.ZERO, 1));
    }

    @Override
    public Optional<Instructions> review(Input input) {
      long day = (input.time() - VenueHere.START) / UtcDay.MILLIS;
      if (day < first) {
        return Optional.empty();
      }
      Quantity quantity =
          input
              .view()
              .instrument(OnceOrdered.PERPETUAL)
              .orElseThrow()
              .rules()
              .roundDown(Quantity.parse("0.025"));
      Order order =
          OnceOrdered.order(
              (char) ('a' + day) + ".1",
              OnceOrdered.PERPETUAL,
              day == 3 ? Side.BUY : Side.SELL,
              quantity.toDecimal().toPlainString());
      return Optional.of(
          new Instructions(
              input.time(),
              List.of(),
              List.of(new Batch(List.of(), List.of(order))),
              List.of(),
              Optional.empty()));
    }
  }

  private List<Event> run(int days) {
    return run(new Daily(0), days);
  }

  private List<Event> run(Daily strategy, int days) {
    try (LiveDesk desk =
        new LiveDesk(
            here.exchange(),
            here.market(),
            strategy.instruments(),
            Interval.DAY,
            VenueHere.START + days * UtcDay.MILLIS,
            journal.kept(),
            Optional::empty,
            notices::add)) {
      desk.run(strategy, journal, Approvals.ALL, Asset.USDT);
    }
    return journal.events();
  }

  /** What was filled, each order with its quantity. */
  private static List<String> filled(List<Event> events) {
    return events.stream()
        .filter(Event.Filled.class::isInstance)
        .map(Event.Filled.class::cast)
        .map(one -> one.order().id() + " " + one.quantity())
        .toList();
  }

  private static List<String> refused(List<Event> events) {
    return events.stream()
        .filter(Event.OrderRefused.class::isInstance)
        .map(Event.OrderRefused.class::cast)
        .map(one -> one.order().id() + " " + one.reason())
        .toList();
  }

  @Test
  void aDayGoesByTheFiltersOfThatDay() {
    here.arm("{fault: filters, symbol: BTCUSDT, step: 0.01, minimum: 50, from: 2024-06-04}");

    List<Event> events = run(2);

    assertThat(filled(events)).as("%s", notices).containsExactly("a.1 0.025", "b.1 0.02");
    assertThat(refused(events)).isEmpty();
    assertThat(notices)
        .filteredOn(line -> line.contains("other rules"))
        .singleElement()
        .asString()
        .startsWith("orders in BTC/USDT:USDT go by other rules from now on: step 0.01 (was 0.001)")
        .contains("least value 50 USDT (was 5 USDT)")
        .doesNotContain("tick");
  }

  /** Rules that change within a day are found by the order that they refuse. */
  @Test
  void anOrderThatIsRefusedByItsStepIsTriedInTheNewOne() {
    here.arm("{fault: filters, symbol: BTCUSDT, step: 0.01, from: 2024-06-03}");
    assertThat(here.exchange().contract("BTCUSDT")).as("was listed").isNotNull();

    List<Event> events = run(1);

    assertThat(refused(events)).as("%s", notices).singleElement().asString().contains("a.1 ");
    assertThat(filled(events)).containsExactly("a.1/2 0.02");
    assertThat(notices).anyMatch(line -> line.contains("step 0.01 (was 0.001)"));
  }

  @Test
  void nothingIsOrderedInASymbolThatIsHalted() {
    here.arm("{fault: halt, symbol: BTCUSDT, from: 2024-06-04, to: 2024-06-05}");

    List<Event> events = run(4);

    assertThat(notices)
        .contains(
            "BTC/USDT:USDT does not trade at the exchange any more (BREAK): nothing new is ordered in"
                + " it",
            "BTC/USDT:USDT trades at the exchange");
    assertThat(refused(events))
        .as("%s", notices)
        .contains("b.1 not sent: BTC/USDT:USDT does not trade at the exchange: BREAK");
    assertThat(filled(events))
        .as("once it trades again")
        .containsExactly("a.1 0.025", "c.1 0.025", "d.1 0.025");
    assertThat(here.events())
        .as("is not sent")
        .noneMatch(event ->
            event instanceof Event.OrderUpdate update && update.order().ticket().startsWith("b"));
  }

  @Test
  void nothingIsOrderedInASymbolThatIsDelisted() {
    here.arm("{fault: delisting, symbol: BTCUSDT, from: 2024-06-04}");

    List<Event> events = run(new Daily(1), 3);

    assertThat(notices)
        .contains(
            "BTC/USDT:USDT does not trade at the exchange any more (not listed): nothing new is"
                + " ordered in it");
    assertThat(filled(events)).as("%s", notices).isEmpty();
    assertThat(refused(events))
        .contains("b.1 not sent: BTC/USDT:USDT does not trade at the exchange: not listed");
  }

  @Test
  void rulesThatAreNotToldAreThoseOfBefore() {
    here.arm("{fault: error, code: -1000, status: 500, on: symbols, from: 2024-06-04}");

    List<Event> events = run(3);

    assertThat(filled(events))
        .as("%s", notices)
        .containsExactly("a.1 0.025", "b.1 0.025", "c.1 0.025");
    assertThat(notices)
        .filteredOn(line -> line.startsWith("not told: the exchange's rules of orders"))
        .hasSize(1);
  }
}
