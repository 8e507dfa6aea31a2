// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened. All that an account is follows from its events in order.
 *
 * <p>A switch over them has no default: it names an event or the whole group that it lies in, so
 * that a new one breaks the build wherever its group is told apart.
 */
public sealed interface Event {
  /** The ticket of orders that a venue makes itself to liquidate. */
  String LIQUIDATION = "liquidation";

  /** Epoch milliseconds. */
  long time();

  /** Changes what the account holds or owes: the {@code Ledger} posts it. */
  sealed interface Posted extends Event {}

  /** Came from outside, left, or went from one part of the account to another. */
  sealed interface Flow extends Posted {}

  /** Stays inside the account: nothing came in or left. */
  sealed interface InternalTransfer extends Flow {}

  /** What the venue pays or takes by its own rules, on a position, without an order. */
  sealed interface Settlement extends Posted {}

  /** Leaves the account as it is; a cross only says anew whose a part of it is. */
  sealed interface Unposted extends Event {}

  /** Said by a session to itself, before it asks a venue for anything. */
  sealed interface Intention extends Unposted {}

  /** What became of an order, other than a fill. */
  sealed interface OrderUpdate extends Unposted {
    Order order();
  }

  /**
   * What a session means to ask for, kept before anything of it is sent: whoever goes on from here
   * asks what became of it first. It replaces what was intended before and not begun.
   *
   * @param cancels open orders to be taken back
   * @param batches in order, each to be sent once the orders of the one before are done
   */
  record Intended(long time, List<Cancellation> cancels, List<Batch> batches) implements Intention {
    /** Copies the lists. */
    public Intended {
      cancels = List.copyOf(cancels);
      batches = List.copyOf(batches);
    }
  }

  /** The next of the batches that were intended is about to be sent. */
  record BatchBegun(long time) implements Intention {}

  /** Something came in from outside (negative: left). */
  record Deposited(long time, Place place, Money amount) implements Flow {}

  /** A position that the account brought with it, with the wallet of an isolated one. */
  record PositionBrought(long time, Position position) implements Flow {}

  /** Something went from one place to another. */
  record Transferred(long time, Place from, Place to, Money amount) implements InternalTransfer {}

  /**
   * Margin went from the futures wallet into an isolated position's own (negative: back). When the
   * position closes, what is left in its wallet goes back by itself.
   */
  record IsolatedMarginMoved(long time, PositionKey position, Money amount)
      implements InternalTransfer {}

  /** The venue has taken an order. */
  record OrderPlaced(long time, Order order) implements OrderUpdate {}

  /** The venue has not taken an order; nothing of it will happen. */
  record OrderRefused(long time, Order order, String reason) implements OrderUpdate {}

  /** An order that the venue had taken is no longer open; what was filled of it stays. */
  record OrderCancelled(long time, Order order, Quantity unfilled, String reason)
      implements OrderUpdate {}

  /**
   * What was asked for and is no order was not done, whole or in part: money that is not free to
   * go, a roll of nothing, the cancellation of what is not open.
   *
   * @param request id of what asked for it
   */
  record RequestRejected(long time, String request, String reason) implements Unposted {}

  /**
   * A stop or take-profit was set off.
   *
   * @param recordedMark whether recorded marks reached its price; else the last price stood in
   */
  record OrderTriggered(long time, Order order, boolean recordedMark) implements OrderUpdate {}

  /**
   * An order was filled, or a part of it.
   *
   * @param quantity of this fill, positive
   * @param price what was paid for each unit
   * @param reference what would have been paid without spread and impact
   * @param fee positive when paid, in the asset that the venue takes it in: what the order settles
   *     in (the quote, for spot), the base of a pair, or an asset that is held beside. It leaves
   *     the wallet of the market that is traded in; of futures in another asset than they settle
   *     in, the futures wallet
   */
  record Filled(
      long time,
      Order order,
      Quantity quantity,
      Price price,
      Price reference,
      Liquidity liquidity,
      Money fee)
      implements Posted {
    /** A market order filled whole. */
    public static Filled whole(long time, Order order, Price price, Price reference, Money fee) {
      return new Filled(time, order, order.quantity(), price, reference, Liquidity.TAKER, fee);
    }

    public InstrumentId instrument() {
      return order.instrument();
    }

    /** The change that the fill makes. */
    public Quantity change() {
      return order.side().signed(quantity);
    }

    /** The fee as far as it is in what the order settles in; zero where it is in another asset. */
    public Money settledFee() {
      Asset settle = order.contract().settle();
      return fee.asset().equals(settle) ? fee : Money.zero(settle);
    }

    /** Whether the fee is in the coins that a pair trades. */
    public boolean isFeeInBase() {
      return instrument().isSpot() && fee.asset().equals(instrument().base());
    }

    /** The change as it is held afterwards: of a pair, less a fee in its base. */
    public Quantity received() {
      return isFeeInBase() ? change().minus(new Quantity(fee.units())) : change();
    }

    /**
     * The fee at what is known of its worth: of one in the base of a pair the quote at the fill's
     * price, of any other the amount itself.
     */
    public Money feeAtFill() {
      return isFeeInBase() ? order.contract().value(new Quantity(fee.units()), price) : fee;
    }
  }

