// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile.AssetMode;
import dev.ballast.app.config.BalanceEntry.Kept;
import dev.ballast.margin.Haircut;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** Reads the balances of an account file, under the account's asset mode. */
final class BalanceReader {
  private static final String[] FIELDS = {
    "asset",
    "quantity",
    "kept",
    "lockedUntil",
    "collateral",
    "indexPrice",
    "bidBuffer",
    "askBuffer",
    "collateralRate",
    "price",
    "yield",
    "cost",
    "bought"
  };

  private final AssetMode mode;
  private final SequencedSet<Asset> settled;

  private BalanceReader(AssetMode mode, SequencedSet<Asset> settled) {
    this.mode = mode;
    this.settled = settled;
  }

  /**
   * The balances, in order.
   *
   * @param settled what the account's positions settle in
   */
  static List<BalanceEntry> balances(Field field, AssetMode mode, SequencedSet<Asset> settled) {
    BalanceReader reader = new BalanceReader(mode, settled);
    List<BalanceEntry> balances = new ArrayList<>();
    for (Field item : field.items()) {
      BalanceEntry balance = reader.balance(item);
      refuseOtherPrice(item, balance, balances);
      balances.add(balance);
    }
    return balances;
  }

  private static void refuseOtherPrice(
      Field item, BalanceEntry balance, List<BalanceEntry> others) {
    for (BalanceEntry other : others) {
      if (other.asset().equals(balance.asset())
          && other.price().isPresent()
          && balance.price().isPresent()
          && !other.price().equals(balance.price())) {
        throw item.table(FIELDS)
            .require("price")
            .mistake(
                balance.asset() + " has one price, and another entry has " + other.price().get());
      }
    }
  }

  private static Price price(Scalar value, Asset asset) {
    if (asset.equals(Asset.USDT)) {
      throw value.mistake("USDT is what prices are in; take its price out");
    }
    return value.priceIn(Asset.USDT);
  }

  private BalanceEntry balance(Field item) {
    Mapping table = item.table(FIELDS);
    Asset asset = table.require("asset").scalar().asset();
    Quantity quantity = table.require("quantity").scalar().quantity();
    Kept kept = table.get("kept", one -> one.choice(Kept.class), Kept.EXCHANGE);
    Optional<LocalDate> lockedUntil = table.get("lockedUntil", Scalar::day);
    if (lockedUntil.isPresent() && kept != Kept.STAKED) {
      throw table.require("lockedUntil").mistakeAtKey("only what is kept: staked can be locked");
    }
    boolean collateral = collateral(table, asset, kept);
    return new BalanceEntry(
        item.where(),
        asset,
        quantity,
        kept,
        lockedUntil,
        collateral,
        table.get("indexPrice", Scalar::positivePrice),
        haircut(table, collateral),
        table.get("price", one -> price(one, asset)),
        table.get("yield", one -> one.percent("0", "100")),
        table.get("cost", BalanceReader::cost),
        table.find("bought").map(one -> bought(one, table, asset)));
  }

  private static BalanceEntry.Bought bought(Field field, Mapping holding, Asset asset) {
    Mapping table = field.table("date", "price");
    if (holding.find("cost").isPresent()) {
      throw field.mistakeAtKey("stands beside 'cost'; write one of them");
    }
    return new BalanceEntry.Bought(
        table.require("date").scalar().day(), price(table.require("price").scalar(), asset));
  }

  private boolean collateral(Mapping table, Asset asset, Kept kept) {
    boolean collateral = table.get("collateral", Scalar::flag, false);
    if (collateral && kept != Kept.EXCHANGE) {
      throw table.require("collateral").mistake("only what is kept: exchange can be collateral");
    }
    if (collateral && mode == AssetMode.SINGLE_ASSET && !settled.contains(asset)) {
      throw table
          .require("collateral")
          .mistake(
              asset
                  + " stands behind nothing in single-asset mode, where these positions settle in "
                  + settled.stream().map(Asset::code).collect(Collectors.joining(" and "))
                  + "; take it out, or write assetMode: multi-assets");
    }
    return collateral;
  }

  /** What the file says that the venue counts; buffers or a rate, as the mode has it. */
  private Optional<Haircut> haircut(Mapping table, boolean collateral) {
    refuse(table, "bidBuffer", collateral, AssetMode.MULTI_ASSETS);
    refuse(table, "askBuffer", collateral, AssetMode.MULTI_ASSETS);
    refuse(table, "collateralRate", collateral, AssetMode.PORTFOLIO_MARGIN);
    Optional<BigDecimal> bid = table.get("bidBuffer", Scalar::share);
    Optional<BigDecimal> ask = table.get("askBuffer", Scalar::share);
    if (bid.isEmpty() && ask.isPresent()) {
      throw table.require("askBuffer").mistakeAtKey("goes with bidBuffer; write both");
    }
    return bid.map(one -> Haircut.buffers(one, ask.orElse(one)))
        .or(() -> table.get("collateralRate", Scalar::share).map(Haircut::collateralRate));
  }

  private void refuse(Mapping table, String key, boolean collateral, AssetMode wanted) {
    if (table.get(key, one -> one).isPresent() && !(collateral && mode == wanted)) {
      throw table
          .require(key)
          .mistakeAtKey("only of what is collateral: true under assetMode: " + wanted);
    }
  }

  private static Money cost(Scalar value) {
    Money cost = value.money(Usual.QUOTE);
    if (cost.signum() < 0) {
      throw value.mistake("negative: " + cost);
    }
    return cost;
  }
}
