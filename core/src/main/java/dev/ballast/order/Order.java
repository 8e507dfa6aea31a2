// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;

/**
 * A market order.
 *
 * @param id the ticket's id and the leg's number: {@code 2025-03-03-02.1}
 * @param ticket the ticket that it is a leg of
 * @param instrument what is traded
 * @param side which way
 * @param quantity positive
 * @param leverage what initial margin is divided by; one for spot
 */
public record Order(
    String id,
    String ticket,
    InstrumentId instrument,
    Side side,
    Quantity quantity,
    BigDecimal leverage) {

  /** Refuses a quantity that is not positive. */
  public Order {
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException(
          "order " + id + ": quantity " + quantity + " is not positive");
    }
  }

  /** The change that a complete fill makes. */
  public Quantity change() {
    return side.signed(quantity);
  }
}
