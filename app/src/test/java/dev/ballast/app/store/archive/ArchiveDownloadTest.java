// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.market.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a real server on this machine that misbehaves as servers and networks do. */
class ArchiveDownloadTest {
  private static final String JANUARY =
      "data/spot/monthly/klines/BTCUSDT/1d/BTCUSDT-1d-2025-01.zip";
  private static final String FEBRUARY =
      "data/spot/monthly/klines/BTCUSDT/1d/BTCUSDT-1d-2025-02.zip";
  private static final RetryPolicy QUICK =
      new RetryPolicy(
          4,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          3,
          Duration.ofMinutes(10),
          Duration.ofMillis(400));

  @TempDir private Path folder;
  private ArchiveHost host;
  private final FakeClock clock = new FakeClock("2025-04-10T12:00:00Z");

  @BeforeEach
  void start() throws IOException {
    host = new ArchiveHost();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void fetchesVerifiesAndDoesNotFetchTwice() throws Exception {
    byte[] january = host.put(JANUARY, bars(31));
    host.put(FEBRUARY, bars(28));

    ArchiveResult first = download("BTCUSDT", "2025-01-01", "2025-02-28");

    assertThat(first.fetched()).isEqualTo(2);
    assertThat(first.paths()).containsExactly(folder.resolve(JANUARY), folder.resolve(FEBRUARY));
    assertThat(folder.resolve(JANUARY)).hasBinaryContent(january);
    assertThat(files()).allMatch(name -> name.endsWith(".zip") || name.endsWith(".CHECKSUM"));

    host.forgetRequests();
    ArchiveResult second = download("BTCUSDT", "2025-01-01", "2025-02-28");

    assertThat(second.held()).isEqualTo(2);
    assertThat(second.paths()).isEqualTo(first.paths());
    assertThat(host.requests()).isEmpty();
  }

  @Test
  void fetchesAgainWhatWasDamagedOnDisk() throws Exception {
    byte[] january = host.put(JANUARY, bars(31));
    download("BTCUSDT", "2025-01-01", "2025-01-31");
    Files.write(folder.resolve(JANUARY), new byte[] {1, 2, 3});

    ArchiveResult again = download("BTCUSDT", "2025-01-01", "2025-01-31");

    assertThat(again.fetched()).isEqualTo(1);
    assertThat(folder.resolve(JANUARY)).hasBinaryContent(january);
  }

  @Test
  void goesOnWhereTheConnectionWasCut() throws Exception {
    byte[] january = host.put(JANUARY, bars(31));
    host.misbehave(JANUARY, ArchiveHost.cutAfter(100));

    ArchiveResult result = download("BTCUSDT", "2025-01-01", "2025-01-31");

    assertThat(result.fetched()).isEqualTo(1);
    assertThat(folder.resolve(JANUARY)).hasBinaryContent(january);
    assertThat(host.requests())
        .containsExactly("/" + JANUARY + ".CHECKSUM", "/" + JANUARY, "/" + JANUARY + " bytes=100-");
    assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void beginsAgainWhereTheServerKnowsNoRanges() throws Exception {
    byte[] january = host.put(JANUARY, bars(31));
    host.withoutRanges();
    host.misbehave(JANUARY, ArchiveHost.cutAfter(100), ArchiveHost.cutAfter(50));

    download("BTCUSDT", "2025-01-01", "2025-01-31");

    assertThat(folder.resolve(JANUARY)).hasBinaryContent(january);
  }

  @Test
  void goesOnWithThePartThatAnAbortedDownloadLeft() throws Exception {
    byte[] january = host.put(JANUARY, bars(31));
    host.misbehave(
        JANUARY,
        ArchiveHost.cutAfter(70),
        ArchiveHost.status(503),
        ArchiveHost.status(503),
        ArchiveHost.status(503));
    ArchiveResult aborted = download("BTCUSDT", "2025-01-01", "2025-01-31");
    assertThat(aborted.failed())
        .singleElement()
        .extracting(Outcome.Failed::reason)
        .isEqualTo("HTTP 503, after 4 tries");
    assertThat(aborted.paths()).isEmpty();
    assertThat(folder.resolve(JANUARY)).doesNotExist();

    host.forgetRequests();
    ArchiveResult resumed = download("BTCUSDT", "2025-01-01", "2025-01-31");

    assertThat(resumed.fetched()).isEqualTo(1);
    assertThat(host.requests()).contains("/" + JANUARY + " bytes=70-");
    assertThat(folder.resolve(JANUARY)).hasBinaryContent(january);
  }

  @Test
  void needsNoTransferWhereThePartIsAlreadyWhole() throws Exception {
    byte[] january = host.put(JANUARY, bars(31));
    Path part = folder.resolve(JANUARY + ".part");
    Files.createDirectories(part.getParent());
    Files.write(part, january);

    download("BTCUSDT", "2025-01-01", "2025-01-31");

    assertThat(host.requests()).containsExactly("/" + JANUARY + ".CHECKSUM");
    assertThat(folder.resolve(JANUARY)).hasBinaryContent(january);
  }

  @Test
  void replacesAPartThatIsOfAnotherFile() throws Exception {
    byte[] january = host.put(JANUARY, bars(31));
    Path part = folder.resolve(JANUARY + ".part");
    Files.createDirectories(part.getParent());
    Files.write(part, new byte[january.length + 10]);

    download("BTCUSDT", "2025-01-01", "2025-01-31");

    assertThat(folder.resolve(JANUARY)).hasBinaryContent(january);
  }

  @Test
  void waitsLongerAfterEachFault() throws Exception {
    host.put(JANUARY, bars(31));
    host.misbehave(
        JANUARY, ArchiveHost.status(500), ArchiveHost.status(502), ArchiveHost.status(503));

    assertThat(download("BTCUSDT", "2025-01-01", "2025-01-31").fetched()).isEqualTo(1);
    assertThat(clock.pauses())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void cutsATransferThatStalls() throws Exception {
    byte[] january = host.put(JANUARY, bars(31));
    host.misbehave(JANUARY, ArchiveHost.stallAfter(60, 5_000));

    long start = System.nanoTime();
    ArchiveResult result = download("BTCUSDT", "2025-01-01", "2025-01-31");

    assertThat(result.fetched()).isEqualTo(1);
    assertThat(folder.resolve(JANUARY)).hasBinaryContent(january);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void refusesAFileWhoseChecksumNeverAgrees() throws Exception {
    host.put(JANUARY, bars(31));
    host.put(FEBRUARY, bars(28));
    host.tamper(
        JANUARY,
        zip -> {
          zip[zip.length / 2] ^= 1;
          return zip;
        });

    ArchiveResult result = download("BTCUSDT", "2025-01-01", "2025-02-28");

    assertThat(result.paths()).containsExactly(folder.resolve(FEBRUARY));
    assertThat(result.failed())
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.file().path()).isEqualTo(JANUARY);
          assertThat(failed.reason())
              .matches("its checksum is \\w{12}\\.\\.\\., not \\w{12}\\.\\.\\., after 4 tries");
        });
    assertThat(files()).noneMatch(name -> name.contains("2025-01"));
  }

  @Test
  void obeysAServerThatAsksForQuiet() throws Exception {
    host.put(JANUARY, bars(31));
    host.misbehave(
        JANUARY,
        ArchiveHost.status(429, "Retry-After", "37"),
        ArchiveHost.status(418, "Retry-After", "Thu, 10 Apr 2025 12:05:00 GMT"),
        ArchiveHost.status(429));

    assertThat(download("BTCUSDT", "2025-01-01", "2025-01-31").fetched()).isEqualTo(1);
    // 12:00:00 + 37 s, then 4 min 23 s until 12:05, then the third wait of our own: 1, 2, 4 s.
    assertThat(clock.pauses())
        .containsExactly(Duration.ofSeconds(37), Duration.ofSeconds(263), Duration.ofSeconds(4));
  }

  @Test
  void givesUpWhenAskedForDaysOfQuiet() throws Exception {
    host.put(JANUARY, bars(31));
    host.misbehave(JANUARY, ArchiveHost.status(418, "Retry-After", "259200"));

    assertThat(download("BTCUSDT", "2025-01-01", "2025-01-31").failed())
        .singleElement()
        .extracting(Outcome.Failed::reason)
        .isEqualTo("HTTP 418: the server wants 259200 s of quiet; try again then");
    assertThat(clock.pauses()).isEmpty();
  }

  @Test
  void countsMissingDaysAndIsNoErrorForThem() throws Exception {
    host.put(day("2025-04-01"), bars(1));
    host.put(day("2025-04-03"), bars(1));

    ArchiveResult result = download("BTCUSDT", "2025-04-01", "2025-04-03");

    assertThat(result.fetched()).isEqualTo(2);
    assertThat(result.missing()).extracting(ArchiveFile::period).containsExactly("2025-04-02");
    assertThat(result.unknownSymbols()).isEmpty();
    assertThat(clock.pauses()).isEmpty();
  }

  @Test
  void takesTheDaysOfAMonthWhoseFileIsLate() throws Exception {
    host.put(day("2025-03-30"), bars(1));
    host.put(day("2025-03-31"), bars(1));

    ArchiveResult result = download("BTCUSDT", "2025-03-01", "2025-03-31");

    assertThat(result.fetched()).isEqualTo(2);
    assertThat(result.missing()).hasSize(29);
  }

  @Test
  void namesASymbolOfWhichThereIsNothing() throws Exception {
    host.put(JANUARY, bars(31));

    ArchiveResult result = download("BTCUSDT,NOSUCHUSDT", "2025-01-01", "2025-01-31");

    assertThat(result.unknownSymbols()).containsExactly("NOSUCHUSDT");
  }

  @Test
  void saysQuicklyThatNobodyAnswers() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    ArchiveDownload download =
        new ArchiveDownload("http://127.0.0.1:" + closed, folder, 2, QUICK, clock);

    assertThatThrownBy(
            () -> download.run(request("BTCUSDT", "2025-01-01", "2025-02-28"), (d, a, o) -> {}))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("cannot reach http://127.0.0.1:" + closed)
        .hasMessageContaining("after 2 tries");
  }

