// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.NamesRead;
import dev.ballast.app.desk.OpeningAccount;
import dev.ballast.app.render.HtmlPage;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.Terminal;
import dev.ballast.engine.Backtest;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.SectorRecord;
import dev.ballast.report.DeskReport;
import dev.ballast.unit.Asset;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job on an example policy and account, from history to the report. */
@Command(
    name = "demo",
    description = "The whole desk on an example plan and account; writes report.html.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A trading plan of yours (default: the example).")
  private @Nullable Path policyFile;

  @Option(
      names = "--account",
      paramLabel = "FILE",
      description = "An account of yours (default: the example).")
  private @Nullable Path accountFile;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "Where the page goes (default: ${DEFAULT-VALUE}).")
  private Path page;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "The archive to download from where there is no history"
              + " (default: $BALLAST_ARCHIVE or Binance's).")
  private @Nullable String archive;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print JSON instead of text; the page is written too.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter says = json ? spec.commandLine().getErr() : out;
    LocalDate today = Today.utc();
    Policy read =
        policyFile == null ? PolicyFile.example(today) : PolicyFile.read(policyFile, today);
    AccountFile file =
        accountFile == null
            ? AccountFileReader.example(today)
            : AccountFileReader.read(accountFile, today);
    ReadFiles inputs = ReadFiles.of(policyFile, data).and("the account", accountFile);
    PageFile written = PageFile.at(page, "--out", inputs);
    Market market = DemoMarket.find(data, archive, assets(read, file), System.getenv(), says);
    ChangedNames names = new ChangedNames(market.history());
    Policy policy = names.of(read);
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.ofNullable(policyFile), policy, market.history().listings());
    long time = market.moment("--as-of", Optional.empty());
    OpeningAccount opening = OpeningAccount.held(file, time).in(market, time);
    Desk desk = new Desk(market, plan).saying(NamesRead.none(names).plan(read));
    Desk held =
        desk.on(MarginTerms.planned(market, file))
            .saying(NamesRead.none(names).plan(read).account(file, time));
    Decision decision = held.decide(file, opening, time);
    Backtest backtest = desk.backtest(Optional.empty(), Optional.empty());
    DeskReport report = held.report(opening, decision, desk, backtest);
    written.write(HtmlPage.write(report));
    out.print(json ? Json.write(report) : Terminal.render(report, Screen.WIDTH, Screen.color()));
    says.println("report: " + written);
    return 0;
  }

  /** What the plan gives a weight or hedges with, and the account holds; the benchmark first. */
  private static SequencedSet<Asset> assets(Policy policy, AccountFile file) {
    SequencedSet<Asset> assets = new LinkedHashSet<>(List.of(policy.benchmark()));
    for (SectorRecord record : policy.core().sectors().records()) {
      if (policy.core().spot().weights().containsKey(record.sector())) {
        assets.addAll(record.members());
      }
    }
    policy.overlay().rules().forEach(rule -> assets.addAll(rule.named()));
    file.balances().forEach(balance -> assets.add(balance.asset()));
    file.positions().forEach(position -> assets.add(position.instrument().base()));
    assets.remove(policy.quote());
    return assets;
  }
}
