// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.Market;
import dev.ballast.app.export.Export;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.Terminal;
import dev.ballast.engine.Backtest;
import dev.ballast.policy.Policy;
import dev.ballast.report.BacktestReport;
import dev.ballast.report.TearSheet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tests a policy on history. */
@Command(
    name = "backtest",
    description = "Run a policy over history, honestly counted.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BacktestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = "The trading plan (YAML).")
  private Path policyFile;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "First day, 00:00 UTC (default: the first daily close of the benchmark).")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Last moment, 00:00 UTC (default: the end of history).")
  private @Nullable LocalDate to;

  @Mixin private DataOptions data;

  @Option(names = "--tear-sheet", description = "Print every table of the tear sheet.")
  private boolean tearSheet;

  @ArgGroup(exclusive = false)
  private @Nullable ExportOptions export;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Policy policy = PolicyFile.read(policyFile, Today.utc());
    Optional<Export> tables = Optional.ofNullable(export).map(ExportOptions::prepare);
    Desk desk = new Desk(Market.of(data.open()), policy);
    Backtest backtest = desk.backtest(Optional.ofNullable(from), Optional.ofNullable(to));
    BacktestReport report = desk.report(backtest);
    TearSheet sheet = desk.tearSheet(backtest);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(
          Json.write(BacktestJson.of(policy, backtest, desk.attribution(backtest), report, sheet)));
    } else {
      out.print(Terminal.backtest(report, sheet, tearSheet, Screen.color()));
    }
    PrintWriter says = json ? spec.commandLine().getErr() : out;
    tables.ifPresent(one -> {
      int count = one.write(backtest, report, sheet);
      says.println("exported " + count + " tables to " + one.folder());
    });
    return 0;
  }
}
