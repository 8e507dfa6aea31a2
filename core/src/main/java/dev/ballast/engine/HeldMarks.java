// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Listings;
import dev.ballast.unit.Asset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The prices of a session's moments: what is asked for is looked up anew where it has changed. */
final class HeldMarks {
  private final Feed feed;
  private final SortedSet<InstrumentId> traded;
  private final Supplier<? extends Collection<Asset>> spent;
  private final Asset quote;
  private Account pricedOf = Account.empty(Long.MIN_VALUE);
  private SortedSet<InstrumentId> priced;
  private Optional<MarkTable> kept = Optional.empty();

  /**
   * Prices at a feed's moments.
   *
   * @param traded what is priced whether it is held or not
   * @param spent what fees may have used up, and is to be priced all the same
   */
  HeldMarks(
      Feed feed,
      List<InstrumentId> traded,
      Supplier<? extends Collection<Asset>> spent,
      Asset quote) {
    this.feed = feed;
    this.traded = new TreeSet<>(traded);
    this.spent = spent;
    this.quote = quote;
    this.priced = this.traded;
  }

  /** Prices of what the strategy may trade and of all that is held, as far as the feed has them. */
  Marks of(Account account) {
    if (kept.isEmpty() || !holdsTheSame(pricedOf, account)) {
      priced = priced(account);
      pricedOf = account;
      kept = Optional.of(MarkTable.of(feed, priced, quote));
    }
    return kept.get().at(feed, priced, quote);
  }

  /** Whether two accounts have balances and positions in the same assets and contracts. */
  private static boolean holdsTheSame(Account one, Account other) {
    boolean same =
        one.balances().size() == other.balances().size()
            && one.positions().size() == other.positions().size();
    for (int i = 0; same && i < one.balances().size(); i++) {
      same = one.balances().get(i).asset().equals(other.balances().get(i).asset());
    }
    for (int i = 0; same && i < one.positions().size(); i++) {
      same = one.positions().get(i).contract().equals(other.positions().get(i).contract());
    }
    return same;
  }

  /** What the strategy may trade and all that is held. */
  private SortedSet<InstrumentId> priced(Account account) {
    SortedSet<InstrumentId> all = new TreeSet<>(traded);
    Listings listings = feed.listings();
    for (Asset asset : account.assets()) {
      all.addAll(listings.priced(asset, quote));
    }
    for (Asset asset : spent.get()) {
      all.addAll(listings.priced(asset, quote));
    }
    for (Position position : account.positions()) {
      all.add(position.instrument());
      all.addAll(listings.priced(position.contract().settle(), quote));
    }
    return all;
  }
}
