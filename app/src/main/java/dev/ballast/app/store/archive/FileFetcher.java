// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Fetches files one by one into a folder. A file appears under its own name only when its checksum
 * agrees; until then it is {@code .part}, and a later try goes on with that.
 */
final class FileFetcher {
  /** Tries while the server has never answered: it is not worth half a minute to learn that. */
  private static final int UNREACHABLE_ATTEMPTS = 2;

  private final ArchiveServer server;
  private final String base;
  private final Path folder;
  private final Patience patience;
  private final Waiting waiting;
  private final Gate gate = new Gate();

  FileFetcher(ArchiveServer server, String base, Path folder, Patience patience, Waiting waiting) {
    this.server = server;
    this.base = base;
    this.folder = folder;
    this.patience = patience;
    this.waiting = waiting;
  }

  /** Fetches one file, waiting and trying again as patience allows. */
  Outcome fetch(ArchiveFile file) throws IOException, InterruptedException {
    Path zip = folder.resolve(file.path());
    Path sum = beside(zip, ".CHECKSUM");
    if (verified(zip, sum)) {
      return new Outcome.Held(file, zip);
    }
    Files.createDirectories(folderOf(zip));
    Path sumPart = beside(sum, ".part");
    Answer stated =
        patiently(() -> {
          Files.deleteIfExists(sumPart);
          return companion(file, sumPart);
        });
    if (!(stated instanceof Answer.Complete)) {
      Files.deleteIfExists(sumPart);
      return ended(file, stated);
    }
    String expected = Checksum.stated(text(sumPart), file.name()).orElseThrow();
    Path part = beside(zip, ".part");
    Answer content = patiently(() -> content(file.at(base, ""), part, expected));
    if (!(content instanceof Answer.Complete)) {
      Files.deleteIfExists(sumPart);
      return ended(file, content);
    }
    long bytes = Files.size(part);
    move(sumPart, sum);
    move(part, zip);
    return new Outcome.Fetched(file, zip, bytes);
  }

  private Answer companion(ArchiveFile file, Path part) throws IOException, InterruptedException {
    Answer answer = server.get(file.at(base, ".CHECKSUM"), part);
    if (answer instanceof Answer.Complete && Checksum.stated(text(part), file.name()).isEmpty()) {
      return new Answer.Broken("its .CHECKSUM states no SHA-256 of it", false);
    }
    return answer;
  }

  private Answer content(URI uri, Path part, String expected)
      throws IOException, InterruptedException {
    if (Files.exists(part) && Checksum.of(part).equals(expected)) {
      return new Answer.Complete();
    }
    Answer answer = server.get(uri, part);
    if (answer instanceof Answer.Complete) {
      String found = Checksum.of(part);
      if (!found.equals(expected)) {
        Files.delete(part);
        return new Answer.Broken(
            "its checksum is "
                + found.substring(0, 12)
                + "..., not "
                + expected.substring(0, 12)
                + "...",
            false);
      }
    }
    return answer;
  }

  /** One try of something. */
  @FunctionalInterface
  private interface Try {
    Answer once() throws IOException, InterruptedException;
  }

  private Answer patiently(Try attempt) throws IOException, InterruptedException {
    int failures = 0;
    int throttled = 0;
    while (true) {
      gate.pass(waiting);
      switch (attempt.once()) {
        case Answer.SlowDown slow -> {
          throttled++;
          Optional<Answer> end = givenUp(slow, throttled);
          if (end.isPresent()) {
            return end.get();
          }
          Duration own = patience.delayAfter(throttled);
          Duration wait = slow.quiet().compareTo(own) > 0 ? slow.quiet() : own;
          gate.holdUntil(waiting.now().plus(wait));
        }
        case Answer.Broken broken -> {
          failures++;
          boolean hopeless = broken.unreachable() && !server.answered();
          if (failures >= patience.attempts() || (hopeless && failures >= UNREACHABLE_ATTEMPTS)) {
            return new Answer.Refused(broken.reason() + ", after " + failures + " tries", hopeless);
          }
          waiting.pause(patience.delayAfter(failures));
        }
        case Answer.Complete complete -> {
          return complete;
        }
        case Answer.NotThere notThere -> {
          return notThere;
        }
        case Answer.Refused refused -> {
          return refused;
        }
      }
    }
  }

  private Optional<Answer> givenUp(Answer.SlowDown slow, int throttled) {
    if (slow.quiet().compareTo(patience.longestRequested()) > 0) {
      return Optional.of(
          new Answer.Refused(
              "HTTP "
                  + slow.status()
                  + ": the server wants "
                  + slow.quiet().toSeconds()
                  + " s of quiet; try again then",
              false));
    }
    return throttled > patience.throttled()
        ? Optional.of(
            new Answer.Refused(
                "HTTP "
                    + slow.status()
                    + " "
                    + throttled
                    + " times; try again later, with a smaller --parallel",
                false))
        : Optional.empty();
  }

  private Outcome ended(ArchiveFile file, Answer answer) {
    return switch (answer) {
      case Answer.NotThere _ -> new Outcome.Missing(file);
      case Answer.Refused refused when refused.unreachable() ->
          throw new UserMistake(
              "cannot reach "
                  + base
                  + " ("
                  + refused.reason()
                  + "); check the network, or name another server with --base-url");
      case Answer.Refused refused -> new Outcome.Failed(file, refused.reason());
      case Answer.Complete _, Answer.Broken _, Answer.SlowDown _ ->
          throw new IllegalStateException("no end: " + answer);
    };
  }

  private static boolean verified(Path zip, Path sum) throws IOException {
    return Files.exists(zip)
        && Files.exists(sum)
        && Checksum.stated(text(sum), zip.getFileName().toString())
            .filter(Checksum.of(zip)::equals)
            .isPresent();
  }

  /** The text of a small file whatever its bytes. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static Path folderOf(Path file) {
    return java.util.Objects.requireNonNull(file.getParent());
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
