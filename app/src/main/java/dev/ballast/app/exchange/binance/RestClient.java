// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.UserMistake;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Asks one market of the exchange over REST. Each call is sent once; it is sent a second time only
 * where the exchange has refused its time, which is then measured anew. For any number of threads.
 */
final class RestClient {
  /** For the answer, from the sending of the request to the last byte. */
  static final Duration ANSWER = Duration.ofSeconds(10);

  /** So many times as long for an answer of many megabytes. */
  private static final int LARGE = 6;

  private static final long SOON = 1000;
  private static final long WINDOW = 5000;

  private final Transport transport;
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
      Transport transport,
      URI base,
      String timePath,
      Optional<ApiKey> key,
      LongSupplier machine,
      Duration patience,
      List<RequestAllowance.Limit> first) {
    this.transport = transport;
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
    Duration wait = call.isLarge() ? patience.multipliedBy(LARGE) : patience;
    return switch (transport.carry(request(call), wait)) {
      case Transport.Carried.Back back -> {
        long received = machine.getAsLong();
        allowance.told(back.headers(), now, received);
        yield judge.judge(call, back, received);
      }
      case Transport.Carried.NotSent(String words) ->
          new Answer.RetryLater<>(machine.getAsLong() + SOON, words);
      case Transport.Carried.Lost(String words) -> new Answer.Unknown<>(words);
    };
  }

  private Transport.Request request(RestCall<?> call) {
    List<String> parts = new ArrayList<>();
    call.parameters().forEach((name, value) -> parts.add(name + "=" + encoded(value)));
    if (call.access() == RestCall.Access.SIGNED) {
      parts.add("recvWindow=" + WINDOW);
      parts.add("timestamp=" + clock.now());
      parts.add("signature=" + encoded(key().sign(String.join("&", parts))));
    }
    String all = String.join("&", parts);
    boolean inBody = call.method() == RestCall.Method.POST;
    return new Transport.Request(
        call.method().name(),
        URI.create(base + call.path() + (inBody || all.isEmpty() ? "" : "?" + all)),
        call.access() == RestCall.Access.PUBLIC ? Optional.empty() : Optional.of(key().id()),
        inBody ? all : "",
        call.most());
  }

  /** The key; refuses to go on without one. */
  ApiKey key() {
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
