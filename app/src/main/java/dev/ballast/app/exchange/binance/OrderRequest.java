// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.account.PositionSide;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Quantity;
import java.util.regex.Pattern;

/**
 * An order to be sent. Conditional orders are not sent by this client.
 *
 * @param symbol as the exchange writes it
 * @param clientId that it is found again by; unique among orders
 * @param positionSide {@link PositionSide#BOTH} for spot and in one-way mode
 * @param quantity above zero
 * @param reduceOnly of USD-M in one-way mode only
 */
public record OrderRequest(
    String symbol,
    String clientId,
    Side side,
    PositionSide positionSide,
    Quantity quantity,
    Terms terms,
    boolean reduceOnly) {
  private static final Pattern CLIENT_ID = Pattern.compile("[.A-Z:/a-z0-9_-]{1,36}");

  /** Refuses what the exchange would refuse whatever the market. */
  public OrderRequest {
    if (!CLIENT_ID.matcher(clientId).matches()) {
      throw new IllegalArgumentException("not a client id: '" + clientId + "'");
    }
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException("an order of " + quantity);
    }
    if (terms instanceof Terms.Triggered) {
      throw new IllegalArgumentException("a conditional order: " + terms);
    }
    if (reduceOnly && positionSide != PositionSide.BOTH) {
      throw new IllegalArgumentException("an order that only reduces, in hedge mode");
    }
  }

  /** An order of spot. */
  public static OrderRequest spot(
      String symbol, String clientId, Side side, Quantity quantity, Terms terms) {
    return new OrderRequest(symbol, clientId, side, PositionSide.BOTH, quantity, terms, false);
  }
}
