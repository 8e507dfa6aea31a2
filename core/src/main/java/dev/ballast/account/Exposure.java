// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import dev.ballast.market.ContractPrefix;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.SortedValues;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What an account is worth and exposed to at given marks, in the quote asset.
 *
 * @param equity spot value, cash and unrealised profit of futures
 * @param cash dollars in all wallets, isolated positions' own included: the quote asset and every
 *     other {@linkplain Asset#isDollar() dollar}, at what it is worth
 * @param currencies what the cash is made of: its value by asset
 * @param spot value of what is owned, by asset, without cash
 * @param futures what is held in futures, signed, by the asset they are on: notional, of inverse
 *     contracts with the profit that is itself in the coin
 * @param unrealised profit of open positions
 */
public record Exposure(
    Money equity,
    Money cash,
    SequencedMap<Asset, Money> currencies,
    SequencedMap<Asset, Money> spot,
    SequencedMap<Asset, Money> futures,
    Money unrealised) {

  /** Copies the maps. */
  public Exposure {
    currencies = SortedValues.copyOf(currencies);
    spot = SortedValues.copyOf(spot);
    futures = SortedValues.copyOf(futures);
  }

  /** Values an account; throws {@link dev.ballast.market.MissingData} where a price is missing. */
  public static Exposure of(Account account, Marks marks) {
    Asset quote = marks.quote();
    Money cash = Money.zero(quote);
    Money unrealised = Money.zero(quote);
    TreeMap<Asset, Money> currencies = new TreeMap<>();
    TreeMap<Asset, Money> spot = new TreeMap<>();
    TreeMap<Asset, Money> futures = new TreeMap<>();
    for (Balance balance : account.balances()) {
      Asset asset = balance.asset();
      Money value = marks.value(asset, balance.quantity());
      if (isCash(asset, quote)) {
        cash = cash.plus(value);
      }
      (isCash(asset, quote) ? currencies : spot).merge(asset, value, Money::plus);
    }
    for (Position position : account.positions()) {
      if (position.isolated().isPresent()) {
        Money own = position.isolated().get();
        Money value = marks.value(own);
        if (isCash(own.asset(), quote)) {
          cash = cash.plus(value);
        }
        (isCash(own.asset(), quote) ? currencies : spot).merge(own.asset(), value, Money::plus);
      }
    }
    for (Position position : account.positions()) {
      var mark = marks.price(position.instrument());
      unrealised = unrealised.plus(marks.value(position.unrealised(mark)));
      futures.merge(
          ContractPrefix.underlying(position.instrument().base()),
          marks.value(position.exposure(mark)),
          Money::plus);
    }
    Money equity = cash.plus(unrealised);
    for (Money value : spot.values()) {
      equity = equity.plus(value);
    }
    return new Exposure(equity, cash, currencies, spot, futures, unrealised);
  }

  private static boolean isCash(Asset asset, Asset quote) {
    return asset.equals(quote) || asset.isDollar();
  }

  /** The value of all spot holdings without cash. */
  public Money spotCore() {
    return spot.values().stream().reduce(Money.zero(equity.asset()), Money::plus);
  }

  public Money spot(Asset asset) {
    return spot.getOrDefault(asset, Money.zero(equity.asset()));
  }

  public Money futures(Asset asset) {
    return futures.getOrDefault(asset, Money.zero(equity.asset()));
  }

  /** Spot value plus futures notional. */
  public Money net(Asset asset) {
    return spot(asset).plus(futures(asset));
  }
}
