// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.calc.StatedCollateral;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.AccountFlags;
import dev.ballast.app.config.Given;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An account: a file, or one position by flags that are named as the file's fields. */
final class AccountOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "An account file, instead of the flags below.")
  private @Nullable Path file;

  @Option(
      names = "--venue",
      paramLabel = "VENUE",
      description =
          "binance-usdm (the default), binance-coinm, bybit, okx, deribit, hyperliquid, binance.")
  private @Nullable String venue;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "The contract: BTCUSDT, BTCUSD_PERP, BTC-USDT-SWAP, BTC/USDT:USDT.")
  private @Nullable String symbol;

  @Option(names = "--side", paramLabel = "SIDE", description = "long or short.")
  private @Nullable String side;

  @Option(
      names = "--quantity",
      paramLabel = "N",
      description = "Units of the base; contracts where they have a size.")
  private @Nullable String quantity;

  @Option(
      names = {"--entry-price", "--entry"},
      paramLabel = "PRICE",
      description = "The average entry price.")
  private @Nullable String entryPrice;

  @Option(
      names = {"--mark-price", "--mark"},
      paramLabel = "PRICE",
      description = "The mark price (default: the entry price).")
  private @Nullable String markPrice;

  @Option(names = "--leverage", paramLabel = "N", description = "Of the position.")
  private @Nullable String leverage;

  @Option(
      names = {"--wallet-balance", "--wallet"},
      paramLabel = "AMOUNT",
      description = "The wallet behind cross positions, or behind the isolated one.")
  private @Nullable String walletBalance;

  @Option(
      names = "--isolated",
      description = "Isolated margin; without a wallet it is notional / leverage.")
  private boolean isolated;

  @Option(
      names = "--isolated-wallet",
      paramLabel = "AMOUNT",
      description = "The position's own wallet; makes it isolated.")
  private @Nullable String isolatedWallet;

  @Option(
      names = "--contract-size",
      paramLabel = "SIZE",
      description = "One contract: units of the base, dollars where inverse.")
  private @Nullable String contractSize;

  @Option(
      names = "--taker-fee",
      paramLabel = "RATE",
      description = "Of notional: 0.0005 or 0.05%%.")
  private @Nullable String takerFee;

  @Option(
      names = "--maintenance-rate",
      paramLabel = "RATE",
      description = "Instead of the margin table: 0.004 or 0.4%%.")
  private @Nullable String maintenanceRate;

  @Option(
      names = "--maintenance-amount",
      paramLabel = "AMOUNT",
      description = "What is taken off; goes with the rate.")
  private @Nullable String maintenanceAmount;

  @Option(
      names = "--maximum-leverage",
      paramLabel = "N",
      description = "Of the contract at hyperliquid, where it says what must be kept.")
  private @Nullable String maximumLeverage;

  @Option(
      names = "--collateral",
      paramLabel = "FIGURES",
      description = {
        "ASSET:BALANCE:INDEX:BID_BUFFER:ASK_BUFFER in multi-assets mode,",
        "ASSET:NET:INDEX:COLLATERAL_RATE in portfolio margin; once for each asset."
      })
  private List<String> collateral = new ArrayList<>();

  /** What flags say stands behind cross positions, in place of the wallet. */
  StatedCollateral collateral() {
    if (hasCollateral() && (isolated || isolatedWallet != null)) {
      throw new UserMistake(
          "--collateral: stands behind cross positions only; leave it out, or "
              + (isolated ? "--isolated" : "--isolated-wallet"));
    }
    return StatedCollateral.parse(collateral);
  }

  boolean hasCollateral() {
    return !collateral.isEmpty();
  }

  /** The flags that were given, by field. */
  Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    put(flags, "venue", venue);
    put(flags, "symbol", symbol);
    put(flags, "side", side);
    put(flags, "quantity", quantity);
    put(flags, "entryPrice", entryPrice);
    put(flags, "markPrice", markPrice);
    put(flags, "leverage", leverage);
    put(flags, "walletBalance", walletBalance);
    put(flags, "isolated", isolated ? "true" : null);
    put(flags, "isolatedWallet", isolatedWallet);
    put(flags, "contractSize", contractSize);
    put(flags, "takerFee", takerFee);
    put(flags, "maintenanceRate", maintenanceRate);
    put(flags, "maintenanceAmount", maintenanceAmount);
    put(flags, "maximumLeverage", maximumLeverage);
    return flags;
  }

  /** The flags as figures by name, whose mistakes name what was typed. */
  Given given(Map<String, String> flags) {
    return Given.flags(flags, typed(flags));
  }

  private Map<String, String> typed(Map<String, String> flags) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String name : flags.keySet()) {
      OptionSpec option = spec.findOption(Given.flag(name));
      if (option != null) {
        typed.put(name, TypedFlags.of(spec, option));
      }
    }
    return typed;
  }

  /** A flag's name as it was typed. */
  String typed(String name) {
    return typed(Map.of(name, "")).getOrDefault(name, Given.flag(name));
  }

  private static void put(Map<String, String> flags, String name, @Nullable String text) {
    if (text != null) {
      flags.put(name, text);
    }
  }

  /** An amount by a flag of its own; zero where it is not given. */
  static BigDecimal amount(String name, @Nullable String text) {
    return text == null ? BigDecimal.ZERO : Given.flags(Map.of(name, text)).number(name);
  }

  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** The file's account, or the flags'; refuses both at once. */
  AccountFile account() {
    Map<String, String> flags = flags();
    if (file == null) {
      return AccountFlags.read(given(flags), "entryPrice");
    }
    if (!flags.isEmpty()) {
      throw new UserMistake(
          typed(flags.keySet().iterator().next())
              + ": the account is in "
              + file
              + "; give the file or flags");
    }
    return AccountFileReader.read(file, Today.utc());
  }
}
