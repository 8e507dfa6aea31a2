// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.render.Json;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.check.Finding;
import dev.ballast.app.store.check.HistoryCheck;
import dev.ballast.app.store.check.Severity;
import dev.ballast.market.SeriesId;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the history in a store. */
@Command(
    name = "check",
    description = "Look for gaps, bad bars, outliers, stale series and odd funding.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DataCheckCommand implements Callable<Integer> {
  private static final int FOUND = 1;

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;

  @Option(names = "--all", description = "One line for each finding, notes too.")
  private boolean all;

  @Option(names = "--strict", description = "Exit with 1 where there are errors.")
  private boolean strict;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    HistorySource source = data.open();
    HistoryCheck check = HistoryCheck.of(source.history());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.write(document(check)));
    } else {
      new CheckText(check, all).print(out);
    }
    return strict && check.count(Severity.ERROR) > 0 ? FOUND : 0;
  }

  /** What {@code --json} prints. */
  record Document(
      String provenance,
      int series,
      long rows,
      int errors,
      int warnings,
      int notes,
      List<Line> findings) {}

  /** One finding; the series' parts are null for what is of the whole market. */
  record Line(
      String severity,
      String check,
      @Nullable String kind,
      @Nullable String subject,
      @Nullable String interval,
      @Nullable String venue,
      String first,
      String last,
      int count,
      String message) {}

  private static Document document(HistoryCheck check) {
    return new Document(
        check.provenance(),
        check.series(),
        check.rows(),
        check.count(Severity.ERROR),
        check.count(Severity.WARNING),
        check.count(Severity.NOTE),
        check.findings().stream().map(DataCheckCommand::line).toList());
  }

  private static Line line(Finding finding) {
    SeriesId series = finding.series().orElse(null);
    return new Line(
        finding.severity().toString(),
        finding.check(),
        series == null ? null : series.kind().toString(),
        series == null ? null : series.subject(),
        series == null ? null : series.interval().toString(),
        series == null ? null : series.venue().name(),
        Instant.ofEpochMilli(finding.first()).toString(),
        Instant.ofEpochMilli(finding.last()).toString(),
        finding.count(),
        finding.message());
  }
}