  @Test
  void joinsOutcomesInOneOrderWhateverTheParallelism() throws Exception {
    List<String> days =
        LocalDate.parse("2025-04-01")
            .datesUntil(LocalDate.parse("2025-04-09"))
            .map(LocalDate::toString)
            .toList();
    days.forEach(day -> host.put(day(day), bars(1)));

    ArchiveResult result =
        new ArchiveDownload(host.base() + "/", folder, 8, QUICK, clock)
            .run(request("BTCUSDT", "2025-04-01", "2025-04-08"), (d, a, o) -> {});

    assertThat(result.outcomes())
        .extracting(outcome -> outcome.file().period())
        .containsExactlyElementsOf(days);
  }

  @Test
  void letsOneDownloadAtATimeIntoAFolder() throws Exception {
    host.put(JANUARY, bars(31));
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      assertThatThrownBy(() -> download("BTCUSDT", "2025-01-01", "2025-01-31"))
          .isInstanceOf(UserMistake.class)
          .hasMessageContaining("another download");
    }
  }

  @Test
  void refusesWhatIsNoAddress() {
    assertThatThrownBy(() -> new ArchiveDownload("ftp://x", folder, 1, QUICK, clock))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--base-url 'ftp://x' is not an http or https address");
  }

  private ArchiveResult download(String symbols, String from, String to) throws Exception {
    return new ArchiveDownload(host.base(), folder, 1, QUICK, clock)
        .run(request(symbols, from, to), (done, all, last) -> {});
  }

  private static ArchiveRequest request(String symbols, String from, String to) {
    return new ArchiveRequest(
        List.of(symbols.split(",", -1)),
        List.of(ArchiveMarket.SPOT),
        List.of(ArchiveType.KLINES),
        List.of(Interval.DAY),
        LocalDate.parse(from),
        LocalDate.parse(to));
  }

  private static String day(String day) {
    return "data/spot/daily/klines/BTCUSDT/1d/BTCUSDT-1d-" + day + ".zip";
  }

  /** Enough text that a zip of it can be cut in the middle. */
  private static String bars(int count) {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < count; i++) {
      csv.append(1735689600000000L + i * 86_400_000_000L)
          .append(",94591.78,96000.1,92743.63,94794.")
          .append(i * 7919 % 100)
          .append(",8384.")
          .append(i * 104729L % 1000)
          .append(",0,0,0,0,0,0\n");
    }
    return csv.toString();
  }

  private List<String> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.equals(".lock"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
