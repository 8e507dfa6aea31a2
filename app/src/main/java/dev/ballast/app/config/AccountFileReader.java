// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.app.config.AccountFile.PositionMode;
import dev.ballast.app.config.BalanceEntry.Kept;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an account file, YAML or JSON; {@code docs/guide/account.md} lists its fields. */
public final class AccountFileReader {
  private static final String EXAMPLE = "example/account.yaml";

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
    FuturesVenue venue = table.get("venue", AccountFileReader::venue, FuturesVenue.BINANCE_USDM);
    Margin margin = table.get("margin", one -> one.choice(Margin.class), Margin.CROSS);
    PositionMode mode =
        table.get("positionMode", one -> one.choice(PositionMode.class), PositionMode.ONE_WAY);
    List<PositionEntry> positions =
        table
            .find("positions")
            .map(one -> PositionReader.positions(one, venue, margin, mode))
            .orElse(List.of());
    Optional<Scalar> wallet = table.get("walletBalance", one -> one);
    Asset settle = positions.isEmpty() ? Asset.USDT : PositionReader.settle(positions.getFirst());
    if (margin == Margin.CROSS || wallet.isPresent()) {
      refuseMixed(positions, settle);
    }
    return new AccountFile(
        source.name(),
        table.field().where(),
        venue,
        table.get("asOf", one -> one.pastDay(today)),
        margin,
        mode,
        settle,
        wallet.map(one -> one.amount(settle)),
        table.find("balances").map(AccountFileReader::balances).orElse(List.of()),
        positions);
  }

  private static FuturesVenue venue(Scalar value) {
    return FuturesVenue.find(value.text())
        .orElseThrow(() ->
            value.mistake(
                "no such venue: '" + value.text() + "' (known: " + FuturesVenue.known() + ")"));
  }

  private static void refuseMixed(List<PositionEntry> positions, Asset settle) {
    for (PositionEntry position : positions) {
      if (!PositionReader.settle(position).equals(settle)) {
        throw position.mistake(
            position.symbol()
                + " settles in "
                + PositionReader.settle(position)
                + " and "
                + positions.getFirst().symbol()
                + " in "
                + settle
                + "; one wallet holds one asset: write a file for each");
      }
    }
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
}
