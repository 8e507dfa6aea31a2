// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  @Test
  void writes() throws IOException {
    String page = HtmlPage.write(SampleReport.plain());
    assertThat(page).isNotEmpty();
    Files.writeString(Path.of("target/report.html"), page);
    Files.writeString(Path.of("target/simulated.html"), HtmlPage.write(SampleReport.simulated()));
  }
}