  /**
   * A funding settlement.
   *
   * @param side whose position, in hedge mode
   * @param position signed quantity held at the settlement
   * @param mark the price that the payment is computed with
   * @param markSource where that price comes from
   * @param rate a fraction of notional; longs pay when it is positive
   * @param payment {@link Contract#funding}: positive when received
   */
  record FundingPaid(
      long time,
      Contract contract,
      PositionSide side,
      Quantity position,
      Price mark,
      MarkSource markSource,
      BigDecimal rate,
      Money payment)
      implements Settlement {
    /**
     * Takes the same rate for the same, however many zeros it is written with; refuses a payment in
     * another asset than the contract settles in.
     */
    public FundingPaid {
      requireSettled(payment, contract.id());
      rate = rate.stripTrailingZeros();
    }

    public InstrumentId instrument() {
      return contract.id();
    }

    public PositionKey key() {
      return new PositionKey(contract.id(), side);
    }
  }

  /**
   * A dated future expired: its position is closed at the delivery price.
   *
   * @param quantity signed, what was held
   * @param fee positive when paid, in the settlement asset
   */
  record Delivered(long time, PositionKey position, Quantity quantity, Price price, Money fee)
      implements Settlement {
    /** Refuses a fee in another asset than the contract settles in. */
    public Delivered {
      requireSettled(fee, position.instrument());
    }
  }

  /**
   * Purposes have given each other parts of what they hold, at the mark. The account stays as it
   * is.
   *
   * @param side of the position, in hedge mode
   * @param parts what each takes (negative: gives), which sum to nothing
   */
  record Crossed(long time, Contract contract, PositionSide side, List<Share> parts, Price price)
      implements Unposted {
    /** Copies the parts; refuses those that change what the account holds. */
    public Crossed {
      parts = List.copyOf(parts);
      if (!new Shares.Stated(parts).sum().isZero()) {
        throw new IllegalArgumentException("a cross in " + contract + " of what is not nothing");
      }
    }

    public PositionKey position() {
      return new PositionKey(contract.id(), side);
    }
  }

  /**
   * A position went from one contract to a later one, by the fills just before.
   *
   * @param quantity signed contracts of the later one
   * @param spread price of the later less that of the earlier, at the fills' references
   * @param cost fees and slippage of both fills in the settlement asset, positive when paid; fees
   *     in another asset are in the fills alone
   */
  record Rolled(
      long time,
      InstrumentId from,
      InstrumentId to,
      Quantity quantity,
      BigDecimal spread,
      Money cost)
      implements Unposted {}

  /**
   * The venue's fee on what it has liquidated, paid to its insurance fund.
   *
   * @param fee positive when paid, in the settlement asset, from the position's wallet
   */
  record LiquidationFeePaid(long time, PositionKey position, Money fee) implements Settlement {
    /** Refuses a fee in another asset than the contract settles in. */
    public LiquidationFeePaid {
      requireSettled(fee, position.instrument());
    }
  }

  /**
   * The insurance fund bore what a liquidation lost beyond the wallet, so that nothing is owed. For
   * an isolated position it comes just before the fill that closes it.
   *
   * @param isolated the position whose own wallet was exceeded; absent for the futures wallet
   * @param amount positive
   */
  record LossCovered(long time, Optional<PositionKey> isolated, Money amount)
      implements Settlement {
    /** Refuses what an isolated position's wallet does not hold. */
    public LossCovered {
      isolated.ifPresent(key -> requireSettled(amount, key.instrument()));
    }
  }

  private static void requireSettled(Money amount, InstrumentId id) {
    if (!amount.asset().equals(id.settle().orElse(id.quote()))) {
      throw new IllegalArgumentException(amount + " in " + id + ", which does not settle in it");
    }
  }
}
