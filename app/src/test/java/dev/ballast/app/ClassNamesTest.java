// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reader who meets a name knows which class is meant, in core and app together. */
class ClassNamesTest {
  private static final List<Path> SOURCES =
      List.of(Path.of("../core/src/main/java"), Path.of("src/main/java"));

  @Test
  void noTwoClassesHaveOneName() throws IOException {
    Map<String, List<Path>> files = new TreeMap<>();
    for (Path source : SOURCES) {
      try (Stream<Path> all = Files.walk(source)) {
        all.filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("package-info.java"))
            .forEach(file ->
                files
                    .computeIfAbsent(file.getFileName().toString(), any -> new ArrayList<>())
                    .add(file));
      }
    }

    assertThat(files).hasSizeGreaterThan(500);
    assertThat(files.values()).allSatisfy(places -> assertThat(places).hasSize(1));
  }
}
