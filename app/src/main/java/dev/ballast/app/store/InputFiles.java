// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the files of an import: those named, and all below the folders named, sorted by path. */
final class InputFiles {
  private InputFiles() {}

  static List<InputFile> find(List<Path> paths) {
    Map<Path, InputFile> found = new LinkedHashMap<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        for (Path file : below(path)) {
          found.putIfAbsent(file.toAbsolutePath().normalize(), input(file, false));
        }
      } else if (Files.isRegularFile(path)) {
        found.put(path.toAbsolutePath().normalize(), input(path, true));
      } else {
        throw new UserMistake(path + ": no such file or folder");
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return new ArrayList<>(
          walk.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UserMistake(folder + ": cannot be read (" + DiskFault.reason(e) + ")");
    }
  }

  private static InputFile input(Path path, boolean named) {
    try {
      return new InputFile(path, named, Files.size(path));
    } catch (IOException e) {
      throw new UserMistake(path + ": cannot be read (" + DiskFault.reason(e) + ")");
    }
  }
}
