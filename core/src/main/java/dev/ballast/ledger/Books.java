// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.Optional;

/** What a venue and a strategy may read of the ledger, and never write. */
public interface Books {
  /** What there is of an asset in one place now. */
  Quantity in(Place place, Asset asset);

  /** A position now. */
  Optional<Position> position(PositionKey key);

  /** The position in a contract now, in one-way mode. */
  default Optional<Position> position(InstrumentId id) {
    return position(PositionKey.of(id));
  }

  /** Every open position now, in order of instrument and side. */
  List<Position> positions();

  /** The account as a value, at a time. */
  Account account(long time);
}
