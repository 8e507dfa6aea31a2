// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.app.fault.FaultScript;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.venue.sim.FeeAssets;
import dev.ballast.venue.sim.Margins;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exchange as a server on the loopback: spot below {@code /api} and {@code /sapi}, USD-M below
 * {@code /fapi}, streams below {@code /ws}, {@code /stream}, {@code /public}, {@code /market} and
 * {@code /private}, the spot WebSocket API at {@code /ws-api/v3}.
 */
public final class LocalVenue implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> FUTURES_STREAMS = List.of("/public", "/market", "/private");

  private final TradingFloor floor;
  private final Keys keys = new Keys();
  private final ListenKeys listenKeys = new ListenKeys();
  private final RequestPipeline pipeline;
  private final StreamHub streams;
  private final CountdownRoutes countdowns;
  private final VenueFaults faults;
  private final Javalin server;

  private LocalVenue(TradingFloor floor, int port) {
    this.floor = floor;
    MarketRoutes spot = new MarketRoutes(floor, true);
    MarketRoutes futures = new MarketRoutes(floor, false);
    this.pipeline = new RequestPipeline(floor, keys, LocalVenue::sleep);
    this.streams = new StreamHub(floor, new MarketNews(floor, spot, futures));
    this.faults = new VenueFaults(floor, streams, listenKeys);
    this.countdowns = new CountdownRoutes(floor, futures.symbols(), Timer.named("countdowns"));
    List<Route> routes = new ArrayList<>(ExchangeRoutes.of(floor, spot, futures, listenKeys));
    routes.addAll(countdowns.routes());
    this.server = Javalin.create(config -> configure(config, routes));
    try {
      server.start(LOOPBACK, port);
    } catch (JavalinBindException _) {
      close();
      throw new UserMistake("port " + port + " is taken: name another, or 0 for any that is free");
    }
  }

  /**
   * Starts the exchange over a recorded market; refuses a port that is taken.
   *
   * @param bars of the market's moments
   * @param from the first moment, epoch milliseconds at 00:00 UTC
   * @param to the last
   * @param speed of the market beside the machine's clock; zero for one that waits to be moved
   * @param machine what this machine's clock says, in milliseconds
   * @param port of the loopback; zero for any that is free
   */
  public static LocalVenue start(
      Market market,
      Interval bars,
      long from,
      long to,
      double speed,
      LongSupplier machine,
      TradingCosts costs,
      int port) {
    VenueClock clock = new VenueClock(from, speed, machine);
    return new LocalVenue(
        new TradingFloor(market, bars, from, to, clock, costs, new FaultScript()), port);
  }

  private void configure(JavalinConfig config, List<Route> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    // Else a key that begins as one before it, in another case, is read as that one.
    config.jetty.modifyHttpConfiguration(http -> http.setHeaderCacheCaseSensitive(true));
    for (Route route : routes) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(route.method()),
          route.path(),
          context -> HttpAnswer.write(context, pipeline.answer(route, HttpAsked.of(context))));
    }
    for (HandlerType method : List.of(HandlerType.POST, HandlerType.PUT, HandlerType.DELETE)) {
      config.routes.addHttpHandler(
          method, "/api/v3/userDataStream", context -> HttpAnswer.page("410 Gone").write(context));
    }
    faults.configure(config.routes);
    config.routes.post("/local/clock", this::moveClock);
    config.routes.get("/local/clock", context -> HttpAnswer.of(200, clock()).write(context));
    sockets(config);
    config.routes.error(
        404,
        context -> {
          if (context.result() == null || !context.result().startsWith("{")) {
            HttpAnswer.of(404, WireJson.object().put("code", 404).put("msg", "no such path here"))
                .write(context);
          }
        });
    config.routes.exception(
        Refusal.class, (refusal, context) -> HttpAnswer.refused(refusal).write(context));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void sockets(JavalinConfig config) {
    List<String> roots = new ArrayList<>(List.of(""));
    roots.addAll(FUTURES_STREAMS);
    for (String root : roots) {
      boolean spot = root.isEmpty();
      config.routes.ws(root + "/ws", socket -> streams(socket, spot, false));
      config.routes.ws(root + "/ws/{stream}", socket -> streams(socket, spot, false));
      config.routes.ws(root + "/stream", socket -> streams(socket, spot, true));
    }
    config.routes.ws(
        "/ws-api/v3",
        socket -> {
          socket.onConnect(context -> {
            context.enableAutomaticPings();
            streams.open(context, true, false, List.of());
          });
          socket.onMessage(context -> api(context, context.message()));
          socket.onClose(streams::close);
        });
  }

  private void streams(WsConfig socket, boolean spot, boolean combined) {
    socket.onConnect(context -> {
      context.enableAutomaticPings();
      List<String> named = new ArrayList<>();
      Optional.ofNullable(context.pathParamMap().get("stream")).ifPresent(named::add);
      Optional.ofNullable(context.queryParam("streams"))
          .ifPresent(all -> named.addAll(Arrays.asList(all.split("/", -1))));
      Optional.ofNullable(context.queryParam("listenKey")).ifPresent(named::add);
      List<String> users =
          named.stream()
              .filter(one -> listenKeys.key(one, floor.clock().machine()).isPresent())
              .toList();
      boolean ofSpot = spot && users.isEmpty();
      List<String> market = named.stream().filter(one -> !users.contains(one)).toList();
      Subscriber one = streams.open(context, ofSpot, combined, market);
      users.forEach(name -> listenKeys.key(name, floor.clock().machine()).ifPresent(one::follow));
    });
    socket.onMessage(context -> streams.asked(context, context.message()));
    socket.onClose(streams::close);
  }

  /** The spot WebSocket API: what a client needs to follow its account. */
  private void api(WsContext context, String message) {
    ObjectNode answer = WireJson.object();
    try {
      JsonNode read = JSON.readTree(message);
      answer.set("id", read.path("id"));
      ObjectNode result = WireJson.object();
      switch (read.path("method").asString()) {
        case "ping" -> {}
        case "time" -> result.put("serverTime", floor.told());
        case "userDataStream.subscribe.signature" -> {
          Map<String, String> values = new TreeMap<>();
          read.path("params")
              .properties()
              .forEach(one -> values.put(one.getKey(), one.getValue().asString()));
          Parameters asked = new Parameters(values);
          String key = keys.known(asked.text("apiKey"));
          keys.check(key, payload(values), "", asked, floor.clock());
          streams.open(context, true, false, List.of()).followByApi(key);
          result.put("subscriptionId", 0);
        }
        default -> throw new Refusal(ErrorCode.PARAMETER, "Method is not known here.");
      }
      answer.put("status", 200);
      answer.set("result", result);
    } catch (Refusal refusal) {
      answer.put("status", refusal.code().status());
      answer.set("error", WireJson.error(refusal));
    } catch (JacksonException _) {
      answer.put("status", 400);
      answer.set("error", WireJson.error(Refusal.invalid("id")));
    }
    context.send(answer.toString());
  }

  /** Parameters in order of their names: what is signed in the WebSocket API. */
  private static String payload(Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    values.forEach((name, value) -> parts.add(name + "=" + value));
    return String.join("&", parts);
  }

  /** Opens an account, which a client reaches by its key. */
  public void open(
      String key, String secret, List<Event> opening, Margins margins, boolean hedgeMode) {
    open(key, secret, opening, margins, hedgeMode, FeeAssets.SETTLED);
  }

  /** The same where it is said what the account's fees are taken in. */
  public void open(
      String key,
      String secret,
      List<Event> opening,
      Margins margins,
      boolean hedgeMode,
      FeeAssets fees) {
    floor.open(key, opening, margins, hedgeMode, fees);
    keys.add(key, secret);
    streams.follow(key, floor.account(key).orElseThrow());
  }

  /** Has go wrong what a file says; refuses symbols and keys that are not here. */
  public void arm(FaultsFile file) {
    faults.arm(file);
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  /** The address of its REST endpoints. */
  public String url() {
    return "http://" + LOOPBACK + ":" + port();
  }

  /** The address of its streams. */
  public String socket() {
    return "ws://" + LOOPBACK + ":" + port();
  }

  /** All that has happened to a key's account. */
  public List<Event> events(String key) {
    return floor.now(() -> floor.account(key).orElseThrow().events());
  }

  /** Moves a clock that stands: to a time, or to the market's next moment. */
  private void moveClock(Context context) {
    Parameters asked = HttpAsked.of(context).parameters();
    floor.now(() -> {
      long to = asked.whole("to").orElseGet(() -> floor.following().orElse(floor.moment()));
      floor.clock().moveTo(to);
      return true;
    });
    HttpAnswer.of(200, clock()).write(context);
  }

  private ObjectNode clock() {
    return floor.now(() -> {
      ObjectNode clock =
          WireJson.object()
              .put("time", floor.time())
              .put("moment", floor.moment())
              .put("end", floor.feed().end())
              .put("speed", floor.clock().speed());
      floor.following().ifPresent(next -> clock.put("following", next));
      return clock;
    });
  }

  @Override
  public void close() {
    countdowns.close();
    streams.close();
    server.stop();
  }
}
