// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.exchange.wire.ErrorCode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what an HTTP answer proves. That a request was not done is proven by the exchange's own
 * words only: JSON with a code of its, or that it is not there. Everything else is unknown.
 */
final class AnswerJudge {
  private static final int TOO_MANY = 429;
  private static final int BAN = 418;
  private static final int NOT_THERE = 503;
  private static final long SOON = 1000;
  private static final long USUAL_BAN = 300_000;
  private static final int LONGEST = 200;
  private static final Pattern UNTIL = Pattern.compile("banned until (\\d{13})\\b");
  private static final Pattern UNAVAILABLE =
      Pattern.compile("\\s*service unavailable\\.?\\s*", Pattern.CASE_INSENSITIVE);

  private final RequestAllowance allowance;
  private final ServerClock clock;

  AnswerJudge(RequestAllowance allowance, ServerClock clock) {
    this.allowance = allowance;
    this.clock = clock;
  }

  /**
   * What is said where something is not done; the exchange's own where the code is below zero, else
   * somebody's before it.
   */
  private record Complaint(int code, String words) {
    private boolean isExchanges() {
      return code < 0;
    }

    private boolean is(ErrorCode one) {
      return code == one.number();
    }
  }

  /** What became of a call, by what came back, now by this machine's clock. */
  <T> Answer<T> judge(RestCall<T> call, Transport.Carried.Back response, long now) {
    int status = response.status();
    Optional<WireFields> told = parsed(response.body());
    Optional<Complaint> complaint = told.flatMap(AnswerJudge::complaint);
    if (status == BAN) {
      return new Answer.Banned<>(banned(response.headers(), complaint, now));
    }
    if (status == TOO_MANY) {
      return tooMany(response.headers(), complaint, now);
    }
    boolean refused = complaint.filter(Complaint::isExchanges).isPresent();
    if (status >= 200 && status < 300 && !refused) {
      return told.isEmpty()
          ? new Answer.Unknown<>("the answer is not JSON")
          : read(call, told.get());
    }
    if (status == NOT_THERE && isNotThere(response.body(), complaint)) {
      return new Answer.RetryLater<>(
          now + SOON, complaint.map(Complaint::words).orElse("the exchange is not available"));
    }
    if (status >= 400 && status < 500 && refused) {
      return refused(complaint.orElseThrow(), now);
    }
    return new Answer.Unknown<>(
        "an answer with status "
            + status
            + complaint.map(one -> ": " + shown(one)).orElse(", and none of the exchange's"));
  }

  private static Optional<WireFields> parsed(byte[] body) {
    try {
      return Optional.of(WireFields.parse(body));
    } catch (GarbledAnswer _) {
      return Optional.empty();
    }
  }

  private static <T> Answer<T> read(RestCall<T> call, WireFields told) {
    try {
      return new Answer.Given<>(call.reader().apply(told));
    } catch (GarbledAnswer e) {
      return new Answer.Unknown<>(e.words());
    } catch (IllegalArgumentException | ArithmeticException _) {
      return new Answer.Unknown<>("the answer has a figure that cannot be");
    }
  }

  private static Optional<Complaint> complaint(WireFields fields) {
    try {
      if (fields.node().isObject() && fields.has("code") && fields.has("msg")) {
        return Optional.of(new Complaint(fields.count("code"), plain(fields.text("msg"))));
      }
    } catch (GarbledAnswer _) {
      // Then it is no complaint of the exchange's.
    }
    return Optional.empty();
  }

  /** Another's words, as they can be shown: no control characters, not too long. */
  private static String plain(String words) {
    String shown = words.replaceAll("[^\\p{Print}]", "?");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
  }

  private static String shown(Complaint complaint) {
    return complaint.words() + " (" + complaint.code() + ")";
  }

  private <T> Answer<T> refused(Complaint complaint, long now) {
    ErrorCode.Meaning meaning =
        ErrorCode.of(complaint.code()).map(ErrorCode::meaning).orElse(ErrorCode.Meaning.REJECTED);
    return switch (meaning) {
      case REJECTED, OUR_BUG -> new Answer.Refused<>(complaint.code(), complaint.words(), meaning);
      case UNKNOWN -> new Answer.Unknown<>(shown(complaint));
      case BANNED -> new Answer.Banned<>(allowance.ban(USUAL_BAN, now));
      case RETRY_LATER ->
          complaint.is(ErrorCode.TIMESTAMP)
              ? new Answer.Refused<>(complaint.code(), complaint.words(), meaning)
              : new Answer.RetryLater<>(later(complaint, now), complaint.words());
    };
  }

  /** Whether the exchange has refused a call's time; to be sent again with a better one. */
  static boolean isOfTime(Answer<?> answer) {
    return answer instanceof Answer.Refused<?> refused && refused.is(ErrorCode.TIMESTAMP);
  }

  private long later(Complaint complaint, long now) {
    if (complaint.is(ErrorCode.TOO_MANY_REQUESTS)) {
      return allowance.quiet(Optional.empty(), now);
    }
    if (complaint.is(ErrorCode.TOO_MANY_ORDERS)) {
      return allowance.noOrders(Optional.empty(), now);
    }
    return now + SOON;
  }

  private <T> Answer<T> tooMany(HttpHeaders headers, Optional<Complaint> complaint, long now) {
    boolean orders = complaint.map(one -> one.is(ErrorCode.TOO_MANY_ORDERS)).orElse(false);
    long until =
        orders
            ? allowance.noOrders(retryAfter(headers), now)
            : allowance.quiet(retryAfter(headers), now);
    return new Answer.RetryLater<>(
        until, complaint.map(Complaint::words).orElse("the exchange was asked too much"));
  }

  /** A length of time needs no clock that agrees with the exchange's. */
  private long banned(HttpHeaders headers, Optional<Complaint> complaint, long now) {
    Optional<Long> until =
        complaint
            .map(one -> UNTIL.matcher(one.words()))
            .filter(Matcher::find)
            .map(found -> Long.parseLong(found.group(1)) - clock.ahead() - now);
    return allowance.ban(retryAfter(headers).or(() -> until).orElse(USUAL_BAN), now);
  }

  /** In milliseconds. */
  private static Optional<Long> retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> 1000 * Long.parseLong(text));
  }

  private static boolean isNotThere(byte[] body, Optional<Complaint> complaint) {
    if (complaint.isPresent()) {
      Complaint one = complaint.get();
      return one.is(ErrorCode.OVERLOADED) || UNAVAILABLE.matcher(one.words()).matches();
    }
    return body.length <= LONGEST
        && UNAVAILABLE.matcher(new String(body, StandardCharsets.UTF_8)).matches();
  }
}
