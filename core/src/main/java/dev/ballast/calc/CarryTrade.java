// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Equal coins of spot, bought, and of a future, sold: what they tie up, earn and cost from entry to
 * exit, in the quote, to the last digit.
 *
 * @param quantity coins of each leg, above zero
 * @param delivered whether the future is delivered at the exit: no spread is paid for it then
 * @param funding received +, paid -
 * @param days from entry to exit, above zero
 */
public record CarryTrade(
    Prices entry,
    Prices exit,
    BigDecimal quantity,
    boolean delivered,
    BigDecimal funding,
    BigDecimal days,
    Terms terms) {
  private static final BigDecimal YEAR = BigDecimal.valueOf(365);

  /** Refuses coins and days that are not above zero. */
  public CarryTrade {
    if (quantity.signum() <= 0 || days.signum() <= 0) {
      throw new IllegalArgumentException(
          "a carry has coins and days above zero, not " + quantity + " and " + days);
    }
  }

  /** What a coin costs in spot and in the future. */
  public record Prices(BigDecimal spot, BigDecimal future) {
    /** Future minus spot. */
    public BigDecimal basis() {
      return future.subtract(spot);
    }
  }

  /**
   * What it costs.
   *
   * @param spotFee of each fill's value, a fraction
   * @param futureFee likewise
   * @param spread between bid and ask, of the price: each fill pays half
   * @param leverage of the future, above zero
   * @param reserve beside the margin, of the future's notional
   * @param idle what margin and reserve would earn elsewhere, a fraction a year
   */
  public record Terms(
      BigDecimal spotFee,
      BigDecimal futureFee,
      BigDecimal spread,
      BigDecimal leverage,
      BigDecimal reserve,
      BigDecimal idle) {
    /** What lies in the futures wallet for a notional of one: 1 / leverage + reserve. */
    public BigDecimal backing() {
      return BigDecimal.ONE.divide(leverage, ContractTerms.DIGITS).add(reserve);
    }
  }

  /** What a capital pays for: capital / (spot + future x (1 / leverage + reserve)). */
  public static BigDecimal coins(BigDecimal capital, Prices entry, Terms terms) {
    return capital.divide(
        entry.spot().add(entry.future().multiply(terms.backing())), ContractTerms.DIGITS);
  }

  /** Quantity x spot, at entry. */
  public BigDecimal spotValue() {
    return quantity.multiply(entry.spot());
  }

  /** Quantity x future, at entry. */
  public BigDecimal notional() {
    return quantity.multiply(entry.future());
  }

  /** Notional / leverage. */
  public BigDecimal margin() {
    return notional().divide(terms.leverage(), ContractTerms.DIGITS);
  }

  /** What is kept beside the margin. */
  public BigDecimal reserve() {
    return notional().multiply(terms.reserve());
  }

  /** Spot, margin and reserve. */
  public BigDecimal capital() {
    return spotValue().add(margin()).add(reserve());
  }

  /** Quantity x (basis at entry - basis at exit): what prices make, whatever they do. */
  public BigDecimal basisProfit() {
    return quantity.multiply(entry.basis().subtract(exit.basis()));
  }

  /** Basis at entry minus basis at exit plus funding: all before fees and slippage. */
  public BigDecimal gross() {
    return basisProfit().add(funding);
  }

  /** Of all four fills; a delivery has the future's fee too. */
  public BigDecimal fees() {
    BigDecimal spot = quantity.multiply(entry.spot().add(exit.spot())).multiply(terms.spotFee());
    return spot.add(
        quantity.multiply(entry.future().add(exit.future())).multiply(terms.futureFee()));
  }

  /** Half the spread of every fill. */
  public BigDecimal spreads() {
    BigDecimal future = delivered ? entry.future() : entry.future().add(exit.future());
    return quantity
        .multiply(entry.spot().add(exit.spot()).add(future))
        .multiply(terms.spread())
        .divide(BigDecimal.TWO, ContractTerms.DIGITS);
  }

  /** What margin and reserve would have earned elsewhere. */
  public BigDecimal idle() {
    return margin()
        .add(reserve())
        .multiply(terms.idle())
        .multiply(days)
        .divide(YEAR, ContractTerms.DIGITS);
  }

  /** What is left of it. */
  public BigDecimal net() {
    return gross().subtract(fees()).subtract(spreads()).subtract(idle());
  }

  /** An amount over the capital, simple, on 365 days: a fraction a year. */
  public BigDecimal yearly(BigDecimal amount) {
    return amount.multiply(YEAR).divide(capital().multiply(days), ContractTerms.DIGITS);
  }

  /**
   * Days after which funding, coming in evenly, has paid for the fills; nothing where it never
   * does.
   */
  public Optional<BigDecimal> breakEvenDays() {
    BigDecimal overDays = funding.subtract(idle());
    return overDays.signum() <= 0
        ? Optional.empty()
        : Optional.of(fees().add(spreads()).multiply(days).divide(overDays, ContractTerms.DIGITS));
  }

  /** The basis at entry, over spot, at which nothing would be left if it were gone at exit. */
  public BigDecimal breakEvenBasis() {
    return fees()
        .add(spreads())
        .add(idle())
        .subtract(funding)
        .divide(spotValue(), ContractTerms.DIGITS);
  }
}
