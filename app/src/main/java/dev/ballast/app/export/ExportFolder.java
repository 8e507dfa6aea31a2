// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.app.DiskFault;
import dev.ballast.app.DiskRoom;
import dev.ballast.app.MadeFolders;
import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that an export goes to. Files are written beside it, in {@code .NAME.part}, and moved
 * to it whole; killed before that, it is what it was.
 */
final class ExportFolder {
  /** Every export is larger: two days' words and headings alone are. */
  private static final int LEAST_BYTES = 16_384;

  private final Path target;
  private final Path draft;
  private final List<String> names;

  private final MadeFolders made = new MadeFolders();

  private ExportFolder(Path target, List<String> names) {
    this.target = target;
    this.draft = target.resolveSibling("." + target.getFileName() + ".part");
    this.names = names;
  }

  /**
   * A folder to write to, nothing of which is touched yet. Refuses one that is there and not empty,
   * unless it is to be replaced; and always one with files in it that no export has.
   *
   * @param names of all files that an export may have
   */
  static ExportFolder of(Path folder, boolean replace, List<String> names) {
    if (folder.toString().isBlank()) {
      throw new UserMistake("--export: the folder has an empty name; name a folder");
    }
    Path target = folder.toAbsolutePath().normalize();
    if (target.getFileName() == null) {
      throw new UserMistake(folder + ": is no folder to export to; name one");
    }
    ExportFolder made = new ExportFolder(target, List.copyOf(names));
    if (Files.exists(target)) {
      if (!Files.isDirectory(target)) {
        throw new UserMistake(folder + ": is a file; name a folder to export to");
      }
      Optional<String> stranger = made.stranger(target);
      if (stranger.isPresent()) {
        throw new UserMistake(
            folder + ": holds " + stranger.get() + ", which is of no export; name another folder");
      }
      if (!replace && !isEmpty(target)) {
        throw new UserMistake(
            folder + ": holds an export already; name another folder, or replace it with --force");
      }
    }
    made.probe(folder);
    return made;
  }

  /**
   * Refuses a folder beside which nothing can be made, by making what a draft takes; leaves nothing
   * there.
   */
  private void probe(Path named) {
    try {
      try {
        made.make(parent());
        DiskRoom.tryOut(target.resolveSibling("." + target.getFileName() + ".room"), LEAST_BYTES);
      } finally {
        made.remove();
      }
    } catch (IOException e) {
      throw new UserMistake(
          named + ": cannot be written: " + DiskFault.mended(e, "name another folder"));
    }
  }

  Path target() {
    return target;
  }

  /** The empty folder that files are written to. */
  Path draft() throws IOException {
    made.make(parent());
    discard();
    return Files.createDirectory(draft);
  }

  /** Puts the draft in the target's place. */
  void publish() throws IOException {
    Path old = target.resolveSibling("." + target.getFileName() + ".old");
    remove(old);
    if (Files.exists(target)) {
      requireOurs(target);
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (Files.exists(old)) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    remove(old);
  }

  private Path parent() {
    return Objects.requireNonNull(target.getParent(), "it has a name, so it has a parent");
  }

  /** Removes the draft, if there is one. */
  void discard() throws IOException {
    remove(draft);
  }

  /** Removes the draft and the folders that were made to hold it. */
  void undo() throws IOException {
    discard();
    made.remove();
  }

  private void remove(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    requireOurs(folder);
    for (String name : names) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  private void requireOurs(Path folder) throws IOException {
    Optional<String> stranger = stranger(folder);
    if (stranger.isPresent()) {
      throw new IOException(folder + " holds " + stranger.get() + ", which is of no export");
    }
  }

  private Optional<String> stranger(Path folder) {
    return list(folder).stream().filter(name -> !names.contains(name)).findFirst();
  }

  private static boolean isEmpty(Path folder) {
    return list(folder).isEmpty();
  }

  private static List<String> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UserMistake(folder + ": cannot be read (" + DiskFault.reason(e) + ")");
    }
  }
}
