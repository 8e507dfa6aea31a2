// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example plans in the documentation are what the program reads and the schema allows. */
class ExampleFilesTest {
  private static final Path FOLDER = Path.of("..", "docs", "examples");
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 1);

  @Test
  void everyExampleIsReadFitsTheSchemaAndStandsInTheIndexWithItsPicture() throws IOException {
    String index = Files.readString(FOLDER.resolve("README.md"));
    List<Path> plans = plans();
    assertThat(plans).hasSizeGreaterThanOrEqualTo(8);
    for (Path plan : plans) {
      String name = plan.getFileName().toString();
      assertThat(SchemaCheck.errors(Schema.POLICY, Files.readString(plan))).as(name).isEmpty();
      assertThat(PolicyFile.read(plan, TODAY).name()).as(name).isNotEqualTo("Unnamed plan");
      String picture = name.replace(".yaml", ".png");
      assertThat(index).contains("(" + name + ")").contains("(" + picture + ")");
      assertThat(FOLDER.resolve(picture)).isRegularFile();
      assertThat(Files.size(FOLDER.resolve(picture))).as(picture).isLessThan(200_000);
    }
  }

  private static List<Path> plans() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(one -> one.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
