// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** SOL's contract has ended at 180 and BTC's goes on. */
class SettledTest {
  private static final InstrumentId SOL = Ids.parse("SOL/USDT:USDT");
  private static final InstrumentId BTC = Ids.parse("BTC/USDT:USDT");
  private static final Marks MARKS =
      Marks.of(
          0,
          Asset.USDT,
          new TreeMap<>(Map.of(SOL, Price.parse("180"), BTC, Price.parse("100000"))));

  private static Position position(InstrumentId id, String quantity, String entry) {
    return Position.cross(
        Contract.of(id), Quantity.parse(quantity), Price.parse(entry), BigDecimal.TEN);
  }

  private static Account settled(Position... positions) {
    return new Account(
            0,
            List.of(new Balance(Place.FUTURES, Asset.USDT, Quantity.parse("1000"))),
            List.of(positions))
        .settled(SOL::equals, MARKS);
  }

  /** A short of 10 from 200 has earned 200. */
  @Test
  void whatAPositionEarnedIsInTheFuturesWallet() {
    Account after = settled(position(SOL, "-10", "200"), position(BTC, "1", "90000"));

    assertThat(after.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("1200"));
    assertThat(after.positions()).extracting(Position::instrument).containsExactly(BTC);
  }

  /** A long of 10 from 200 has lost 200, of which an isolated wallet of 150 pays its own. */
  @Test
  void anIsolatedPositionLosesNoMoreThanItsOwn() {
    Position cross = position(SOL, "10", "200");
    Position isolated =
        new Position(
            cross.contract(),
            cross.side(),
            cross.quantity(),
            cross.entryCost(),
            BigDecimal.TEN,
            Optional.of(Money.usdt("150")));

    assertThat(settled(cross).in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("800"));
    assertThat(settled(isolated).in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("1000"));
  }

  @Test
  void whatTradesStays() {
    Account before = new Account(0, List.of(), List.of(position(BTC, "1", "90000")));

    assertThat(before.settled(SOL::equals, MARKS)).isSameAs(before);
  }
}
