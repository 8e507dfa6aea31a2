// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.account.Position;
import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * A position as margin mathematics sees it: exact decimals with any number of digits, as people and
 * venues write them. The ledger's own are {@link dev.ballast.account.Position}.
 *
 * @param quantity contracts, long +, short -; never zero
 * @param contractSize units of the base in a linear contract, of the quote in an inverse one
 * @param entryPrice average price of what is held
 * @param markPrice what it is valued at
 * @param leverage what initial margin is divided by
 * @param takerFee a fraction of notional
 * @param isolated balance of the position's own wallet; nothing where the position is cross
 * @param tiers what it must keep
 */
public record MarginPosition(
    InstrumentId instrument,
    BigDecimal quantity,
    BigDecimal contractSize,
    BigDecimal entryPrice,
    BigDecimal markPrice,
    BigDecimal leverage,
    BigDecimal takerFee,
    Optional<BigDecimal> isolated,
    MaintenanceTiers tiers) {
  /** Digits of what does not divide evenly. */
  public static final MathContext DIGITS = new MathContext(50);

  /** Refuses spot, nothing, and sizes, prices and leverage that are not above zero. */
  public MarginPosition {
    if (instrument.isSpot()) {
      throw new IllegalArgumentException(instrument + " is spot, which is not margined");
    }
    if (quantity.signum() == 0) {
      throw new IllegalArgumentException("a position of zero in " + instrument);
    }
    above("contract size", contractSize, instrument);
    above("entry price", entryPrice, instrument);
    above("mark price", markPrice, instrument);
    above("leverage", leverage, instrument);
  }

  private static void above(String what, BigDecimal value, InstrumentId id) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(what + " of " + value.toPlainString() + " in " + id);
    }
  }

  /** A cross position of contracts of one, marked at its entry, unlevered and without fee. */
  public static MarginPosition of(
      InstrumentId instrument, BigDecimal quantity, BigDecimal entryPrice, MaintenanceTiers tiers) {
    return new MarginPosition(
        instrument,
        quantity,
        BigDecimal.ONE,
        entryPrice,
        entryPrice,
        BigDecimal.ONE,
        BigDecimal.ZERO,
        Optional.empty(),
        tiers);
  }

  /** The ledger's position at a mark, its entry price as its cost says; without fee. */
  public static MarginPosition of(Position held, Price mark, MaintenanceTiers tiers) {
    BigDecimal units = held.quantity().toDecimal().multiply(held.contract().size().toDecimal());
    BigDecimal cost = held.entryCost().toDecimal();
    BigDecimal entry =
        held.instrument().isInverse()
            ? units.negate().divide(cost, DIGITS)
            : cost.divide(units, DIGITS);
    return new MarginPosition(
        held.instrument(),
        held.quantity().toDecimal(),
        held.contract().size().toDecimal(),
        entry,
        mark.toDecimal(),
        held.leverage(),
        BigDecimal.ZERO,
        held.isolated().map(Money::toDecimal),
        tiers);
  }

  /** This position of another size; the sign is the side. */
  public MarginPosition withQuantity(BigDecimal contracts) {
    return with(contracts, contractSize, markPrice, leverage, takerFee, isolated, tiers);
  }

  public MarginPosition withContractSize(BigDecimal size) {
    return with(quantity, size, markPrice, leverage, takerFee, isolated, tiers);
  }

  public MarginPosition withMark(BigDecimal mark) {
    return with(quantity, contractSize, mark, leverage, takerFee, isolated, tiers);
  }

  public MarginPosition withLeverage(BigDecimal times) {
    return with(quantity, contractSize, markPrice, times, takerFee, isolated, tiers);
  }

  public MarginPosition withTakerFee(BigDecimal fee) {
    return with(quantity, contractSize, markPrice, leverage, fee, isolated, tiers);
  }

  /** This position with a wallet of its own. */
  public MarginPosition withIsolated(BigDecimal wallet) {
    return with(quantity, contractSize, markPrice, leverage, takerFee, Optional.of(wallet), tiers);
  }

  /** This position with another table. */
  public MarginPosition withTiers(MaintenanceTiers other) {
    return with(quantity, contractSize, markPrice, leverage, takerFee, isolated, other);
  }

  /** The same contract at the same entry, with all else as given. */
  private MarginPosition with(
      BigDecimal contracts,
      BigDecimal size,
      BigDecimal mark,
      BigDecimal times,
      BigDecimal fee,
      Optional<BigDecimal> wallet,
      MaintenanceTiers table) {
    return new MarginPosition(
        instrument, contracts, size, entryPrice, mark, times, fee, wallet, table);
  }

  /** Long 1, short -1. */
  public int side() {
    return quantity.signum();
  }

  /** Units of the base (linear) or of the quote (inverse), above zero. */
  public BigDecimal size() {
    return quantity.abs().multiply(contractSize);
  }

  /** What profit and margin are in. */
  public Asset settlement() {
    return instrument.settle().orElseThrow();
  }

  public boolean isInverse() {
    return instrument.isInverse();
  }

  /**
   * The amount whose change is the profit: size x price, or -size / price where the contract is
   * inverse; of the side's sign.
   */
  public BigDecimal value(BigDecimal price) {
    BigDecimal signed = quantity.multiply(contractSize);
    return isInverse() ? signed.negate().divide(price, DIGITS) : signed.multiply(price);
  }

  /** Size at a price in the settlement asset, above zero: what tiers are looked up by. */
  public BigDecimal notional(BigDecimal price) {
    return value(price).abs();
  }

  /** Value at the mark less value at entry. */
  public BigDecimal unrealised() {
    return value(markPrice).subtract(value(entryPrice));
  }

  /** Notional at entry / leverage: what a wallet of its own begins with. */
  public BigDecimal initialAtEntry() {
    return notional(entryPrice).divide(leverage, DIGITS);
  }
}
