// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.account.PositionMode;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile.AssetMode;
import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.app.config.AccountFile.SpotFees;
import dev.ballast.margin.venue.Hyperliquid;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An account of one position, given by flags with the names of the account file's fields. */
public final class AccountFlags {
  /** In place of a file's name. */
  static final String NAME = "command line";

  private AccountFlags() {}

  /**
   * Reads the flags. An isolated wallet makes the position isolated.
   *
   * @param entry what is the entry price: {@code entryPrice}, or {@code price} of an order
   */
  public static AccountFile read(Given given, String entry) {
    FuturesVenue venue = venue(given);
    PositionEntry position = position(given, venue, entry);
    return new AccountFile(
        NAME,
        NAME,
        venue,
        Optional.empty(),
        margin(given),
        PositionMode.ONE_WAY,
        AssetMode.SINGLE_ASSET,
        PositionReader.settle(position),
        given.findNumber("walletBalance"),
        SpotFees.QUOTE,
        Optional.empty(),
        List.of(),
        List.of(position));
  }

  /** An account without positions; a symbol says what the wallet is in. */
  public static AccountFile withoutPositions(Given given) {
    FuturesVenue venue = venue(given);
    return new AccountFile(
        NAME,
        NAME,
        venue,
        Optional.empty(),
        Margin.CROSS,
        PositionMode.ONE_WAY,
        AssetMode.SINGLE_ASSET,
        contract(given, venue).flatMap(InstrumentId::settle).orElse(Usual.QUOTE),
        given.findNumber("walletBalance"),
        SpotFees.QUOTE,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static FuturesVenue venue(Given given) {
    return given
        .find("venue", FuturesVenue::find, "is no venue (known: " + FuturesVenue.known() + ")")
        .orElse(FuturesVenue.BINANCE_USDM);
  }

  private static Optional<InstrumentId> contract(Given given, FuturesVenue venue) {
    return given.find(
        "symbol",
        venue::contract,
        "is no contract of " + venue + " (" + venue.mending(given.text("symbol").orElse("")) + ")");
  }

  private static PositionEntry position(Given given, FuturesVenue venue, String entry) {
    InstrumentId contract =
        contract(given, venue)
            .orElseThrow(() -> new UserMistake("--symbol is missing (or give a file with --file)"));
    return new PositionEntry(
        "--symbol " + given.text("symbol").orElseThrow(),
        given.text("symbol").orElseThrow(),
        contract,
        given.side(),
        given.positive("quantity"),
        given.positive(entry),
        given.findPositive("markPrice"),
        given.findLeverage("leverage"),
        margin(given),
        given.findNumber("isolatedWallet"),
        given.findPositive("contractSize").orElse(venue.contractSize(contract)),
        fraction(given, "takerFee"),
        maintenanceRate(given, venue),
        amount(given, "maintenanceAmount"));
  }

  private static Margin margin(Given given) {
    return given.flagged("isolated") || given.has("isolatedWallet")
        ? Margin.ISOLATED
        : Margin.CROSS;
  }

  /** As given; at Hyperliquid also by the contract's maximum leverage. */
  private static Optional<BigDecimal> maintenanceRate(Given given, FuturesVenue venue) {
    Optional<BigDecimal> rate = fraction(given, "maintenanceRate");
    Optional<BigDecimal> most = given.findLeverage("maximumLeverage");
    if (most.isPresent() && venue != FuturesVenue.HYPERLIQUID) {
      throw given.mistake(
          "maximumLeverage", "says what must be kept at hyperliquid only; give --maintenance-rate");
    }
    if (most.isPresent() && rate.isPresent()) {
      throw given.mistake("maximumLeverage", "stands beside --maintenance-rate; give one of them");
    }
    return rate.or(() -> most.map(Hyperliquid::maintenanceRate));
  }

  private static Optional<BigDecimal> fraction(Given given, String name) {
    return notNegative(given, name, given.findRate(name));
  }

  private static Optional<BigDecimal> amount(Given given, String name) {
    return notNegative(given, name, given.findNumber(name));
  }

  private static Optional<BigDecimal> notNegative(
      Given given, String name, Optional<BigDecimal> value) {
    if (value.isPresent() && value.get().signum() < 0) {
      throw given.mistake(name, "negative: " + value.get().toPlainString());
    }
    return value;
  }
}
