// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.app.config.OrdersFileReader;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.NamesRead;
import dev.ballast.app.desk.StatedLots;
import dev.ballast.app.export.Export;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.render.HtmlPage;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.Terminal;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Script;
import dev.ballast.margin.WorstCase;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.BasisReport;
import dev.ballast.report.backtest.CarryReport;
import dev.ballast.report.backtest.LotReport;
import dev.ballast.report.tearsheet.TearSheet;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
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

  @Mixin private SpanOptions dates;

  @Option(
      names = "--account",
      paramLabel = "FILE",
      description = "Begin with this account rather than with the plan's capital in cash.")
  private @Nullable Path account;

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description = "Do what this file says on its days, and decide nothing else.")
  private @Nullable Path orders;

  @Option(
      names = "--hold",
      description = "Decide nothing: take the account through history as it is.")
  private boolean hold;

  @Option(
      names = "--worst-case",
      paramLabel = "CASE",
      description = {
        "What is taken to have happened inside a bar: ${COMPLETION-CANDIDATES}",
        "(default: ${DEFAULT-VALUE})."
      },
      defaultValue = "each-at-its-worst")
  private WorstCase worstCase = WorstCase.EACH_AT_ITS_WORST;

  @Mixin private BarsOption bars;

  @Mixin private DataOptions data;

  @Option(names = "--tear-sheet", description = "Print every table of the tear sheet.")
  private boolean tearSheet;

  @ArgGroup(exclusive = false)
  private @Nullable ExportOptions export;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Keep every event of the run in a new journal (ballast journal reads it).")
  private @Nullable Path journal;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report as a page too, in one file that needs nothing else.")
  private @Nullable Path page;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Policy read = PolicyFile.read(policyFile, Today.utc());
    ReadFiles inputs =
        ReadFiles.of(policyFile, data).and("the account", account).and("the orders file", orders);
    Optional<PageFile> written =
        Optional.ofNullable(page).map(one -> PageFile.at(one, "--html", inputs));
    Optional<Export> tables = Optional.ofNullable(export).map(one -> one.prepare(inputs));
    Optional.ofNullable(journal).ifPresent(BacktestCommand::refuseOld);
    Optional<OrdersFile> orderList = script();
    Optional<AccountFile> file = account();
    Market market = Market.of(data.open());
    ChangedNames names = new ChangedNames(market.history());
    Policy policy = names.of(read);
    Optional<OrdersFile> script = orderList.map(names::of);
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.of(policyFile), policy, market.history().listings());
    NamesRead said = NamesRead.none(names).plan(read);
    Desk desk =
        new Desk(market, plan)
            .on(terms(market, file, script))
            .over(bars.length())
            .saying(orderList.map(said::orders).orElse(said));
    Backtest backtest = run(desk, file, script);
    Attribution profit = desk.attribution(backtest);
    BacktestReport report =
        desk.report(backtest, script.map(OrdersFile::script).orElse(Script.EMPTY), profit);
    TearSheet sheet = desk.tearSheet(backtest);
    Optional<LotReport> lots = lots(policy, backtest, file);
    Optional<CarryReport> carry =
        orders == null && !hold ? desk.carry(backtest, profit) : Optional.empty();
    Optional<BasisReport> basis =
        orders == null && !hold ? BasisReport.of(backtest) : Optional.empty();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(
          Json.write(BacktestJson.of(policy, backtest, profit, report, sheet, lots, carry, basis)));
    } else {
      out.print(Terminal.backtest(report, sheet, tearSheet, Screen.color()));
      carry.ifPresent(one -> out.print("\n" + Terminal.carry(one, Screen.color())));
      basis.ifPresent(one -> out.print("\n" + Terminal.basis(one, Screen.color())));
      lots.ifPresent(one -> out.print("\n" + Terminal.lots(one, Screen.color())));
    }
    Optional.ofNullable(journal).ifPresent(one -> keep(one, backtest));
    PrintWriter says = json ? spec.commandLine().getErr() : out;
    written.ifPresent(one -> {
      one.write(HtmlPage.write(desk.report(report, sheet)));
      says.println("report: " + one);
    });
    tables.ifPresent(one -> {
      int count = one.write(backtest, profit, report, sheet);
      says.println("exported " + count + " tables to " + one.folder());
    });
    return 0;
  }

  /** One run, one journal: what happened in another is not mixed into it. */
  private static void refuseOld(Path file) {
    if (Files.exists(file)) {
      throw new UserMistake("--journal " + file + ": is there already; name a new file");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new UserMistake(
          "--journal " + file + ": no folder there that may be written; make it, or name another");
    }
  }

  private static void keep(Path file, Backtest backtest) {
    try (SqliteJournal kept = SqliteJournal.open(file)) {
      kept.append(backtest.events());
    }
  }

  /** Where the plan has taxes. */
  private static Optional<LotReport> lots(
      Policy policy, Backtest backtest, Optional<AccountFile> file) {
    return policy
        .terms()
        .taxes()
        .map(taxes ->
            LotReport.of(
                backtest.events(),
                file.map(one -> StatedLots.of(one, backtest)).orElse(Map.of()),
                taxes,
                backtest.run().last().marks()));
  }

  private Optional<AccountFile> account() {
    if (account == null) {
      if (hold) {
        throw new UserMistake("--hold: name the account to hold with --account FILE");
      }
      return Optional.empty();
    }
    return Optional.of(AccountFileReader.read(account, Today.utc()));
  }

  /** The venue's margin by the account file, and by the orders file on top of it. */
  private MarginTerms terms(
      Market market, Optional<AccountFile> file, Optional<OrdersFile> script) {
    MarginTerms begun =
        file.map(one -> MarginTerms.of(market, one)).orElseGet(() -> MarginTerms.of(market));
    return script.map(begun::withOrders).orElse(begun).withWorstCase(worstCase);
  }

  private Optional<OrdersFile> script() {
    if (orders != null && hold) {
      throw new UserMistake(
          "--orders and --hold: an orders file says what is done, --hold that nothing is; give one");
    }
    return Optional.ofNullable(orders).map(OrdersFileReader::read);
  }

  private Backtest run(Desk desk, Optional<AccountFile> file, Optional<OrdersFile> script) {
    Optional<LocalDate> first = dates.from();
    Optional<LocalDate> last = dates.to();
    if (script.isPresent()) {
      return desk.script(script.get(), file, first, last);
    }
    if (file.isEmpty()) {
      return desk.backtest(first, last);
    }
    return hold ? desk.hold(file.get(), first, last) : desk.backtest(file.get(), first, last);
  }
}
