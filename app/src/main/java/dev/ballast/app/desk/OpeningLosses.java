// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Account;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.engine.Backtest;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What the wallets of an account have lost beyond what is in them before a run begins: the
 * insurance fund bears it, so that it is no loss of the account's and no gain of the run's.
 */
final class OpeningLosses {
  private OpeningLosses() {}

  /** Of single-asset margin: a wallet for each settlement asset, and each isolated one. */
  static List<Event> of(Account account, Marks marks) {
    List<Event> covered = new ArrayList<>();
    SequencedMap<Asset, Money> cross = new TreeMap<>();
    for (Position position : account.positions()) {
      Money profit = position.unrealised(marks.price(position.instrument()));
      if (position.margin() == MarginMode.ISOLATED) {
        Money left = position.isolated().orElseThrow().plus(profit);
        cover(covered, account, Optional.of(position.key()), left);
      } else {
        cross.merge(profit.asset(), profit, Money::plus);
      }
    }
    cross.forEach((asset, profit) -> {
      Money wallet = new Money(asset, account.in(Place.FUTURES, asset).units());
      cover(covered, account, Optional.empty(), wallet.plus(profit));
    });
    return covered;
  }

  private static void cover(
      List<Event> covered, Account account, Optional<PositionKey> isolated, Money left) {
    if (left.signum() < 0) {
      covered.add(new Event.LossCovered(account.time(), isolated, left.negated()));
    }
  }

  /** What was borne before a run began, a sentence each. */
  static List<String> notes(Backtest backtest) {
    List<String> notes = new ArrayList<>();
    for (Event event : backtest.events().subList(0, backtest.openingEvents())) {
      if (event instanceof Event.LossCovered loss) {
        notes.add(
            "at the start "
                + loss.isolated()
                    .map(key -> "the isolated wallet of " + key.instrument())
                    .orElse("the futures wallet")
                + " had lost "
                + loss.amount()
                + " more than was in it: it is liquidated at once, and that is the insurance"
                + " fund's loss, counted neither at the start nor as a profit");
      }
    }
    return notes;
  }
}
