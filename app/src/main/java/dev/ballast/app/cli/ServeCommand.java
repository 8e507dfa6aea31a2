// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AlarmsFile;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.ApiKeySource;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.render.live.DeskView;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.app.web.AlarmBell;
import dev.ballast.app.web.AlarmPost;
import dev.ballast.app.web.StopSwitch;
import dev.ballast.app.web.WebDesk;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a desk in a browser. */
@Command(
    name = "serve",
    description = "Show a desk that trades in a browser on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ServeCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = "The journal of the desk, which is only read.")
  private Path journal;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the loopback; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--silence",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = {
        "After which a session that says nothing counts as silent",
        "(default: ${DEFAULT-VALUE})."
      })
  private int silence;

  @Option(
      names = "--alarms",
      paramLabel = "FILE",
      description = "Whom to call, and about what (YAML).")
  private @Nullable Path alarms;

  @Mixin private ExchangeOptions address;

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new UserMistake("--port " + port + ": from 0 to " + HIGHEST_PORT);
    }
    if (silence < 1) {
      throw new UserMistake("--silence " + silence + ": at least 1 second");
    }
    Endpoints endpoints = address.endpoints();
    Optional<ApiKey> key = ApiKeySource.environment(System.getenv());
    StopSwitch stop =
        new StopSwitch(
            journal,
            Today::now,
            key.map(one ->
                () ->
                    LiveExchange.at(
                        endpoints, Optional.of(one), () -> Today.now().toEpochMilli())));
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<AlarmsFile> asked = Optional.ofNullable(alarms).map(AlarmsFile::read);
    List<AlarmPost> posts =
        asked
            .map(one -> AlarmPost.all(one, System.getenv(), line -> say(err, line)))
            .orElse(List.of());
    try (WebDesk desk =
        new WebDesk(
            journal,
            Duration.ofSeconds(silence),
            Today::now,
            stop,
            port,
            asked
                .<Consumer<DeskView>>map(one -> new AlarmBell(one, Today::now, List.copyOf(posts)))
                .stream()
                .toList(),
            line -> say(err, line))) {
      say(out, desk.url());
      say(
          out,
          key.isPresent()
              ? "The kill switch takes back orders too: it has a key of the exchange."
              : "The kill switch stops the desk; with no key it takes back no order.");
      waitForTheEnd();
    } finally {
      posts.forEach(AlarmPost::close);
    }
    return 0;
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  /** Until the process is ended, or its thread interrupted. */
  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      // What was waited for: the server is closed next, which an interrupted thread could not.
    }
  }
}
