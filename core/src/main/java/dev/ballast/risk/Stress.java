// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An account taken through a shock: funding is paid, what is kept where all is lost is gone,
 * everything left is valued at the prices that the shock leaves, each maintenance margin is read
 * from its tiers anew, and what a wallet cannot carry is liquidated at those prices.
 */
final class Stress {
  private static final BigDecimal NOTHING = BigDecimal.ZERO;

  private final MarginedAccount held;
  private final Shock shock;
  private final Marks before;
  private final Marks after;
  private final BigDecimal dollar;
  private final TreeMap<Asset, Money> spot = new TreeMap<>();
  private final TreeMap<PositionKey, PositionChange> positions = new TreeMap<>();
  private final List<WalletOutcome> wallets = new ArrayList<>();
  private Money covered;

  private Stress(MarginedAccount held, Shock shock) {
    this.held = held;
    this.shock = shock;
    this.before = held.marks();
    this.after = ShockedPrices.of(held.account(), before, shock);
    this.dollar = BigDecimal.valueOf(shock.factor(before.quote()));
    this.covered = Money.zero(before.quote());
  }

  static StressOutcome of(MarginedAccount held, Shock shock) {
    return new Stress(held, shock).outcome();
  }

  private StressOutcome outcome() {
    List<Balance> kept = new ArrayList<>();
    for (Balance balance : held.account().balances()) {
      Money amount = new Money(balance.asset(), balance.quantity().units());
      if (shock.lost().contains(balance.place())) {
        spot.merge(balance.asset(), before.value(amount).negated(), Money::plus);
      } else {
        kept.add(balance);
        spot.merge(balance.asset(), moved(amount), Money::plus);
      }
    }
    List<Position> open = new ArrayList<>();
    for (Position position : held.account().positions()) {
      if (shock.lost().contains(Place.FUTURES)) {
        lose(position);
      } else {
        open.add(keep(position, kept));
      }
    }
    MarginedAccount left = held.holding(new Account(held.account().time(), kept, open));
    left.wallets().forEach(wallet -> settle(left, wallet));
    return new StressOutcome(
        shock,
        held.exposure().equity(),
        changes(),
        List.copyOf(positions.values()),
        wallets,
        covered);
  }

  /** What an amount is worth after the shock less what it was worth. */
  private Money moved(Money amount) {
    return worth(amount).minus(before.value(amount));
  }

  private Money worth(Money amount) {
    return dollars(after.value(amount));
  }

  /** An amount of the quote in dollars as they were. */
  private Money dollars(Money amount) {
    return amount.multipliedBy(dollar);
  }

  private void lose(Position position) {
    Money unrealised = before.value(position.unrealised(before.price(position.instrument())));
    position.isolated().ifPresent(own -> addSpot(own.asset(), before.value(own).negated()));
    put(position, unrealised.negated(), Money.zero(before.quote()));
  }

  /** The position once its funding has been paid, out of its own wallet or the one behind it. */
  private Position keep(Position position, List<Balance> kept) {
    InstrumentId id = position.instrument();
    Money price =
        worth(position.unrealised(after.price(id)))
            .minus(before.value(position.unrealised(before.price(id))));
    position.isolated().ifPresent(own -> addSpot(own.asset(), moved(own)));
    Money funding = funding(position);
    put(position, price, worth(funding));
    if (position.isolated().isEmpty()) {
      kept.add(new Balance(Place.FUTURES, funding.asset(), new Quantity(funding.units())));
      return position;
    }
    return new Position(
        position.contract(),
        position.side(),
        position.quantity(),
        position.entryCost(),
        position.leverage(),
        position.isolated().map(funding::plus));
  }

  private Money funding(Position position) {
    if (!position.instrument().isPerpetual() || shock.fundingDays() == 0) {
      return Money.zero(position.contract().settle());
    }
    BigDecimal rate =
        BigDecimal.valueOf(shock.fundingPerDay()).multiply(BigDecimal.valueOf(shock.fundingDays()));
    return position
        .contract()
        .funding(position.quantity(), before.price(position.instrument()), rate);
  }

  private void addSpot(Asset asset, Money change) {
    spot.merge(asset, change, Money::plus);
  }

  private void put(Position position, Money price, Money funding) {
    positions.put(
        position.key(),
        new PositionChange(
            position.key(), position.quantity(), price, funding, Money.zero(before.quote())));
  }

  private void settle(MarginedAccount left, FuturesWallet wallet) {
    List<InstrumentId> unknown = left.unknown(wallet);
    BigDecimal equity = wallet.equity(after);
    BigDecimal maintenance = NOTHING;
    for (Position position : wallet.positions()) {
      if (left.brackets().brackets(position.instrument(), after.time()).isPresent()) {
        maintenance = maintenance.add(wallet.maintenance(position, after, left.brackets()));
      }
    }
    ForcedClosing closing =
        unknown.isEmpty()
            ? ForcedClosing.of(wallet, left, after)
            : new ForcedClosing(wallet, new TreeMap<>(), new TreeMap<>());
    closing
        .fees()
        .forEach((key, fee) ->
            positions.computeIfPresent(
                key,
                (_, one) ->
                    new PositionChange(
                        key, one.held(), one.price(), one.funding(), worth(fee).negated())));
    Money owed = owed(closing);
    covered = covered.plus(worth(owed));
    wallets.add(
        new WalletOutcome(
            name(wallet),
            rounded(wallet, equity),
            rounded(wallet, maintenance.multiply(wallet.ratio())),
            unknown.stream().map(InstrumentId::toString).toList(),
            closing.closed(),
            owed));
  }

  /** What a wallet without positions owes in all. */
  private Money owed(ForcedClosing closing) {
    FuturesWallet left = closing.left();
    BigDecimal sum = NOTHING;
    if (left.positions().isEmpty()) {
      for (FuturesWallet.Backing one : left.backing()) {
        sum = sum.add(left.value(one.balance(), after));
      }
    }
    return rounded(left, sum.min(NOTHING).negate());
  }

  private String name(FuturesWallet wallet) {
    return wallet
        .isolated()
        .map(key -> "isolated " + key)
        .orElse(held.mode().pooled() ? "all collateral" : wallet.currency() + " wallet");
  }

  private static Money rounded(FuturesWallet wallet, BigDecimal amount) {
    return Money.of(wallet.currency(), amount.setScale(8, RoundingMode.HALF_EVEN));
  }

  private List<AssetChange> changes() {
    Money nothing = Money.zero(before.quote());
    TreeMap<Asset, Money> futures = new TreeMap<>();
    positions
        .values()
        .forEach(one ->
            futures.merge(
                ContractPrefix.underlying(one.key().instrument().base()),
                one.total(),
                Money::plus));
    TreeMap<Asset, Money> all = new TreeMap<>(spot);
    futures.keySet().forEach(asset -> all.putIfAbsent(asset, nothing));
    List<AssetChange> changes = new ArrayList<>();
    all.forEach((asset, owned) ->
        changes.add(new AssetChange(asset, owned, futures.getOrDefault(asset, nothing))));
    return changes;
  }
}
