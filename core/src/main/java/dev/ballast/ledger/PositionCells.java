// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Positions and what moves when they trade. Each position has two slots, one for each margin mode,
 * of which at most one holds something; a slot has four cells: contracts, the market's side of
 * them, what they have cost (as a debt of the position to the market), and its own wallet.
 */
final class PositionCells {
  private static final int CONTRACTS = 0;
  private static final int COUNTERPART = 1;
  private static final int CLEARING = 2;
  private static final int WALLET = 3;

  private final BookCells cells;
  private final AssetCells assets;
  private final TreeMap<PositionKey, Integer> slots = new TreeMap<>();
  private final List<Slot> all = new ArrayList<>();

  /** What never changes of a slot, and the leverage that it was last opened with. */
  private static final class Slot {
    private final Contract contract;
    private final PositionSide side;
    private final boolean isolated;
    private final int settle;
    private final int first;
    private final int wallet;
    private final int futures;
    private final int market;
    private final int venue;
    private BigDecimal leverage = BigDecimal.ONE;

    private Slot(
        Contract contract,
        PositionSide side,
        boolean isolated,
        int first,
        int settle,
        AssetCells of) {
      this.contract = contract;
      this.side = side;
      this.isolated = isolated;
      this.settle = settle;
      this.first = first;
      this.futures = of.cell(Book.FUTURES_WALLET, settle);
      this.wallet = isolated ? first + WALLET : futures;
      this.market = of.cell(Book.MARKET, settle);
      this.venue = of.cell(Book.VENUE, settle);
    }

    private PositionKey key() {
      return new PositionKey(contract.id(), side);
    }
  }

  PositionCells(BookCells cells, AssetCells assets) {
    this.cells = cells;
    this.assets = assets;
  }

  /** The slot of a position in a margin mode, the same at every call. */
  int slot(Contract contract, PositionSide side, MarginMode margin) {
    PositionKey key = new PositionKey(contract.id(), side);
    Integer known = slots.get(key);
    int cross = known == null ? add(key, contract) : known;
    if (!all.get(cross).contract.equals(contract)) {
      throw new IllegalStateException(
          "a contract of " + all.get(cross).contract + " is not " + contract);
    }
    return margin == MarginMode.ISOLATED ? cross + 1 : cross;
  }

  private int add(PositionKey key, Contract contract) {
    int slot = all.size();
    int settle = assets.slot(contract.settle());
    int contracts = cells.unit();
    for (int isolated = 0; isolated < 2; isolated++) {
      int first = cells.add(CLEARING, contracts);
      cells.add(2, assets.unit(settle));
      all.add(new Slot(contract, key.side(), isolated == 1, first, settle, assets));
    }
    slots.put(key, slot);
    return slot;
  }

  /** The slot that holds the position now; the cross one where neither does, or -1. */
  int standing(PositionKey key) {
    Integer cross = slots.get(key);
    if (cross == null) {
      return -1;
    }
    return contracts(cross + 1) != 0 ? cross + 1 : cross;
  }

  long contracts(int slot) {
    return cells.get(all.get(slot).first + CONTRACTS);
  }

  long entryCost(int slot) {
    return -cells.get(all.get(slot).first + CLEARING);
  }

  /** What is in the position's own wallet; nothing, on cross margin. */
  long ownWallet(int slot) {
    return cells.get(all.get(slot).first + WALLET);
  }

  /** The cell that profit, funding and fees of the position go to. */
  int wallet(int slot) {
    return all.get(slot).wallet;
  }

  boolean isolated(int slot) {
    return all.get(slot).isolated;
  }

  PositionKey key(int slot) {
    return all.get(slot).key();
  }

  /** The slot of the settlement asset. */
  int settle(int slot) {
    return all.get(slot).settle;
  }

  BigDecimal leverage(int slot) {
    return all.get(slot).leverage;
  }

