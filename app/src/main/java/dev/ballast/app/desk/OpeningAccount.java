// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Account;
import dev.ballast.account.Custody;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionMode;
import dev.ballast.account.PositionSide;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.BalanceEntry;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.ledger.Ledger;
import dev.ballast.margin.Requirement;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * An account file as the events that make it, and as a value.
 *
 * @param events deposits and positions brought, at the time that the account is looked at
 * @param custody how balances are kept, in the file's order
 */
public record OpeningAccount(List<Event> events, List<Custody> custody) {
  /** Copies both. */
  public OpeningAccount {
    events = List.copyOf(events);
    custody = List.copyOf(custody);
  }

  /** The events of a file that holds something, at a time. */
  public static OpeningAccount held(AccountFile file, long time) {
    if (file.isEmpty()) {
      throw file.nothingHeld();
    }
    return of(file, time);
  }

  /** The events of a file, at a time. */
  public static OpeningAccount of(AccountFile file, long time) {
    List<Event> events = new ArrayList<>();
    List<Custody> custody = new ArrayList<>();
    SequencedMap<Asset, Quantity> sums = new TreeMap<>();
    for (BalanceEntry balance : file.balances()) {
      events.add(
          new Event.Deposited(
              time, place(balance), new Money(balance.asset(), balance.quantity().units())));
      add(sums, balance);
      custody.add(
          new Custody(
              balance.asset(),
              balance.quantity(),
              place(balance),
              balance.lockedUntil(),
              balance.yield()));
    }
    Money wallet = wallet(file);
    if (!wallet.isZero()) {
      events.add(new Event.Deposited(time, Place.FUTURES, wallet));
    }
    for (PositionEntry position : file.positions()) {
      events.add(new Event.PositionBrought(time, position(file, position)));
    }
    return new OpeningAccount(events, custody);
  }

  private static void add(SequencedMap<Asset, Quantity> sums, BalanceEntry balance) {
    try {
      sums.merge(balance.asset(), balance.quantity(), Quantity::plus);
    } catch (ArithmeticException e) {
      throw balance.mistake(
          "quantity: with the others of "
              + balance.asset()
              + " it is more than the books count, 92 billion of an asset");
    }
  }

  /** The same in the names and units of a market's history, which follows symbol changes. */
  public OpeningAccount in(Market market, long time) {
    try {
      return new ChangedHoldings(new ChangedNames(market.history()), time).of(this);
    } catch (ArithmeticException e) {
      throw new UserMistake("the account in today's units: " + e.getMessage());
    }
  }

  private static Position position(AccountFile file, PositionEntry entry) {
    Contract contract = contract(entry);
    Quantity quantity = quantity(entry, contract);
    Price price = entryPrice(entry);
    try {
      return position(file, entry, contract, quantity, price);
    } catch (ArithmeticException e) {
      throw entry.mistake("quantity: at " + price + " it is worth too much: " + e.getMessage());
    }
  }

  private static Position position(
      AccountFile file, PositionEntry entry, Contract contract, Quantity quantity, Price price) {
    BigDecimal leverage = entry.leverage().orElse(BigDecimal.ONE);
    boolean hedge = file.positionMode() == PositionMode.HEDGE;
    return new Position(
        contract,
        hedge ? PositionSide.valueOf(entry.side().name()) : PositionSide.BOTH,
        quantity,
        contract.value(quantity, price),
        leverage,
        entry.margin() == AccountFile.Margin.ISOLATED
            ? Optional.of(isolated(entry, contract.notional(quantity, price), leverage))
            : Optional.empty());
  }

  /** What the file says is in the position's own wallet; else its initial margin. */
  private static Money isolated(PositionEntry entry, Money notional, BigDecimal leverage) {
    try {
      return entry
          .isolatedWallet()
          .map(own -> Money.of(notional.asset(), own))
          .orElseGet(() -> Requirement.initial(notional, leverage));
    } catch (ArithmeticException e) {
      throw entry.mistake("isolatedWallet: " + e.getMessage());
    }
  }

  /** Linear contracts are counted in units of the base, inverse ones as the venue counts them. */
  private static Contract contract(PositionEntry entry) {
    InstrumentId id = entry.instrument().at(Usual.VENUE);
    return id.isInverse() ? new Contract(id, Quantity.of(entry.contractSize())) : Contract.of(id);
  }

  private static Money wallet(AccountFile file) {
    BigDecimal amount = file.walletBalance().orElse(BigDecimal.ZERO);
    try {
      return Money.of(file.settle(), amount);
    } catch (ArithmeticException e) {
      throw new UserMistake(file.name() + ": walletBalance: " + e.getMessage());
    }
  }

  /** Books count to eight decimals. */
  private static Quantity quantity(PositionEntry position, Contract contract) {
    try {
      return Quantity.of(
          contract.id().isInverse()
              ? position.quantity().multiply(BigDecimal.valueOf(position.side().sign()))
              : position.signedSize());
    } catch (ArithmeticException e) {
      throw position.mistake("quantity: " + e.getMessage());
    }
  }

  private static Price entryPrice(PositionEntry position) {
    try {
      return Price.of(position.entryPrice());
    } catch (ArithmeticException e) {
      throw position.mistake("entryPrice: " + e.getMessage());
    }
  }

  private static Place place(BalanceEntry balance) {
    if (balance.collateral()) {
      return Place.FUTURES;
    }
    return switch (balance.kept()) {
      case EXCHANGE -> Place.SPOT;
      case COLD -> Place.COLD;
      case STAKED -> Place.STAKED;
    };
  }

  /** The same, after what has happened to it since. */
  OpeningAccount after(List<Event> more) {
    List<Event> all = new ArrayList<>(events);
    all.addAll(more);
    return new OpeningAccount(all, custody);
  }

  /** The account that the events make. */
  public Account account(long time) {
    Ledger ledger = new Ledger();
    events.forEach(ledger::apply);
    return ledger.account(time);
  }
}
