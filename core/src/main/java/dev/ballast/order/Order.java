// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.account.MarginMode;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is sent to a venue.
 *
 * @param id the ticket's id and the leg's number, {@code 2025-03-03-02.1}, and of a part of a leg
 *     its own: {@code 2025-03-03-02.1/2}
 * @param ticket the ticket that it is a leg of
 * @param contract what is traded
 * @param positionSide whose position it changes; {@link PositionSide#BOTH} but in hedge mode
 * @param side which way
 * @param quantity positive; contracts of a future
 * @param leverage what initial margin is divided by; one for spot
 * @param margin whose money stands for the position
 * @param terms at which price and when
 * @param reduceOnly whether it may only take off what is held
 * @param shares which purposes it is for
 */
public record Order(
    String id,
    String ticket,
    Contract contract,
    PositionSide positionSide,
    Side side,
    Quantity quantity,
    BigDecimal leverage,
    MarginMode margin,
    Terms terms,
    boolean reduceOnly,
    Shares shares) {
  private static final Terms MARKET = new Terms.Market();
  private static final Shares AS_HELD = new Shares.AsHeld();

  /** Refuses a quantity that is not positive, and shares that do not sum to the change. */
  public Order {
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException(
          "order " + id + ": quantity " + quantity + " is not positive");
    }
    if (shares instanceof Shares.Stated stated && !stated.sum().equals(side.signed(quantity))) {
      throw new IllegalArgumentException(
          "order %s: the shares sum to %s, not to %s"
              .formatted(id, stated.sum(), side.signed(quantity)));
    }
  }

  /** A market order on cross margin in one-way mode, its purpose not stated. */
  public static Order market(
      String id,
      String ticket,
      Contract contract,
      Side side,
      Quantity quantity,
      BigDecimal leverage) {
    return new Order(
        id,
        ticket,
        contract,
        PositionSide.BOTH,
        side,
        quantity,
        leverage,
        MarginMode.CROSS,
        MARKET,
        false,
        AS_HELD);
  }

  /** This order on other terms. */
  public Order withTerms(Terms other) {
    return with(positionSide, margin, other, reduceOnly, shares);
  }

  /** This order for a position with a wallet of its own. */
  public Order isolated() {
    return with(positionSide, MarginMode.ISOLATED, terms, reduceOnly, shares);
  }

  /** This order for one side of hedge mode. */
  public Order on(PositionSide which) {
    return with(which, margin, terms, reduceOnly, shares);
  }

  /** This order, taking off what is held and no more. */
  public Order reducing() {
    return with(positionSide, margin, terms, true, shares);
  }

  /** This order for one purpose. */
  public Order forPurpose(Purpose purpose) {
    return sharedBy(List.of(new Share(purpose, change())));
  }

  /** This order for several purposes; their parts sum to its change. */
  public Order sharedBy(List<Share> parts) {
    return with(positionSide, margin, terms, reduceOnly, new Shares.Stated(parts));
  }

  /** This order for those purposes for which another contract was last traded. */
  public Order followingThatIn(InstrumentId traded) {
    return with(positionSide, margin, terms, reduceOnly, new Shares.AsTraded(traded));
  }

  /** The same trade, with how it is carried out and for whom as given. */
  private Order with(
      PositionSide which, MarginMode mode, Terms when, boolean reduces, Shares among) {
    return new Order(
        id, ticket, contract, which, side, quantity, leverage, mode, when, reduces, among);
  }

  /** The leg that it is of, or is a part of: its name without the part's number. */
  public String leg() {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }

  public InstrumentId instrument() {
    return contract.id();
  }

  /** The position that it changes; of no meaning for spot. */
  public PositionKey position() {
    return new PositionKey(contract.id(), positionSide);
  }

  /** The change that a complete fill makes. */
  public Quantity change() {
    return side.signed(quantity);
  }

  /**
   * Whether it only makes smaller what is held: a sale in spot, and what takes a position no
   * further than to nothing.
   *
   * @param held of the position that it changes, signed; of no meaning for spot
   */
  public boolean reduces(Quantity held) {
    if (instrument().isSpot()) {
      return side == Side.SELL;
    }
    return reduceOnly
        || (held.signum() * change().signum() < 0 && quantity.compareTo(held.abs()) <= 0);
  }
}
