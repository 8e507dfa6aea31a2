// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.config.ShockFile;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.OpeningAccount;
import dev.ballast.app.desk.PlannedReview;
import dev.ballast.app.desk.RiskDesk;
import dev.ballast.app.desk.RiskQuestion;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.Terminal;
import dev.ballast.policy.Policy;
import dev.ballast.report.risk.RiskReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what can go wrong with an account, and with what a plan would make of it. */
@Command(
    name = "risk",
    description = "What can go wrong: scenarios, value at risk, concentration, leverage.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class RiskCommand implements Callable<Integer> {
  private static final int MOST_WINDOWS = 20;
  private static final int MOST_DAYS = 90;

  @Spec private CommandSpec spec;

  @Option(
      names = "--account",
      paramLabel = "FILE",
      required = true,
      description = "What is held (YAML or JSON).")
  private Path accountFile;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A trading plan: the account is shown before and after its orders.")
  private @Nullable Path policyFile;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Look at what was known at 00:00 UTC of the day (default: all history).")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--scenarios",
      paramLabel = "FILE",
      description = "Scenarios of your own (YAML), shown first.")
  private @Nullable Path scenarioFile;

  @Option(
      names = "--windows",
      paramLabel = "N",
      description = "How many of history's worst windows to replay (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int windows = 3;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Days of a window (default: ${DEFAULT-VALUE}).",
      defaultValue = "7")
  private int days = 7;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** What {@code --json} prints; {@code policy} is null where none was given. */
  record RiskJson(@Nullable String policy, PlanCommand.Prices prices, RiskReport risk) {}

  @Override
  public Integer call() {
    RiskQuestion asked =
        new RiskQuestion(
            ranged("--windows", windows, MOST_WINDOWS),
            ranged("--days", days, MOST_DAYS),
            Optional.ofNullable(scenarioFile).map(ShockFile::read));
    Optional<Path> plan = Optional.ofNullable(policyFile);
    Optional<Policy> read = plan.map(file -> PolicyFile.read(file, Today.utc()));
    AccountFile file = AccountFileReader.read(accountFile, Today.utc());
    Market market = Market.of(data.open());
    long time = market.moment("--as-of", Optional.ofNullable(asOf));
    RiskReport report =
        read.map(policy -> PlannedReview.of(plan.orElseThrow(), policy, file, market, time))
            .map(review -> review.desk().risk(review.decision(), asked))
            .orElseGet(() ->
                new RiskDesk(market)
                    .held(file, OpeningAccount.held(file, time).in(market, time), time, asked));
    PlanCommand.Prices prices = PlanCommand.Prices.at(time, Today.utc());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.write(new RiskJson(read.map(Policy::name).orElse(null), prices, report)));
    } else {
      out.println(prices.line());
      out.println();
      out.print(Terminal.risk(report, Screen.color()));
    }
    return 0;
  }

  private static int ranged(String option, int number, int most) {
    if (number < 1 || number > most) {
      throw new UserMistake(option + " " + number + " is out of range (1 to " + most + ")");
    }
    return number;
  }
}
