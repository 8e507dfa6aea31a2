// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.app.config.AccountFile.PositionMode;
import dev.ballast.app.config.BalanceEntry.Kept;
import dev.ballast.market.ExchangeSymbols;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an account file, YAML or JSON; {@code docs/guide/account.md} lists its fields. */
public final class AccountFileReader {
  private static final String EXAMPLE = "example/account.yaml";
  private static final String VENUE = "binance-usdm";

  private AccountFileReader() {}

  /**
   * Reads a file; a mistake in it is a {@link dev.ballast.app.UserMistake}.
   *
   * @param today the last day as of which the figures may be
   */
  public static AccountFile read(Path file, LocalDate today) {
    return account(SourceText.of(file), today);
  }

  /** The account that comes with the program: about 100,000 USDT on 2025-10-31. */
  public static AccountFile example(LocalDate today) {
    return account(SourceText.ofResource(EXAMPLE), today);
  }

  private static AccountFile account(SourceText source, LocalDate today) {
    Table table =
        YamlNodes.read(source)
            .table(
                "venue",
                "asOf",
                "margin",
                "positionMode",
                "walletBalance",
                "balances",
                "positions");
    String venue = table.get("venue", AccountFileReader::venue, VENUE);
    Margin margin = table.get("margin", one -> one.choice(Margin.class), Margin.CROSS);
    PositionMode mode =
        table.get("positionMode", one -> one.choice(PositionMode.class), PositionMode.ONE_WAY);
    return new AccountFile(
        venue,
        table.get("asOf", one -> one.pastDay(today)),
        margin,
        mode,
        table.get("walletBalance", one -> one.money(Asset.USDT), Money.zero(Asset.USDT)),
        table.find("balances").map(AccountFileReader::balances).orElse(List.of()),
        table.find("positions").map(one -> positions(one, margin, mode)).orElse(List.of()));
  }

  private static String venue(Scalar value) {
    if (!value.text().equals(VENUE)) {
      throw value.mistake("no such venue: '" + value.text() + "' (known: " + VENUE + ")");
    }
    return VENUE;
  }

  private static List<BalanceEntry> balances(Field field) {
    List<BalanceEntry> balances = new ArrayList<>();
    for (Field item : field.items()) {
      balances.add(balance(item));
    }
    return balances;
  }

  private static BalanceEntry balance(Field item) {
    Table table =
        item.table("asset", "quantity", "kept", "lockedUntil", "collateral", "yield", "cost");
    Asset asset = table.require("asset").scalar().asset();
    Quantity quantity = table.require("quantity").scalar().quantity();
    Kept kept = table.get("kept", one -> one.choice(Kept.class), Kept.EXCHANGE);
    Optional<LocalDate> lockedUntil = table.get("lockedUntil", Scalar::day);
    if (lockedUntil.isPresent() && kept != Kept.STAKED) {
      throw table.require("lockedUntil").mistakeAtKey("only what is kept: staked can be locked");
    }
    boolean collateral = table.get("collateral", Scalar::flag, false);
    if (collateral && kept != Kept.EXCHANGE) {
      throw table.require("collateral").mistake("only what is kept: exchange can be collateral");
    }
    Optional<Percent> yield = table.get("yield", one -> one.percent("0", "100"));
    return new BalanceEntry(
        asset,
        quantity,
        kept,
        lockedUntil,
        collateral,
        yield,
        table.get("cost", AccountFileReader::cost));
  }

  private static Money cost(Scalar value) {
    Money cost = value.money(Asset.USDT);
    if (cost.signum() < 0) {
      throw value.mistake("negative: " + cost);
    }
    return cost;
  }

  private static List<PositionEntry> positions(Field field, Margin margin, PositionMode mode) {
    List<PositionEntry> positions = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (Field item : field.items()) {
      PositionEntry position = position(item, margin);
      boolean oneWay = mode == PositionMode.ONE_WAY;
      if (!held.add(position.symbol() + (oneWay ? "" : " " + position.side()))) {
        throw item.mistake(
            position.symbol()
                + (oneWay
                    ? " is held twice; one-way mode has one position a contract"
                    : " is held twice on one side"));
      }
      positions.add(position);
    }
    return positions;
  }

  private static PositionEntry position(Field item, Margin margin) {
    Table table =
        item.table(
            "symbol",
            "side",
            "quantity",
            "entryPrice",
            "markPrice",
            "leverage",
            "isolatedWallet",
            "contractSize",
            "takerFee",
            "maintenanceRate",
            "maintenanceAmount");
    if (margin == Margin.CROSS && table.find("isolatedWallet").isPresent()) {
      throw table
          .require("isolatedWallet")
          .mistakeAtKey("the account's margin is cross; take it out, or write margin: isolated");
    }
    return new PositionEntry(
        symbol(table.require("symbol").scalar()),
        table.require("side").scalar().choice(PositionEntry.Side.class),
        held(table.require("quantity").scalar()),
        table.require("entryPrice").scalar().price(),
        table.get("markPrice", Scalar::price),
        table.get("leverage", one -> one.decimal("1", "125"), BigDecimal.ONE),
        table.get("isolatedWallet", one -> one.money(Asset.USDT)),
        table.get("contractSize", AccountFileReader::contractSize, BigDecimal.ONE),
        table.get("takerFee", Scalar::fraction),
        table.get("maintenanceRate", Scalar::fraction),
        table.get("maintenanceAmount", one -> one.decimal("0", "1000000000")));
  }

  private static Quantity held(Scalar value) {
    Quantity quantity = value.quantity();
    if (quantity.isZero()) {
      throw value.mistake("a position is above zero; its side says long or short");
    }
    return quantity;
  }

  private static BigDecimal contractSize(Scalar value) {
    BigDecimal size = value.decimal("0", "1000000000");
    if (size.signum() == 0) {
      throw value.mistake("a contract's size is above zero");
    }
    return size;
  }

  private static InstrumentId symbol(Scalar value) {
    InstrumentId id = instrument(value);
    if (id.isSpot()) {
      throw value.mistake(id + " is spot; it belongs in balances");
    }
    if (!id.settle().equals(Optional.of(Asset.USDT))) {
      throw value.mistake(id + " is not margined in USDT, as the futures of " + VENUE + " are");
    }
    return id;
  }

  private static InstrumentId instrument(Scalar value) {
    String text = value.text();
    try {
      return text.contains("/")
          ? InstrumentId.parse(text)
          : ExchangeSymbols.parse(text, ExchangeSymbols.Market.LINEAR)
              .orElseThrow(() -> new IllegalArgumentException("no instrument"));
    } catch (IllegalArgumentException e) {
      throw value.mistake("not a contract: '" + text + "' (write BTCUSDT or BTC/USDT:USDT)");
    }
  }
}
