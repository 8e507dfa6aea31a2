// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {
  @ParameterizedTest
  @EnumSource(Schema.class)
  void theExampleFits(Schema schema) {
    String example = SourceText.ofResource("example/" + schema + ".yaml").text();
    assertThat(SchemaCheck.errors(schema, example)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Schema.class)
  void isASchemaAndSaysWhatItIs(Schema schema) {
    assertThat(SchemaCheck.errorsOfItself(schema)).isEmpty();
    assertThat(schema.text()).contains("\"$id\": \"urn:ballast:schema:" + schema + "\"");
  }

  @ParameterizedTest
  @EnumSource(Schema.class)
  void isPrinted(Schema schema) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Cli.run(new PrintWriter(out), new PrintWriter(err), "schema", schema.toString());
    assertThat(exit).isZero();
    assertThat(out).hasToString(schema.text());
    assertThat(err.toString()).isEmpty();
  }
}
