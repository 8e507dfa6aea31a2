// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import dev.ballast.app.DiskFault;
import dev.ballast.app.DiskRoom;
import dev.ballast.app.MadeFolders;
import dev.ballast.app.UserMistake;
import dev.ballast.app.export.SweepExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a sweep is kept in: its outcomes as they come, and tables and a page at its end.
 *
 * @param target whole path
 */
public record SweepFolder(Path target) {
  private static final String OUTCOMES = "outcomes.duckdb";
  private static final String PAGE = "sweep.html";
  private static final int LEAST_BYTES = 65_536;

  /**
   * A folder for a sweep, made where it is not there. Refuses one that holds a sweep, unless that
   * is to be gone on with, and one that holds anything else.
   *
   * @param named as the user named it
   */
  public static SweepFolder of(Path named, boolean resume) {
    if (named.toString().isBlank()) {
      throw new UserMistake("--out: the folder has an empty name; name a folder");
    }
    Path target = named.toAbsolutePath().normalize();
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new UserMistake(named + ": is a file; name a folder");
    }
    boolean there = Files.isDirectory(target);
    if (there) {
      List<String> strangers = strangers(target);
      if (!strangers.isEmpty()) {
        throw new UserMistake(
            named
                + ": holds "
                + strangers.getFirst()
                + ", which is of no sweep; name another folder");
      }
    }
    boolean begun = there && Files.exists(target.resolve(OUTCOMES));
    if (begun && !resume) {
      throw new UserMistake(
          named + ": holds a sweep already; go on with it by --resume, or name another folder");
    }
    if (!begun && resume) {
      throw new UserMistake(named + ": holds no sweep to go on with; leave out --resume");
    }
    make(named, target);
    return new SweepFolder(target);
  }

  private static void make(Path named, Path target) {
    MadeFolders made = new MadeFolders();
    try {
      made.make(target);
      DiskRoom.tryOut(target.resolve(".room"), LEAST_BYTES);
    } catch (IOException e) {
      UserMistake mistake =
          new UserMistake(
              named + ": cannot be written: " + DiskFault.mended(e, "name another folder"));
      try {
        made.remove();
      } catch (IOException left) {
        mistake.addSuppressed(left);
      }
      throw mistake;
    }
  }

  private static List<String> strangers(Path folder) {
    List<String> ours = new ArrayList<>(SweepExport.NAMES);
    ours.addAll(
        List.of(OUTCOMES, OUTCOMES + ".wal", OUTCOMES + ".tmp", PAGE, "." + PAGE + ".part"));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !ours.contains(name))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UserMistake(folder + ": cannot be read (" + DiskFault.reason(e) + ")");
    }
  }

  Path outcomes() {
    return target.resolve(OUTCOMES);
  }

  /** Where the page is to be. */
  public Path page() {
    return target.resolve(PAGE);
  }
}
