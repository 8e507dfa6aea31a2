// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.SmallDisk;
import dev.ballast.app.SmallFiles;
import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.journal.JournalFault;
import dev.ballast.app.journal.JournalWatch;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.engine.Kept;
import dev.ballast.order.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A desk whose disk takes so many pages of its journal and no more, again and again: whichever
 * write it is that fails, the desk ends with one line before it asks anything more of the exchange,
 * and on the mended disk it goes on as if nothing had failed. A page in a browser looks on.
 */
class FailingDiskTest {
  private static final long SEED = 6;

  /** A page of SQLite's write-ahead log with its header. */
  private static final int PAGE = 4096 + 24;

  private static final int LOG_HEADER = 32;

  /** The log's index beside it, which SQLite would ask for ten seconds for. */
  private static final int LOG_INDEX = 32 << 10;

  /** Pages that the disk takes in a life, at most. */
  private static final int MOST_PAGES = 20;

  private static final LocalDate LAST = LocalDate.of(2024, 6, 18);

  /** How fast the machine's clock goes: an order is in doubt for seconds. */
  private static final int SPEED = 40;

  @TempDir private Path folder;

  /** What keeps a disk from taking more. */
  private interface Disk {
    AutoCloseable taking(Path file, int pages) throws IOException;
  }

  /** SQLite unpacks its own library once, for which there is room. */
  @BeforeEach
  void loadSqlite() {
    SqliteJournal.open(folder.resolve("other.db")).close();
  }

  @Test
  void thatRefusesWhateverWriteItIs() throws Exception {
    Path file = folder.resolve("desk.db");

    Set<String> places = trade(file, FailingDiskTest::refusing);

    assertThat(places)
        .allSatisfy(line ->
            assertThat(line)
                .endsWith(
                    file
                        + ": the disk fails (SQLITE_IOERR_WRITE); mend it, or move the journal to"
                        + " another and start again: what was kept is whole"));
    assertThat(places.stream().map(line -> line.split(":", 2)[0])).contains("begin", "append");
  }

  private static AutoCloseable refusing(Path file, int pages) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    long size = Math.max(Files.exists(log) ? Files.size(log) : 0, LOG_HEADER);
    return SmallFiles.of(Math.max(size + (long) pages * PAGE, LOG_INDEX));
  }

  @Test
  void thatIsFull() throws Exception {
    Path disk = folder.resolve("disk");
    try (SmallDisk _ = SmallDisk.at(disk, 16 << 10)) {
      Path file = disk.resolve("desk.db");

      Set<String> places = trade(file, FailingDiskTest::full);

      assertThat(places)
          .allSatisfy(line ->
              assertThat(line)
                  .endsWith(
                      file
                          + ": no space left on device; make room there and start again: what was"
                          + " kept is whole"));
      assertThat(places.stream().map(line -> line.split(":", 2)[0])).contains("append");
    }
  }

  private static AutoCloseable full(Path file, int pages) throws IOException {
    Path filler = file.resolveSibling("filler");
    long room = Files.getFileStore(file.getParent()).getUsableSpace() - (long) pages * PAGE;
    Files.write(filler, new byte[(int) Math.max(0, room)]);
    return () -> Files.delete(filler);
  }

  /**
   * Trades to the end, in as many lives as it takes, each fourth on a disk that takes nothing;
   * where it failed and what was said.
   */
  private static Set<String> trade(Path file, Disk disk) throws Exception {
    Random dice = new Random(SEED);
    Set<String> faults = new TreeSet<>();
    long begun = System.currentTimeMillis();
    HedgedPlan hedged =
        new HedgedPlan(LAST, () -> begun + SPEED * (System.currentTimeMillis() - begun));
    SqliteJournal.open(file).close();
    try (ReplayedPlan plan = new ReplayedPlan(hedged);
        JournalWatch _ = JournalWatch.open(file)) {
      int lives = 1;
      for (Optional<JournalFault> fault = live(plan, file, disk, 0);
          fault.isPresent();
          fault = live(plan, file, disk, lives % 4 == 0 ? 0 : dice.nextInt(MOST_PAGES))) {
        faults.add(place(fault.get()) + ": " + fault.get().getMessage());
        assertKnown(plan, file);
        lives++;
      }
      assertThat(lives).as("lives").isGreaterThan(15);
      plan.check(JournalCheck.kept(file).events());
      assertThat(sent(plan)).hasSameSizeAs(orders(plan.backtest().events()));
      assertThat(plan.notices())
          .allSatisfy(line ->
              assertThat(line)
                  .startsWith("the page and the diary are no longer written, trading goes on: "));
    }
    return faults;
  }

  /** A session that the disk ends, or nothing where it came to the end. */
  private static Optional<JournalFault> live(ReplayedPlan plan, Path file, Disk disk, int pages)
      throws Exception {
    try (AutoCloseable _ = disk.taking(file, pages);
        SqliteJournal journal = SqliteJournal.open(file)) {
      plan.seen(journal, journal, kept(file, journal));
      return Optional.empty();
    } catch (JournalFault fault) {
      return Optional.of(fault);
    }
  }

  private static Kept kept(Path file, SqliteJournal open) {
    return open.size() > 0 ? JournalCheck.kept(file) : new Kept(List.of(), Optional.empty());
  }

  /** What was asked of the journal when a write failed. */
  private static String place(JournalFault fault) {
    Set<String> asked = Set.of("open", "begin", "append", "tell");
    for (StackTraceElement one : fault.getStackTrace()) {
      if (one.getClassName().startsWith(SqliteJournal.class.getPackageName())
          && asked.contains(one.getMethodName())) {
        return one.getMethodName();
      }
    }
    return "elsewhere";
  }

  /** Of what the disk does not know to have been begun, the exchange has nothing. */
  private static void assertKnown(ReplayedPlan plan, Path file) {
    try (SqliteJournal open = SqliteJournal.open(file)) {
      Kept kept = kept(file, open);
      Set<String> begun = orders(kept.events());
      kept.waiting().forEach(batch -> batch.orders().forEach(order -> begun.remove(order.id())));
      assertThat(sent(plan)).hasSizeLessThanOrEqualTo(begun.size());
    }
  }

  private static Set<String> orders(List<Event> events) {
    Set<String> orders = new HashSet<>();
    for (Event event : events) {
      if (event instanceof Event.Intended one) {
        one.batches().forEach(batch -> batch.orders().forEach(order -> orders.add(order.id())));
      }
    }
    return orders;
  }

  /** The exchange's names of all orders that it was sent. */
  private static Set<String> sent(ReplayedPlan plan) {
    Set<String> sent = new HashSet<>();
    for (Event event : plan.atTheVenue()) {
      if (event instanceof Event.OrderUpdate update) {
        sent.add(update.order().id());
      }
    }
    return sent;
  }
}
