// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a command reads, which nothing that it writes may replace. */
final class ReadFiles {
  private final SequencedMap<Path, String> files = new LinkedHashMap<>();
  private final Path history;

  private ReadFiles(Path history) {
    this.history = history;
  }

  /** A plan with the sectors that it names, where it is a file's, and the history. */
  static ReadFiles of(@Nullable Path policy, DataOptions data) {
    ReadFiles read = new ReadFiles(data.place(System.getenv()));
    read.and("the plan", policy);
    Optional.ofNullable(policy)
        .flatMap(PolicyFile::sectorsOf)
        .ifPresent(sectors -> read.and("the sectors file of the plan", sectors));
    return read;
  }

  /** This and a file by what it is, where it is given. */
  ReadFiles and(String what, @Nullable Path file) {
    if (file != null) {
      files.put(file, what);
    }
    return this;
  }

  /** Refuses to write a page over what is read, by whatever name or link. */
  void refusePage(String option, Path page) {
    files.forEach((file, what) -> {
      if (isSame(page, file)) {
        throw refused(option, page, "is " + what + named(page, file) + "; name another file");
      }
    });
    if (isSame(page, history)) {
      throw refused(option, page, "is the history that is read; name another file");
    }
    if (isBelow(page, history) && (Store.isStore(history) || isHistory(page))) {
      throw refused(
          option, page, "lies in the history that is read, " + history + "; name another file");
    }
  }

  /** Refuses to write an export over a folder that holds what is read; no name is no folder. */
  void refuseFolder(String option, Path folder) {
    if (folder.toString().isBlank()) {
      return;
    }
    files.forEach((file, what) -> {
      if (isBelow(file, folder)) {
        throw refused(option, folder, "holds " + what + ", " + file + "; name another folder");
      }
    });
    if (isSame(folder, history) || isBelow(history, folder)) {
      throw refused(
          option, folder, "holds the history that is read, " + history + "; name another folder");
    }
  }

  private static UserMistake refused(String option, Path path, String why) {
    return new UserMistake(option + " " + path + ": would be written over, but it " + why);
  }

  private static String named(Path page, Path file) {
    return page.equals(file) ? "" : ", " + file;
  }

  /** What is there and may be history: in a folder of files, all but pages. */
  private static boolean isHistory(Path page) {
    String name = page.toString().toLowerCase(Locale.ROOT);
    return Files.exists(page) && !name.endsWith(".html") && !name.endsWith(".htm");
  }

  /** Whether a path, or what it leads to, lies anywhere below a folder that is there. */
  private static boolean isBelow(Path path, Path folder) {
    return Files.isDirectory(folder)
        && (hasAbove(path.toAbsolutePath().normalize(), folder)
            || (Files.exists(path) && hasAbove(real(path), folder)));
  }

  private static boolean hasAbove(Path path, Path folder) {
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      if (isSame(above, folder)) {
        return true;
      }
    }
    return false;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw unread(path, e);
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      throw unread(one, e);
    }
  }

  private static UserMistake unread(Path path, IOException fault) {
    return new UserMistake(path + ": cannot be read (" + DiskFault.reason(fault) + ")");
  }
}
