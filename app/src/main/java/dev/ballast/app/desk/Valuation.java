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
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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
  Marks of(MarketView view, Account account, StatedPrices stated, HeldPlaces places) {
    Map<InstrumentId, Price> closes = closes(view, account);
    Marks known = Marks.of(view.time(), quote, closes);
    Marks marks = stated.beside(known, closes);
    requirePrices(account, marks, places, field -> "state what one is worth (" + field + ")");
    requireCountable(account, known, marks, places);
    return marks;
  }

  /** What a run begins with needs prices of a history: a stated one has no other day. */
  void requireHistory(MarketView view, Account account, HeldPlaces places) {
    Marks marks = known(view, account);
    requirePrices(
        account,
        marks,
        places,
        field ->
            "a run takes no stated price, which is of one day, so that " + field + " is no help");
    requireCountable(account, marks, marks, places);
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

  /**
   * Refuses what has no price, by its first place.
   *
   * @param mending what a field of the file that states a price is good for
   */
  private void requirePrices(
      Account account, Marks marks, HeldPlaces places, UnaryOperator<String> mending) {
    List<Asset> assets =
        account.assets().stream()
            .filter(asset -> !asset.equals(quote) && marks.find(asset).isEmpty())
            .toList();
    List<InstrumentId> contracts =
        account.positions().stream()
            .map(Position::instrument)
            .filter(id -> marks.find(id).isEmpty())
            .toList();
    List<String> names = new ArrayList<>();
    assets.forEach(asset -> names.add(asset.code()));
    contracts.forEach(id -> names.add(id.toString()));
    String mistake =
        "no daily price of "
            + String.join(", ", names)
            + " by "
            + UtcDay.date(marks.time())
            + ": import its history, or take it out; ";
    if (!assets.isEmpty()) {
      throw places.mistake(assets.getFirst(), mistake + mending.apply("price"));
    }
    if (!contracts.isEmpty()) {
      throw places.mistake(contracts.getFirst(), mistake + mending.apply("markPrice"));
    }
  }

  /**
   * Refuses what is worth more than the books count, by the figure of the file that makes it so.
   */
  private static void requireCountable(
      Account account, Marks known, Marks marks, HeldPlaces places) {
    for (Balance balance : account.balances()) {
      Asset asset = balance.asset();
      if (isBeyond(() -> marks.value(asset, balance.quantity()))) {
        throw places.mistake(
            asset,
            uncountable(
                balance.quantity() + " " + asset,
                known.find(asset).isPresent() ? Optional.empty() : marks.find(asset),
                "price"));
      }
    }
    for (Position position : account.positions()) {
      InstrumentId id = position.instrument();
      if (isBeyond(() -> position.notional(marks.price(id)))) {
        throw places.mistake(
            id,
            uncountable(
                position.quantity() + " of " + id,
                known.find(id).isPresent() ? Optional.empty() : marks.find(id),
                "markPrice"));
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

  private static String uncountable(String held, Optional<Price> stated, String field) {
    return stated.map(price -> field + ": at " + price + " each ").orElse("quantity: ")
        + held
        + (stated.isPresent() ? " are" : " is")
        + " worth more than the books count, 92 billion of an asset; mend the "
        + (stated.isPresent() ? field : "quantity");
  }
}
