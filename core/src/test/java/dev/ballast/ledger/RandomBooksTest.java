// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.order.Event;
import dev.ballast.testing.PlainEntries;
import dev.ballast.testing.RandomHistory;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten thousand random histories, each from a seed that a failure names. */
class RandomBooksTest {
  private static final int HISTORIES = 1_000;

  static LongStream blocks() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void balanceAfterEveryEventAndAgreeWithAPlainReplay(long block) {
    for (long seed = block * HISTORIES; seed < (block + 1) * HISTORIES; seed++) {
      List<Event> events = RandomHistory.of(seed).events();
      Ledger ledger = new Ledger();
      int third = events.size() / 3;
      for (int i = 0; i < events.size(); i++) {
        ledger.apply(events.get(i));
        if (ledger.imbalance() != 0) {
          assertThat(ledger.imbalance())
              .as("imbalance with seed %d after event %d, %s", seed, i, events.get(i))
              .isZero();
        }
        if (i % third == 0 || i == events.size() - 1) {
          assertThat(Replay.of(events.subList(0, i + 1)).difference(ledger.account(0)))
              .as("difference to the replay with seed %d after event %d", seed, i)
              .isZero();
        }
      }
    }
  }

  /**
   * An account's equity is what came in, at the last marks, and of every trade its value at those
   * marks less the value that was paid, plus funding, less fees. Amounts of an asset are exact;
   * each is valued in dollars once, and so is each position's profit, to half a unit.
   */
  @ParameterizedTest
  @MethodSource("blocks")
  void haveAnEquityThatFollowsFromTheEventsAlone(long block) {
    for (long seed = block * HISTORIES; seed < (block + 1) * HISTORIES; seed += 10) {
      RandomHistory history = RandomHistory.of(seed);
      Ledger ledger = new Ledger();
      history.events().forEach(ledger::apply);
      Account account = ledger.account(0);
      Marks marks = history.marks().getLast();
      BigDecimal difference =
          Exposure.of(account, marks)
              .equity()
              .toDecimal()
              .subtract(PlainEntries.of(List.of(), history.events(), marks).equity());
      int roundings = account.balances().size() + 2 * account.positions().size();
      assertThat(difference.abs())
          .as("equity with seed %d", seed)
          .isLessThanOrEqualTo(
              new BigDecimal("0.000000005").multiply(BigDecimal.valueOf(roundings)));
    }
  }
}
