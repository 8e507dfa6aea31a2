// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.SpotAccountState;
import dev.ballast.app.exchange.binance.UsdmBalance;
import dev.ballast.app.exchange.binance.UsdmPosition;
import dev.ballast.ledger.Books;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The account as the exchange has it, beside the books: every balance and position, to the unit.
 */
final class AccountTruth {
  private final BinanceClient exchange;
  private final Function<String, InstrumentId> named;

  AccountTruth(BinanceClient exchange, Function<String, InstrumentId> named) {
    this.exchange = exchange;
    this.named = named;
  }

  /**
   * What was found.
   *
   * @param differences none where books and exchange agree
   * @param unknown why it is not known, where the exchange does not say
   */
  record Finding(List<Difference> differences, List<String> unknown) {
    /** Copies the lists. */
    Finding {
      differences = List.copyOf(differences);
      unknown = List.copyOf(unknown);
    }
  }

  /** Compares; a question that is not answered is never read as nothing held. */
  Finding compare(Books books, long now) {
    Answer<SpotAccountState> spot = exchange.spot().account();
    Answer<List<UsdmBalance>> futures = exchange.usdm().balances();
    Answer<List<UsdmPosition>> positions = exchange.usdm().positions();
    List<String> unknown = new ArrayList<>();
    for (Answer<?> answer : List.of(spot, futures, positions)) {
      if (answer.given().isEmpty()) {
        unknown.add("the account is not known: " + answer.told());
      }
    }
    if (!unknown.isEmpty()) {
      return new Finding(List.of(), unknown);
    }
    List<Difference> differences = new ArrayList<>();
    SequencedMap<Asset, Quantity> coins = new TreeMap<>();
    spot.given()
        .orElseThrow()
        .balances()
        .forEach(one -> coins.put(new Asset(one.asset()), Quantity.of(one.total())));
    balances(Place.SPOT, coins, books, now, differences);
    SequencedMap<Asset, Quantity> cross = new TreeMap<>();
    futures
        .given()
        .orElseThrow()
        .forEach(one -> cross.put(new Asset(one.asset()), Quantity.of(one.cross())));
    balances(Place.FUTURES, cross, books, now, differences);
    positions(positions.given().orElseThrow(), books, differences);
    return new Finding(differences, List.of());
  }

  private static void balances(
      Place place,
      Map<Asset, Quantity> there,
      Books books,
      long now,
      List<Difference> differences) {
    Map<Asset, Quantity> here = books.account(now).in(place);
    TreeSet<Asset> assets = new TreeSet<>(there.keySet());
    assets.addAll(here.keySet());
    for (Asset asset : assets) {
      Quantity exchange = there.getOrDefault(asset, Quantity.ZERO);
      Quantity known = here.getOrDefault(asset, Quantity.ZERO);
      if (!exchange.equals(known)) {
        differences.add(new Difference.Coins(place, asset, exchange, known));
      }
    }
  }

  private void positions(List<UsdmPosition> there, Books books, List<Difference> differences) {
    Map<PositionKey, Quantity> held = new TreeMap<>();
    Map<PositionKey, BigDecimal> own = new TreeMap<>();
    for (UsdmPosition one : there) {
      PositionKey key = new PositionKey(named.apply(one.symbol()), one.side());
      held.put(key, Quantity.of(one.quantity()));
      own.put(key, one.isolatedWallet());
    }
    Map<PositionKey, Position> known = new TreeMap<>();
    books.positions().forEach(one -> known.put(one.key(), one));
    TreeSet<PositionKey> keys = new TreeSet<>(held.keySet());
    keys.addAll(known.keySet());
    for (PositionKey key : keys) {
      Quantity exchange = held.getOrDefault(key, Quantity.ZERO);
      Position here = known.get(key);
      Quantity mine = here == null ? Quantity.ZERO : here.quantity();
      if (!exchange.equals(mine)) {
        differences.add(new Difference.Held(key, exchange, mine));
      } else if (here != null && here.isolated().isPresent()) {
        BigDecimal wallet = own.getOrDefault(key, BigDecimal.ZERO);
        if (wallet.compareTo(here.isolated().get().toDecimal()) != 0) {
          differences.add(
              new Difference.Isolated(
                  key, wallet.toPlainString(), here.isolated().get().toString()));
        }
      }
    }
  }
}
