// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.app.exchange.binance.StreamMessage;
import dev.ballast.ledger.Books;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Balances that streams have told and that no order or funding explains: what a wallet has now is
 * held against the books once all that is under way is settled.
 */
final class Suspicions {
  /** Changes that are learnt from orders and from income. */
  private static final Set<String> EXPLAINED = Set.of("ORDER", "FUNDING_FEE");

  private final Map<Wallet, StreamMessage.BalanceUpdate> last = new TreeMap<>();

  private record Wallet(Place place, Asset asset) implements Comparable<Wallet> {
    @Override
    public int compareTo(Wallet other) {
      int places = place.compareTo(other.place);
      return places == 0 ? asset.compareTo(other.asset) : places;
    }
  }

  /** Keeps the newest of each wallet. */
  void hear(StreamMessage.BalanceUpdate update) {
    if (!EXPLAINED.contains(update.reason())) {
      Place place = update.of() == StreamMessage.Of.SPOT ? Place.SPOT : Place.FUTURES;
      last.merge(
          new Wallet(place, new Asset(update.asset())),
          update,
          (old, now) -> now.time() < old.time() ? old : now);
    }
  }

  /**
   * Whether the books have another amount than was told; what was told is then forgotten.
   *
   * @param asked when the exchange was asked for its account last: what is older was seen there
   */
  boolean differ(Books books, long asked) {
    boolean differ = false;
    for (Map.Entry<Wallet, StreamMessage.BalanceUpdate> one : last.entrySet()) {
      Quantity known =
          books
              .account(asked)
              .in(one.getKey().place())
              .getOrDefault(one.getKey().asset(), Quantity.ZERO);
      differ |= one.getValue().time() > asked && !known.equals(Quantity.of(one.getValue().total()));
    }
    last.clear();
    return differ;
  }
}
