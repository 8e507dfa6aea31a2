// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.engine.Approvals;
import dev.ballast.engine.MemoryJournal;
import dev.ballast.engine.Strategy;
import dev.ballast.market.Interval;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A desk whose order is 2 % from the market, at an exchange on this machine. */
class PriceBandTest {
  private static List<Batch> below(Strategy.Input input) {
    double price = input.marks().price(OnceOrdered.PERPETUAL).toDouble();
    Terms low =
        new Terms.Limit(Price.nearest(Math.floor(price * 0.98)), TimeInForce.GOOD_TILL_CANCELLED);
    return List.of(
        new Batch(
            List.of(),
            List.of(
                OnceOrdered.order("a.1", OnceOrdered.PERPETUAL, Side.BUY, "0.01").withTerms(low))));
  }

  private static List<Event> ordered(Percent band, List<String> notices) {
    MemoryJournal journal = new MemoryJournal();
    try (VenueHere here = new VenueHere("0", "20000");
        LiveDesk desk =
            new LiveDesk(
                here.exchange(),
                here.market(),
                List.of(OnceOrdered.SPOT, OnceOrdered.PERPETUAL),
                Interval.DAY,
                VenueHere.START + UtcDay.MILLIS,
                journal.kept(),
                Optional::empty,
                notices::add)) {
      desk.within(band);
      desk.run(new OnceOrdered(PriceBandTest::below), journal, Approvals.ALL, Asset.USDT);
    }
    return journal.events();
  }

  @Test
  void aBandNarrowerThanTheMoveStopsAnOrder() {
    List<String> notices = new ArrayList<>();

    List<Event> events = ordered(Percent.of("1.5"), notices);

    assertThat(events).noneMatch(Event.OrderPlaced.class::isInstance);
    assertThat(events)
        .filteredOn(Event.OrderRefused.class::isInstance)
        .singleElement()
        .extracting(event -> ((Event.OrderRefused) event).reason())
        .asString()
        .matches(
            "not sent: its price [0-9.]+ is 2\\.[0-9] % from the market's [0-9.]+, more than 1\\.5 %");
    assertThat(notices).anyMatch(line -> line.startsWith("a.1: not sent: its price"));
  }

  @Test
  void aWiderOneLetsItGo() {
    List<Event> events = ordered(Percent.of("3"), new ArrayList<>());

    assertThat(events).anyMatch(Event.OrderPlaced.class::isInstance);
    assertThat(events).noneMatch(Event.OrderRefused.class::isInstance);
  }
}
