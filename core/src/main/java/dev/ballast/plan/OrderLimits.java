// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.cost.TradingCosts;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.TradingEnd;
import dev.ballast.market.TradingRules;
import dev.ballast.order.Side;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What can be ordered of an instrument at a review: age of the price, the venue's steps and
 * minimums, the share of a day's volume.
 */
record OrderLimits(ReviewInput input) {
  /** The most of a day's volume that a leg may be, where the policy's costs state no share. */
  static final Percent PARTICIPATION = Percent.of("10");

  private static final MathContext DIGITS = new MathContext(8);

  /**
   * Why nothing at all can be traded in an instrument: no price or one that is older than a bar, no
   * rules, no volume to price the order by.
   */
  Optional<String> untradable(InstrumentId id) {
    if (input.marks().find(id).isEmpty()) {
      return Optional.of("no price is known");
    }
    Optional<TradingEnd> end = input.view().end(id);
    if (end.isPresent()) {
      return Optional.of(
          "it ended at its last trade on "
              + end.get().day()
              + ", at "
              + Price.nearest(end.get().close()));
    }
    OptionalLong age = input.age(id);
    if (age.isEmpty()) {
      return Optional.of("it has no price history");
    }
    if (age.getAsLong() > UtcDay.MILLIS) {
      LocalDate day = UtcDay.date(input.view().time() - age.getAsLong() - 1);
      return Optional.of(
          "its last price is of " + day + ", " + age.getAsLong() / UtcDay.MILLIS + " days old");
    }
    if (input.view().instrument(id).isEmpty()) {
      return Optional.of("no trading rules are known for it");
    }
    return costs().unpriced(input.view(), id);
  }

  /** Why a quantity of spot in whole steps is too small to be ordered. */
  Optional<String> tooSmall(InstrumentId id, Side side, Quantity wish) {
    Quantity quantity = wish.roundedTo(lot(id).step(), RoundingMode.DOWN);
    if (quantity.isZero() || quantity.compareTo(lot(id).minimum()) < 0) {
      return Optional.of("below the venue's smallest order of " + lot(id).minimum());
    }
    return isWorthTooLittle(id, side, quantity)
        ? Optional.of(worth(id, wish.times(input.marks().price(id), input.marks().quote())))
        : Optional.empty();
  }

  /** That an order is worth less than the venue takes. */
  String worth(InstrumentId id, Money value) {
    return "worth " + value + ", below the venue's minimum of " + rules(id).minimumNotional();
  }

  /** Whether an order is below the venue's minimum at the price that it is expected to fill at. */
  boolean isWorthTooLittle(InstrumentId id, Side side, Quantity quantity) {
    Price mark = input.marks().price(id);
    Price fill =
        costs()
            .fillPrice(
                input.view().instrument(id).orElseThrow(),
                side == Side.BUY,
                mark,
                quantity,
                TradingCosts.volume(input.view(), id).orElse(0));
    Price least = fill.compareTo(mark) < 0 ? fill : mark;
    return quantity.times(least, input.marks().quote()).units()
        < rules(id).minimumNotional().units();
  }

  /** What a market order's quantity must be. */
  OrderBounds.Lot lot(InstrumentId id) {
    return rules(id).marketLot();
  }

  /** As much of a wish as the share of the last day's volume and the largest order allow. */
  Quantity limited(InstrumentId id, Quantity wish) {
    Quantity size = wish;
    OptionalDouble volume = TradingCosts.volume(input.view(), id);
    if (volume.isPresent() && wish.toDouble() > share().fraction() * volume.getAsDouble()) {
      size = Quantity.nearest(share().fraction() * volume.getAsDouble());
    }
    Optional<Quantity> largest = lot(id).maximum();
    return largest.isPresent() && largest.get().compareTo(size) < 0 ? largest.get() : size;
  }

  /** That an order is cut to its share of the volume, or to the largest that the venue takes. */
  String sentence(InstrumentId id, Quantity wish, String wanted) {
    OptionalDouble volume = TradingCosts.volume(input.view(), id);
    if (volume.isEmpty() || wish.toDouble() <= share().fraction() * volume.getAsDouble()) {
      return id + ": " + wanted + " is cut to " + limited(id, wish) + ", the venue's largest order";
    }
    return String.format(
        Locale.ROOT,
        "%s: %s is %.0f%% of the last day's volume; the order is cut to %s of it",
        id,
        wanted,
        100 * wish.toDouble() / TradingCosts.volume(input.view(), id).orElseThrow(),
        share());
  }

  /** A quantity for people, in at most eight digits: a wish is not yet in steps. */
  static String said(Quantity quantity) {
    return quantity.toDecimal().round(DIGITS).stripTrailingZeros().toPlainString();
  }

  TradingRules rules(InstrumentId id) {
    return input.view().instrument(id).orElseThrow().rules();
  }

  private Percent share() {
    return costs().participation().orElse(PARTICIPATION);
  }

  private TradingCosts costs() {
    return input.policy().terms().costs();
  }
}
