// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.Account;
import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.desk.Market;
import dev.ballast.app.fault.FaultScript;
import dev.ballast.app.fault.MarketName;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.venue.sim.FeeAssets;
import dev.ballast.venue.sim.Margins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** The local venue without its server: what it is asked is answered on the caller's thread. */
public final class JoinedVenue {
  private static final String KEY = "key";

  private final TradingFloor floor;
  private final RequestPipeline pipeline;
  private final Keys keys = new Keys();
  private final Map<String, Route> routes = new TreeMap<>();

  /**
   * A venue over a market.
   *
   * @param speed of the market beside the machine's clock; zero for one that waits to be moved
   * @param wait lets milliseconds of the machine's time pass
   */
  public JoinedVenue(
      Market market,
      long from,
      long to,
      double speed,
      LongSupplier machine,
      LongConsumer wait,
      TradingCosts costs) {
    VenueClock clock = new VenueClock(from, speed, machine);
    this.floor = new TradingFloor(market, Interval.DAY, from, to, clock, costs, new FaultScript());
    this.pipeline = new RequestPipeline(floor, keys, wait);
    ExchangeRoutes.of(
            floor, new MarketRoutes(floor, true), new MarketRoutes(floor, false), new ListenKeys())
        .forEach(route -> routes.put(route.method() + " " + route.path(), route));
  }

  /** Opens its account, to which the key {@code key} with the secret {@code secret} leads. */
  public void open(List<Event> opening, Margins margins, FeeAssets fees) {
    floor.open(KEY, opening, margins, false, fees);
    keys.add(KEY, "secret");
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

  /** Nothing goes wrong any more. */
  public void calm() {
    floor.faults().script().disarm(Optional.empty());
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
    return pipeline
        .answer(route, new HttpAsked(query, form, key))
        .map(one -> new Reply(one.status(), one.headers(), one.body()));
  }

  /** An answer as it goes out. */
  public record Reply(int status, Map<String, String> headers, String body) {}

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
