// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.app.Usual;
import dev.ballast.margin.Requirement;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.margin.venue.BinanceUsdm;
import dev.ballast.margin.venue.MarginAccount;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a USD-M account is worth and holds, as the exchange writes it. */
final class UsdmAccount {
  private final TradingFloor floor;

  UsdmAccount(TradingFloor floor) {
    this.floor = floor;
  }

  /**
   * What one settlement asset's wallet comes to.
   *
   * @param wallet balance, isolated wallets included
   * @param cross of it what stands behind cross positions
   */
  private record Wallet(
      Asset asset,
      BigDecimal wallet,
      BigDecimal cross,
      BigDecimal unrealised,
      BigDecimal crossUnrealised,
      BigDecimal initial,
      BigDecimal maintenance) {
    private BigDecimal margin() {
      return wallet.add(unrealised);
    }

    private BigDecimal available() {
      return cross.add(crossUnrealised).subtract(initial).max(BigDecimal.ZERO);
    }
  }

  private Price mark(Position position) {
    return floor.mark(position.instrument()).orElseThrow();
  }

  private BigDecimal maintenance(Position position) {
    BigDecimal notional = position.notional(mark(position)).toDecimal().abs();
    return brackets(position.instrument())
        .orElseThrow(() ->
            new MissingData("margin brackets", position.instrument().toString(), floor.moment()))
        .maintenance(notional, position.contract().settle())
        .toDecimal();
  }

  private Optional<Brackets> brackets(InstrumentId id) {
    return floor.market().brackets().brackets(id, floor.moment());
  }

  /** The largest notional that a leverage allows; 0 where no brackets are known. */
  String mostNotional(InstrumentId id, int leverage) {
    return brackets(id).map(Brackets::tiers).orElse(List.of()).stream()
        .filter(tier -> tier.maximumLeverage().compareTo(BigDecimal.valueOf(leverage)) >= 0)
        .map(Bracket::cap)
        .reduce((_, larger) -> larger)
        .map(WireJson::grid)
        .orElse("0");
  }

  private BigDecimal initial(Position position) {
    Money notional = position.notional(mark(position));
    return Requirement.initial(notional, position.leverage()).toDecimal();
  }

  private Wallet wallet(TradingAccount account, Asset asset) {
    BigDecimal cross = account.books().in(Place.FUTURES, asset).toDecimal();
    BigDecimal wallet = cross;
    BigDecimal unrealised = BigDecimal.ZERO;
    BigDecimal crossUnrealised = BigDecimal.ZERO;
    BigDecimal initial = BigDecimal.ZERO;
    BigDecimal maintenance = BigDecimal.ZERO;
    for (Position position : account.books().positions()) {
      if (!position.contract().settle().equals(asset)) {
        continue;
      }
      BigDecimal profit = position.unrealised(mark(position)).toDecimal();
      unrealised = unrealised.add(profit);
      maintenance = maintenance.add(maintenance(position));
      if (position.isolated().isPresent()) {
        wallet = wallet.add(position.isolated().get().toDecimal());
      } else {
        crossUnrealised = crossUnrealised.add(profit);
        initial = initial.add(initial(position));
      }
    }
    return new Wallet(asset, wallet, cross, unrealised, crossUnrealised, initial, maintenance);
  }

  private List<Wallet> wallets(TradingAccount account) {
    TreeSet<Asset> assets = new TreeSet<>();
    assets.addAll(account.books().account(floor.moment()).in(Place.FUTURES).keySet());
    account.books().positions().forEach(one -> assets.add(one.contract().settle()));
    floor.linear().values().stream().map(InstrumentId::quote).findFirst().ifPresent(assets::add);
    return assets.stream().map(asset -> wallet(account, asset)).toList();
  }

  /** {@code GET /fapi/v3/account}, with what {@code v2} has besides. */
  JsonNode account(TradingAccount account) {
    List<Wallet> wallets = wallets(account);
    ObjectNode node = WireJson.object();
    node.put("feeTier", 0);
    node.put("canTrade", true);
    node.put("canDeposit", true);
    node.put("canWithdraw", false);
    node.put("updateTime", 0);
    node.put("multiAssetsMargin", false);
    node.put("tradeGroupId", -1);
    total(node, "totalInitialMargin", wallets, Wallet::initial);
    total(node, "totalMaintMargin", wallets, Wallet::maintenance);
    total(node, "totalWalletBalance", wallets, Wallet::wallet);
    total(node, "totalUnrealizedProfit", wallets, Wallet::unrealised);
    total(node, "totalMarginBalance", wallets, Wallet::margin);
    total(node, "totalPositionInitialMargin", wallets, Wallet::initial);
    node.put("totalOpenOrderInitialMargin", "0.00000000");
    total(node, "totalCrossWalletBalance", wallets, Wallet::cross);
    total(node, "totalCrossUnPnl", wallets, Wallet::crossUnrealised);
    total(node, "availableBalance", wallets, Wallet::available);
    total(node, "maxWithdrawAmount", wallets, Wallet::available);
    node.set("assets", WireJson.array(wallets, this::asset));
    node.set("positions", WireJson.array(account.books().positions(), this::held));
    return node;
  }

