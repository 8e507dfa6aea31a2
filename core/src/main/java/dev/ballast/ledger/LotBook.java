// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.lot.Lot;
import dev.ballast.lot.LotChoice;
import dev.ballast.lot.Lots;
import dev.ballast.lot.SoldLot;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The tax lots of every coin that an account has, in all wallets together: a third fold of the
 * events that the {@link Ledger} folds. Dollars are what gains are counted in, and have no lots.
 *
 * <p>A purchase is a lot at what it cost, its fee included; a sale sells lots for what it brought,
 * its fee taken off. A fee in the coins that are traded makes the purchase smaller and the sale
 * larger. A fee in a third coin sells that at its last price, which is part of what the trade cost;
 * where none is known, neither has it a gain nor is it a part. Coins that come in or go out
 * otherwise, as the funding, profit and fees of contracts that settle in them do, are bought and
 * sold at the price of the event; where none is known so is neither cost nor gain. What is paid in
 * has the cost that it is told to have, else an unknown one. What is taken out leaves lots as a
 * sale does, for proceeds that are not known: it realises nothing.
 */
public final class LotBook {
  private final LotChoice choice;
  private final Asset currency;
  private final Ledger ledger = new Ledger();
  private final TreeMap<Asset, Lots> lots = new TreeMap<>();
  private final Map<Asset, Price> prices = new TreeMap<>();
  private final List<Sale> sales = new ArrayList<>();

  /**
   * What one event sold of an asset, or took out, which has no proceeds.
   *
   * @param uncovered what was sold beyond all lots, out of a wallet that owes
   */
  public record Sale(long time, Asset asset, List<SoldLot> sold, Quantity uncovered) {
    /** Copies the list. */
    public Sale {
      sold = List.copyOf(sold);
    }
  }

  /**
   * What came in with an account, so that its lot is known.
   *
   * @param acquired epoch milliseconds; absent where it is not known
   * @param cost of all of it; absent where it is not known
   */
  public record Basis(OptionalLong acquired, Quantity quantity, Optional<Money> cost) {}

  /**
   * An empty book.
   *
   * @param currency what costs and gains are in; other dollars count as it, one for one
   */
  public LotBook(LotChoice choice, Asset currency) {
    this.choice = choice;
    this.currency = currency;
  }

  /** Posts an event that a ledger has taken. */
  public void apply(Event event) {
    apply(event, List.of());
  }

  /**
   * Posts what an account came with, at its known costs.
   *
   * @param bases of an asset that is paid in, first to last; what they do not reach has none
   */
  public void apply(Event event, List<Basis> bases) {
    if (event instanceof Event.Filled fill && fill.instrument().isSpot()) {
      ledger.apply(event);
      trade(fill);
      return;
    }
    Optional<Asset> coin = coin(event).filter(one -> !one.isDollar());
    Quantity before = coin.map(this::held).orElse(Quantity.ZERO);
    ledger.apply(event);
    quoted(event).ifPresent(this::see);
    coin.ifPresent(one -> change(event, one, held(one).minus(before), bases));
    if (event instanceof Event.Filled fill) {
      payBeside(fill);
    }
  }

  private void trade(Event.Filled fill) {
    InstrumentId id = fill.instrument();
    Quantity change = fill.received();
    Money value = fill.order().contract().value(fill.change(), fill.price());
    Money paid = value.plus(fill.settledFee());
    if (id.quote().isDollar()) {
      prices.put(id.base(), fill.price());
    }
    boolean bought = change.signum() > 0;
    Money beside = worthBeside(fill);
    if (id.quote().isDollar()) {
      Money all = dollars(paid).plus(beside);
      move(fill.time(), id.base(), change, Optional.of(bought ? all : all.negated()));
    } else {
      Quantity quote = new Quantity(paid.negated().units());
      Optional<Money> worth = worth(id.quote(), quote.abs());
      if (!id.base().isDollar()) {
        move(
            fill.time(),
            id.base(),
            change,
            worth.map(all -> bought ? all.plus(beside) : all.minus(beside)));
      }
      move(fill.time(), id.quote(), quote, worth);
    }
    payBeside(fill);
  }

  /** A fee in a third asset, in the currency; nothing where its worth is not known. */
  private Money worthBeside(Event.Filled fill) {
    Money fee = fill.fee();
    if (!isBeside(fill)) {
      return Money.zero(currency);
    }
    return fee.asset().isDollar()
        ? dollars(fee)
        : worth(fee.asset(), new Quantity(fee.units())).orElse(Money.zero(currency));
  }

  /** What a fee takes of a coin that the fill does not trade or settle in. */
  private void payBeside(Event.Filled fill) {
    Money fee = fill.fee();
    if (isBeside(fill) && !fee.asset().isDollar()) {
      Quantity paid = new Quantity(fee.units());
      move(fill.time(), fee.asset(), paid.negated(), worth(fee.asset(), paid.abs()));
    }
  }

