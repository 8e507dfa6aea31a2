// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.MarketView;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settled every 8 hours up to day 10, every 4 hours from then on. */
class FundingRhythmTest {
  private static final MadeFuturesMarket MARKET = new MadeFuturesMarket(20).evenFunding("SOL", 10);

  private static List<String> changes(int day, int days) {
    MarketView view = MARKET.viewOn(day);
    return FundingRhythm.changes(
        view, Ids.MARKET, List.of(new Asset("SOL")), view.time() - days * UtcDay.MILLIS);
  }

  @Test
  void aChangeIsToldOnce() {
    assertThat(changes(11, 1))
        .containsExactly("funding of SOL is settled every 4 hours, no longer every 8 hours");
    assertThat(changes(10, 1)).isEmpty();
    assertThat(changes(12, 1)).isEmpty();
    assertThat(changes(14, 7))
        .containsExactly("funding of SOL is settled every 4 hours, no longer every 8 hours");
  }

  /** Four settlements equally far apart are what it takes. */
  @Test
  void fewSettlementsTellNothing() {
    assertThat(changes(1, 1)).isEmpty();
  }
}
