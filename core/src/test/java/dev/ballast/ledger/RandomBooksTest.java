// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.order.Event;
import dev.ballast.testing.RandomHistory;
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
}
