// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fold of events into an account, by double entry. Every amount leaves one book and enters
 * another, the outside world's included, so that nothing is made of nothing; what does not fit
 * throws and leaves the books as they were.
 *
 * <p>A future's cost is kept in total: a partial close takes its share rounded half even, the last
 * close the rest. An order that turns a position round closes it first and opens the rest. Profit,
 * funding and fees of an isolated position go to its own wallet, which its last close gives back to
 * the futures wallet, and which must not owe anything then. In hedge mode a side never goes beyond
 * nothing. A fee in another asset than the fill settles in leaves the wallet of that asset: the
 * spot wallet for spot, the futures wallet for futures, of isolated positions too.
 *
 * <p>Events are posted by operations on counts of hundred-millionths, which know assets and
 * positions by slots.
 */
public final class Ledger implements Books {
  private final BookCells cells = new BookCells();
  private final AssetCells assets = new AssetCells(cells);
  private final PositionCells positions = new PositionCells(cells, assets);

  /** Of the last account that was asked for, until an event is posted. */
  private Optional<Account> known = Optional.empty();

  private Optional<List<Position>> knownPositions = Optional.empty();

  private int asset(Asset asset) {
    return assets.slot(asset);
  }

  private int position(Contract contract, PositionSide side, MarginMode margin) {
    return positions.slot(contract, side, margin);
  }

  private int cell(Place place, int asset) {
    return assets.cell(Book.of(place), asset);
  }

  /** Signed contracts held in a slot; none where the position is held in the other mode. */
  private long contracts(int position) {
    return positions.contracts(position);
  }

  /** Brings an amount in from outside; negative, takes it out. */
  private void deposit(Place place, int asset, long amount) {
    single(assets.cell(Book.OWNER, asset), cell(place, asset), amount);
  }

  /** Moves an amount between two places. */
  private void transfer(Place from, Place to, int asset, long amount) {
    if (from != to) {
      single(cell(from, asset), cell(to, asset), amount);
    }
  }

  /**
   * Trades spot, out of the spot wallet and into it.
   *
   * @param change of the base, signed
   * @param value of the change in the quote, with its sign
   * @param fee in the quote, positive when paid
   */
  private void tradeSpot(int base, int quote, long change, long value, long fee) {
    cells.exchange(
        assets.cell(Book.MARKET, base),
        assets.cell(Book.SPOT_WALLET, base),
        change,
        assets.cell(Book.SPOT_WALLET, quote),
        assets.cell(Book.MARKET, quote),
        value,
        assets.cell(Book.VENUE, quote),
        fee);
  }

  /** Trades spot for a fee in the base or in a third asset, out of the spot wallet. */
  private void tradeSpot(int base, int quote, long change, long value, Money fee) {
    cells.begin();
    try {
      cells.move(assets.cell(Book.MARKET, base), assets.cell(Book.SPOT_WALLET, base), change);
      cells.move(assets.cell(Book.SPOT_WALLET, quote), assets.cell(Book.MARKET, quote), value);
      charge(Book.SPOT_WALLET, fee);
    } catch (ArithmeticException e) {
      cells.undo();
      throw e;
    }
  }

  private void charge(Book wallet, Money fee) {
    int asset = slot(fee);
    cells.move(assets.cell(wallet, asset), assets.cell(Book.VENUE, asset), fee.units());
  }

  /**
   * Trades contracts of a position. What is not closed by the change opens in the slot's margin
   * mode; throws where the position goes on in the other.
   *
   * @param settled whether the fee is in what the contract settles in
   */
  private void trade(int position, long change, long price, Money fee, boolean settled) {
    cells.begin();
    try {
      positions.trade(position, change, price, settled ? fee.units() : 0);
      if (!settled) {
        charge(Book.FUTURES_WALLET, fee);
      }
    } catch (ArithmeticException | IllegalStateException e) {
      cells.undo();
      throw e;
    }
  }

  /** Moves margin from the futures wallet to an isolated position's own; negative, back. */
  private void moveMargin(int position, long amount) {
    if (!positions.isolated(position) || contracts(position) == 0) {
      throw new IllegalStateException(positions.key(position) + " has no wallet of its own");
    }
    single(futuresWallet(position), positions.wallet(position), amount);
  }

  /** Closes the whole position at its delivery price. */
  private void deliver(int position, long price, long fee) {
    cells.begin();
    try {
      positions.close(position, Math.negateExact(contracts(position)), price, fee);
    } catch (ArithmeticException | IllegalStateException e) {
      cells.undo();
      throw e;
    }
  }

  private void pay(Book from, int position, long amount) {
    single(assets.cell(from, positions.settle(position)), positions.wallet(position), amount);
  }

  private void single(int from, int to, long amount) {
    cells.begin();
    cells.move(from, to, amount);
  }

  private int futuresWallet(int position) {
    return cell(Place.FUTURES, positions.settle(position));
  }

