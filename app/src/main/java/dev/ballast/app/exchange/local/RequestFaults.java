// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.app.fault.Fault;
import dev.ballast.app.fault.FaultScript;
import dev.ballast.app.fault.FaultTime;
import dev.ballast.app.fault.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Answers requests, or lets faults do it in the answer's place. */
final class RequestFaults {
  private static final String UNKNOWN =
      "Unknown error, please check your request or try again later.";

  private final TradingFloor floor;
  private final RequestBan ban;
  private final LongConsumer wait;

  /**
   * Faults of requests.
   *
   * @param wait lets milliseconds of the machine's time pass
   */
  RequestFaults(TradingFloor floor, RequestBan ban, LongConsumer wait) {
    this.floor = floor;
    this.ban = ban;
    this.wait = wait;
  }

  /**
   * What a request is answered; nothing where the connection is closed instead.
   *
   * @param done does it, once, and gives its own answer
   */
  Optional<HttpAnswer> answer(Subject subject, Supplier<JsonNode> done) {
    FaultScript script = floor.faults().script();
    if (script.isQuiet()) {
      return Optional.of(HttpAnswer.of(200, done.get()));
    }
    Optional<FaultScript.Strike<Fault.Slow>> slow = script.first(Fault.Slow.class, subject, now());
    slow.filter(one -> !one.fault().executed()).ifPresent(this::await);
    Optional<Fault.OfAnswer> struck =
        script
            .first(Fault.OfAnswer.class, subject, now())
            .map(FaultScript.Strike::fault)
            .filter(one -> !lets(one, subject));
    try {
      return struck.isPresent()
          ? instead(struck.get(), done)
          : Optional.of(HttpAnswer.of(200, done.get()));
    } finally {
      slow.filter(one -> one.fault().executed()).ifPresent(this::await);
    }
  }

  /** The time once the market has come to it. */
  private FaultTime now() {
    return floor.now(() -> floor.faults().now());
  }

  private void await(FaultScript.Strike<Fault.Slow> slow) {
    wait.accept(slow.fault().delay().millis(slow.drawn()));
  }

  /** The exchange does what reduces also while it is overloaded. */
  private static boolean lets(Fault.OfAnswer fault, Subject subject) {
    return fault instanceof Fault.Failure failure
        && failure.kind() == Fault.Failure.Kind.OVERLOADED
        && ("true".equalsIgnoreCase(subject.values().get("reduceOnly"))
            || "true".equalsIgnoreCase(subject.values().get("closePosition")));
  }

  private Optional<HttpAnswer> instead(Fault.OfAnswer fault, Supplier<JsonNode> done) {
    return switch (fault) {
      case Fault.NoAnswer lost -> {
        execute(lost.executed(), done);
        yield Optional.empty();
      }
      case Fault.Failure failure -> {
        execute(failure.executed(), done);
        yield Optional.of(failed(failure.kind()));
      }
      case Fault.Refused refused -> {
        execute(refused.executed(), done);
        String message =
            refused.message().isEmpty()
                ? ErrorCode.of(refused.code()).orElse(ErrorCode.UNKNOWN).message()
                : refused.message();
        yield Optional.of(
            HttpAnswer.of(
                refused.status(),
                WireJson.object().put("code", refused.code()).put("msg", message)));
      }
      case Fault.TooMany many -> {
        synchronized (ban) {
          Refusal warning = ban.warn(many, floor.clock().machine());
          yield Optional.of(
              HttpAnswer.refused(warning)
                  .with(Map.of("Retry-After", Integer.toString(many.pause()))));
        }
      }
    };
  }

  /** Does it as it would have been done; its own refusal is as lost as its answer would be. */
  private static void execute(boolean executed, Supplier<JsonNode> done) {
    if (executed) {
      try {
        JsonNode _ = done.get();
      } catch (Refusal _) {
        // The client is told what the fault says, whatever this would have been.
      }
    }
  }

  private static HttpAnswer failed(Fault.Failure.Kind kind) {
    return switch (kind) {
      case UNKNOWN -> HttpAnswer.refused(new Refusal(ErrorCode.UNKNOWN, UNKNOWN, 503));
      case UNAVAILABLE -> HttpAnswer.text(503, "Service Unavailable.");
      case OVERLOADED -> HttpAnswer.refused(new Refusal(ErrorCode.OVERLOADED));
      case SERVER_ERROR -> HttpAnswer.refused(new Refusal(ErrorCode.UNKNOWN));
      case BAD_GATEWAY -> HttpAnswer.page("502 Bad Gateway");
      case TIMEOUT -> HttpAnswer.refused(new Refusal(ErrorCode.TIMEOUT));
      case DISCONNECTED -> HttpAnswer.refused(new Refusal(ErrorCode.DISCONNECTED));
    };
  }
}
