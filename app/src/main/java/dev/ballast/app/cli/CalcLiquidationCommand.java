// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.KnownFigures;
import dev.ballast.app.calc.LiquidationCalculator;
import dev.ballast.app.calc.StatedAccount;
import dev.ballast.app.calc.StatedBetas;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.render.Calculation;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where positions are liquidated, and by which move of the market. */
@Command(
    name = "liquidation",
    description = "Calculate where positions are liquidated: each alone, and the whole account.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class CalcLiquidationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private AccountOptions account;

  @Option(
      names = "--other-maintenance",
      paramLabel = "AMOUNT",
      description = "What cross positions that are not given must keep (TMM1).")
  private @Nullable String otherMaintenance;

  @Option(
      names = "--other-profit",
      paramLabel = "AMOUNT",
      description = "Unrealised profit of cross positions that are not given (UPNL1).")
  private @Nullable String otherProfit;

  @Option(
      names = "--beta",
      paramLabel = "ASSET=BETA",
      description = "How far an asset moves with the market, or a contract's (default: 1).")
  private Map<String, Double> betas = new LinkedHashMap<>();

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    AccountFile file = account.account();
    StatedAccount stated =
        StatedAccount.of(file, known(file))
            .withCollateral(account.collateral())
            .withOthers(
                AccountOptions.amount("otherMaintenance", otherMaintenance),
                AccountOptions.amount("otherProfit", otherProfit));
    Calculation answer = LiquidationCalculator.of(stated, StatedBetas.parse(betas, stated));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? answer.json() : answer.page(Screen.WIDTH, Screen.color()));
    return 0;
  }

  private KnownFigures known(AccountFile file) {
    KnownFigures known = Lookups.of(data, file);
    return account.file().isPresent() ? known : known.withoutPrices();
  }
}
