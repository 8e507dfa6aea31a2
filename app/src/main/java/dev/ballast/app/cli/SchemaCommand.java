// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.config.Schema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast schema}: the JSON Schema of a file that users write. */
@Command(
    name = "schema",
    description =
        "Print the JSON Schema of a file that you write: a plan, sectors, rules, an account...",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE-KIND", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Schema schema;

  @Option(names = "--json", description = "The same: a schema is JSON.")
  @SuppressWarnings("UnusedVariable")
  private boolean json;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(schema.text());
    return 0;
  }
}
