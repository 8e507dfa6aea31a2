// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static java.util.Locale.ROOT;

import dev.ballast.account.Account;
import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.SimulatedNetwork;
import dev.ballast.app.fault.Fault;
import dev.ballast.app.fault.FaultScript;
import dev.ballast.app.fault.FaultState;
import dev.ballast.app.fault.MarketName;
import dev.ballast.app.fault.ScriptedFault;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.venue.sim.FeeAssets;
import dev.ballast.venue.sim.Margins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The local venue without its server: what it is asked is answered on the caller's thread. */
public final class JoinedVenue {
  private static final String KEY = "key";
  private static final Pattern CODE = Pattern.compile("\"code\":(-\\d+)");

  private final TradingFloor floor;
  private final RequestPipeline pipeline;
  private final MarketNews market;
  private final List<Follower> followers = new ArrayList<>();
  private final ListenKeys listenKeys = new ListenKeys();
  private final Keys keys = new Keys();
  private final Map<String, Route> routes = new TreeMap<>();

  /** How often each kind of fault has struck of those that are taken back. */
  private final SortedMap<String, Long> struck = new TreeMap<>();

  /** How often each error was answered. */
  private final SortedMap<String, Long> refused = new TreeMap<>();

  private boolean calm;

  private record Follower(boolean ofSpot, Consumer<String> told) {}

  /**
   * A venue over a market.
   *
   * @param speed of the market beside the machine's clock; zero for one that waits to be moved
   * @param machine whose time passes while answers are late
   */
  public JoinedVenue(
      Market market,
      long from,
      long to,
      double speed,
      SimulatedNetwork.Time machine,
      TradingCosts costs) {
    VenueClock clock = new VenueClock(from, speed, machine::now);
    this.floor = new TradingFloor(market, Interval.DAY, from, to, clock, costs, new FaultScript());
    this.pipeline = new RequestPipeline(floor, keys, machine::pass);
    MarketRoutes spot = new MarketRoutes(floor, true);
    MarketRoutes futures = new MarketRoutes(floor, false);
    this.market = new MarketNews(floor, spot, futures);
    List<Route> all = new ArrayList<>(ExchangeRoutes.of(floor, spot, futures, listenKeys));
    all.addAll(new CountdownRoutes(floor, futures.symbols(), timer(machine)).routes());
    all.forEach(route -> routes.put(route.method() + " " + route.path(), route));
    floor.watch(this::expire);
  }

  /** Ends streams of futures whose names have expired, which say so last. */
  private void expire() {
    if (floor
        .faults()
        .script()
        .falling(Fault.ListenKeyExpires.class, floor.faults().now())
        .isEmpty()) {
      return;
    }
    for (String name : listenKeys.end(KEY)) {
      String told =
          WireJson.object()
              .put("e", "listenKeyExpired")
              .put("E", floor.time())
              .put("listenKey", name)
              .toString();
      List.copyOf(followers).stream()
          .filter(one -> !one.ofSpot())
          .forEach(one -> one.told().accept(told));
    }
    followers.removeIf(one -> !one.ofSpot());
  }

  private static Timer timer(SimulatedNetwork.Time machine) {
    return new Timer() {
      @Override
      public Running after(long millis, Runnable done) {
        AtomicBoolean stopped = new AtomicBoolean();
        machine.later(
            millis,
            () -> {
              if (!stopped.get()) {
                done.run();
              }
            });
        return () -> stopped.set(true);
      }

      @Override
      public void close() {}
    };
  }

  /** Opens its account, to which the key {@code key} with the secret {@code secret} leads. */
  public void open(List<Event> opening, Margins margins, FeeAssets fees) {
    floor.open(KEY, opening, margins, false, fees);
    keys.add(KEY, "secret");
    TradingAccount account = floor.account(KEY).orElseThrow();
    account.listen(
        new UserNews(
            floor,
            account,
            (ofSpot, message) ->
                List.copyOf(followers).stream()
                    .filter(one -> one.ofSpot() == ofSpot)
                    .forEach(one -> one.told().accept(message.toString()))));
  }

  /** What goes wrong from now on. */
  public void arm(String script) {
    FaultsFile file =
        FaultsFile.parse("faults", script)
            .check(
                market ->
                    market == MarketName.SPOT ? floor.spot().keySet() : floor.linear().keySet(),
                floor.keys());
    floor.now(() -> {
      floor.faults().script().arm(file.plan(), floor.faults().now());
      return true;
    });
  }

