// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReasonCountTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT:USDT");
  private static final InstrumentId ETH = Ids.parse("ETH/USDT:USDT");
  private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2025-01-02T00:00:00Z");
  private static final Instant THIRD = Instant.parse("2025-01-03T00:00:00Z");

  @Test
  void everyReasonIsNamedAndCountedOnceAReviewTheMostFrequentFirst() {
    ReasonCount.Counter counter = new ReasonCount.Counter();
    counter.add(FIRST, BTC, "no beta is measured for AAVE, ADA and 11 more");
    counter.add(FIRST, BTC, "margin-used of 30% allows no more; 41.0% would carry it whole");
    counter.add(FIRST, ETH, "margin-used of 30% allows no more; 55.5% would carry it whole");
    counter.add(SECOND, BTC, "no beta is measured for UNI");
    counter.add(SECOND, ETH, "worth 4.92 USDT, below the venue's minimum of 5 USDT");
    counter.add(THIRD, BTC, "no beta is measured for UNI");

    assertThat(counter.counts())
        .containsExactly(
            new ReasonCount("no beta is measured for UNI", 3, BTC, THIRD),
            new ReasonCount("margin-used of 30% allows no more", 1, ETH, FIRST),
            new ReasonCount(
                "worth 4.92 USDT, below the venue's minimum of 5 USDT", 1, ETH, SECOND));
  }
}
