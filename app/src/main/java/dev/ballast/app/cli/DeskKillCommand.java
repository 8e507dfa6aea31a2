// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.exchange.binance.ApiKeySource;
import dev.ballast.app.trading.KillSwitch;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.app.trading.StopMark;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The kill switch. */
@Command(
    name = "kill",
    description = "Take back every order at the exchange, and stop the desk.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DeskKillCommand implements Callable<Integer> {
  private static final int LEFT = 1;

  @Spec private CommandSpec spec;

  @Mixin private ExchangeOptions address;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = {
        "The journal of the desk, which then orders nothing until it is released.",
        "Without it, end the desk's process yourself."
      })
  private @Nullable Path journal;

  @Option(names = "--flatten", description = "Close all futures at the market too.")
  private boolean flatten;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Instant now = Today.now();
    boolean stopped = journal == null || stop(journal, now);
    try (LiveExchange exchange =
        LiveExchange.at(
            address.endpoints(),
            Optional.of(ApiKeySource.required(System.getenv())),
            () -> Today.now().toEpochMilli())) {
      boolean done = new KillSwitch(exchange, now.toEpochMilli(), out::println).pull(flatten);
      if (!done) {
        spec.commandLine()
            .getErr()
            .println(
                "ballast: the exchange does not say that all is done: ask again, or look there");
      }
      return done && stopped ? 0 : LEFT;
    }
  }

  /** Stops the desk; what is at the exchange is taken back even where that fails. */
  private boolean stop(Path desk, Instant now) {
    try {
      StopMark.of(desk).set(now);
    } catch (UserMistake mistake) {
      spec.commandLine()
          .getErr()
          .println(
              "ballast: THE DESK IS NOT STOPPED, end its process yourself: "
                  + mistake.getMessage());
      return false;
    }
    spec.commandLine()
        .getOut()
        .println("the desk of " + desk + " orders nothing until: ballast desk release");
    return true;
  }
}
