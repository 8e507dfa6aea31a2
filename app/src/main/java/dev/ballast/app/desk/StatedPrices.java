// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Marks;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.BalanceEntry;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Marketplace;
import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prices that an account file states, for what a history has none of: it is valued at them, and
 * nothing is traded at them.
 *
 * @param prices by spot pair and by contract
 */
public record StatedPrices(SequencedMap<InstrumentId, Price> prices) {
  /** No price is stated. */
  public static final StatedPrices NONE = new StatedPrices(new TreeMap<>());

  /** Copies the map. */
  public StatedPrices {
    prices = Collections.unmodifiableSequencedMap(new TreeMap<>(prices));
  }

  /** The prices of a file's balances and the marks of its positions. */
  public static StatedPrices of(AccountFile file, Marketplace market) {
    TreeMap<InstrumentId, Price> prices = new TreeMap<>();
    for (BalanceEntry balance : file.balances()) {
      balance.price().ifPresent(price -> prices.put(market.spot(balance.asset()), price));
    }
    for (PositionEntry position : file.positions()) {
      position
          .markPrice()
          .ifPresent(mark -> prices.put(position.instrument(), price(position, mark)));
    }
    return new StatedPrices(prices);
  }

  private static Price price(PositionEntry position, BigDecimal mark) {
    try {
      return Price.of(mark);
    } catch (ArithmeticException e) {
      throw position.mistake("markPrice: " + e.getMessage());
    }
  }

  /** The same in names and units of today's history: a price is divided by a change's ratio. */
  public StatedPrices in(ChangedNames names, long time) {
    TreeMap<InstrumentId, Price> told = new TreeMap<>();
    prices.forEach((id, price) -> {
      Optional<Successor> to = names.successor(id.base(), time);
      if (to.isEmpty()) {
        told.put(id, price);
      } else {
        told.putIfAbsent(id.renamed(to.get().asset()), ChangedNames.per(price, to.get()));
      }
    });
    return new StatedPrices(told);
  }

  /** Prices of a history, with what it has none of. */
  Marks beside(Marks known, Map<InstrumentId, Price> history) {
    TreeMap<InstrumentId, Price> all = new TreeMap<>(history);
    used(known).forEach(all::put);
    return Marks.of(known.time(), known.quote(), all);
  }

  /** Those that a history has no price for. */
  private SequencedMap<InstrumentId, Price> used(Marks known) {
    TreeMap<InstrumentId, Price> used = new TreeMap<>();
    prices.forEach((id, price) -> {
      boolean priced =
          id.isSpot() ? known.source(id.base()).isPresent() : known.find(id).isPresent();
      if (!priced) {
        used.put(id, price);
      }
    });
    return used;
  }

  /**
   * What stands on a stated price, and what is stated in vain.
   *
   * @param measured assets that have a beta
   */
  List<String> notes(Marks known, Set<Asset> measured) {
    SequencedMap<InstrumentId, Price> used = used(known);
    List<String> notes = new ArrayList<>();
    prices.forEach((id, price) -> {
      String name = id.isSpot() ? id.base().code() : id.toString();
      if (!used.containsKey(id)) {
        notes.add("the stated price of " + name + " is not used: the history has one");
        return;
      }
      notes.add(
          name
              + " is valued at a stated price of "
              + price
              + " "
              + id.quote()
              + ", no history: it is not traded"
              + (id.base().isDollar() || measured.contains(ContractPrefix.underlying(id.base()))
                  ? ""
                  : ", and has no beta"));
    });
    return notes;
  }
}
