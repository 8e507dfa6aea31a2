// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.margin.AccountFinding;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Listings;
import dev.ballast.market.MarketView;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What an account is valued at as of a time: the last daily closes of all that a plan trades and
 * the account holds. What has no price, or is worth more than the books count, is a mistake in the
 * account.
 *
 * @param traded what the plan may trade
 * @param listings of all that the history ever lists
 * @param quote that prices are in
 */
record Valuation(List<InstrumentId> traded, Listings listings, Asset quote) {
  /** Copies the list. */
  Valuation {
    traded = List.copyOf(traded);
  }

  /** Prices of a history alone. */
  Marks known(MarketView view, Account account) {
    return Marks.of(view.time(), quote, closes(view, account));
  }

  /** The same, completed by stated prices. */
  Marks of(MarketView view, Account account, StatedPrices stated) {
    Map<InstrumentId, Price> closes = closes(view, account);
    Marks marks = stated.beside(Marks.of(view.time(), quote, closes), closes);
    requirePrices(
        account,
        marks,
        "import its history, state what it is worth in the account file (price of a balance,"
            + " markPrice of a position), or take it out");
    requireCountable(account, marks);
    return marks;
  }

  /** What a run begins with needs prices of a history: a stated one has no other day. */
  void requireHistory(MarketView view, Account account) {
    Marks marks = known(view, account);
    requirePrices(
        account,
        marks,
        "import its history, or take it out of the account file (a run takes no stated price,"
            + " which is of one day)");
    requireCountable(account, marks);
  }

  /** What owes all that it holds, or more, has no return: a run cannot begin with it. */
  void requireEquity(MarketView view, Account account, AccountFile file) {
    Marks marks = known(view, account);
    List<AccountFinding> findings =
        AccountFinding.of(account, marks, BracketBook.of(List.of()), AccountFinding.USUAL_FACTOR);
    for (AccountFinding finding : findings) {
      if (finding instanceof AccountFinding.NoEquity) {
        throw new UserMistake(
            file.name()
                + ": at the prices of "
                + UtcDay.date(marks.time())
                + " "
                + finding.sentence()
                + ", so there is nothing to begin with; mend "
                + findings.stream()
                    .filter(AccountFinding.FarEntry.class::isInstance)
                    .map(odd -> "the file (" + odd.sentence() + ")")
                    .findFirst()
                    .orElse("the file")
                + ", or begin on another day");
      }
    }
  }

  private Map<InstrumentId, Price> closes(MarketView view, Account account) {
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (InstrumentId id : wanted(account)) {
      view.bars(id, Interval.DAY)
          .ifPresent(bars -> prices.put(id, Price.nearest(bars.close(bars.size() - 1))));
    }
    return prices;
  }

  /** All that the plan trades, and that prices what the account holds. */
  SequencedSet<InstrumentId> wanted(Account account) {
    SequencedSet<InstrumentId> wanted = new TreeSet<>(traded);
    SequencedSet<Asset> valued = new TreeSet<>(account.assets());
    for (Position position : account.positions()) {
      wanted.add(position.instrument());
      valued.add(position.contract().settle());
    }
    for (Asset asset : valued) {
      wanted.addAll(listings.priced(asset, quote));
    }
    return wanted;
  }

  private void requirePrices(Account account, Marks marks, String mending) {
    List<String> unpriced = new ArrayList<>();
    for (Asset asset : account.assets()) {
      if (!asset.equals(quote) && marks.find(asset).isEmpty()) {
        unpriced.add(asset.code());
      }
    }
    account
        .positions()
        .forEach(position -> {
          if (marks.find(position.instrument()).isEmpty()) {
            unpriced.add(position.instrument().toString());
          }
        });
    if (!unpriced.isEmpty()) {
      throw new UserMistake(
          "no daily price of "
              + String.join(", ", unpriced)
              + " by "
              + UtcDay.date(marks.time())
              + ": "
              + mending);
    }
  }

  private static void requireCountable(Account account, Marks marks) {
    for (Balance balance : account.balances()) {
      if (isBeyond(() -> marks.value(balance.asset(), balance.quantity()))) {
        throw uncountable(balance.quantity() + " " + balance.asset());
      }
    }
    for (Position position : account.positions()) {
      if (isBeyond(() -> position.notional(marks.price(position.instrument())))) {
        throw uncountable(position.quantity() + " of " + position.instrument());
      }
    }
  }

  private static boolean isBeyond(Supplier<Money> value) {
    try {
      Money _ = value.get();
      return false;
    } catch (ArithmeticException e) {
      return true;
    }
  }

  private static UserMistake uncountable(String held) {
    return new UserMistake(
        "the account's "
            + held
            + ": worth more than the books count, 92 billion of an asset; mend its quantity");
  }
}
