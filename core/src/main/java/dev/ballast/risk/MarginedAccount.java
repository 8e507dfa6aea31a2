// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.cost.TradingCosts;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.TradingRules;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is held, at which prices, and how a venue margins it.
 *
 * @param mode what stands behind cross positions
 * @param costs whose taker's fee a liquidation pays
 * @param instruments under the rules of the time; nothing where they are not known
 */
public record MarginedAccount(
    Account account,
    Marks marks,
    BracketBook brackets,
    CollateralMode mode,
    TradingCosts costs,
    Function<InstrumentId, Optional<Instrument>> instruments) {

  /** What it is worth and exposed to. */
  public Exposure exposure() {
    return Exposure.of(account, marks);
  }

  /** The same terms for other holdings. */
  public MarginedAccount holding(Account other) {
    return new MarginedAccount(other, marks, brackets, mode, costs, instruments);
  }

  /** Every wallet that positions stand on: cross ones in order of their asset, then isolated. */
  List<FuturesWallet> wallets() {
    List<FuturesWallet> wallets = new ArrayList<>();
    TreeSet<Asset> settled = new TreeSet<>();
    for (Position position : account.positions()) {
      if (position.margin() == MarginMode.CROSS) {
        settled.add(mode.pooled() ? marks.quote() : position.contract().settle());
      }
    }
    for (Asset asset : settled) {
      wallets.add(
          mode.pooled()
              ? FuturesWallet.pooled(account, mode, marks.quote(), marks.quote())
              : cross(asset));
    }
    for (Position position : account.positions()) {
      position
          .isolated()
          .ifPresent(own ->
              wallets.add(
                  new FuturesWallet(
                      Optional.of(position.key()),
                      own.asset(),
                      BigDecimal.ONE,
                      List.of(new FuturesWallet.Backing(own, Haircut.NONE)),
                      List.of(position))));
    }
    return wallets;
  }

  private FuturesWallet cross(Asset settle) {
    Money balance = new Money(settle, account.in(Place.FUTURES, settle).units());
    return new FuturesWallet(
        Optional.empty(),
        settle,
        mode.ratio(),
        List.of(new FuturesWallet.Backing(balance, Haircut.NONE)),
        account.positions().stream()
            .filter(position -> position.margin() == MarginMode.CROSS)
            .filter(position -> position.contract().settle().equals(settle))
            .toList());
  }

  /** Contracts of which no margin table is known, in order. */
  List<InstrumentId> unknown(FuturesWallet wallet) {
    TreeSet<InstrumentId> unknown = new TreeSet<>();
    for (Position position : wallet.positions()) {
      InstrumentId id = position.instrument();
      if (brackets.brackets(id, marks.time()).isEmpty()) {
        unknown.add(id);
      }
    }
    return List.copyOf(unknown);
  }

  /** An instrument; one that trades in the finest steps of its kind where no rules are known. */
  Instrument instrument(InstrumentId id) {
    return instruments
        .apply(id)
        .orElseGet(() -> {
          Quantity step = id.isInverse() ? Quantity.parse("1") : new Quantity(1);
          return Instrument.of(
              id,
              new TradingRules(
                  new Price(1),
                  step,
                  step,
                  Money.zero(id.quote()),
                  Quantity.parse("1"),
                  LocalDate.EPOCH,
                  "not known"));
        });
  }
}
