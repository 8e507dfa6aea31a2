// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.app.fault.Fault;
import dev.ballast.app.fault.FaultScript;
import dev.ballast.app.fault.FaultTime;
import dev.ballast.app.fault.Subject;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Answers requests, or lets faults do it in the answer's place. */
final class RequestFaults {
  private static final String UNKNOWN =
      "Unknown error, please check your request or try again later.";

  private final TradingFloor floor;
  private final RequestBan ban;

  RequestFaults(TradingFloor floor, RequestBan ban) {
    this.floor = floor;
    this.ban = ban;
  }

  /**
   * Answers a request.
   *
   * @param done does it, once, and gives its own answer
   */
  void answer(Context context, Subject subject, Supplier<JsonNode> done) {
    FaultScript script = floor.faults().script();
    if (script.isQuiet()) {
      HttpAnswer.write(context, 200, done.get());
      return;
    }
    Optional<FaultScript.Strike<Fault.Slow>> slow = script.first(Fault.Slow.class, subject, now());
    slow.filter(one -> !one.fault().executed()).ifPresent(RequestFaults::await);
    Optional<Fault.OfAnswer> struck =
        script
            .first(Fault.OfAnswer.class, subject, now())
            .map(FaultScript.Strike::fault)
            .filter(one -> !lets(one, subject));
    try {
      if (struck.isPresent()) {
        instead(context, struck.get(), done);
      } else {
        HttpAnswer.write(context, 200, done.get());
      }
    } finally {
      slow.filter(one -> one.fault().executed()).ifPresent(RequestFaults::await);
    }
  }

  /** The time once the market has come to it. */
  private FaultTime now() {
    return floor.now(() -> floor.faults().now());
  }

  private static void await(FaultScript.Strike<Fault.Slow> slow) {
    try {
      Thread.sleep(slow.fault().delay().millis(slow.drawn()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The exchange does what reduces also while it is overloaded. */
  private static boolean lets(Fault.OfAnswer fault, Subject subject) {
    return fault instanceof Fault.Failure failure
        && failure.kind() == Fault.Failure.Kind.OVERLOADED
        && ("true".equalsIgnoreCase(subject.values().get("reduceOnly"))
            || "true".equalsIgnoreCase(subject.values().get("closePosition")));
  }

  private void instead(Context context, Fault.OfAnswer fault, Supplier<JsonNode> done) {
    switch (fault) {
      case Fault.NoAnswer lost -> {
        execute(lost.executed(), done);
        HttpAnswer.none(context);
      }
      case Fault.Failure failure -> {
        execute(failure.executed(), done);
        fail(context, failure.kind());
      }
      case Fault.Refused refused -> {
        execute(refused.executed(), done);
        String message =
            refused.message().isEmpty()
                ? ErrorCode.of(refused.code()).orElse(ErrorCode.UNKNOWN).message()
                : refused.message();
        HttpAnswer.write(
            context,
            refused.status(),
            WireJson.object().put("code", refused.code()).put("msg", message));
      }
      case Fault.TooMany many -> {
        context.header("Retry-After", Integer.toString(many.pause()));
        synchronized (ban) {
          HttpAnswer.refuse(context, ban.warn(many, floor.clock().machine()));
        }
      }
    }
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

  private static void fail(Context context, Fault.Failure.Kind kind) {
    switch (kind) {
      case UNKNOWN -> HttpAnswer.refuse(context, new Refusal(ErrorCode.UNKNOWN, UNKNOWN, 503));
      case UNAVAILABLE -> HttpAnswer.text(context, 503, "Service Unavailable.");
      case OVERLOADED -> HttpAnswer.refuse(context, new Refusal(ErrorCode.OVERLOADED));
      case SERVER_ERROR -> HttpAnswer.refuse(context, new Refusal(ErrorCode.UNKNOWN));
      case BAD_GATEWAY -> HttpAnswer.page(context, "502 Bad Gateway");
      case TIMEOUT -> HttpAnswer.refuse(context, new Refusal(ErrorCode.TIMEOUT));
      case DISCONNECTED -> HttpAnswer.refuse(context, new Refusal(ErrorCode.DISCONNECTED));
    }
  }
}
