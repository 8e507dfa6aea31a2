// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.OpenInterest;
import dev.ballast.analytics.TradedValue;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.policy.MemberScreen;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a policy's screen finds of one member, as of the review.
 *
 * @param tooLittle what it shows too little of, and by how much
 * @param unknown what it is asked for and nothing is recorded of
 */
record ScreenedMember(List<String> tooLittle, List<String> unknown) {
  private static final ScreenedMember PASSED = new ScreenedMember(List.of(), List.of());

  ScreenedMember {
    tooLittle = List.copyOf(tooLittle);
    unknown = List.copyOf(unknown);
  }

  static ScreenedMember of(ReviewInput input, Asset member) {
    MemberScreen screen = input.policy().core().screen();
    if (screen.equals(MemberScreen.NONE)) {
      return PASSED;
    }
    Findings found = new Findings(input, member, new ArrayList<>(), new ArrayList<>());
    screen.spotVolume().ifPresent(found::spotVolume);
    screen.perpetualVolume().ifPresent(found::perpetualVolume);
    screen.openInterest().ifPresent(found::openInterest);
    screen.listedDays().ifPresent(found::listed);
    return new ScreenedMember(found.tooLittle, found.unknown);
  }

  boolean passes() {
    return tooLittle.isEmpty() && unknown.isEmpty();
  }

  private record Findings(
      ReviewInput input, Asset member, List<String> tooLittle, List<String> unknown) {
    void spotVolume(Money least) {
      Optional<BarSeries> bars = input.view().bars(input.spot(member), Interval.DAY);
      add("spot volume", traded(bars), least);
    }

    void perpetualVolume(Money least) {
      add("perpetual volume", traded(perpetual()), least);
    }

    void openInterest(Money least) {
      InstrumentId id = input.perpetual(member);
      Optional<Series> coins = input.view().any(SeriesKind.OPEN_INTEREST, id.toString());
      Optional<BarSeries> bars = perpetual();
      OptionalDouble mean =
          coins.isEmpty() || bars.isEmpty()
              ? OptionalDouble.empty()
              : OpenInterest.mean(
                  (ValueSeries) coins.get(), bars.get(), input.view().time(), MemberScreen.WINDOW);
      add("open interest", mean, least);
    }

    /** One whose bars begin with the benchmark's is as old as the history at least. */
    void listed(int least) {
      Optional<BarSeries> bars = input.view().bars(input.spot(member), Interval.DAY);
      if (bars.isEmpty()) {
        unknown.add("first day in spot");
        return;
      }
      long first = bars.get().time(0);
      long days = (input.view().time() - first) / UtcDay.MILLIS;
      boolean oldest =
          input
              .view()
              .bars(input.spot(input.policy().benchmark()), Interval.DAY)
              .filter(one -> first <= one.time(0))
              .isPresent();
      if (days < least && !oldest) {
        tooLittle.add("listed for %d days, %d fewer than %d".formatted(days, least - days, least));
      }
    }

    private Optional<BarSeries> perpetual() {
      return input.view().bars(input.perpetual(member), Interval.DAY);
    }

    private OptionalDouble traded(Optional<BarSeries> bars) {
      return bars.isEmpty()
          ? OptionalDouble.empty()
          : TradedValue.mean(bars.get(), input.view().time(), MemberScreen.WINDOW);
    }

    private void add(String what, OptionalDouble mean, Money least) {
      double wanted = least.toDouble();
      if (mean.isEmpty()) {
        unknown.add(what);
      } else if (mean.getAsDouble() < wanted) {
        double share = mean.getAsDouble() / wanted;
        tooLittle.add(
            String.format(
                Locale.ROOT,
                "%s of %,.0f a day, %.1f%% below %,.0f",
                what,
                mean.getAsDouble(),
                100 * (1 - share),
                wanted));
      }
    }
  }
}
