// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How a venue makes a perpetual's funding rate of its premium. Premium and rate are fractions: of
 * the index, and of notional for one settlement; longs pay when the rate is positive. Caps come
 * after it ({@link FundingTerms}).
 */
public sealed interface FundingFormula {
  /** The hours that rates of 8-hour funding are stated for. */
  BigDecimal EIGHT = BigDecimal.valueOf(8);

  /** Enough for any rate: what does not end is cut after so many digits. */
  MathContext DIGITS = new MathContext(24);

  /**
   * The rate of one settlement.
   *
   * @param premium average over the interval
   * @param hours between settlements, above zero
   */
  BigDecimal rate(BigDecimal premium, int hours);

  /** The formula in letters: P premium, I interest, N hours between settlements. */
  String algebra();

  /** The formula with its numbers, in percent. */
  String working(BigDecimal premium, int hours);

  /** What the interest rate of an interval shorter than 8 hours is divided with. */
  enum Shortening {
    /** The interest alone: an hour of premium is paid in an hour. */
    INTEREST,
    /** The whole rate: premium and interest are those of 8 hours. */
    WHOLE
  }

  /**
   * The premium drawn towards an interest rate: P + clamp(I - P, +-c), so that the rate is the
   * interest as long as the premium is near it.
   *
   * @param interest of 8 hours
   * @param clamp how far the premium is moved at most
   */
  record TowardsInterest(BigDecimal interest, BigDecimal clamp, Shortening shortening)
      implements FundingFormula {
    @Override
    public BigDecimal rate(BigDecimal premium, int hours) {
      BigDecimal towards = interest(hours).subtract(premium).max(clamp.negate()).min(clamp);
      BigDecimal rate = premium.add(towards);
      return shortening == Shortening.WHOLE ? share(rate, hours) : rate;
    }

    /** With another interest of 8 hours: some contracts have none. */
    public TowardsInterest withInterest(BigDecimal other) {
      return new TowardsInterest(other, clamp, shortening);
    }

    private BigDecimal interest(int hours) {
      return shortening == Shortening.INTEREST ? share(interest, hours) : interest;
    }

    @Override
    public String algebra() {
      String sum = "P + clamp(I - P, +-" + percent(clamp) + ")";
      return shortening == Shortening.WHOLE
          ? "[" + sum + "] / (8/N), I = " + percent(interest)
          : sum + ", I = " + percent(interest) + " / (8/N)";
    }

    @Override
    public String working(BigDecimal premium, int hours) {
      String sum =
          percent(premium)
              + " + clamp("
              + percent(interest(hours))
              + " - "
              + bracketed(premium)
              + ", +-"
              + percent(clamp)
              + ")";
      return shortening == Shortening.WHOLE ? "[" + sum + "] / (8/" + hours + ")" : sum;
    }
  }

  /**
   * The premium beyond a band around zero, within which nothing is paid: max(d, P) + min(-d, P) is
   * the rate of 8 hours, paid continuously.
   *
   * @param band how large a premium costs nothing
   */
  record BeyondBand(BigDecimal band) implements FundingFormula {
    @Override
    public BigDecimal rate(BigDecimal premium, int hours) {
      return share(band.max(premium).add(band.negate().min(premium)), hours);
    }

    @Override
    public String algebra() {
      return "[max(" + percent(band) + ", P) + min(-" + percent(band) + ", P)] x N/8";
    }

    @Override
    public String working(BigDecimal premium, int hours) {
      return "[max(%s, %s) + min(-%s, %s)] x %d/8"
          .formatted(percent(band), percent(premium), percent(band), percent(premium), hours);
    }
  }

  /** A day's premium spread over its hours: P / 24 for each. */
  record HourlyShare() implements FundingFormula {
    private static final BigDecimal DAY = BigDecimal.valueOf(24);

    @Override
    public BigDecimal rate(BigDecimal premium, int hours) {
      return premium.multiply(BigDecimal.valueOf(hours)).divide(DAY, DIGITS);
    }

    /**
     * What a contract of one dollar pays, in coin: the rate over the index at the time when the
     * rate is set, which then stays though the price moves.
     */
    public static BigDecimal absolute(BigDecimal rate, BigDecimal index) {
      return rate.divide(index, DIGITS);
    }

    @Override
    public String algebra() {
      return "P x N/24";
    }

    @Override
    public String working(BigDecimal premium, int hours) {
      return percent(premium) + " x " + hours + "/24";
    }
  }

  private static BigDecimal share(BigDecimal ofEightHours, int hours) {
    return ofEightHours.multiply(BigDecimal.valueOf(hours)).divide(EIGHT, DIGITS);
  }

  private static String bracketed(BigDecimal fraction) {
    return fraction.signum() < 0 ? "(" + percent(fraction) + ")" : percent(fraction);
  }

  private static String percent(BigDecimal fraction) {
    BigDecimal percent = fraction.movePointRight(2).round(new MathContext(8));
    return percent.signum() == 0 ? "0%" : percent.stripTrailingZeros().toPlainString() + "%";
  }
}
