// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.store.ImportOptions;
import dev.ballast.app.store.ImportReport;
import dev.ballast.app.store.Importer;
import dev.ballast.app.store.archive.ArchiveClock;
import dev.ballast.app.store.archive.ArchiveDownload;
import dev.ballast.app.store.archive.ArchiveMarket;
import dev.ballast.app.store.archive.ArchiveProbe;
import dev.ballast.app.store.archive.ArchiveProbe.Reply;
import dev.ballast.app.store.archive.ArchiveRequest;
import dev.ballast.app.store.archive.ArchiveResult;
import dev.ballast.app.store.archive.ArchiveType;
import dev.ballast.app.store.archive.RetryPolicy;
import dev.ballast.market.Interval;
import dev.ballast.unit.Asset;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The small set of history that the demo fetches where there is none: daily bars in spot and as
 * perpetuals, and funding, of the assets that the demo looks at, over fourteen whole months. It
 * ends with the last month whose funding is published, since a perpetual cannot be held for longer.
 */
final class DemoDownload {
  private static final int MONTHS = 14;
  private static final int PARALLEL = 8;

  /** Nobody waits for minutes for a demo. */
  private static final RetryPolicy RETRY_POLICY =
      new RetryPolicy(
          3,
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          5,
          Duration.ofSeconds(30),
          Duration.ofSeconds(20));

  private final String base;
  private final SequencedSet<Asset> assets;
  private final PrintWriter says;

  /**
   * A download that has not begun.
   *
   * @param base the archive's address
   * @param assets what is fetched; the first is the benchmark
   */
  DemoDownload(String base, SequencedSet<Asset> assets, PrintWriter says) {
    this.base = base.strip().replaceAll("/+$", "");
    this.assets = assets;
    this.says = says;
  }

  /**
   * Brings the set into a store.
   *
   * @return why it could not be had, if it could not; the store is then as it was, but for the
   *     files that came, which a later try need not fetch again
   */
  Optional<String> into(Path store) throws InterruptedException {
    ArchiveClock clock = ArchiveClock.system();
    ArchiveDownload download =
        new ArchiveDownload(base, store.resolve("downloads"), PARALLEL, RETRY_POLICY, clock);
    YearMonth now = YearMonth.from(clock.now().atZone(ZoneOffset.UTC));
    return switch (ArchiveProbe.lastFunding(base, symbol(assets.getFirst()), clock, now)) {
      case Reply.Unusable unusable -> Optional.of(unusable.reason());
      case Reply.Published published -> fetch(download, request(published.month()), store);
    };
  }

  private Optional<String> fetch(ArchiveDownload download, ArchiveRequest request, Path store)
      throws InterruptedException {
    says.println(
        "no history found: downloading "
            + assets.size()
            + " assets, "
            + request.from()
            + " to "
            + request.to()
            + ", from "
            + base);
    says.flush();
    ArchiveResult result;
    try (DownloadProgress progress = DownloadProgress.of(says, false)) {
      result = download.run(request, progress);
    } catch (UserMistake fault) {
      return Optional.of(String.valueOf(fault.getMessage()));
    }
    if (!result.failed().isEmpty()) {
      return Optional.of(
          result.failed().size()
              + " files failed, the first: "
              + result.failed().getFirst().reason());
    }
    says.println("importing " + result.paths().size() + " files into the store at " + store);
    says.flush();
    ImportReport report =
        new Importer(store, ImportOptions.DEFAULT, ConsoleProgress.onTerminal(), Today.now())
            .importAll(result.paths());
    says.println(
        String.format(
            Locale.ROOT, "imported: %,d series, %,d rows", report.series(), report.rows()));
    return Optional.empty();
  }

  private ArchiveRequest request(YearMonth last) {
    return new ArchiveRequest(
        assets.stream().map(DemoDownload::symbol).toList(),
        List.of(ArchiveMarket.SPOT, ArchiveMarket.USDM),
        List.of(ArchiveType.KLINES, ArchiveType.FUNDING_RATE),
        List.of(Interval.DAY),
        last.minusMonths(MONTHS - 1L).atDay(1),
        last.atEndOfMonth());
  }

  private static String symbol(Asset asset) {
    return ArchiveRequest.symbol(asset.code());
  }
}