  /** Nothing goes wrong any more; what is delisted stays so. */
  public void calm() {
    struck.putAll(bites());
    calm = true;
    FaultScript script = floor.faults().script();
    for (FaultState one : script.states(floor.faults().now())) {
      if (!(one.scripted().fault() instanceof Fault.Delisting)) {
        script.disarm(Optional.of(one.scripted().name()));
      }
    }
  }

  /**
   * What a request is answered; nothing where the connection is closed instead.
   *
   * @param method with the path: {@code GET /api/v3/time}
   */
  public Optional<Reply> answer(String method, String query, String form, Optional<String> key) {
    Route route = routes.get(method);
    if (route == null) {
      throw new AssertionError("not asked of an exchange: " + method);
    }
    Optional<Reply> reply =
        pipeline
            .answer(route, new HttpAsked(query, form, key))
            .map(one -> new Reply(one.status(), one.headers(), one.body()));
    reply.filter(one -> one.status() != 200).ifPresent(this::count);
    return reply;
  }

  private void count(Reply refusal) {
    Matcher code = CODE.matcher(refusal.body());
    refused.merge(
        "answer " + refusal.status() + (code.find() ? " " + code.group(1) : ""), 1L, Long::sum);
  }

  /** How often each kind of fault has struck, and how often each error was answered. */
  public SortedMap<String, Long> bites() {
    SortedMap<String, Long> all = new TreeMap<>(struck);
    for (FaultState one : floor.faults().script().states(floor.faults().now())) {
      if (!calm || !(one.scripted().fault() instanceof Fault.Delisting)) {
        all.merge(kind(one.scripted()), (long) one.struck(), Long::sum);
      }
    }
    all.putAll(refused);
    return all;
  }

  private static String kind(ScriptedFault one) {
    return switch (one.fault()) {
      case Fault.NoAnswer lost -> one.kind() + done(lost.executed());
      case Fault.Failure failure -> one.kind() + done(failure.executed());
      case Fault.Slow slow -> one.kind() + done(slow.executed());
      case Fault.Refused refused -> one.kind() + " " + refused.code();
      case Fault.TooMany many -> one.kind() + (many.ban() > 0 ? ", ban" : "");
      case Fault.PartFills parts -> one.kind() + ", last " + parts.last();
      default -> one.kind();
    };
  }

  private static String done(boolean executed) {
    return executed ? ", done" : ", not done";
  }

  /** An answer as it goes out. */
  public record Reply(int status, Map<String, String> headers, String body) {}

  /**
   * Has told what happens to the account from now on.
   *
   * @param ofSpot whether on spot, else on USD-M
   * @return ends it
   */
  public Runnable follow(boolean ofSpot, Consumer<String> told) {
    Follower follower = new Follower(ofSpot, told);
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  /** What a stream of the market tells now: {@code btcusdt@markPrice@1s}. */
  public Optional<String> told(boolean ofSpot, String stream) {
    String[] parts = stream.split("@", 2);
    return floor.now(() -> {
      InstrumentId id = (ofSpot ? floor.spot() : floor.linear()).get(parts[0].toUpperCase(ROOT));
      return id == null || floor.price(id).isEmpty()
          ? Optional.<String>empty()
          : market.of(ofSpot, id, parts[1]).map(JsonNode::toString);
    });
  }

  /** Whether a contract trades, and is in the list of those that do. */
  public boolean isListed(InstrumentId contract) {
    return floor.now(
        () -> floor.price(contract).isPresent() && !floor.faults().isUnlisted(contract));
  }

  /** Is told whenever the market has moved. */
  public void watch(Runnable watcher) {
    floor.watch(watcher);
  }

  /** The market's time. */
  public long now() {
    return floor.now(floor::time);
  }

  /** Moves a market that stands. */
  public void moveTo(long time) {
    floor.now(() -> {
      floor.clock().moveTo(time);
      return true;
    });
  }

  /** The account's books. */
  public Account account(long time) {
    return floor.now(() -> floor.account(KEY).orElseThrow().books().account(time));
  }

  /** What has happened to the account. */
  public List<Event> events() {
    return floor.now(() -> floor.account(KEY).orElseThrow().events());
  }

  /** The clients' names of all orders that it has taken or refused, in their order. */
  public List<String> orders() {
    return floor.now(() ->
        floor.account(KEY).orElseThrow().orders(_ -> true).stream()
            .map(OrderRecord::clientId)
            .toList());
  }
}