  /** Of dollars alone, as the exchange has it: amounts of two assets have no sum. */
  private static void total(
      ObjectNode node,
      String name,
      List<Wallet> wallets,
      java.util.function.Function<Wallet, BigDecimal> figure) {
    node.put(
        name,
        WireJson.text(
            wallets.stream()
                .filter(one -> one.asset().equals(Usual.QUOTE))
                .map(figure)
                .reduce(BigDecimal.ZERO, BigDecimal::add)));
  }

  private JsonNode asset(Wallet one) {
    ObjectNode node = WireJson.object();
    node.put("asset", one.asset().code());
    node.put("walletBalance", WireJson.text(one.wallet()));
    node.put("unrealizedProfit", WireJson.text(one.unrealised()));
    node.put("marginBalance", WireJson.text(one.margin()));
    node.put("maintMargin", WireJson.text(one.maintenance()));
    node.put("initialMargin", WireJson.text(one.initial()));
    node.put("positionInitialMargin", WireJson.text(one.initial()));
    node.put("openOrderInitialMargin", "0.00000000");
    node.put("crossWalletBalance", WireJson.text(one.cross()));
    node.put("crossUnPnl", WireJson.text(one.crossUnrealised()));
    node.put("availableBalance", WireJson.text(one.available()));
    node.put("maxWithdrawAmount", WireJson.text(one.available()));
    node.put("marginAvailable", true);
    node.put("updateTime", floor.moment());
    return node;
  }

  private JsonNode held(Position position) {
    Price mark = mark(position);
    ObjectNode node = WireJson.object();
    node.put("symbol", ListedSymbols.symbol(position.instrument()));
    node.put("positionSide", position.side().name());
    node.put("positionAmt", WireJson.grid(position.quantity().toDecimal()));
    node.put("unrealizedProfit", WireJson.text(position.unrealised(mark).toDecimal()));
    node.put("isolatedMargin", isolated(position, mark));
    node.put("notional", WireJson.text(position.notional(mark).toDecimal()));
    node.put(
        "isolatedWallet",
        position.isolated().map(own -> WireJson.text(own.toDecimal())).orElse("0"));
    node.put("initialMargin", WireJson.text(initial(position)));
    node.put("maintMargin", WireJson.text(maintenance(position)));
    node.put("positionInitialMargin", WireJson.text(initial(position)));
    node.put("openOrderInitialMargin", "0");
    node.put("leverage", WireJson.grid(position.leverage()));
    node.put("isolated", position.margin() == MarginMode.ISOLATED);
    node.put("entryPrice", entry(position));
    node.put("breakEvenPrice", entry(position));
    node.put("maxNotional", mostNotional(position.instrument(), position.leverage().intValue()));
    node.put("updateTime", floor.moment());
    return node;
  }

  private static String isolated(Position position, Price mark) {
    return position
        .isolated()
        .map(own -> WireJson.text(own.plus(position.unrealised(mark)).toDecimal()))
        .orElse("0.00000000");
  }

  private static String entry(Position position) {
    BigDecimal cost = position.entryCost().toDecimal();
    return WireJson.text(
        cost.divide(position.quantity().toDecimal(), 16, RoundingMode.HALF_EVEN).abs());
  }

  /** {@code GET /fapi/v3/balance}. */
  JsonNode balances(TradingAccount account) {
    return WireJson.array(
        wallets(account),
        one -> {
          ObjectNode node = WireJson.object();
          node.put("accountAlias", "local");
          node.put("asset", one.asset().code());
          node.put("balance", WireJson.text(one.wallet()));
          node.put("crossWalletBalance", WireJson.text(one.cross()));
          node.put("crossUnPnl", WireJson.text(one.crossUnrealised()));
          node.put("availableBalance", WireJson.text(one.available()));
          node.put("maxWithdrawAmount", WireJson.text(one.available()));
          node.put("marginAvailable", true);
          node.put("updateTime", floor.moment());
          return node;
        });
  }

