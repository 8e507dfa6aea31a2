// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.account.PositionMode;
import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile.AssetMode;
import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.app.config.AccountFile.SpotFees;
import dev.ballast.unit.Asset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

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
                "spotFees",
                "feeCoin",
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
    SequencedSet<Asset> settled = settled(positions);
    Asset settle = settled.getFirst();
    refuseUnpooled(positions, assets);
    return new AccountFile(
        source.name(),
        table.field().where(),
        venue,
        table.get("asOf", one -> one.pastDay(today)),
        common(positions, margin),
        mode,
        assets,
        settle,
        wallet.map(one -> one.amount(settle)),
        table.get("spotFees", one -> one.choice(SpotFees.class), SpotFees.QUOTE),
        table.get("feeCoin", Scalar::asset),
        table
            .find("balances")
            .map(one -> BalanceReader.balances(one, assets, settled))
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
    if (mode != AssetMode.SINGLE_ASSET && !venue.pools()) {
      throw value.mistake(mode + " is a mode of binance-usdm, not of " + venue);
    }
    if (mode != AssetMode.SINGLE_ASSET && margin == Margin.ISOLATED) {
      throw value.mistake(mode + " is cross only; write margin: cross");
    }
    return mode;
  }

  /** What positions settle in, USDT first; USDT where there are none. */
  private static SequencedSet<Asset> settled(List<PositionEntry> positions) {
    SequencedSet<Asset> settled = new LinkedHashSet<>();
    positions.forEach(position -> settled.add(PositionReader.settle(position)));
    if (settled.isEmpty() || settled.contains(Usual.QUOTE)) {
      settled.addFirst(Usual.QUOTE);
    }
    return settled;
  }

  /** The margin of all positions where they have one; else cross. */
  private static Margin common(List<PositionEntry> positions, Margin stated) {
    if (positions.isEmpty()) {
      return stated;
    }
    return positions.stream().allMatch(one -> one.margin() == Margin.ISOLATED)
        ? Margin.ISOLATED
        : Margin.CROSS;
  }

  /** What pools is cross only, and of coin-margined contracts under portfolio margin alone. */
  private static void refuseUnpooled(List<PositionEntry> positions, AssetMode mode) {
    for (PositionEntry position : positions) {
      if (mode != AssetMode.SINGLE_ASSET && position.margin() == Margin.ISOLATED) {
        throw position.mistake(mode + " is cross only; write margin: cross");
      }
      if (mode == AssetMode.MULTI_ASSETS && position.instrument().isInverse()) {
        throw position.mistake(
            position.symbol()
                + " is coin-margined, and "
                + mode
                + " does not pool it; write assetMode: "
                + AssetMode.PORTFOLIO_MARGIN
                + ", or a file for it");
      }
    }
  }
}
