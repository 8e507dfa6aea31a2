// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile.AssetMode;
import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.app.config.AccountFile.PositionMode;
import dev.ballast.unit.Asset;
import java.nio.file.Path;
import java.time.LocalDate;
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
    Mapping table =
        YamlNodes.read(source)
            .table(
                "venue",
                "asOf",
                "margin",
                "positionMode",
                "assetMode",
                "walletBalance",
                "balances",
                "positions");
    FuturesVenue venue = table.get("venue", AccountFileReader::venue, FuturesVenue.BINANCE_USDM);
    Margin margin = table.get("margin", one -> one.choice(Margin.class), Margin.CROSS);
    PositionMode mode =
        table.get("positionMode", one -> one.choice(PositionMode.class), PositionMode.ONE_WAY);
    AssetMode assets =
        table.get("assetMode", one -> assetMode(one, venue, margin), AssetMode.SINGLE_ASSET);
    List<PositionEntry> positions =
        table
            .find("positions")
            .map(one -> PositionReader.positions(one, venue, margin, mode))
            .orElse(List.of());
    Optional<Scalar> wallet = table.get("walletBalance", one -> one);
    Asset settle = positions.isEmpty() ? Usual.QUOTE : PositionReader.settle(positions.getFirst());
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
        assets,
        settle,
        wallet.map(one -> one.amount(settle)),
        table
            .find("balances")
            .map(one -> BalanceReader.balances(one, assets, settle))
            .orElse(List.of()),
        positions);
  }

  private static FuturesVenue venue(Scalar value) {
    return FuturesVenue.find(value.text())
        .orElseThrow(() ->
            value.mistake(
                "no such venue: '" + value.text() + "' (known: " + FuturesVenue.known() + ")"));
  }

  private static AssetMode assetMode(Scalar value, FuturesVenue venue, Margin margin) {
    AssetMode mode = value.choice(AssetMode.class);
    if (mode != AssetMode.SINGLE_ASSET && venue != FuturesVenue.BINANCE_USDM) {
      throw value.mistake(mode + " is a mode of binance-usdm, not of " + venue);
    }
    if (mode != AssetMode.SINGLE_ASSET && margin == Margin.ISOLATED) {
      throw value.mistake(mode + " is cross only; write margin: cross");
    }
    return mode;
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
}
