// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.UserMistake;
import dev.ballast.app.journal.JournalFault;
import dev.ballast.app.journal.TicketVerdict;
import dev.ballast.app.journal.Verdicts;
import dev.ballast.app.render.live.DeskPage;
import dev.ballast.app.render.live.DeskView;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The desk in a browser, at a port of the loopback. */
public final class WebDesk implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Map<String, String> TYPES =
      Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8");
  private static final String HTML = "text/html; charset=utf-8";

  private static final int LONGEST_REASON = 200;

  private final Gate gate = new Gate();
  private final Map<String, String> assets = DeskPage.assets();
  private final Path journal;
  private final Supplier<Instant> clock;
  private final StopSwitch stop;
  private final DeskWatch watch;
  private final DeskMetrics metrics;
  private final Javalin server;

  /**
   * Begins to serve.
   *
   * @param journal of the desk
   * @param silence after which a session that says nothing counts as silent
   * @param clock of this machine
   * @param port zero for any that is free
   * @param onlookers are shown what the page shows, twice a second
   * @param failures takes a line where the page cannot be renewed
   */
  public WebDesk(
      Path journal,
      Duration silence,
      Supplier<Instant> clock,
      StopSwitch stop,
      int port,
      List<Consumer<DeskView>> onlookers,
      Consumer<String> failures) {
    this.journal = journal;
    this.clock = clock;
    this.stop = stop;
    this.watch = new DeskWatch(new DeskReading(journal, silence), clock, stop::lines, failures);
    onlookers.forEach(watch::tell);
    this.metrics = new DeskMetrics(() -> watch.shown().view());
    this.server = Javalin.create(this::configure);
    try {
      server.start(LOOPBACK, port);
    } catch (JavalinBindException _) {
      close();
      throw new UserMistake("port " + port + " is taken: name another, or 0 for any that is free");
    }
    gate.at(server.port());
    watch.begin();
  }

  /** The address that lets its reader in: it bears the token. */
  public String url() {
    return gate.url();
  }

  /** What is shown now. */
  DeskView view() {
    return watch.shown().view();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    // Else a bearer that begins as one before it, in another case, is read as that one.
    config.jetty.modifyHttpConfiguration(http -> http.setHeaderCacheCaseSensitive(true));
    config.routes.before(gate::check);
    config.routes.get("/", this::page);
    config.routes.get("/part/{part}", this::part);
    config.routes.get("/assets/{name}", this::asset);
    config.routes.get(
        "/metrics",
        context ->
            context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.text()));
    config.routes.sse("/events", this::events);
    config.routes.post("/tickets/{id}/approve", context -> decide(context, true));
    config.routes.post("/tickets/{id}/refuse", context -> decide(context, false));
    config.routes.post("/kill", this::kill);
    config.routes.error(404, context -> plain(context, "no such page"));
    config.routes.exception(
        UserMistake.class,
        (mistake, context) -> {
          context.status(409);
          plain(context, String.valueOf(mistake.getMessage()));
        });
    config.routes.exception(
        JournalFault.class,
        (fault, context) -> {
          context.status(503);
          plain(context, String.valueOf(fault.getMessage()));
        });
    config.routes.exception(
        Exception.class,
        (_, context) -> {
          context.status(500);
          plain(context, "internal fault of the page; the desk is not touched by it");
        });
  }

  private static void plain(Context context, String text) {
    if (context.result() == null || context.result().isEmpty()) {
      context.contentType("text/plain; charset=utf-8").result(text + "\n");
    }
  }

  private void page(Context context) {
    if (gate.isLogin(context)) {
      gate.letIn(context);
    } else {
      context.contentType(HTML).result(DeskPage.whole(watch.shown().view()));
    }
  }

  private void part(Context context) {
    String text = watch.shown().parts().get(context.pathParam("part"));
    if (text == null) {
      context.status(404);
    } else {
      context.contentType(HTML).result(text);
    }
  }

  private void asset(Context context) {
    String name = context.pathParam("name");
    String text = assets.get(name);
    if (text == null) {
      context.status(404);
    } else {
      context.contentType(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), HTML));
      context.result(text);
    }
  }

  private void events(SseClient client) {
    Consumer<String> listener = part -> client.sendEvent("part", part);
    client.keepAlive();
    client.onClose(() -> watch.leave(listener));
    watch.listen(listener);
    // Whatever the page was when it was asked for: from here on nothing that changes is missed. A
    // browser passes over events without data.
    client.sendEvent("listening", "all");
  }

  private void decide(Context context, boolean approved) {
    String reason = Optional.ofNullable(context.formParam("reason")).orElse("").strip();
    try (Verdicts verdicts = Verdicts.open(journal)) {
      verdicts.add(
          context.pathParam("id"),
          approved,
          TicketVerdict.By.HAND,
          reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
          clock.get().toEpochMilli());
    }
    watch.lookNow();
    back(context, "tickets");
  }

  private void kill(Context context) {
    stop.pull(
        watch.shown().view().mode() == DeskView.Mode.LIVE,
        "yes".equals(context.formParam("flatten")));
    watch.lookNow();
    back(context, "stop");
  }

  /** The part anew, or for a browser without scripts the page. */
  private void back(Context context, String part) {
    if (context.header("HX-Request") == null) {
      context.status(303).header("Location", "/#" + part);
    } else {
      context.contentType(HTML).result(watch.shown().parts().getOrDefault(part, ""));
    }
  }

  @Override
  public void close() {
    server.stop();
    watch.close();
  }
}
