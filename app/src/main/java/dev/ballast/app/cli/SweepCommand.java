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
import dev.ballast.app.render.SweepPage;
import dev.ballast.app.render.SweepText;
import dev.ballast.app.store.Store;
import dev.ballast.app.sweep.Sweep;
import dev.ballast.app.sweep.SweepCluster;
import dev.ballast.app.sweep.SweepFolder;
import dev.ballast.app.sweep.SweepMethod;
import dev.ballast.app.sweep.SweepOrder;
import dev.ballast.app.sweep.SweepProgress;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.sweep.SweepPlan;
import dev.ballast.sweep.SweepReport;
import dev.ballast.sweep.VariedKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
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
        "A key of the plan and its values: rotation.step=1..10:1%%,",
        "hedges.0.beta-to=0.6,0.8,1 or, drawn, limits.drift-band=uniform(0.2..2%%)."
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
      names = "--spark",
      paramLabel = "MASTER",
      description = "Run them on Spark instead: local[*] or spark://HOST:PORT.")
  private @Nullable String spark;

  @Mixin private SpanOptions dates;

  @Option(
      names = "--weights-only",
      description = {
        "Run the spot core's target weights alone: no futures, costs, steps or venue,",
        "some ten times as quick."
      })
  private boolean weightsOnly;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Keep every outcome there as it comes; tables and a page at the end.")
  private @Nullable Path folder;

  @Option(names = "--resume", description = "Go on with the sweep that the folder holds.")
  private boolean resume;

  @Mixin private BarsOption bars;

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
    bars.length();
    Market market = Market.of(data.open());
    RunSpan span = span(market, policy.read());
    Optional<SweepFolder> kept =
        Optional.ofNullable(folder).map(one -> SweepFolder.of(one, resume));
    Sweep sweep = new Sweep(market, policyFile, policy, plan, span, weightsOnly, bars.length());
    Sweep.Runner runner = runner(sweep);
    Sweep.Finished finished;
    try (SweepProgress progress = new SweepBar(spec.commandLine().getErr())) {
      finished =
          kept.isPresent() ? sweep.run(kept.get(), runner, progress) : sweep.run(runner, progress);
    }
    SweepReport report =
        SweepReport.of(
            finished.result(),
            policy.read().name(),
            Instant.ofEpochMilli(span.start()),
            Instant.ofEpochMilli(span.end()),
            market.history().provenance(),
            market.history().simulated(),
            weightsOnly,
            finished.featuresMeasured());
    kept.ifPresent(one -> page(one).write(SweepPage.write(report)));
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

  private Sweep.Runner runner(Sweep sweep) {
    if (spark == null) {
      return sweep.threads(count());
    }
    String address = spark;
    Path store = data.place(System.getenv());
    if (!Store.isStore(store)) {
      throw new UserMistake(
          "--spark: "
              + store
              + " is no store, which is what is shipped; import it (ballast data import)");
    }
    SweepCluster cluster =
        ServiceLoader.load(SweepCluster.class)
            .findFirst()
            .orElseThrow(() ->
                new UserMistake(
                    "--spark: Spark is not in this build; make it with ./mvnw -Pspark -DskipTests"
                        + " package, and run this again"));
    SweepOrder order = sweep.order(store, Today.utc());
    return (variants, sink) -> cluster.run(address, order, variants, sink);
  }

  private PageFile page(SweepFolder kept) {
    return PageFile.at(kept.page(), "--out", ReadFiles.of(policyFile, data));
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
    return new Desk(market, resolved).span(dates.from(), dates.to());
  }
}
