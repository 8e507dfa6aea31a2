// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * A near month above the far one cuts exposure for a while. Day 4 + 7 n is a Monday; the months are
 * of 2070, 91 days apart, which is all that their spread asks of them.
 */
class BackwardationTest {
  /** From day 130 to 139 the far month stands at 98 to 100: -2 % x 365 / 91 = -8.0 % a year. */
  private static MadeFuturesMarket market() {
    return without()
        .dated("ONE", "700627", day -> 100)
        .dated("ONE", "700926", day -> day >= 130 && day < 140 ? 98 : 101);
  }

  private static MadeFuturesMarket without() {
    return new MadeFuturesMarket(220)
        .spot("BTC", day -> 50_000)
        .spot("ONE", day -> 100)
        .perpetual("ONE", day -> 100, day -> 100)
        .funding("ONE", day -> 0.0001)
        .openInterest("ONE", eighths -> 1000);
  }

  @Test
  void exposureIsCutForFourWeeks() {
    MadeFuturesMarket market = market();
    IntFunction<SectorSignal> on = day -> signal(market.viewOn(day));

    assertThat(on.apply(130).stance()).isEqualTo(Stance.HOLD);
    assertThat(on.apply(137).stance()).isEqualTo(Stance.REDUCE);
    assertThat(on.apply(137).reason())
        .isEqualTo("Backwardation: the far month is 8.0% a year below the near one.");
    assertThat(on.apply(144).stance()).isEqualTo(Stance.REDUCE);
    assertThat(on.apply(158).stance()).isEqualTo(Stance.REDUCE);
    assertThat(on.apply(158).reason())
        .isEqualTo(
            "Backwardation: goes on since 1970-05-18, the far month is 4.0% a year above the near"
                + " one, above -2.0%.");
    assertThat(on.apply(165).stance()).isEqualTo(Stance.HOLD);
  }

  /** Where there are no dated futures it leaves no trace: neither a word nor a sector unjudged. */
  @Test
  void isSilentWhereThereAreNoDatedFutures() {
    SectorSignal signal = signal(without().viewOn(137));

    assertThat(signal.judged()).isTrue();
    assertThat(signal.stance()).isEqualTo(Stance.HOLD);
    assertThat(signal.reason()).startsWith("Nothing speaks: ").doesNotContain("backwardation");
    assertThat(signal(market().viewOn(130)).reason())
        .contains(
            "no backwardation (the far month is 4.0% a year above the near one, above -2.0%)");
  }

  private static SectorSignal signal(MarketView view) {
    SequencedMap<Sector, List<Asset>> sectors = new LinkedHashMap<>();
    sectors.put(new Sector("one"), List.of(new Asset("ONE")));
    return SignalHistory.at(
            view, new SignalQuestion(sectors, Asset.BTC, Ids.MARKET, StandardRules.DEFAULT))
        .sectors()
        .getFirst();
  }
}
