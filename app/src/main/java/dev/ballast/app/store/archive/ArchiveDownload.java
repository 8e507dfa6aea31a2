// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Downloads what a request needs into a folder laid out as the archive is. It can be broken off at
 * any moment and begun again: nothing that was verified is fetched twice.
 */
public final class ArchiveDownload {
  /** Binance's public archive. */
  public static final String BINANCE = "https://data.binance.vision";

  private final String base;
  private final Path folder;
  private final int parallel;
  private final RetryPolicy retryPolicy;
  private final ArchiveClock clock;

  /**
   * A download from a server into a folder.
   *
   * @param base the server's address, to which {@code /data/spot/...} is added
   * @param folder made where it is not there
   * @param parallel transfers at a time, 1 to 32
   */
  public ArchiveDownload(
      String base, Path folder, int parallel, RetryPolicy retryPolicy, ArchiveClock clock) {
    this.base = checked(base);
    this.folder = folder;
    if (parallel < 1 || parallel > 32) {
      throw new UserMistake("--parallel " + parallel + " is not between 1 and 32");
    }
    this.parallel = parallel;
    this.retryPolicy = retryPolicy;
    this.clock = clock;
  }

  private static String checked(String base) {
    try {
      URI uri = URI.create(base.strip());
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return uri.toString().replaceAll("/+$", "");
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for any other text that is no address.
    }
    throw new UserMistake("--base-url '" + base + "' is not an http or https address");
  }

  /**
   * Fetches what is not there yet.
   *
   * @throws UserMistake when days are in the future, the server cannot be reached, the disk
   *     refuses, or another download works on the folder
   */
  public ArchiveResult run(ArchiveRequest request, ArchiveProgress progress)
      throws InterruptedException {
    LocalDate today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
    ArchivePlan plan = ArchivePlan.of(request, today);
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = locked(channel);
          ArchiveServer server = new ArchiveServer(clock, retryPolicy.stall())) {
        FileFetcher fetcher = new FileFetcher(server, base, folder, retryPolicy, clock);
        List<Outcome> outcomes = all(plan, fetcher, today, progress);
        return new ArchiveResult(outcomes, plan.notYetPublished());
      }
    } catch (IOException e) {
      throw new UserMistake(
          "cannot write below "
              + folder
              + ": "
              + DiskFault.mended(e, "name another folder with --store"));
    }
  }

  private FileLock locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process; the same to the user.
    }
    throw new UserMistake("another download into " + folder + " is running; wait for its end");
  }

  private List<Outcome> all(
      ArchivePlan plan, FileFetcher fetcher, LocalDate today, ArchiveProgress progress)
      throws IOException, InterruptedException {
    AtomicInteger done = new AtomicInteger();
    int all = plan.files().size();
    List<Future<List<Outcome>>> futures = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            parallel, Thread.ofPlatform().daemon().name("download-", 1).factory());
    try {
      for (ArchiveFile file : plan.files()) {
        futures.add(
            pool.submit(() -> {
              List<Outcome> ends = one(file, fetcher, today);
              synchronized (done) {
                progress.done(done.incrementAndGet(), all, ends.getLast());
              }
              return ends;
            }));
      }
      for (Future<List<Outcome>> future : futures) {
        outcomes.addAll(future.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case UserMistake mistake -> throw mistake;
        case IOException fault -> throw fault;
        case null, default -> throw new IllegalStateException("download failed", e);
      }
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  private static List<Outcome> one(ArchiveFile file, FileFetcher fetcher, LocalDate today)
      throws IOException, InterruptedException {
    Outcome outcome = fetcher.fetch(file);
    if (!(outcome instanceof Outcome.Missing)) {
      return List.of(outcome);
    }
    List<Outcome> days = new ArrayList<>();
    for (ArchiveFile day : ArchivePlan.insteadOf(file, today)) {
      days.add(fetcher.fetch(day));
    }
    return days.stream().allMatch(Outcome.Missing.class::isInstance) ? List.of(outcome) : days;
  }
}
