// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.TradingRules;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.function.Function;

/**
 * What a liquidation closes next: the position with the highest maintenance margin is reduced to
 * the top of the next lower tier, or closed where it is in the lowest.
 *
 * @param price that it is closed at
 * @param closed contracts, positive
 * @param rules of the contract
 */
public record LiquidationOrder(
    Position position, Price price, Quantity closed, TradingRules rules) {
  /** What most of the contracts in Binance's exchangeInfo of 2025-03 asked for. */
  private static final BasisPoints DEFAULT_FEE = BasisPoints.of("150");

  /** The next order for a wallet that has positions; of two with equal maintenance, the first. */
  public static LiquidationOrder of(
      FuturesWallet wallet,
      Marks marks,
      BracketBook brackets,
      Function<InstrumentId, TradingRules> rules) {
    Position position =
        wallet.positions().stream()
            .max(Comparator.comparing((Position one) -> wallet.maintenance(one, marks, brackets)))
            .orElseThrow();
    Price price = marks.price(position.instrument());
    TradingRules asked = rules.apply(position.instrument());
    Brackets table = FuturesWallet.table(position, marks.time(), brackets);
    Quantity kept = keptInLowerTier(position, price, asked, table);
    return new LiquidationOrder(position, price, position.quantity().abs().minus(kept), asked);
  }

  /** Whole steps that are worth no more than the next lower tier's cap; nothing in the lowest. */
  private static Quantity keptInLowerTier(
      Position position, Price price, TradingRules rules, Brackets table) {
    Bracket tier = table.tier(position.notional(price).toDecimal());
    int below = table.tiers().indexOf(tier) - 1;
    if (below < 0) {
      return Quantity.ZERO;
    }
    BigDecimal cap = table.tiers().get(below).cap();
    BigDecimal size = position.contract().size().toDecimal();
    BigDecimal contracts =
        position.instrument().isInverse()
            ? cap.multiply(price.toDecimal()).divide(size, 8, RoundingMode.DOWN)
            : cap.divide(price.toDecimal().multiply(size), 8, RoundingMode.DOWN);
    return rules.roundDown(Quantity.of(contracts.setScale(8, RoundingMode.DOWN)));
  }

  /** Whether nothing of the position is left. */
  public boolean isWhole() {
    return closed.equals(position.quantity().abs());
  }

  /**
   * The liquidation fee: the share of what is closed that the contract's rules state, else 1.5 %,
   * and no more than the equity that is left once the taker's fee is paid.
   *
   * @param wallet as it is before the order
   * @param fee the taker's
   */
  public Money penalty(FuturesWallet wallet, Marks marks, Money fee) {
    Money amount = position.contract().notional(closed, price);
    BigDecimal left = wallet.equity(marks).subtract(wallet.charged(fee, marks));
    Money one = Money.of(amount.asset(), BigDecimal.ONE);
    BigDecimal most =
        left.max(BigDecimal.ZERO).divide(wallet.charged(one, marks), 8, RoundingMode.DOWN);
    BasisPoints share = rules.liquidationFee().orElse(DEFAULT_FEE);
    Money asked = amount.abs().multipliedBy(share.exactFraction());
    return asked.toDecimal().compareTo(most) < 0 ? asked : Money.of(amount.asset(), most);
  }
}
