// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.market.BarSeries;
import dev.ballast.market.ChangedHistory;
import dev.ballast.market.Contract;
import dev.ballast.market.History;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SymbolChange;
import dev.ballast.market.SymbolChanges;
import dev.ballast.order.Event;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From 2025-01-06 on one OLD is 100 NEW, and LUNA is LUNC while another coin is LUNA. */
final class ChangedHoldingsTest {
  private static final long BEFORE = Instant.parse("2025-01-02T00:00:00Z").toEpochMilli();
  private static final long AFTER = Instant.parse("2025-02-01T00:00:00Z").toEpochMilli();

  private final History history =
      ChangedHistory.of(
          MemoryHistory.from("made")
              .add(bar("OLD/USDT", "2025-01-01"))
              .add(bar("LUNA/USDT", "2025-01-07"))
              .build(),
          new SymbolChanges(List.of(change("OLD", "NEW", "100"), change("LUNA", "LUNC", "1"))));

  private static BarSeries bar(String subject, String day) {
    double[] one = {1};
    return BarSeries.of(
        SeriesId.bars(Ids.parse(subject), Interval.DAY),
        new long[] {Instant.parse(day + "T00:00:00Z").toEpochMilli()},
        one,
        one,
        one,
        one,
        one);
  }

  private static SymbolChange change(String old, String now, String ratio) {
    return new SymbolChange(
        new Asset(old), new Asset(now), new BigDecimal(ratio), LocalDate.of(2025, 1, 6), "made up");
  }

  private Event told(Event event, long time) {
    return new ChangedHoldings(new ChangedNames(history), time)
        .of(new OpeningAccount(List.of(event), List.of()))
        .events()
        .getFirst();
  }

  private static Event spot(String asset, String amount) {
    return new Event.Deposited(0, Place.SPOT, Money.of(new Asset(asset), new BigDecimal(amount)));
  }

  @Test
  void aHoldingIsToldInTodaysUnits() {
    assertThat(told(spot("OLD", "1.5"), BEFORE)).isEqualTo(spot("NEW", "150"));
    assertThat(told(spot("OLD", "1.5"), AFTER)).as("an old file").isEqualTo(spot("NEW", "150"));
    assertThat(told(spot("NEW", "1.5"), BEFORE)).isEqualTo(spot("NEW", "1.5"));
  }

  @Test
  void aReusedNameMeansWhatItMeantAtTheTime() {
    assertThat(told(spot("LUNA", "10"), BEFORE)).isEqualTo(spot("LUNC", "10"));
    assertThat(told(spot("LUNA", "10"), AFTER)).isEqualTo(spot("LUNA", "10"));
  }

  /** 2 OLD entered at 50 are 200 NEW entered at 0.5: the cost of 100 stays. */
  @Test
  void aPositionKeepsItsCost() {
    Event was = new Event.PositionBrought(0, position("OLD/USDT:USDT", "2", "50"));
    assertThat(told(was, BEFORE))
        .isEqualTo(new Event.PositionBrought(0, position("NEW/USDT:USDT", "200", "0.5")));
  }

  /**
   * Two contracts of 100 USD short from 50 cost 2 x 100 / 50 = 4 OLD, 400 NEW: at 0.5 the same 200
   * dollars. 3 OLD in the position's own wallet are 300 NEW.
   */
  @Test
  void anInverseContractKeepsItsDollars() {
    assertThat(told(brought("OLD", "-2", "50", "3"), BEFORE))
        .isEqualTo(brought("NEW", "-2", "0.5", "300"));
  }

  private static Event brought(String coin, String quantity, String entry, String wallet) {
    Contract contract = new Contract(Ids.parse(coin + "/USD:" + coin), Quantity.parse("100"));
    Quantity held = Quantity.parse(quantity);
    return new Event.PositionBrought(
        0,
        new Position(
            contract,
            PositionSide.BOTH,
            held,
            contract.value(held, Price.parse(entry)),
            BigDecimal.ONE,
            Optional.of(Money.of(new Asset(coin), new BigDecimal(wallet)))));
  }

  private static Position position(String symbol, String quantity, String entry) {
    return Position.cross(
        Contract.of(Ids.parse(symbol)),
        Quantity.parse(quantity),
        Price.parse(entry),
        BigDecimal.ONE);
  }
}