  /** Posts an event, or throws and leaves the books as they were. */
  public void apply(Event event) {
    known = Optional.empty();
    knownPositions = Optional.empty();
    switch (event) {
      case Event.Deposited in -> deposit(in.place(), slot(in.amount()), in.amount().units());
      case Event.Transferred moved ->
          transfer(moved.from(), moved.to(), slot(moved.amount()), moved.amount().units());
      case Event.PositionBrought brought -> bring(brought.position());
      case Event.IsolatedMarginMoved moved ->
          moveMargin(held(moved.position()), moved.amount().units());
      case Event.Filled filled -> fill(filled);
      case Event.FundingPaid funding ->
          receive(Book.FUNDING, Optional.of(funding.key()), funding.payment());
      case Event.Delivered delivered -> deliver(delivered);
      case Event.LiquidationFeePaid paid ->
          receive(Book.INSURANCE, Optional.of(paid.position()), paid.fee().negated());
      case Event.LossCovered covered ->
          receive(Book.INSURANCE, covered.isolated(), covered.amount());
      case Event.Unposted _ -> {}
    }
  }

  private void fill(Event.Filled filled) {
    Order order = filled.order();
    Contract contract = order.contract();
    long change = filled.change().units();
    long price = filled.price().units();
    Money fee = filled.fee();
    if (contract.id().isSpot()) {
      long value = contract.value(change, price);
      int base = asset(contract.id().base());
      Asset quote = contract.id().quote();
      if (fee.asset().equals(quote)) {
        tradeSpot(base, asset(quote), change, value, fee.units());
      } else {
        tradeSpot(base, asset(quote), change, value, fee);
      }
      return;
    }
    int position = position(contract, order.positionSide(), order.margin());
    trade(position, change, price, fee, fee.asset().equals(contract.settle()));
    boolean grows = Long.signum(contracts(position)) == Long.signum(change);
    if (grows || order.leverage().compareTo(positions.leverage(position)) > 0) {
      positions.lever(position, order.leverage());
    }
  }

  private void bring(Position brought) {
    int position = position(brought.contract(), brought.side(), brought.margin());
    long own = brought.isolated().map(Money::units).orElse(0L);
    cells.begin();
    try {
      cells.move(
          assets.cell(Book.OWNER, positions.settle(position)), positions.wallet(position), own);
      positions.open(position, brought.quantity().units(), brought.entryCost().units());
    } catch (ArithmeticException | IllegalStateException e) {
      cells.undo();
      throw e;
    }
    positions.lever(position, brought.leverage());
  }

  private void deliver(Event.Delivered delivered) {
    int position = held(delivered.position());
    if (contracts(position) != delivered.quantity().units()) {
      throw new IllegalStateException(
          "delivery of "
              + delivered.quantity()
              + " of "
              + new Quantity(contracts(position))
              + " "
              + delivered.position());
    }
    deliver(position, delivered.price().units(), delivered.fee().units());
  }

  /** Into the wallet of a position; into the futures wallet where none is held or named. */
  private void receive(Book from, Optional<PositionKey> key, Money amount) {
    int position = key.map(positions::standing).orElse(-1);
    if (position >= 0) {
      pay(from, position, amount.units());
    } else {
      int asset = slot(amount);
      single(assets.cell(from, asset), cell(Place.FUTURES, asset), amount.units());
    }
  }

  private int held(PositionKey key) {
    int position = positions.standing(key);
    if (position < 0 || contracts(position) == 0) {
      throw new IllegalStateException("no position in " + key + " to post to");
    }
    return position;
  }

  private int slot(Money amount) {
    return assets.slot(amount.asset());
  }

  /**
   * The largest sum over all books of any unit, in hundred-millionths: zero, or something has been
   * made of nothing.
   */
  public long imbalance() {
    return cells.imbalance();
  }

  @Override
  public Quantity in(Place place, Asset asset) {
    Integer slot = assets.slots().get(asset);
    return slot == null ? Quantity.ZERO : new Quantity(cells.get(cell(place, slot)));
  }

  @Override
  public Optional<Position> position(PositionKey key) {
    return positions.position(key);
  }

  @Override
  public List<Position> positions() {
    if (knownPositions.isEmpty()) {
      knownPositions = Optional.of(List.copyOf(positions.positions()));
    }
    return knownPositions.get();
  }

  @Override
  public Account account(long time) {
    if (known.isEmpty() || known.get().time() != time) {
      known = Optional.of(new Account(time, balances(), positions()));
    }
    return known.get();
  }

  private List<Balance> balances() {
    if (known.isPresent()) {
      return known.get().balances();
    }
    List<Balance> held = new ArrayList<>();
    for (Place place : Place.values()) {
      assets
          .slots()
          .forEach((asset, slot) -> {
            long amount = cells.get(cell(place, slot));
            if (amount != 0) {
              held.add(new Balance(place, asset, new Quantity(amount)));
            }
          });
    }
    return held;
  }
}
