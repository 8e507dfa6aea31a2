// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The prices that a shock leaves, of all that an account is valued by: exchange prices, whole
 * hundred-millionths, never below one. Moves are in dollars; where the quote itself moves, every
 * price in it moves the other way.
 */
final class ShockedPrices {
  private final Marks marks;
  private final Shock shock;
  private final Map<InstrumentId, Price> prices = new TreeMap<>();

  private ShockedPrices(Marks marks, Shock shock) {
    this.marks = marks;
    this.shock = shock;
  }

  static Marks of(Account account, Marks marks, Shock shock) {
    ShockedPrices shocked = new ShockedPrices(marks, shock);
    TreeSet<Asset> valued = new TreeSet<>(account.assets());
    for (Position position : account.positions()) {
      valued.add(position.contract().settle());
      shocked.add(position.instrument());
    }
    valued.remove(marks.quote());
    valued.forEach(shocked::add);
    return Marks.of(marks.time(), marks.quote(), shocked.prices);
  }

  private void add(Asset asset) {
    marks
        .find(asset)
        .ifPresent(price ->
            prices.put(
                InstrumentId.spot(VenueId.LOWEST, asset, marks.quote()),
                moved(price, inQuote(asset))));
  }

  private void add(InstrumentId id) {
    double asset = shock.factor(ContractPrefix.underlying(id.base()));
    double quote = shock.factor(id.quote());
    prices.put(id, moved(marks.price(id), asset / quote * (1 + shock.basis())));
  }

  private double inQuote(Asset asset) {
    return shock.factor(asset) / shock.factor(marks.quote());
  }

  private static Price moved(Price price, double factor) {
    Price moved = Price.nearest(price.toDouble() * factor);
    return moved.units() == 0 ? new Price(1) : moved;
  }
}
