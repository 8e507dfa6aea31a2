// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.order.Share;
import dev.ballast.unit.Price;
import java.util.List;

/**
 * What purposes take over from each other in one contract, at the mark and free of cost.
 *
 * @param side of the position that they hold
 * @param parts what each takes (negative: gives), which sum to nothing
 */
public record Crossing(Contract contract, PositionSide side, List<Share> parts, Price price) {
  /** Copies the parts. */
  public Crossing {
    parts = List.copyOf(parts);
  }
}
