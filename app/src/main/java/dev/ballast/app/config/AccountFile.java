// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.account.PositionMode;
import dev.ballast.app.UserMistake;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an account file says, before it meets prices. Amounts are as they were written, to the last
 * decimal.
 *
 * @param name what messages call the file
 * @param where the name with the place at which its fields begin: {@code account.json:1:1}
 * @param venue where the positions are
 * @param asOf the day of the figures, where the file says it
 * @param margin of all positions; cross where they differ, as each of them says
 * @param assetMode what stands behind cross positions
 * @param settle what {@code walletBalance} is in: the asset that the positions settle in, of
 *     several USDT; USDT where there are none
 * @param walletBalance in the futures wallet, unrealised profit left out
 * @param spotFees what a local exchange takes the fees of spot in
 * @param feeCoin what it takes every fee in before all else, as long as there is enough of it
 * @param balances what is owned in spot and cash, in the file's order; USDT kept on the exchange is
 *     the spot wallet's cash
 * @param positions open futures, in the file's order; in hedge mode a contract may be there twice
 */
public record AccountFile(
    String name,
    String where,
    FuturesVenue venue,
    Optional<LocalDate> asOf,
    Margin margin,
    PositionMode positionMode,
    AssetMode assetMode,
    Asset settle,
    Optional<BigDecimal> walletBalance,
    SpotFees spotFees,
    Optional<Asset> feeCoin,
    List<BalanceEntry> balances,
    List<PositionEntry> positions) {
  /** How the venue margins positions. */
  public enum Margin {
    /** All positions share the futures wallet. */
    CROSS,
    /** Each position has a wallet of its own. */
    ISOLATED
  }

  /** What the fees of spot are taken in. */
  public enum SpotFees {
    /** The quote. */
    QUOTE,
    /** What is received: of a purchase the coins, of a sale the quote. */
    RECEIVED
  }

  /** What stands behind cross positions. */
  public enum AssetMode {
    /** The futures wallet of the asset that they settle in. */
    SINGLE_ASSET,
    /** All collateral by bid and ask buffers; cross only. */
    MULTI_ASSETS,
    /** All collateral by collateral rates, liquidated by uniMMR; cross only. */
    PORTFOLIO_MARGIN;

    /** {@code multi-assets}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public AccountFile {
    balances = List.copyOf(balances);
    positions = List.copyOf(positions);
  }

  /**
   * What is in the futures wallet in the asset that positions settle in: the wallet balance, and
   * balances in that asset that are collateral; nothing where neither is given.
   */
  public Optional<BigDecimal> wallet() {
    Optional<BigDecimal> collateral =
        balances.stream()
            .filter(one -> one.collateral() && one.asset().equals(settle))
            .map(one -> one.quantity().toDecimal())
            .reduce(BigDecimal::add);
    return walletBalance
        .map(one -> one.add(collateral.orElse(BigDecimal.ZERO)))
        .or(() -> collateral);
  }

  /** Whether every position is margined as the account says. */
  public boolean isOfOneMargin() {
    return positions.stream().allMatch(one -> one.margin() == margin);
  }

  /** Refuses positions that settle in several assets, where one wallet is asked about. */
  public void requireOneWallet() {
    for (PositionEntry position : positions) {
      Asset other = position.instrument().settle().orElseThrow();
      if (!other.equals(settle)) {
        PositionEntry one =
            positions.stream()
                .filter(held -> held.instrument().settle().orElseThrow().equals(settle))
                .findFirst()
                .orElseThrow();
        throw position.mistake(
            position.symbol()
                + " settles in "
                + other
                + " and "
                + one.symbol()
                + " in "
                + settle
                + "; one wallet holds one asset: write a file for each");
      }
    }
  }

  /** Collateral that counts by a haircut: what is in other assets than positions settle in. */
  public List<BalanceEntry> pooled() {
    return balances.stream()
        .filter(one -> one.collateral() && !one.asset().equals(settle))
        .toList();
  }

  /** Whether nothing at all is held: no position, and zero of everything. */
  public boolean isEmpty() {
    return positions.isEmpty()
        && walletBalance.filter(one -> one.signum() != 0).isEmpty()
        && balances.stream().allMatch(one -> one.quantity().isZero());
  }

  /** The mistake that nothing is held. */
  public UserMistake nothingHeld() {
    return new UserMistake(
        where
            + ": the account is empty; write what is held: balances, walletBalance or positions"
            + " (docs/guide/account.md)");
  }

  /** The mistake that a field is not there, and what it is needed for. */
  public UserMistake missing(String field, String why) {
    String what = where.equals(AccountFlags.NAME) ? Given.flag(field) : where + ": '" + field + "'";
    return new UserMistake(what + " is missing; " + why);
  }
}
