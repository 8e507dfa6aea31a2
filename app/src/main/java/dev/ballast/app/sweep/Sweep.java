// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.config.VariedPolicy;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.RunSpan;
import dev.ballast.app.export.SweepExport;
import dev.ballast.sweep.SweepPlan;
import dev.ballast.sweep.SweepResult;
import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.VariantOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A sweep from its plan to its result, in memory or kept in a folder.
 *
 * @param file of the policy
 * @param span that each variant runs over
 */
public record Sweep(Market market, Path file, VariedPolicy policy, SweepPlan plan, RunSpan span) {
  /**
   * What came of it.
   *
   * @param rowsMeasured features that were measured for all variants at once, one asset at one time
   *     each
   * @param resumed how many outcomes were there before
   */
  public record Finished(SweepResult result, int rowsMeasured, int resumed) {}

  /** Runs all variants. */
  public Finished run(int threads, SweepProgress progress) {
    List<VariantOutcome> found = new ArrayList<>();
    int rows = run(plan.variants(), threads, found, _ -> {}, progress);
    return new Finished(SweepResult.joined(plan, found), rows, 0);
  }

  /**
   * Runs the variants of which a folder has no outcome, keeps them there, and writes its tables.
   */
  public Finished run(SweepFolder folder, int threads, SweepProgress progress) {
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
      rows = run(left, threads, found, some -> file.keep(some, found.size()), progress);
      result = SweepResult.joined(plan, found);
    }
    SweepExport.write(result, folder.target());
    return new Finished(result, rows, before);
  }

  /** Where outcomes are kept. */
  private interface Keeper {
    void keep(List<VariantOutcome> some);
  }

  private int run(
      List<SweptVariant> variants,
      int threads,
      List<VariantOutcome> found,
      Keeper keeper,
      SweepProgress progress) {
    if (variants.isEmpty()) {
      return 0;
    }
    SweepJob job = SweepJob.of(market, file, policy, span, variants, threads);
    job.run(
        variants,
        threads,
        some -> {
          keeper.keep(some);
          found.addAll(some);
          progress.done(found.size(), plan.variants().size(), failed(found));
        });
    return job.rowsMeasured();
  }

  private static int failed(List<VariantOutcome> found) {
    return (int) found.stream().filter(VariantOutcome.Failed.class::isInstance).count();
  }

  private SweepStamp stamp() {
    SequencedMap<String, String> parts = new LinkedHashMap<>();
    parts.put("the plan", hash(policy.text()));
    parts.put("its sectors file", hash(text(PolicyFile.sectorsOf(file))));
    parts.put("its file of rules", hash(text(PolicyFile.rulesOf(file))));
    parts.put("what is varied", hash(plan.variants().toString()));
    parts.put("the time that it runs over", span.toString());
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