  private static boolean isBeside(Event.Filled fill) {
    return !fill.isFeeInBase() && !fill.fee().asset().equals(fill.order().contract().settle());
  }

  /** Coins that came in or went out without a trade in them. */
  private void change(Event event, Asset coin, Quantity change, List<Basis> bases) {
    boolean paidIn = event instanceof Event.Deposited || event instanceof Event.PositionBrought;
    if (paidIn && change.signum() < 0) {
      move(event.time(), coin, change, Optional.empty());
    } else if (paidIn) {
      bring(coin, change, bases);
    } else {
      move(event.time(), coin, change, worth(coin, change.abs()));
    }
  }

  private void bring(Asset coin, Quantity quantity, List<Basis> bases) {
    Quantity left = quantity;
    for (Basis basis : bases) {
      of(coin).buy(basis.acquired(), basis.quantity(), basis.cost().map(this::dollars));
      left = left.minus(basis.quantity());
    }
    if (left.signum() < 0) {
      throw new IllegalStateException("lots of " + coin + " exceed the " + quantity + " paid in");
    }
    if (left.signum() > 0) {
      of(coin).buy(OptionalLong.empty(), left, Optional.empty());
    }
  }

  private void move(long time, Asset coin, Quantity change, Optional<Money> value) {
    if (change.signum() > 0) {
      of(coin).buy(OptionalLong.of(time), change, value);
    } else if (change.signum() < 0) {
      List<SoldLot> sold = of(coin).sell(time, change.abs(), value);
      Quantity covered = Quantity.ZERO;
      for (SoldLot one : sold) {
        covered = covered.plus(one.lot().quantity());
      }
      sales.add(new Sale(time, coin, sold, change.abs().minus(covered)));
    }
  }

  private Optional<Money> worth(Asset coin, Quantity quantity) {
    return Optional.ofNullable(prices.get(coin)).map(price -> quantity.times(price, currency));
  }

  private Money dollars(Money amount) {
    return new Money(currency, amount.units());
  }

  private Lots of(Asset coin) {
    return lots.computeIfAbsent(coin, _ -> new Lots(choice));
  }

  /** In every wallet, those of isolated positions too. */
  private Quantity held(Asset coin) {
    Quantity sum = Quantity.ZERO;
    for (Place place : Place.values()) {
      sum = sum.plus(ledger.in(place, coin));
    }
    for (Position position : ledger.positions()) {
      if (position.contract().settle().equals(coin) && position.isolated().isPresent()) {
        sum = sum.plus(new Quantity(position.isolated().get().units()));
      }
    }
    return sum;
  }

  /** What an event may pay in or out, other than a trade in spot. */
  private static Optional<Asset> coin(Event event) {
    return switch (event) {
      case Event.Deposited in -> Optional.of(in.amount().asset());
      case Event.PositionBrought brought -> Optional.of(brought.position().contract().settle());
      case Event.Filled fill -> Optional.of(fill.order().contract().settle());
      case Event.FundingPaid paid -> Optional.of(paid.contract().settle());
      case Event.Delivered delivered -> Optional.of(delivered.fee().asset());
      case Event.LiquidationFeePaid paid -> Optional.of(paid.fee().asset());
      case Event.LossCovered covered -> Optional.of(covered.amount().asset());
      case Event.InternalTransfer _, Event.Unposted _ -> Optional.empty();
    };
  }

  /** A contract and its price, of an event that says one. */
  private record Quoted(InstrumentId id, Price price) {}

  private static Optional<Quoted> quoted(Event event) {
    return switch (event) {
      case Event.Filled fill -> Optional.of(new Quoted(fill.instrument(), fill.price()));
      case Event.FundingPaid paid -> Optional.of(new Quoted(paid.instrument(), paid.mark()));
      case Event.Delivered delivered ->
          Optional.of(new Quoted(delivered.position().instrument(), delivered.price()));
      case Event.Flow _, Event.LiquidationFeePaid _, Event.LossCovered _, Event.Unposted _ ->
          Optional.empty();
    };
  }

  /** A contract that settles in the coin itself quotes its price; others may be on multiples. */
  private void see(Quoted quoted) {
    if (quoted.id().isInverse()) {
      prices.put(quoted.id().base(), quoted.price());
    }
  }

  /** The lots that are held of an asset, in the order in which they came in. */
  public List<Lot> open(Asset asset) {
    return lots.containsKey(asset) ? of(asset).open() : List.of();
  }

  /** What is held of every coin that was ever held: its lots less what is owed. */
  public SequencedMap<Asset, Quantity> quantities() {
    SequencedMap<Asset, Quantity> quantities = new TreeMap<>();
    lots.forEach((asset, own) -> quantities.put(asset, own.quantity()));
    return quantities;
  }

  /** What was sold and taken out so far, in order. */
  public List<Sale> sales() {
    return List.copyOf(sales);
  }
}
