// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.trading.StopMark;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets a desk that was stopped by hand order again. */
@Command(
    name = "release",
    description = "Let a desk that was stopped by hand order again.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DeskReleaseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = "The journal of the desk.")
  private Path journal;

  @Override
  public Integer call() {
    boolean was = StopMark.of(journal).clear();
    spec.commandLine()
        .getOut()
        .println(
            was
                ? "the desk of " + journal + " orders again"
                : "the desk of " + journal + " was not stopped by hand");
    return 0;
  }
}
