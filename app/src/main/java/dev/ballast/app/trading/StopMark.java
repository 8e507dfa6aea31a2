// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A file beside a journal: while it is there, the journal's session orders nothing. */
public final class StopMark {
  private final Path file;

  private StopMark(Path file) {
    this.file = file;
  }

  /** That of a journal. */
  public static StopMark of(Path journal) {
    return new StopMark(journal.resolveSibling(journal.getFileName() + ".stopped"));
  }

  /** Why nothing may be ordered; nothing where the mark is not set. */
  public Optional<String> reason() {
    return Files.exists(file)
        ? Optional.of("stopped by hand; ballast desk release lets it order again")
        : Optional.empty();
  }

  /** Sets it: that the file is there is all, and a disk that is full takes its name yet. */
  public void set(Instant now) {
    try {
      Files.writeString(file, "stopped at " + now + "\n");
    } catch (IOException e) {
      if (!Files.exists(file)) {
        throw new UserMistake(
            file + ": cannot be written (" + DiskFault.reason(e) + "); is its folder there?");
      }
    }
  }

  /** Takes it away; says whether it was set. */
  public boolean clear() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException _) {
      throw new UserMistake(file + ": cannot be removed; remove it by hand");
    }
  }
}