  void lever(int slot, BigDecimal leverage) {
    all.get(slot).leverage = leverage;
  }

  /** Closes what the change takes off, then opens what is left of it. */
  void trade(int slot, long change, long price, long fee) {
    int other = slot ^ 1;
    int held = contracts(other) != 0 ? other : slot;
    long before = contracts(held);
    long closing = 0;
    if (Long.signum(before) * Long.signum(change) < 0) {
      boolean part = Math.absExact(change) < Math.absExact(before);
      closing = part ? change : Math.negateExact(before);
      close(held, closing, price, fee);
    }
    long opening = Math.subtractExact(change, closing);
    if (opening != 0) {
      open(slot, opening, all.get(slot).contract.value(opening, price));
      if (closing == 0) {
        cells.move(all.get(slot).wallet, all.get(slot).venue, fee);
      }
    }
  }

  /** Adds contracts, or makes the position. */
  void open(int slot, long opening, long cost) {
    Slot opened = all.get(slot);
    if (contracts(slot ^ 1) != 0) {
      throw new IllegalStateException(opened.key() + " is " + margin(all.get(slot ^ 1)));
    }
    cells.move(opened.first + COUNTERPART, opened.first + CONTRACTS, opening);
    cells.move(opened.first + CLEARING, opened.market, cost);
    long after = contracts(slot);
    if ((opened.side == PositionSide.LONG && after < 0)
        || (opened.side == PositionSide.SHORT && after > 0)) {
      throw new IllegalStateException(
          new Quantity(after) + " " + opened.contract + " on the side " + opened.side);
    }
  }

  /**
   * Takes contracts off at a price. What they have made less the fee goes to the position's wallet;
   * with the last contract an isolated wallet goes back to the futures wallet.
   */
  void close(int slot, long closing, long price, long fee) {
    Slot held = all.get(slot);
    long before = contracts(slot);
    long closed = Math.negateExact(closing);
    long total = entryCost(slot);
    long cost = closed == before ? total : Exact.share(total, closed, before);
    long proceeds = held.contract.value(closed, price);
    cells.move(held.first + COUNTERPART, held.first + CONTRACTS, closing);
    cells.move(held.market, held.first + CLEARING, cost);
    cells.move(held.market, held.wallet, Math.subtractExact(proceeds, cost));
    cells.move(held.wallet, held.venue, fee);
    if (closed == before && held.isolated) {
      release(slot);
    }
  }

  private void release(int slot) {
    Slot held = all.get(slot);
    long left = ownWallet(slot);
    if (left < 0) {
      throw new IllegalStateException(
          "the isolated wallet of "
              + held.key()
              + " closes with "
              + new Money(held.contract.settle(), left)
              + " and no cover");
    }
    cells.move(held.wallet, held.futures, left);
  }

  /** The position as a value; nothing where none is held. */
  Optional<Position> position(PositionKey key) {
    int slot = standing(key);
    return slot < 0 || contracts(slot) == 0 ? Optional.empty() : Optional.of(position(slot));
  }

  private Position position(int slot) {
    Slot held = all.get(slot);
    Contract contract = held.contract;
    return new Position(
        contract,
        held.side,
        new Quantity(contracts(slot)),
        new Money(contract.settle(), entryCost(slot)),
        held.leverage,
        held.isolated
            ? Optional.of(new Money(contract.settle(), ownWallet(slot)))
            : Optional.empty());
  }

  /** Every position that is held, in order of instrument and side. */
  List<Position> positions() {
    List<Position> held = new ArrayList<>();
    for (int cross : slots.values()) {
      for (int slot = cross; slot <= cross + 1; slot++) {
        if (contracts(slot) != 0) {
          held.add(position(slot));
        }
      }
    }
    return held;
  }

  private static MarginMode margin(Slot slot) {
    return slot.isolated ? MarginMode.ISOLATED : MarginMode.CROSS;
  }
}
