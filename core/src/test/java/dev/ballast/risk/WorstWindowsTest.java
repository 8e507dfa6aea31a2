// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.MarketView;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorstWindowsTest {
  private static final Asset SOL = new Asset("SOL");
  private static final List<Asset> ASSETS = List.of(Asset.BTC, Asset.ETH, SOL);

  /** Closes of 1 January to 8 January; SOL begins on the 6th. */
  private static final MarketView VIEW =
      MadeMarket.from("2025-01-01")
          .closes("BTC/USDT", 100, 80, 60, 60, 90, 72, 72, 90)
          .closes("ETH/USDT", 10, 9, 6, 6, 6, 6, 3, 6)
          .closes("XRP/USDT", 1, 1, 1, 1, 1, 1, 1, 1)
          .view("2025-01-09");

  private static final BetaMoves BETAS = BetaMoves.of(Asset.BTC, Map.of(SOL, 2.0));
  private static final ClosesByDay CLOSES = ClosesByDay.of(VIEW, Ids.MARKET, Asset.BTC, ASSETS);

  /**
   * Two days: 100 to 60 is -40 %, then 80 to 60 (-25 %) overlaps with it; 90 to 72 is -20 %, and so
   * -20 % by beta 2 is -40 % of SOL, of which there is no history.
   */
  @Test
  void windowsOfTheBenchmarkDoNotOverlap() {
    List<Shock> worst = new WorstWindows(CLOSES, BETAS, 2, 3).ofBenchmark(ASSETS);

    assertThat(worst)
        .extracting(Shock::name)
        .containsExactly("BTC worst to 2025-01-03", "BTC worst to 2025-01-07");
    Shock first = worst.getFirst();
    assertThat(first.moves().get(Asset.BTC)).isCloseTo(-0.4, within(1e-12));
    assertThat(first.moves().get(Asset.ETH)).isCloseTo(-0.4, within(1e-12));
    assertThat(first.moves().get(SOL)).isCloseTo(-0.8, within(1e-12));
    assertThat(first.notes()).containsExactly("no history then of SOL: by beta");
    assertThat(worst.getLast().moves().get(Asset.BTC)).isCloseTo(-0.2, within(1e-12));
    assertThat(worst.getLast().moves().get(Asset.ETH)).isCloseTo(-0.5, within(1e-12));
  }

  /**
   * Short 100 of BTC and long 300 of ETH, one day: on the 7th ETH halves, -150; on the 3rd -25 % of
   * BTC and -33.3 % of ETH make +25 - 100 = -75; on the 5th BTC's +50 % makes -50.
   */
  @Test
  void windowsOfAnAccountAreThoseOfItsExposures() {
    List<Shock> worst =
        new WorstWindows(CLOSES, BETAS, 1, 3)
            .ofExposures(new TreeMap<>(Map.of(Asset.BTC, -100.0, Asset.ETH, 300.0)), ASSETS);

    assertThat(worst)
        .extracting(Shock::name)
        .containsExactly(
            "own worst to 2025-01-07", "own worst to 2025-01-03", "own worst to 2025-01-05");
  }

  /** 1,000 x -20 % - 500 x -10 % on the first day, and SOL by twice BTC's on every day. */
  @Test
  void exposuresAreTakenThroughHistory() {
    HeldReturns held =
        HeldReturns.of(
            new TreeMap<>(Map.of(Asset.BTC, 1000.0, Asset.ETH, -500.0, SOL, 100.0)),
            CLOSES,
            BETAS,
            2);

    assertThat(held.daily()).hasSize(7);
    // -200 + 50 - 40
    assertThat(held.daily()[0]).isCloseTo(-190, within(1e-9));
    // two days: 1000 x -40 % - 500 x -40 % + 100 x -80 %
    assertThat(held.spans()[0]).isCloseTo(-280, within(1e-9));
    assertThat(held.notes()).containsExactly("by beta for want of history: SOL on 7 of 7 days");
  }
}
