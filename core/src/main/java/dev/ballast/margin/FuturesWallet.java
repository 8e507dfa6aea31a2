// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.VenueId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Positions that stand on one margin, and the money behind them. What it is worth follows from the
 * marks that it is asked at, in its currency.
 *
 * @param isolated the only position, where the wallet is that position's own
 * @param currency what equity and margin are counted in
 * @param ratio of equity to maintenance at which it is liquidated
 * @param backing one entry an asset; every settlement asset has one
 */
public record FuturesWallet(
    Optional<PositionKey> isolated,
    Asset currency,
    BigDecimal ratio,
    List<Backing> backing,
    List<Position> positions) {
  private static final Haircut NO_COLLATERAL = new Haircut(BigDecimal.ZERO, BigDecimal.ONE);

  /** A balance and what counts of it. */
  public record Backing(Money balance, Haircut haircut) {}

  /** Copies the lists. */
  public FuturesWallet {
    backing = List.copyOf(backing);
    positions = List.copyOf(positions);
  }

  /**
   * The wallet behind all cross positions where all assets share one margin: what counts as
   * collateral, what is owed, and what must be there because profit comes in it.
   *
   * @param quote what it is counted in, all of which counts
   * @param settle an asset that a position is to be opened in; the quote where there is none
   */
  public static FuturesWallet pooled(
      Account account, CollateralMode mode, Asset quote, Asset settle) {
    List<Position> positions =
        account.positions().stream()
            .filter(position -> position.margin() == MarginMode.CROSS)
            .toList();
    TreeSet<Asset> assets = new TreeSet<>(List.of(quote, settle));
    positions.forEach(position -> assets.add(position.contract().settle()));
    for (Balance balance : account.balances()) {
      boolean counts =
          balance.quantity().signum() < 0
              || mode.haircut(balance.asset(), account.time()).isPresent();
      if (balance.place() == Place.FUTURES && counts) {
        assets.add(balance.asset());
      }
    }
    List<Backing> pool = new ArrayList<>();
    for (Asset asset : assets) {
      Money balance = new Money(asset, account.in(Place.FUTURES, asset).units());
      Haircut unlisted = asset.equals(quote) ? Haircut.NONE : NO_COLLATERAL;
      pool.add(new Backing(balance, mode.haircut(asset, account.time()).orElse(unlisted)));
    }
    return new FuturesWallet(Optional.empty(), quote, mode.ratio(), pool, positions);
  }

  /**
   * Every instrument whose price it is worth by: contracts, and spot of what must be valued.
   *
   * @param venue whose pairs value it
   */
  public SequencedSet<InstrumentId> priced(VenueId venue) {
    TreeSet<InstrumentId> ids = new TreeSet<>();
    positions.forEach(position -> ids.add(position.instrument()));
    for (Backing one : backing) {
      if (!one.balance().asset().equals(currency)) {
        ids.add(InstrumentId.spot(venue, one.balance().asset(), currency));
      }
    }
    return ids;
  }

  /** What counts of balances and unrealised profit. */
  public BigDecimal equity(Marks marks) {
    BigDecimal equity = BigDecimal.ZERO;
    for (Backing one : backing) {
      Money held = one.balance();
      for (Position position : positions) {
        if (position.contract().settle().equals(held.asset())) {
          held = held.plus(position.unrealised(marks.price(position.instrument())));
        }
      }
      equity = equity.add(one.haircut().counted(value(held, marks)));
    }
    return equity;
  }

  /**
   * What all positions must keep; throws {@link MissingData} where a contract has no brackets,
   * since a maintenance margin that is not known is not zero.
   */
  public BigDecimal maintenance(Marks marks, BracketBook brackets) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Position position : positions) {
      sum = sum.add(maintenance(position, marks, brackets));
    }
    return sum;
  }

  /** What one of the positions must keep. */
  public BigDecimal maintenance(Position position, Marks marks, BracketBook brackets) {
    Money notional = position.notional(marks.price(position.instrument()));
    Money kept =
        table(position, marks.time(), brackets).maintenance(notional.toDecimal(), notional.asset());
    return value(kept, marks);
  }

  /** The position's margin table. */
  static Brackets table(Position position, long time, BracketBook brackets) {
    InstrumentId id = position.instrument();
    return brackets
        .brackets(id, time)
        .orElseThrow(() -> new MissingData("margin brackets", id.toString(), time));
  }

  /** Equity above what it is liquidated at: at zero and below, it is. */
  public BigDecimal excess(Marks marks, BracketBook brackets) {
    return equity(marks).subtract(ratio.multiply(maintenance(marks, brackets)));
  }

  /** Equity above the initial margin of the positions. */
  public BigDecimal free(Marks marks) {
    return equity(marks).subtract(initial(position -> true, marks));
  }

  /** Equity above the initial margin of the positions but one. */
  public BigDecimal freeWithout(PositionKey excluded, Marks marks) {
    return equity(marks).subtract(initial(position -> !position.key().equals(excluded), marks));
  }

  private BigDecimal initial(Predicate<Position> which, Marks marks) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Position position : positions) {
      if (which.test(position)) {
        Money notional = position.notional(marks.price(position.instrument()));
        sum = sum.add(value(Requirement.initial(notional, position.leverage()), marks));
      }
    }
    return sum;
  }

  /** The same wallet once an amount of what is behind it has left. */
  public FuturesWallet without(Money amount) {
    List<Backing> rest =
        backing.stream()
            .map(one ->
                one.balance().asset().equals(amount.asset())
                    ? new Backing(one.balance().minus(amount), one.haircut())
                    : one)
            .toList();
    return new FuturesWallet(isolated, currency, ratio, rest, positions);
  }

  /** An amount in the wallet's currency. */
  public BigDecimal value(Money amount, Marks marks) {
    return amount.asset().equals(currency) ? amount.toDecimal() : marks.value(amount).toDecimal();
  }

  /** What a charge takes off equity at most: the multiple that a debt in its asset counts for. */
  BigDecimal charged(Money amount, Marks marks) {
    BigDecimal multiple =
        backing.stream()
            .filter(one -> one.balance().asset().equals(amount.asset()))
            .map(one -> one.haircut().owed())
            .findFirst()
            .orElse(BigDecimal.ONE);
    return value(amount, marks).multiply(multiple);
  }
}
