// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.portfolio.ReviewInput;
import java.util.Map;
import java.util.TreeMap;

/**
 * Contracts that rules can trade and that are held with a wallet of their own.
 *
 * @param notionals as they are held, signed, in the quote
 */
record IsolatedFutures(Map<InstrumentId, Double> notionals) {
  static IsolatedFutures of(ReviewInput input) {
    Map<InstrumentId, Double> notionals = new TreeMap<>();
    for (Position position : input.account().positions()) {
      if (position.margin() == MarginMode.ISOLATED && input.isTraded(position)) {
        InstrumentId id = position.instrument();
        notionals.put(id, position.notional(input.marks().price(id)).toDouble());
      }
    }
    return new IsolatedFutures(notionals);
  }

  boolean contains(InstrumentId id) {
    return !notionals.isEmpty() && notionals.containsKey(id);
  }

  /** What one that grows takes out of the futures wallet for good, at an open a bit worse. */
  double paidOut(InstrumentId id, Planned planned) {
    double held = notionals.getOrDefault(id, 0.0) * Math.signum(planned.notional());
    double opened = Math.abs(planned.notional()) - Math.max(0, held);
    return Math.max(0, opened) * paidOut(planned.leverage());
  }

  /** The same of each unit that is opened. */
  static double paidOut(double leverage) {
    return (1 + PurchaseShare.PRICE_RESERVE) / leverage;
  }
}
