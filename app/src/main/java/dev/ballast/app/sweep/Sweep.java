// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.config.VariedPolicy;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.RunSpan;
import dev.ballast.app.export.SweepExport;
import dev.ballast.market.Interval;
import dev.ballast.sweep.SweepPlan;
import dev.ballast.sweep.SweepResult;
import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.VariantOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A sweep from its plan to its result, in memory or kept in a folder.
 *
 * @param file of the policy
 * @param span that each variant runs over
 * @param weightsOnly whether only the spot core's target weights are run, not a session
 * @param bars that a session goes over
 */
public record Sweep(
    Market market,
    Path file,
    VariedPolicy policy,
    SweepPlan plan,
    RunSpan span,
    boolean weightsOnly,
    Interval bars) {
  /**
   * What came of it.
   *
   * @param featuresMeasured features that were measured for all variants at once, one asset at one
   *     time each
   * @param resumed how many outcomes were there before
   */
  public record Finished(SweepResult result, int featuresMeasured, int resumed) {}

  /** What runs variants: threads here, or other machines. */
  public interface Runner {
    /**
     * Runs the variants.
     *
     * @param sink takes each outcome once, on the caller's thread
     * @return how many features were measured for all of them
     */
    int run(List<SweptVariant> variants, Consumer<List<VariantOutcome>> sink);
  }

  /** So many threads here. */
  public Runner threads(int threads) {
    return (variants, sink) -> {
      SweepJob job = SweepJob.of(market, file, policy, span, weightsOnly, bars, variants, threads);
      job.run(variants, threads, sink);
      return job.featuresMeasured();
    };
  }

  /** Runs all variants. */
  public Finished run(Runner runner, SweepProgress progress) {
    List<VariantOutcome> found = new ArrayList<>();
    int rows = run(plan.variants(), runner, found, _ -> {}, progress);
    return new Finished(SweepResult.joined(plan, found), rows, 0);
  }

  /**
   * Runs the variants of which a folder has no outcome, keeps them there, and writes its tables.
   */
  public Finished run(SweepFolder folder, Runner runner, SweepProgress progress) {
    SweepResult result;
    int rows;
    int before;
    try (OutcomeFile file = OutcomeFile.open(folder.outcomes())) {
      Optional<SweepStamp> known = file.stamp();
      SweepStamp stamp = stamp();
      known.ifPresentOrElse(
          one -> stamp.requireSame(one, folder.target().toString()), () -> file.stamp(stamp));
      List<VariantOutcome> found = new ArrayList<>(file.read(plan));
      before = found.size();
      Set<Integer> done = new LinkedHashSet<>();
      found.forEach(one -> done.add(one.variant().number()));
      List<SweptVariant> left =
          plan.variants().stream().filter(one -> !done.contains(one.number())).toList();
      rows = run(left, runner, found, some -> file.keep(some, found.size()), progress);
      result = SweepResult.joined(plan, found);
    }
    SweepExport.write(result, folder.target());
    return new Finished(result, rows, before);
  }

  /**
   * What other machines need to run the variants; refuses a plan that names files elsewhere than
   * beside it.
   *
   * @param store that the market was read from
   */
  public SweepOrder order(Path store, LocalDate today) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    SequencedSet<Path> besides = new LinkedHashSet<>();
    PolicyFile.sectorsOf(file).ifPresent(besides::add);
    PolicyFile.rulesOf(file).ifPresent(besides::add);
    PolicyFile.phasesOf(file).ifPresent(besides::add);
    for (SweptVariant variant : plan.variants()) {
      for (String value : variant.values().values()) {
        Path named = beside(value);
        if (Files.isRegularFile(named)) {
          besides.add(named);
        }
      }
    }
    for (Path one : besides) {
      if (folder == null || !one.toAbsolutePath().normalize().startsWith(folder)) {
        throw new UserMistake(
            one
                + ": lies elsewhere than beside the plan, from where it can not be shipped; move it");
      }
    }
    return new SweepOrder(file, List.copyOf(besides), store, today, span, weightsOnly, bars);
  }

  private Path beside(String value) {
    try {
      return file.resolveSibling(value);
    } catch (InvalidPathException e) {
      return file.resolveSibling(""); // a folder, which is no file
    }
  }

  /** Where outcomes are kept. */
  private interface Keeper {
    void keep(List<VariantOutcome> some);
  }

  private int run(
      List<SweptVariant> variants,
      Runner runner,
      List<VariantOutcome> found,
      Keeper keeper,
      SweepProgress progress) {
    if (variants.isEmpty()) {
      return 0;
    }
    return runner.run(
        variants,
        some -> {
          keeper.keep(some);
          found.addAll(some);
          progress.done(found.size(), plan.variants().size(), failed(found));
        });
  }

  private static int failed(List<VariantOutcome> found) {
    return (int) found.stream().filter(VariantOutcome.Failed.class::isInstance).count();
  }

  private SweepStamp stamp() {
    SequencedMap<String, String> parts = new LinkedHashMap<>();
    parts.put("the plan", hash(policy.text()));
    parts.put("its sectors file", hash(text(PolicyFile.sectorsOf(file))));
    parts.put("its file of rules", hash(text(PolicyFile.rulesOf(file))));
    PolicyFile.phasesOf(file)
        .ifPresent(_ -> parts.put("its file of phases", hash(text(PolicyFile.phasesOf(file)))));
    parts.put("what is varied", hash(plan.variants().toString()));
    parts.put("the time that it runs over", span.toString());
    parts.put("--bars", bars.toString());
    parts.put("--weights-only", Boolean.toString(weightsOnly));
    parts.put("the history", market.history().provenance());
    return new SweepStamp(parts);
  }

  private static String text(Optional<Path> file) {
    try {
      return file.isPresent() ? Files.readString(file.get()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
