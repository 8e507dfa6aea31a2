// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folders that a write made, to be removed again where it fails. */
public final class MadeFolders {
  /** The one made last first, so that each comes before the one that it lies in. */
  private final Deque<Path> made = new ArrayDeque<>();

  /** Makes a folder and those above it, where they are not there. */
  public void make(Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path at = folder.toAbsolutePath();
    while (at != null && !Files.isDirectory(at)) {
      missing.push(at);
      at = at.getParent();
    }
    for (Path one : missing) {
      try {
        Files.createDirectory(one);
        made.push(one);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(one)) {
          throw new NotDirectoryException(one.toString());
        }
      }
    }
  }

  /** Removes what was made, but for a folder in which something else was put. */
  public void remove() throws IOException {
    while (!made.isEmpty()) {
      try {
        Files.deleteIfExists(made.pop());
      } catch (DirectoryNotEmptyException e) {
        made.clear();
      }
    }
  }
}
