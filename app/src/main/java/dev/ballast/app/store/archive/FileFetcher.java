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
  private final RetryPolicy retryPolicy;
  private final ArchiveClock clock;
  private final SharedBackoff backoff = new SharedBackoff();

  FileFetcher(
      ArchiveServer server, String base, Path folder, RetryPolicy retryPolicy, ArchiveClock clock) {
    this.server = server;
    this.base = base;
    this.folder = folder;
    this.retryPolicy = retryPolicy;
    this.clock = clock;
  }

  /** Fetches one file, waiting and trying again as the policy allows. */
  Outcome fetch(ArchiveFile file) throws IOException, InterruptedException {
    Path zip = folder.resolve(file.path());
    Path sum = beside(zip, ".CHECKSUM");
    if (verified(zip, sum)) {
      return new Outcome.Held(file, zip);
    }
    Files.createDirectories(folderOf(zip));
    Path sumPart = beside(sum, ".part");
    ServerResponse stated =
        patiently(() -> {
          Files.deleteIfExists(sumPart);
          return companion(file, sumPart);
        });
    if (!(stated instanceof ServerResponse.Complete)) {
      Files.deleteIfExists(sumPart);
      return ended(file, stated);
    }
    String expected = Checksum.stated(text(sumPart), file.name()).orElseThrow();
    Path part = beside(zip, ".part");
    ServerResponse content = patiently(() -> content(file.at(base, ""), part, expected));
    if (!(content instanceof ServerResponse.Complete)) {
      Files.deleteIfExists(sumPart);
      return ended(file, content);
    }
    long bytes = Files.size(part);
    move(sumPart, sum);
    move(part, zip);
    return new Outcome.Fetched(file, zip, bytes);
  }

  private ServerResponse companion(ArchiveFile file, Path part)
      throws IOException, InterruptedException {
    ServerResponse answer = server.get(file.at(base, ".CHECKSUM"), part);
    if (answer instanceof ServerResponse.Complete
        && Checksum.stated(text(part), file.name()).isEmpty()) {
      return new ServerResponse.Broken("its .CHECKSUM states no SHA-256 of it", false);
    }
    return answer;
  }

  private ServerResponse content(URI uri, Path part, String expected)
      throws IOException, InterruptedException {
    if (Files.exists(part) && Checksum.of(part).equals(expected)) {
      return new ServerResponse.Complete();
    }
    ServerResponse answer = server.get(uri, part);
    if (answer instanceof ServerResponse.Complete) {
      String found = Checksum.of(part);
      if (!found.equals(expected)) {
        Files.delete(part);
        return new ServerResponse.Broken(
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
    ServerResponse once() throws IOException, InterruptedException;
  }

  private ServerResponse patiently(Try attempt) throws IOException, InterruptedException {
    int failures = 0;
    int throttled = 0;
    while (true) {
      backoff.pass(clock);
      switch (attempt.once()) {
        case ServerResponse.RateLimited limited -> {
          throttled++;
          Optional<ServerResponse> end = givenUp(limited, throttled);
          if (end.isPresent()) {
            return end.get();
          }
          Duration own = retryPolicy.delayAfter(throttled);
          Duration wait = limited.retryAfter().compareTo(own) > 0 ? limited.retryAfter() : own;
          backoff.holdUntil(clock.now().plus(wait));
        }
        case ServerResponse.Broken broken -> {
          failures++;
          boolean hopeless = broken.unreachable() && !server.answered();
          if (failures >= retryPolicy.attempts()
              || (hopeless && failures >= UNREACHABLE_ATTEMPTS)) {
            return new ServerResponse.Refused(
                broken.reason() + ", after " + failures + " tries", hopeless);
          }
          clock.pause(retryPolicy.delayAfter(failures));
        }
        case ServerResponse.Complete complete -> {
          return complete;
        }
        case ServerResponse.NotThere notThere -> {
          return notThere;
        }
        case ServerResponse.Refused refused -> {
          return refused;
        }
      }
    }
  }

  private Optional<ServerResponse> givenUp(ServerResponse.RateLimited limited, int throttled) {
    if (limited.retryAfter().compareTo(retryPolicy.longestRequested()) > 0) {
      return Optional.of(
          new ServerResponse.Refused(
              "HTTP "
                  + limited.status()
                  + ": the server wants "
                  + limited.retryAfter().toSeconds()
                  + " s of quiet; try again then",
              false));
    }
    return throttled > retryPolicy.throttled()
        ? Optional.of(
            new ServerResponse.Refused(
                "HTTP "
                    + limited.status()
                    + " "
                    + throttled
                    + " times; try again later, with a smaller --parallel",
                false))
        : Optional.empty();
  }

  private Outcome ended(ArchiveFile file, ServerResponse answer) {
    return switch (answer) {
      case ServerResponse.NotThere _ -> new Outcome.Missing(file);
      case ServerResponse.Refused refused when refused.unreachable() ->
          throw new UserMistake(
              "cannot reach "
                  + base
                  + " ("
                  + refused.reason()
                  + "); check the network, or name another server with --base-url");
      case ServerResponse.Refused refused -> new Outcome.Failed(file, refused.reason());
      case ServerResponse.Complete _, ServerResponse.Broken _, ServerResponse.RateLimited _ ->
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
