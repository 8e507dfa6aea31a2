// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The time of an exchange that replays a market, as its clients see it: how fast it goes, or that
 * it stands until it is moved.
 */
public final class ReplayClock implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI path;
  private final double speed;
  private final long end;

  private ReplayClock(HttpClient http, URI path, double speed, long end) {
    this.http = http;
    this.path = path;
    this.speed = speed;
    this.end = end;
  }

  /**
   * The clock at an address; nothing where no replayed market is: a real exchange has none.
   *
   * @param url {@code http://127.0.0.1:43089}
   */
  public static Optional<ReplayClock> at(URI url) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    URI path = URI.create(url + "/local/clock");
    Optional<JsonNode> told = ask(http, HttpRequest.newBuilder(path).GET());
    if (told.isEmpty() || !told.get().has("speed")) {
      http.shutdownNow();
      return Optional.empty();
    }
    return Optional.of(
        new ReplayClock(
            http, path, told.get().path("speed").asDouble(), told.get().path("end").asLong()));
  }

  private static Optional<JsonNode> ask(HttpClient http, HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException | JacksonException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** How many times as fast as a clock it goes; zero where it stands. */
  public double speed() {
    return speed;
  }

  /** The market's last moment, epoch milliseconds. */
  public long end() {
    return end;
  }

  public boolean stands() {
    return speed == 0;
  }

  /** The market's time, epoch milliseconds. */
  public long now() {
    return time(HttpRequest.newBuilder(path).GET());
  }

  /** Moves a clock that stands on to a time. */
  public void moveTo(long time) {
    time(
        HttpRequest.newBuilder(URI.create(path + "?to=" + time))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private long time(HttpRequest.Builder request) {
    return ask(http, request)
        .map(told -> told.path("time").asLong())
        .orElseThrow(
            () -> new UserMistake("the replayed market at " + path + " has gone; start it again"));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