  /**
   * {@code positionRisk}.
   *
   * @param all also symbols without a position, and settings, as version 2 has them
   */
  JsonNode positions(TradingAccount account, Optional<InstrumentId> asked, boolean all) {
    ArrayNode rows = WireJson.array();
    List<Position> held =
        account.books().positions().stream()
            .filter(one -> asked.map(id -> one.instrument().equals(id)).orElse(true))
            .toList();
    held.forEach(one -> rows.add(risk(account, one, all)));
    if (all) {
      for (InstrumentId id : floor.linear().values()) {
        boolean wanted = asked.map(id::equals).orElse(true) && floor.price(id).isPresent();
        if (wanted && held.stream().noneMatch(one -> one.instrument().equals(id))) {
          rows.add(flat(account, id));
        }
      }
    }
    return rows;
  }

  private JsonNode risk(TradingAccount account, Position position, boolean settings) {
    Price mark = mark(position);
    ObjectNode node = WireJson.object();
    node.put("symbol", ListedSymbols.symbol(position.instrument()));
    node.put("positionSide", position.side().name());
    node.put("positionAmt", WireJson.grid(position.quantity().toDecimal()));
    node.put("entryPrice", entry(position));
    node.put("breakEvenPrice", entry(position));
    node.put("markPrice", WireJson.text(mark.toDecimal()));
    node.put("unRealizedProfit", WireJson.text(position.unrealised(mark).toDecimal()));
    node.put("liquidationPrice", liquidation(account, position));
    node.put("isolatedMargin", isolated(position, mark));
    node.put("notional", WireJson.text(position.notional(mark).toDecimal()));
    node.put("marginAsset", position.contract().settle().code());
    node.put(
        "isolatedWallet",
        position.isolated().map(own -> WireJson.text(own.toDecimal())).orElse("0"));
    node.put("initialMargin", WireJson.text(initial(position)));
    node.put("maintMargin", WireJson.text(maintenance(position)));
    node.put("positionInitialMargin", WireJson.text(initial(position)));
    node.put("openOrderInitialMargin", "0");
    node.put("adl", 0);
    node.put("bidNotional", "0");
    node.put("askNotional", "0");
    node.put("updateTime", floor.moment());
    if (settings) {
      settings(node, position.instrument(), position.margin(), position.leverage().intValue());
    }
    return node;
  }

  private void settings(ObjectNode node, InstrumentId id, MarginMode mode, int leverage) {
    node.put("leverage", Integer.toString(leverage));
    node.put("marginType", mode == MarginMode.ISOLATED ? "isolated" : "cross");
    node.put("isAutoAddMargin", "false");
    node.put("maxNotionalValue", mostNotional(id, leverage));
  }

  private JsonNode flat(TradingAccount account, InstrumentId id) {
    ObjectNode node = WireJson.object();
    node.put("symbol", ListedSymbols.symbol(id));
    node.put("positionSide", "BOTH");
    node.put("positionAmt", "0");
    node.put("entryPrice", "0.0");
    node.put("breakEvenPrice", "0.0");
    node.put("markPrice", WireJson.text(floor.mark(id).orElseThrow().toDecimal()));
    node.put("unRealizedProfit", "0.00000000");
    node.put("liquidationPrice", "0");
    node.put("isolatedMargin", "0.00000000");
    node.put("notional", "0");
    node.put("isolatedWallet", "0");
    node.put("updateTime", 0);
    settings(node, id, account.settings().margin(id), account.settings().leverage(id));
    return node;
  }

  /** By the venue's formula, its contract's price moving alone; 0 where no price liquidates. */
  private String liquidation(TradingAccount account, Position position) {
    List<MarginPosition> all = new ArrayList<>();
    MarginPosition asked = margined(position);
    for (Position one : account.books().positions()) {
      boolean known = brackets(one.instrument()).isPresent();
      if (known && one.contract().settle().equals(position.contract().settle())) {
        all.add(one.key().equals(position.key()) ? asked : margined(one));
      }
    }
    if (!asked.tiers().isKnown()) {
      return "0";
    }
    BigDecimal wallet = account.books().in(Place.FUTURES, position.contract().settle()).toDecimal();
    return MarginAccount.of(new BinanceUsdm(), wallet, all)
        .liquidation(asked)
        .price()
        .map(WireJson::text)
        .orElse("0");
  }

  private MarginPosition margined(Position position) {
    MaintenanceTiers tiers =
        brackets(position.instrument()).map(MaintenanceTiers::of).orElse(MaintenanceTiers.UNKNOWN);
    return MarginPosition.of(position, mark(position), tiers);
  }
}
