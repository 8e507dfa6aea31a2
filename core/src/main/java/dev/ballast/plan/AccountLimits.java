// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.order.Batch;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.policy.Limits;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * The policy's limits, asked of orders on the account as it is when they are to be sent: margin
 * used, the liquidation distance and the cash reserve. Plans are made within them; what has
 * happened since may have taken the account to where their orders would break one.
 *
 * <p>An account at its limit drifts beyond it as prices move: an order breaks a limit only where it
 * makes of the account what {@linkplain Alarms alarms} call for a review about, and only where it
 * makes it worse. What takes off risk is not asked about.
 */
public final class AccountLimits {
  private final ReviewInput input;
  private final AccountRisk risk;

  private AccountLimits(ReviewInput input, Map<Asset, Beta> betas) {
    this.input = input;
    this.risk = new AccountRisk(input, betas);
  }

  /**
   * Why orders are not to be sent, by their ids, in the order in which they would be. A leg that
   * breaks a limit keeps back those of its ticket, but for those that take off risk.
   *
   * @param last review, whose betas are taken
   * @param batch whose movements are made first
   */
  public static SequencedMap<String, String> refused(
      ReviewInput input, Optional<ReviewMemory> last, Batch batch) {
    return new AccountLimits(
            input, last.map(one -> (Map<Asset, Beta>) one.betas()).orElse(Map.of()))
        .refused(batch);
  }

  private SequencedMap<String, String> refused(Batch batch) {
    SequencedMap<String, String> refused = new LinkedHashMap<>();
    TradedAccount all = begun(batch);
    boolean adds = false;
    boolean buys = false;
    for (Order order : batch.orders()) {
      adds |= !reduces(order, all.account());
      buys |= isPurchase(order);
      all.trade(order);
    }
    Account before = begun(batch).account();
    if (!adds || broken(before, all.account(), buys).isEmpty()) {
      return refused;
    }
    Optional<Order> stopped = stop(batch, refused);
    while (stopped.isPresent()) {
      keepBack(stopped.get(), batch.orders(), before, refused);
      stopped = stop(batch, refused);
    }
    return refused;
  }

  private TradedAccount begun(Batch batch) {
    TradedAccount account = new TradedAccount(input.account(), input.marks());
    batch.movements().forEach(account::move);
    return account;
  }

  /** The first order that breaks a limit, on what those before it that are sent make. */
  private Optional<Order> stop(Batch batch, Map<String, String> refused) {
    TradedAccount account = begun(batch);
    for (Order order : batch.orders()) {
      if (!refused.containsKey(order.id())) {
        Account before = account.account();
        account.trade(order);
        Optional<String> reason =
            reduces(order, before)
                ? Optional.empty()
                : broken(before, account.account(), isPurchase(order));
        if (reason.isPresent()) {
          refused.put(order.id(), reason.get());
          return Optional.of(order);
        }
      }
    }
    return Optional.empty();
  }

  private static void keepBack(
      Order stopped, List<Order> orders, Account before, Map<String, String> refused) {
    for (Order order : orders) {
      if (order.ticket().equals(stopped.ticket()) && !reduces(order, before)) {
        refused.putIfAbsent(order.id(), "not sent: " + stopped.id() + " of its ticket is not");
      }
    }
  }

  private static boolean reduces(Order order, Account account) {
    return order.reduces(
        account.position(order.position()).map(Position::quantity).orElse(Quantity.ZERO));
  }

  private boolean isPurchase(Order order) {
    return order.instrument().isSpot()
        && order.side() == Side.BUY
        && order.instrument().quote().equals(input.policy().quote());
  }

  /** Which limit is broken that was not before, or not by as much. */
  private Optional<String> broken(Account before, Account after, boolean buys) {
    return margin(before, after)
        .or(() -> distance(before, after))
        .or(() -> buys ? cash(before, after) : Optional.empty())
        .map(limit -> "not sent: " + limit);
  }

  private Limits limits() {
    return input.policy().overlay().limits();
  }

  private Optional<String> margin(Account before, Account after) {
    double used = risk.marginUsed(after);
    return risk.isTooMuch(used) && used > risk.marginUsed(before)
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "margin used would be %.1f%% of equity, above margin-used of %s",
                100 * used,
                limits().marginUsed()))
        : Optional.empty();
  }

  private Optional<String> distance(Account before, Account after) {
    OptionalDouble nearest = risk.distance(after);
    return risk.isTooNear(nearest) && isNearer(nearest, risk.distance(before))
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the account would be liquidated if the market %s by %.1f%%, nearer than"
                    + " liquidation-distance of %s",
                nearest.getAsDouble() < 0 ? "falls" : "rises",
                100 * Math.abs(nearest.getAsDouble()),
                limits().liquidationDistance()))
        : Optional.empty();
  }

  private static boolean isNearer(OptionalDouble one, OptionalDouble other) {
    return other.isEmpty() || Math.abs(one.getAsDouble()) < Math.abs(other.getAsDouble());
  }

  private Optional<String> cash(Account before, Account after) {
    double left = cash(after);
    return risk.isTooLittle(left) && left < cash(before)
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "cash would be %.1f%% of equity, below the reserve of %s",
                100 * left,
                input.policy().overlay().budgets().reserve()))
        : Optional.empty();
  }

  /** In the spot wallet, of total equity. */
  private double cash(Account account) {
    double equity = input.exposure().equity().toDouble();
    double there = account.in(Place.SPOT, input.policy().quote()).toDouble();
    return equity > 0 ? there / equity : 0;
  }
}
