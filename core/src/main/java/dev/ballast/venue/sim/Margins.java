// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.ledger.Books;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.PricePath;
import dev.ballast.margin.PriceRange;
import dev.ballast.margin.WorstCase;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * How the venue margins futures.
 *
 * @param brackets margin tables by contract and day
 * @param mode what stands behind cross positions
 * @param worstCase what is taken to have happened inside a bar
 * @param market whose quote is the currency of account; pooled collateral is valued by its pairs
 */
public record Margins(
    BracketBook brackets, CollateralMode mode, WorstCase worstCase, Marketplace market) {
  /** Each settlement asset for itself, and each instrument at its worst inside a bar. */
  public static Margins of(BracketBook brackets, Marketplace market) {
    return new Margins(
        brackets, new CollateralMode.SingleAsset(), WorstCase.EACH_AT_ITS_WORST, market);
  }

  /** The currency of account. */
  Asset quote() {
    return market.quote();
  }

  /** Every instrument that a wallet's worth depends on. */
  SequencedSet<InstrumentId> priced(FuturesWallet wallet) {
    return wallet.priced(market.venue());
  }

  public Margins withMode(CollateralMode other) {
    return new Margins(brackets, other, worstCase, market);
  }

  public Margins withWorstCase(WorstCase other) {
    return new Margins(brackets, mode, other, market);
  }

  /** Every wallet with positions: cross ones first, in order of their asset. */
  List<FuturesWallet> wallets(Books books, long time) {
    if (books.positions().isEmpty()) {
      return List.of();
    }
    TreeSet<Asset> settled = new TreeSet<>();
    List<PositionKey> isolated = new ArrayList<>();
    for (Position position : books.positions()) {
      if (position.margin() == MarginMode.ISOLATED) {
        isolated.add(position.key());
      } else {
        settled.add(mode.pooled() ? quote() : position.contract().settle());
      }
    }
    List<FuturesWallet> wallets = new ArrayList<>();
    settled.forEach(asset -> wallets.add(cross(books, asset, time)));
    isolated.forEach(key -> wallets.add(isolated(books, key)));
    return wallets;
  }

  /** The path of a wallet through ranges of prices. */
  PricePath path(FuturesWallet wallet, long time, SequencedMap<InstrumentId, PriceRange> ranges) {
    return PricePath.of(wallet, quote(), brackets, worstCase, time, ranges);
  }

  /** The same wallet as the books have it now. */
  FuturesWallet again(FuturesWallet wallet, Books books, long time) {
    return wallet
        .isolated()
        .map(key -> isolated(books, key))
        .orElseGet(() -> cross(books, wallet.currency(), time));
  }

  /** The wallet behind the cross positions that settle in an asset. */
  FuturesWallet cross(Books books, Asset settle, long time) {
    if (mode.pooled()) {
      return FuturesWallet.pooled(books.account(time), mode, quote(), settle);
    }
    List<Position> positions = new ArrayList<>();
    for (Position position : books.positions()) {
      if (position.margin() == MarginMode.CROSS && position.contract().settle().equals(settle)) {
        positions.add(position);
      }
    }
    Money balance = new Money(settle, books.in(Place.FUTURES, settle).units());
    return new FuturesWallet(
        Optional.empty(),
        settle,
        mode.ratio(),
        List.of(new FuturesWallet.Backing(balance, Haircut.NONE)),
        positions);
  }

  /** The wallet of an isolated position. */
  static FuturesWallet isolated(Books books, PositionKey key) {
    Optional<Position> held = books.position(key);
    Asset settle = key.instrument().settle().orElseThrow();
    Money own = held.flatMap(Position::isolated).orElse(Money.zero(settle));
    return new FuturesWallet(
        Optional.of(key),
        settle,
        BigDecimal.ONE,
        List.of(new FuturesWallet.Backing(own, Haircut.NONE)),
        held.stream().toList());
  }
}
