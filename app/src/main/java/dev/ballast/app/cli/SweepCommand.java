// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.config.VariedPolicy;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.RunSpan;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.SweepJson;
import dev.ballast.app.render.SweepText;
import dev.ballast.app.sweep.Sweep;
import dev.ballast.app.sweep.SweepFolder;
import dev.ballast.app.sweep.SweepMethod;
import dev.ballast.app.sweep.SweepProgress;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.sweep.SweepPlan;
import dev.ballast.sweep.SweepReport;
import dev.ballast.sweep.VariedKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** Runs many variants of a policy over history. */
@Command(
    name = "sweep",
    description = "Run many variants of a policy over history, and say how far the best is luck.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class SweepCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 256;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = "The trading plan (YAML).")
  private Path policyFile;

  @Option(
      names = "--vary",
      paramLabel = "KEY=VALUES",
      required = true,
      description = {
        "A key of the plan and its values: rotation.step=1..10:1%,",
        "hedges.0.beta-to=0.6,0.8,1 or, drawn, limits.drift-band=uniform(0.2..2%)."
      })
  private List<String> vary = List.of();

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "grid",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SweepMethod method = SweepMethod.GRID;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "How many variants are drawn by random or sobol (default: 100).")
  private @Nullable Integer samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What is drawn follows from it (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many variants are run at once (default: one a processor).")
  private @Nullable Integer threads;

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

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Keep every outcome there as it comes; tables and a page at the end.")
  private @Nullable Path folder;

  @Option(names = "--resume", description = "Go on with the sweep that the folder holds.")
  private boolean resume;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<VariedKey> keys = keys();
    VariedPolicy policy = VariedPolicy.of(policyFile, Today.utc());
    SweepPlan plan = plan(keys);
    for (VariedKey key : keys) {
      policy.check(key.key(), key.some());
    }
    if (resume && folder == null) {
      throw new UserMistake("--resume: name the folder of the sweep with --out FOLDER");
    }
    if (folder != null) {
      ReadFiles.of(policyFile, data).refuseFolder("--out", folder);
    }
    Market market = Market.of(data.open());
    RunSpan span = span(market, policy.read());
    Optional<SweepFolder> kept =
        Optional.ofNullable(folder).map(one -> SweepFolder.of(one, resume));
    Sweep sweep = new Sweep(market, policyFile, policy, plan, span);
    Sweep.Finished finished;
    try (SweepProgress progress = new SweepBar(spec.commandLine().getErr())) {
      finished =
          kept.isPresent()
              ? sweep.run(kept.get(), count(), progress)
              : sweep.run(count(), progress);
    }
    SweepReport report =
        SweepReport.of(
            finished.result(),
            policy.read().name(),
            Instant.ofEpochMilli(span.start()),
            Instant.ofEpochMilli(span.end()),
            market.history().provenance(),
            market.history().simulated(),
            finished.rowsMeasured());
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json
            ? Json.write(SweepJson.of(report))
            : SweepText.of(report, Screen.WIDTH, Screen.color()));
    kept.ifPresent(
        one -> (json ? spec.commandLine().getErr() : out).println("kept in " + one.target()));
    return 0;
  }

  private List<VariedKey> keys() {
    List<VariedKey> keys = new ArrayList<>();
    for (String one : vary) {
      try {
        keys.add(VariedKey.parse(one));
      } catch (IllegalArgumentException e) {
        throw new UserMistake("--vary " + one + ": " + e.getMessage());
      }
    }
    return keys;
  }

  private SweepPlan plan(List<VariedKey> keys) {
    if (samples != null && method == SweepMethod.GRID) {
      throw new UserMistake(
          "--samples: a grid has as many variants as it has; draw some with --method random");
    }
    return method.plan(keys, samples == null ? 100 : samples, seed);
  }

  private int count() {
    int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (count < 1 || count > MOST_THREADS) {
      throw new UserMistake("--threads " + count + ": from 1 to " + MOST_THREADS);
    }
    return count;
  }

  private RunSpan span(Market market, Policy read) {
    Policy policy = new ChangedNames(market.history()).of(read);
    Resolution.Resolved resolved =
        PolicyFile.resolved(Optional.of(policyFile), policy, market.history().listings());
    return new Desk(market, resolved).span(Optional.ofNullable(from), Optional.ofNullable(to));
  }
}
