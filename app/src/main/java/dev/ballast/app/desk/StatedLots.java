// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.BalanceEntry;
import dev.ballast.engine.Backtest;
import dev.ballast.ledger.LotBook;
import dev.ballast.lot.Lot;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The tax lots that an account file states of its balances: when they were bought, at what cost.
 */
public final class StatedLots {
  private StatedLots() {}

  /**
   * By place among a run's events; of balances without a cost there is none. The opening account's
   * payments stand in the order of the file's balances.
   *
   * @param backtest that began with the account
   */
  public static Map<Integer, List<LotBook.Basis>> of(AccountFile file, Backtest backtest) {
    List<Event> opening = backtest.events().subList(0, backtest.openingEvents());
    Map<Integer, List<LotBook.Basis>> bases = new LinkedHashMap<>();
    List<Integer> payments = new ArrayList<>();
    for (int i = 0; i < opening.size(); i++) {
      if (opening.get(i) instanceof Event.Deposited) {
        payments.add(i);
      }
    }
    for (int i = 0; i < Math.min(file.balances().size(), payments.size()); i++) {
      int place = payments.get(i);
      BalanceEntry balance = file.balances().get(i);
      Money amount = ((Event.Deposited) opening.get(place)).amount();
      if (amount.asset().isDollar() || amount.signum() <= 0) {
        continue;
      }
      requirePast(balance, opening.get(place).time());
      // The cost of the whole stays when the coins are counted in other units since.
      Optional<Money> cost = cost(balance);
      if (cost.isPresent()) {
        bases.put(
            place, List.of(new LotBook.Basis(day(balance), new Quantity(amount.units()), cost)));
      }
    }
    return bases;
  }

  /** What is held by a time, by asset, for a plan; of what has no cost the lot's is not known. */
  static Map<Asset, List<Lot>> of(AccountFile file, long time) {
    Map<Asset, List<Lot>> lots = new TreeMap<>();
    for (BalanceEntry balance : file.balances()) {
      if (balance.asset().isDollar() || balance.quantity().signum() <= 0) {
        continue;
      }
      requirePast(balance, time);
      List<Lot> own = lots.computeIfAbsent(balance.asset(), none -> new ArrayList<>());
      own.add(new Lot(own.size() + 1, day(balance), balance.quantity(), cost(balance)));
    }
    return lots;
  }

  private static Optional<Money> cost(BalanceEntry balance) {
    return balance
        .bought()
        .map(one -> balance.quantity().times(one.price(), Usual.QUOTE))
        .or(balance::cost);
  }

  private static OptionalLong day(BalanceEntry balance) {
    return balance.bought().isPresent()
        ? OptionalLong.of(UtcDay.start(balance.bought().get().date()))
        : OptionalLong.empty();
  }

  private static void requirePast(BalanceEntry balance, long start) {
    balance
        .bought()
        .filter(one -> UtcDay.start(one.date()) > start)
        .ifPresent(one -> {
          throw balance.mistake(
              "bought: on "
                  + one.date()
                  + ", after the run begins with it on "
                  + UtcDay.date(start)
                  + "; begin later (--from), or leave it out");
        });
  }
}
