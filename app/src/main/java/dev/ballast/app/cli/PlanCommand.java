// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.PlannedReview;
import dev.ballast.app.render.HtmlPage;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.Terminal;
import dev.ballast.policy.Policy;
import dev.ballast.report.PlanReport;
import dev.ballast.report.desk.DeskReports;
import dev.ballast.report.desk.FuturesReading;
import dev.ballast.report.desk.MarketReading;
import dev.ballast.report.desk.Ownership;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.diary.ChecklistItem;
import dev.ballast.report.diary.Diary;
import dev.ballast.unit.UtcDay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a policy would do with an account now. */
@Command(
    name = "plan",
    description = "Propose orders for an account under a policy.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = "The trading plan (YAML).")
  private Path policyFile;

  @Option(
      names = "--account",
      paramLabel = "FILE",
      required = true,
      description = "What is held (YAML or JSON).")
  private Path accountFile;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Decide on what was known at 00:00 UTC of the day (default: all history).")
  private @Nullable LocalDate asOf;

  @Mixin private DataOptions data;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the plan as a page too, in one file that needs nothing else.")
  private @Nullable Path page;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** What {@code --json} prints. */
  record PlanJson(
      String policy,
      Prices prices,
      Ownership ownership,
      MarketReading market,
      FuturesReading futures,
      Proposal proposal,
      List<ChecklistItem> checklist) {}

  /**
   * Of when the prices are.
   *
   * @param day whose closes they are, UTC
   * @param ageDays whole days since those closes
   */
  record Prices(LocalDate day, long ageDays) {
    private static final int FRESH_DAYS = 3;

    static Prices at(long time, LocalDate today) {
      LocalDate close = UtcDay.date(time);
      return new Prices(close.minusDays(1), ChronoUnit.DAYS.between(close, today));
    }

    /** Whether what is decided on them may be something else today. */
    boolean areOld() {
      return ageDays > FRESH_DAYS;
    }

    String line() {
      return "Prices are the closes of "
          + day
          + (ageDays <= 0
              ? ", today's."
              : ageDays == 1 ? ", 1 day old." : ", " + ageDays + " days old.");
    }
  }

  @Override
  public Integer call() {
    Policy read = PolicyFile.read(policyFile, Today.utc());
    AccountFile file = AccountFileReader.read(accountFile, Today.utc());
    ReadFiles inputs = ReadFiles.of(policyFile, data).and("the account", accountFile);
    Optional<PageFile> written =
        Optional.ofNullable(page).map(one -> PageFile.at(one, "--html", inputs));
    Market market = Market.of(data.open());
    long time = market.moment("--as-of", Optional.ofNullable(asOf));
    PlannedReview review = PlannedReview.of(policyFile, read, file, market, time);
    DeskReports parts = review.desk().report(review.decision());
    PrintWriter out = spec.commandLine().getOut();
    Prices prices = Prices.at(time, Today.utc());
    Proposal proposal = parts.proposal();
    PlanReport report =
        new PlanReport(
            review.policy().name(),
            prices.line(),
            prices.areOld(),
            parts.ownership(review.opening().custody()),
            parts.market(),
            review.desk().futures(review.decision()),
            proposal,
            Diary.checklist(review.policy(), review.decision(), proposal));
    written.ifPresent(one -> one.write(HtmlPage.write(report)));
    if (json) {
      out.print(
          Json.write(
              new PlanJson(
                  report.policy(),
                  prices,
                  report.ownership(),
                  report.market(),
                  report.futures(),
                  report.proposal(),
                  report.checklist())));
    } else {
      out.println(prices.line());
      out.println();
      out.print(Terminal.ownership(report.ownership(), Screen.color()));
      out.print(Terminal.market(report.market(), report.futures(), Screen.color()));
      out.print(Terminal.proposal(report.proposal(), Screen.color()));
      out.print(Terminal.checklist(report.checklist(), Screen.color()));
      written.ifPresent(one -> out.println("report: " + one));
    }
    return 0;
  }
}
