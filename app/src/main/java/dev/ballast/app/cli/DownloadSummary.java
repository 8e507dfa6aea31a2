// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.store.ImportReport;
import dev.ballast.app.store.archive.ArchiveFile;
import dev.ballast.app.store.archive.ArchiveRequest;
import dev.ballast.app.store.archive.ArchiveResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a download did, as {@code --json} prints it.
 *
 * @param from first day asked for
 * @param to last day asked for
 * @param files how many were asked of the archive
 * @param fetched how many came now
 * @param held how many had come before
 * @param bytes fetched now
 * @param missing paths that the archive does not have
 * @param notYetPublished names that it will have once their month is over
 * @param failed what could not be had, and why
 * @param imported null where there was no file to import
 */
record DownloadSummary(
    String store,
    String baseUrl,
    String from,
    String to,
    int files,
    int fetched,
    int held,
    long bytes,
    List<String> missing,
    List<String> notYetPublished,
    List<Failure> failed,
    @Nullable Imported imported) {
  private static final int FEW = 4;

  /** A file that could not be had. */
  record Failure(String file, String reason) {}

  /** What came into the store. */
  record Imported(boolean changed, long rows, long added, int series) {}

  static DownloadSummary of(
      Path store,
      String baseUrl,
      ArchiveRequest request,
      ArchiveResult result,
      Optional<ImportReport> report) {
    return new DownloadSummary(
        store.toString(),
        baseUrl,
        request.from().toString(),
        request.to().toString(),
        result.outcomes().size(),
        result.fetched(),
        result.held(),
        result.bytes(),
        result.missing().stream().map(ArchiveFile::path).toList(),
        result.notYetPublished(),
        result.failed().stream()
            .map(failed -> new Failure(failed.file().path(), failed.reason()))
            .toList(),
        report.map(DownloadSummary::imported).orElse(null));
  }

  private static Imported imported(ImportReport report) {
    long rows = 0;
    long added = 0;
    for (ImportReport.Imported file : report.files()) {
      rows += file.rows();
      added += file.added();
    }
    return new Imported(report.changed(), rows, added, report.series());
  }

  void print(ArchiveResult result, PrintWriter out) {
    out.println(
        String.format(
            Locale.ROOT,
            "%d files: %d fetched (%.1f MiB), %d there already, %d missing, %d failed",
            files,
            fetched,
            bytes / 1048576.0,
            held,
            missing.size(),
            failed.size()));
    SequencedMap<String, List<String>> periods = new LinkedHashMap<>();
    for (ArchiveFile file : result.missing()) {
      periods.computeIfAbsent(label(file), _ -> new ArrayList<>()).add(file.period());
    }
    periods.forEach(
        (label, absent) -> out.println("  not in the archive: " + label + " " + shortened(absent)));
    if (!notYetPublished.isEmpty()) {
      out.println("  published once the month is over: " + shortened(notYetPublished));
    }
    failed.forEach(failure ->
        out.println(
            "  failed: " + failure.file().replaceFirst(".*/", "") + ": " + failure.reason()));
    if (imported != null) {
      out.println(
          String.format(
              Locale.ROOT,
              "%s; %,d rows new, %,d series in %s",
              imported.changed() ? "imported" : "nothing new",
              imported.added(),
              imported.series(),
              store));
    }
    if (!failed.isEmpty()) {
      out.println("not complete: the same command again goes on where this one stopped");
    }
  }

  private static String label(ArchiveFile file) {
    return file.symbol()
        + " "
        + file.market()
        + " "
        + file.type()
        + (file.interval().equals(dev.ballast.market.Interval.NONE) ? "" : " " + file.interval());
  }

  private static String shortened(List<String> names) {
    return names.size() <= FEW
        ? String.join(", ", names)
        : names.getFirst() + " ... " + names.getLast() + " (" + names.size() + ")";
  }
}
