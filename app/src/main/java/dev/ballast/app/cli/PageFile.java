// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.DiskFault;
import dev.ballast.app.DiskRoom;
import dev.ballast.app.UserMistake;
import dev.ballast.app.render.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A page on the disk: whole, or as it was before. */
final class PageFile {
  private final Path named;
  private final Path target;
  private final Path draft;

  private PageFile(Path named, Path target) {
    this.named = named;
    this.target = target;
    this.draft = target.resolveSibling("." + target.getFileName() + ".part");
  }

  /**
   * The page that a user names; refuses one that cannot be written or is read by the command,
   * before any work is done.
   *
   * @param option that named it
   */
  static PageFile at(Path named, String option, ReadFiles inputs) {
    if (named.toString().isBlank()) {
      throw new UserMistake("the page's file has an empty name; name a file");
    }
    Path target = named.toAbsolutePath().normalize();
    if (Files.isDirectory(target)) {
      throw new UserMistake(named + ": cannot be written: is a folder; name a file");
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserMistake(
          named
              + ": cannot be written: "
              + folder
              + (folder != null && Files.exists(folder) ? " is not a folder" : ": no such folder")
              + "; make it, or name another file");
    }
    PageFile page = new PageFile(named, target);
    inputs.refusePage(option, named);
    inputs.refusePage(option, page.draft);
    page.probe();
    return page;
  }

  private void probe() {
    try {
      if (isPlain()) {
        DiskRoom.tryOut(draft, HtmlPage.LEAST_BYTES);
      }
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** Not a device or a pipe, which can only be written into. */
  private boolean isPlain() {
    return !Files.exists(target) || Files.isRegularFile(target);
  }

  /** Writes beside the file and puts it in its place. */
  void write(String html) {
    try {
      if (isPlain()) {
        Files.writeString(draft, html);
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.writeString(target, html);
      }
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private UserMistake refused(IOException fault) {
    UserMistake mistake =
        new UserMistake(
            named + ": cannot be written: " + DiskFault.mended(fault, "name another file"));
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      mistake.addSuppressed(e);
    }
    return mistake;
  }

  /** {@code /home/me/report.html}. */
  @Override
  public String toString() {
    return target.toString();
  }
}
