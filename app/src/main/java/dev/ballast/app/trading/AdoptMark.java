// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** A file beside a journal that says which differences its session is to book. */
public final class AdoptMark {
  private final Path file;

  private AdoptMark(Path file) {
    this.file = file;
  }

  /** That of a journal. */
  public static AdoptMark of(Path journal) {
    return new AdoptMark(journal.resolveSibling(journal.getFileName() + ".adopt"));
  }

  /** The differences, a sentence each; nothing where none are to be booked. */
  public Optional<List<String>> differences() {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllLines(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UserMistake(file + ": cannot be read (" + DiskFault.reason(e) + ")");
    }
  }

  /** Asks for them to be booked. */
  public void set(List<String> differences) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(draft, differences);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserMistake(file + ": cannot be written (" + DiskFault.reason(e) + ")");
    }
  }

  /** Takes it away. */
  public void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UserMistake(file + ": cannot be removed (" + DiskFault.reason(e) + ")");
    }
  }
}
