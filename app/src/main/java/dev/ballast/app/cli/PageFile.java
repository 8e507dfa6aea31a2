// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A page on the disk: whole, or as it was before. */
final class PageFile {
  private PageFile() {}

  /** Writes beside the file and puts it in its place. */
  static void write(Path page, String html) {
    Path target = page.toAbsolutePath();
    Path draft = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.writeString(draft, html);
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserMistake(page + ": cannot be written (" + e.getMessage() + ")");
    }
  }
}
