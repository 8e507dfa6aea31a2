// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What an order does on top of an account. In one-way mode it closes an opposite position of its
 * contract first and is charged for what exceeds it; in hedge mode it opens all that it is.
 *
 * @param account without the order
 * @param order the position of all of the order, its price as the entry price
 * @param hedgeMode whether the account keeps both sides of a contract apart
 */
public record OrderEffect(MarginAccount account, MarginPosition order, boolean hedgeMode) {
  /** What is held of the contract on one side. */
  private List<MarginPosition> held(int side) {
    return account.positions().stream()
        .filter(one -> one.instrument().equals(order.instrument()))
        .filter(one -> one.side() == side)
        .toList();
  }

  /** How much of the order's size closes what is held. */
  public BigDecimal closed() {
    return hedgeMode
        ? BigDecimal.ZERO
        : held(-order.side()).stream()
            .map(MarginPosition::size)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .min(order.size());
  }

  /** The position that is left to open; nothing where the order only closes. */
  public Optional<MarginPosition> opened() {
    BigDecimal closed = closed();
    BigDecimal left = order.size().subtract(closed);
    if (closed.signum() == 0) {
      return Optional.of(order);
    }
    return left.signum() == 0
        ? Optional.empty()
        : Optional.of(
            order.withQuantity(
                left.divide(order.contractSize(), MarginPosition.DIGITS)
                    .multiply(BigDecimal.valueOf(order.side()))));
  }

  /** What the venue asks for what is opened; zero where nothing is. */
  public OrderMargin margin() {
    return opened()
        .map(one -> OrderMargin.of(account.venue(), one))
        .orElseGet(() -> new OrderMargin(BigDecimal.ZERO, BigDecimal.ZERO));
  }

  /** The most that the venue allows of what is then held, where the order's leverage is more. */
  public Optional<BigDecimal> exceededLeverage() {
    return opened()
        .filter(one -> one.tiers().isKnown())
        .flatMap(one -> one.tiers().maximumLeverage(notionalThen(one)))
        .filter(most -> order.leverage().compareTo(most) > 0);
  }

  private BigDecimal notionalThen(MarginPosition opened) {
    return held(opened.side()).stream()
        .map(one -> one.notional(one.markPrice()))
        .reduce(opened.notional(opened.markPrice()), BigDecimal::add);
  }

  /** Whether the venue takes it from an account that has so much available. */
  public boolean isAffordable(BigDecimal available) {
    return exceededLeverage().isEmpty() && margin().cost().compareTo(available) <= 0;
  }
}
