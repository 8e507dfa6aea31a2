// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.app.fault.Fault;
import dev.ballast.app.fault.FaultScript;
import dev.ballast.app.fault.FaultState;
import dev.ballast.app.fault.FaultTime;
import dev.ballast.app.fault.MarketName;
import dev.ballast.app.fault.ScriptedFault;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The faults of an exchange: armed, told of, taken back; those that the clock brings about. */
final class VenueFaults {
  private final TradingFloor floor;
  private final FaultScript script;
  private final StreamHub streams;
  private final ListenKeys listenKeys;

  VenueFaults(TradingFloor floor, StreamHub streams, ListenKeys listenKeys) {
    this.floor = floor;
    this.script = floor.faults().script();
    this.streams = streams;
    this.listenKeys = listenKeys;
    floor.watch(this::strike);
    streams.eachSecond(this::strike);
  }

  void configure(RoutesConfig routes) {
    routes.get("/local/faults", context -> HttpAnswer.of(200, told()).write(context));
    routes.post("/local/faults", this::post);
    routes.delete("/local/faults", this::delete);
  }

  /** Arms what a file says; refuses symbols and keys that are not here. */
  void arm(FaultsFile file) {
    file.check(
        market -> market == MarketName.SPOT ? floor.spot().keySet() : floor.linear().keySet(),
        floor.keys());
    floor.now(() -> {
      script.arm(file.plan(), floor.faults().now());
      return true;
    });
    strike();
  }

  private void post(Context context) {
    try {
      arm(FaultsFile.parse("faults", context.body()));
    } catch (UserMistake mistake) {
      throw new Refusal(ErrorCode.PARAMETER, String.valueOf(mistake.getMessage()));
    }
    HttpAnswer.of(200, told()).write(context);
  }

  private void delete(Context context) {
    script.disarm(Optional.ofNullable(context.queryParam("name")));
    HttpAnswer.of(200, told()).write(context);
  }

  private ObjectNode told() {
    List<FaultState> states = floor.now(() -> script.states(floor.faults().now()));
    ObjectNode told = WireJson.object();
    told.set("faults", WireJson.array(states, VenueFaults::state));
    return told;
  }

  private static ObjectNode state(FaultState one) {
    return WireJson.object()
        .put("name", one.scripted().name())
        .put("fault", one.scripted().kind())
        .put("phase", one.phase().name().toLowerCase(Locale.ROOT))
        .put("seen", one.seen())
        .put("struck", one.struck());
  }

  /** Does what no request and no message brings about. */
  private void strike() {
    if (script.isQuiet()) {
      return;
    }
    FaultTime now = floor.now(() -> floor.faults().now());
    List<ScriptedFault> cuts = script.falling(Fault.Cut.class, now);
    if (!cuts.isEmpty()) {
      streams.cut(cuts);
    }
    for (ScriptedFault one : script.falling(Fault.ListenKeyExpires.class, now)) {
      for (String key : one.target().key().map(List::of).orElseGet(floor::keys)) {
        listenKeys.end(key).forEach(name -> streams.expire(key, name));
      }
    }
  }
}
