// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.Interval;
import dev.ballast.market.SeriesKind;
import dev.ballast.policy.MemberScreen;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a screen leaves out, on 2025-04-11, of UNI, AAVE and CRV. */
class ScreenTest {
  @Test
  void whatIsTradedTooLittleIsSoldAndTheOthersHaveItsWeight() {
    MadeCore core = new MadeCore(100).holding("UNI", "2").holding("CRV", "3");
    // UNI trades a tenth less than that; twice and three times its coins trade the others.
    double traded = traded(0);
    Money least = usdt(traded / 0.9);
    SpotTarget target = core.screen(spotVolume(least)).target();

    assertThat(MadeCore.weights(target)).containsExactly(new double[] {0, 0.5, 0.5}, within(1e-12));
    assertThat(target.notes())
        .containsExactly(
            String.format(
                Locale.ROOT,
                "UNI is left out of defi: spot volume of %,.0f a day, 10.0%% below %,.0f",
                traded,
                traded / 0.9));
    // 200 of UNI and 300 of CRV at 100 and 1,000 USDT: of 1,500, 70 % are shared by two.
    Targets targets = SpotCore.of(core.input(), target);
    assertThat(targets.targets())
        .filteredOn(one -> one.instrument().base().equals(new Asset("UNI")))
        .singleElement()
        .satisfies(one -> assertThat(one.amount()).isEqualTo(new Target.Amount.Value(0)));
    assertThat(targets.notes()).noneMatch(note -> note.contains("left alone"));
  }

  @Test
  void whatPassesChangesNothing() {
    SpotTarget target = new MadeCore(100).screen(spotVolume(Money.usdt("1"))).target();
    assertThat(target).isEqualTo(new MadeCore(100).target());
  }

  /** Perpetuals are recorded of none: nothing is bought, and what is held stays. */
  @Test
  void whatIsNotRecordedIsLeftAlone() {
    MadeCore core = new MadeCore(100).holding("UNI", "2");
    core.screen(
        new MemberScreen(
            Optional.empty(),
            Optional.of(Money.usdt("1")),
            Optional.of(Money.usdt("1")),
            Optional.empty()));
    SpotTarget target = core.target();
    assertThat(target.assets()).isEmpty();
    assertThat(target.notes())
        .contains(
            "UNI is left out of defi and left alone: not recorded of the last 30 days: perpetual"
                + " volume, open interest",
            "defi has no member that passes the screen: its weight goes to the others");
    assertThat(SpotCore.of(core.input(), target).targets()).isEmpty();
  }

  /** 100 days in the market; the benchmark's own bars decide where the history begins. */
  @Test
  void theYoungAreLeftOutUnlessTheHistoryIsAsYoung() {
    MadeCore core = new MadeCore(100).screen(listedFor(101));
    core.market.bars("BTC/USDT", Interval.DAY, new double[] {1, 1});
    assertThat(core.target().notes()).isEmpty();

    MadeCore later = new MadeCore(100).screen(listedFor(101));
    assertThat(later.target().notes())
        .contains(
            "UNI is left out of defi: listed for 100 days, 1 fewer than 101",
            "defi has no member that passes the screen: its weight goes to the others");
    assertThat(MadeCore.weights(later.target())).containsExactly(0, 0, 0);
    assertThat(new MadeCore(100).screen(listedFor(100)).target().notes()).isEmpty();
  }

  /**
   * 50 contracts held open at closes of 10, but for the last day at 40: (29 x 500 + 2,000) / 30.
   */
  @Test
  void openInterestIsAtThePerpetualsCloses() {
    MadeCore core = new MadeCore(100);
    double[] closes = new double[100];
    Arrays.fill(closes, 10);
    closes[99] = 40;
    for (String asset : List.of("UNI", "AAVE", "CRV")) {
      double[] coins = new double[101];
      Arrays.fill(coins, asset.equals("UNI") ? 50 : 60);
      core.market
          .closes(asset + "/USDT:USDT", closes)
          .values(SeriesKind.OPEN_INTEREST, asset + "/USDT:USDT", "2025-01-01", coins);
    }
    core.screen(
        new MemberScreen(
            Optional.empty(), Optional.empty(), Optional.of(Money.usdt("600")), Optional.empty()));
    // 550 of UNI, 660 of the others.
    assertThat(core.target().notes())
        .containsExactly("UNI is left out of defi: open interest of 550 a day, 8.3% below 600");
  }

  /** A day without volume after the review would bring the mean below what is asked. */
  @Test
  void seesOnlyWhatIsKnown() {
    MadeCore core = new MadeCore(100).screen(spotVolume(usdt(0.99 * traded(0))));
    core.market.volume(0).closes("UNI/USDT", 100);
    assertThat(core.target().notes()).isEmpty();
  }

  /** Of UNI in a day, the mean of the last 30. */
  private static double traded(int member) {
    double[] closes = new MadeCore(100).closes(member);
    double traded = 0;
    for (int day = 70; day < 100; day++) {
      traded += closes[day] * 1_000 * (member + 1) / 30;
    }
    return traded;
  }

  private static Money usdt(double amount) {
    return Money.nearest(Asset.USDT, amount);
  }

  private static MemberScreen spotVolume(Money least) {
    return new MemberScreen(
        Optional.of(least), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static MemberScreen listedFor(int days) {
    return new MemberScreen(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(days));
  }
}
