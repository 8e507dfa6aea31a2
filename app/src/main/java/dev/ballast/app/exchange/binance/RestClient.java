// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one market of the exchange over REST. Each call is sent once; it is sent a second time only
 * where the exchange has refused its time, which is then measured anew. For any number of threads.
 */
final class RestClient {
  /** For the answer, from the sending of the request to the last byte. */
  static final Duration ANSWER = Duration.ofSeconds(10);

  private static final long SOON = 1000;
  private static final long WINDOW = 5000;

  private final HttpClient http;
  private final URI base;
  private final String timePath;
  private final Optional<ApiKey> key;
  private final LongSupplier machine;
  private final Duration patience;
  private final ServerClock clock;
  private final RequestAllowance allowance;
  private final AnswerJudge judge;

  /**
   * A client of one market.
   *
   * @param timePath where the market tells its time
   * @param machine what this machine's clock says, epoch milliseconds
   * @param patience for an answer
   * @param first limits until the exchange has told its own
   */
  RestClient(
      HttpClient http,
      URI base,
      String timePath,
      Optional<ApiKey> key,
      LongSupplier machine,
      Duration patience,
      List<RequestAllowance.Limit> first) {
    this.http = http;
    this.base = base;
    this.timePath = timePath;
    this.key = key;
    this.machine = machine;
    this.patience = patience;
    this.clock = new ServerClock(machine);
    this.allowance = new RequestAllowance(clock, first);
    this.judge = new AnswerJudge(allowance, clock);
  }

  ServerClock clock() {
    return clock;
  }

  void limits(List<RequestAllowance.Limit> stated) {
    allowance.limits(stated);
  }

  /** The exchange's time. */
  Answer<Long> time() {
    return once(RestCall.open(timePath, told -> told.whole("serverTime")));
  }

  /** Measures how far this machine's clock is from the exchange's. */
  Answer<Long> measure() {
    return clock.measure(this::time);
  }

  /** Asks, and says what became of it. */
  <T> Answer<T> ask(RestCall<T> call) {
    boolean signed = call.access() == RestCall.Access.SIGNED;
    if (signed && (!clock.isMeasured() || (clock.isOld() && call.isReading()))) {
      Answer<Long> measured = measure();
      if (measured.given().isEmpty() && !clock.isMeasured()) {
        return unsent(measured);
      }
    }
    Answer<T> answer = once(call);
    if (AnswerJudge.isOfTime(answer) && measure().given().isPresent()) {
      answer = once(call);
    }
    return AnswerJudge.isOfTime(answer)
        ? new Answer.RetryLater<>(
            machine.getAsLong() + SOON, "the exchange does not take the time of what is sent")
        : answer;
  }

  /** A call that was not sent since the exchange's time is not known. */
  private <T> Answer<T> unsent(Answer<Long> measured) {
    return switch (measured) {
      case Answer.Banned<Long>(long until) -> new Answer.Banned<>(until);
      case Answer.RetryLater<Long>(long at, String words) -> new Answer.RetryLater<>(at, words);
      case Answer.Given<Long> _, Answer.Refused<Long> _, Answer.Unknown<Long> _ ->
          new Answer.RetryLater<>(
              machine.getAsLong() + SOON, "the exchange does not tell its time");
    };
  }

  private <T> Answer<T> once(RestCall<T> call) {
    long now = machine.getAsLong();
    Optional<Answer<T>> held = allowance.take(call, now);
    return held.isPresent() ? held.get() : send(call, now);
  }

  private <T> Answer<T> send(RestCall<T> call, long now) {
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(
            request(call),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), call.most()));
    try {
      HttpResponse<byte[]> response = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      long received = machine.getAsLong();
      allowance.told(response.headers(), now, received);
      return judge.judge(call, response, received);
    } catch (TimeoutException _) {
      sent.cancel(true);
      return new Answer.Unknown<>(host() + " did not answer in " + seconds() + " s");
    } catch (InterruptedException _) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Unknown<>("the program was stopped before " + host() + " answered");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
  }

  /** Only what has not reached the exchange is known not to be done. */
  private <T> Answer<T> failed(@Nullable Throwable cause) {
    return switch (cause) {
      case ConnectException _ -> unreached("cannot be reached");
      case HttpConnectTimeoutException _ -> unreached("cannot be reached in time");
      case SSLHandshakeException _ -> unreached("does not prove who it is (TLS)");
      case HttpTimeoutException _ ->
          new Answer.Unknown<>(host() + " did not answer in " + seconds() + " s");
      case IOException _ ->
          new Answer.Unknown<>("the connection to " + host() + " was cut before it answered");
      case RuntimeException bug -> throw bug;
      case null, default -> throw new IllegalStateException("sending to " + host(), cause);
    };
  }

  private <T> Answer<T> unreached(String words) {
    return new Answer.RetryLater<>(machine.getAsLong() + SOON, host() + " " + words);
  }

  private String host() {
    return String.valueOf(base.getHost());
  }

  private String seconds() {
    return Long.toString(Math.max(1, patience.toSeconds()));
  }

  private HttpRequest request(RestCall<?> call) {
    List<String> parts = new ArrayList<>();
    call.parameters().forEach((name, value) -> parts.add(name + "=" + encoded(value)));
    HttpRequest.Builder request = HttpRequest.newBuilder().timeout(patience);
    if (call.access() != RestCall.Access.PUBLIC) {
      request.header("X-MBX-APIKEY", key().id());
    }
    if (call.access() == RestCall.Access.SIGNED) {
      parts.add("recvWindow=" + WINDOW);
      parts.add("timestamp=" + clock.now());
      parts.add("signature=" + encoded(key().sign(String.join("&", parts))));
    }
    String all = String.join("&", parts);
    boolean inBody = call.method() == RestCall.Method.POST && !all.isEmpty();
    request.uri(URI.create(base + call.path() + (inBody || all.isEmpty() ? "" : "?" + all)));
    if (inBody) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    return request
        .method(
            call.method().name(),
            inBody ? HttpRequest.BodyPublishers.ofString(all) : HttpRequest.BodyPublishers.noBody())
        .build();
  }

  private ApiKey key() {
    return key.orElseThrow(() ->
        new UserMistake(
            "this needs a key of the exchange: set BALLAST_API_KEY and BALLAST_API_SECRET,"
                + " or BALLAST_API_KEY_FILE"));
  }

  /** Percent-encoded, as it is both signed and sent. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
