// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.AccountProfitCalculator;
import dev.ballast.app.calc.ProfitCalculator;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.Given;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast calc pnl}: price profit, fees, funding, return on margin. */
@Command(
    name = "pnl",
    description = "Profit of a position between two prices, or of an account file at mark.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class CalcPnlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--side", paramLabel = "SIDE", description = "long or short.")
  private @Nullable String side;

  @Option(
      names = "--quantity",
      paramLabel = "N",
      description = "Above zero; contracts where a contract size is given.")
  private @Nullable String quantity;

  @Option(
      names = {"--entry-price", "--entry"},
      paramLabel = "PRICE",
      description = "At which it was opened.")
  private @Nullable String entryPrice;

  @Option(
      names = {"--exit-price", "--exit", "--mark-price", "--mark"},
      paramLabel = "PRICE",
      description = "At which it was closed, or is valued.")
  private @Nullable String exitPrice;

  @Option(
      names = {"--taker-fee", "--fee"},
      paramLabel = "RATE",
      description = "Of both fills: 0.0005 or 0.05%%.")
  private @Nullable String takerFee;

  @Option(
      names = "--entry-fee",
      paramLabel = "RATE",
      description = "Of the entry alone, such as the maker's; a rebate is negative.")
  private @Nullable String entryFee;

  @Option(names = "--exit-fee", paramLabel = "RATE", description = "Of the exit alone.")
  private @Nullable String exitFee;

  @Option(
      names = "--funding",
      paramLabel = "AMOUNT",
      description = "In all, received +, paid -, in the settlement asset.")
  private @Nullable String funding;

  @Option(
      names = "--leverage",
      paramLabel = "N",
      description = "Gives margin and the return on it.")
  private @Nullable String leverage;

  @Option(
      names = "--venue",
      paramLabel = "VENUE",
      description = "Whose symbol it is: binance-usdm, binance-coinm, bybit or okx.")
  private @Nullable String venue;

  @Mixin private ContractOptions contract;

  @Mixin private DataOptions data;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    Optional<Path> account = input.file().filter(Given::isAccount);
    if (account.isEmpty()) {
      return input.print(spec, ProfitCalculator.of(input.given(spec)));
    }
    input.refuseFlags(spec);
    AccountFile file = AccountFileReader.read(account.get(), Today.utc());
    return input.print(spec, AccountProfitCalculator.of(file, Lookups.of(data, file)));
  }
}
