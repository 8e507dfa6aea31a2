// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.account.PositionKey;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;

/** Something that the exchange has otherwise than the books; its text is a sentence. */
sealed interface Difference {
  /** In a balance. */
  record Coins(Place place, Asset asset, Quantity there, Quantity here) implements Difference {
    @Override
    public String toString() {
      return "%s in the %s: the exchange has %s, the books have %s"
          .formatted(asset, place, there, here);
    }
  }

  /** In a position, signed. */
  record Held(PositionKey position, Quantity there, Quantity here) implements Difference {
    @Override
    public String toString() {
      return "the position in %s: the exchange has %s, the books have %s"
          .formatted(position, there, here);
    }
  }

  /** In the wallet of an isolated position. */
  record Isolated(PositionKey position, String there, String here) implements Difference {
    @Override
    public String toString() {
      return "the wallet of %s: the exchange has %s, the books have %s"
          .formatted(position, there, here);
    }
  }
}
