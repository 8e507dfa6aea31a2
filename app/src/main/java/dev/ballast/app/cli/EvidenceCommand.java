// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.config.RulesFile;
import dev.ballast.app.config.SectorsFile;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.EvidenceDesk;
import dev.ballast.app.desk.Market;
import dev.ballast.app.render.EvidenceText;
import dev.ballast.app.render.HtmlPage;
import dev.ballast.app.render.Json;
import dev.ballast.market.Sector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.SectorBook;
import dev.ballast.report.evidence.EvidenceQuestion;
import dev.ballast.report.evidence.EvidenceReport;
import dev.ballast.report.evidence.PolicyEvidence;
import dev.ballast.report.evidence.SignalWeeks;
import dev.ballast.report.evidence.SignalsReport;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.StandardRules;
import dev.ballast.unit.Asset;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what signals and a policy have been worth, and how much of it could be luck. */
@Command(
    name = "evidence",
    description = "Say what signals and a plan have been worth, and what of it could be luck.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EvidenceCommand implements Callable<Integer> {
  private static final int LONGEST = 365;
  private static final int MOST = 6;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "POLICY",
      description = "A trading plan (YAML), whose sectors, rules and costs are taken.")
  private @Nullable Path policyFile;

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      description = "'default', 'plain' or a file of your own (default: the plan's).")
  private @Nullable String rules;

  @Option(
      names = "--sectors",
      paramLabel = "FILE",
      description = "Your sectors, where no plan is given (default: the program's own).")
  private @Nullable Path sectorsFile;

  @Mixin private SpanOptions dates;

  @Option(
      names = "--horizons",
      paramLabel = "DAYS",
      split = ",",
      defaultValue = "7,30,90",
      description = "Days over which what followed is looked at (default: ${DEFAULT-VALUE}).")
  private List<Integer> horizons = List.of();

  @Mixin private DataOptions data;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the evidence as a page too, in one file that needs nothing else.")
  private @Nullable Path page;

  @Option(names = "--all", description = "Print every signal and every horizon.")
  private boolean all;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Integer> days = days();
    if (policyFile != null && sectorsFile != null) {
      throw new UserMistake("--sectors: the plan names its sectors; leave one of the two out");
    }
    LocalDate today = Today.utc();
    Optional<Policy> read =
        Optional.ofNullable(policyFile).map(file -> PolicyFile.read(file, today));
    Optional<RuleSet> named =
        Optional.ofNullable(rules).map(name -> RulesFile.ofFlag("--rules", name));
    Optional<PageFile> written =
        Optional.ofNullable(page).map(one -> PageFile.at(one, "--html", inputs()));
    Market market = Market.of(data.open());
    ChangedNames names = new ChangedNames(market.history());
    Policy own = names.of(read.orElseGet(() -> PolicyFile.example(today)));
    Policy policy = named.map(other -> ruled(own, other)).orElse(own);
    SectorBook book = read.isPresent() ? policy.core().sectors() : names.of(book(today));
    List<Sector> sectors =
        List.copyOf(read.isPresent() ? policy.core().spot().weights().keySet() : book.sectors());
    RuleSet set = policy.core().rotation().rules();
    Asset benchmark = policy.benchmark();
    EvidenceDesk desk = new EvidenceDesk(market);
    SignalWeeks weeks = desk.weeks(book, sectors, benchmark, set, dates.from(), dates.to());
    EvidenceQuestion question =
        new EvidenceQuestion(
            days, cost(policy, weeks), EvidenceQuestion.TIMES, EvidenceQuestion.SEED);
    SignalsReport signals = desk.signals(weeks, set, question);
    Optional<PolicyEvidence> plan =
        read.isPresent()
            ? Optional.of(desk.policy(plan(market, policy), policy, weeks, question))
            : Optional.empty();
    EvidenceReport report = desk.report(signals, plan);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.write(report));
    } else {
      out.print(EvidenceText.of(report, Screen.color(), all));
    }
    PrintWriter says = json ? spec.commandLine().getErr() : out;
    written.ifPresent(one -> {
      one.write(HtmlPage.write(report));
      says.println("page: " + one);
    });
    return 0;
  }

  private ReadFiles inputs() {
    boolean named = rules == null || StandardRules.named(rules).isPresent();
    return ReadFiles.of(policyFile, data)
        .and("the sectors file", sectorsFile)
        .and("the rules", named ? null : Path.of(rules));
  }

  /** The plan rotated by other rules. */
  private static Policy ruled(Policy policy, RuleSet rules) {
    RotationPlan rotation = policy.core().rotation();
    return policy.withCore(
        policy
            .core()
            .withRotation(
                new RotationPlan(rotation.enabled(), rules, rotation.step(), rotation.reach())));
  }

  private Desk plan(Market market, Policy policy) {
    return new Desk(
        market,
        PolicyFile.resolved(Optional.ofNullable(policyFile), policy, market.history().listings()));
  }

  private SectorBook book(LocalDate today) {
    return sectorsFile == null ? SectorsFile.standard(today) : SectorsFile.read(sectorsFile, today);
  }

  /** Fee and half spread of a taker in spot. */
  private static double cost(Policy policy, SignalWeeks weeks) {
    return policy.terms().costs().spotFees().taker(weeks.first()).fraction()
        + policy.terms().costs().halfSpread().fraction();
  }

  private List<Integer> days() {
    TreeSet<Integer> rising = new TreeSet<>(horizons);
    if (rising.isEmpty() || rising.getFirst() < 1 || rising.getLast() > LONGEST) {
      throw new UserMistake("--horizons " + horizons + ": days from 1 to " + LONGEST);
    }
    if (rising.size() > MOST) {
      throw new UserMistake("--horizons " + horizons + ": " + MOST + " at most");
    }
    return List.copyOf(rising);
  }
}
