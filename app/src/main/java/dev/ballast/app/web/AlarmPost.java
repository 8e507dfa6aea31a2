// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AlarmsFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends alarms to one place, one after the other. What cannot be delivered is tried again and then
 * said, without the address: it may be a secret.
 */
public final class AlarmPost implements Consumer<AlarmMessage>, AutoCloseable {
  /** Where a bot of Telegram's has its token. */
  public static final String TOKEN = "BALLAST_TELEGRAM_TOKEN";

  private static final URI TELEGRAM = URI.create("https://api.telegram.org");
  private static final List<Duration> PAUSES =
      List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(20));
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String name;
  private final URI address;
  private final Function<AlarmMessage, ObjectNode> written;
  private final Consumer<String> says;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("alarms").factory());

  private AlarmPost(
      String name, URI address, Function<AlarmMessage, ObjectNode> written, Consumer<String> says) {
    this.name = name;
    this.address = address;
    this.written = written;
    this.says = says;
  }

  /**
   * One for each place that is asked for.
   *
   * @param environment which has the secrets
   * @param says takes a line about what could not be delivered
   */
  public static List<AlarmPost> all(
      AlarmsFile asked, Map<String, String> environment, Consumer<String> says) {
    List<AlarmPost> posts = new ArrayList<>();
    asked.webhook().ifPresent(address -> posts.add(webhook(address, says)));
    asked
        .telegram()
        .ifPresent(chat -> {
          String token = environment.getOrDefault(TOKEN, "").strip();
          if (!token.matches("[0-9]+:[A-Za-z0-9_-]+")) {
            throw new UserMistake(
                "alarms by Telegram need the bot's token: set "
                    + TOKEN
                    + " to what BotFather gave");
          }
          posts.add(telegram(TELEGRAM, token, chat, says));
        });
    return posts;
  }

  /** To any program that takes JSON. */
  static AlarmPost webhook(URI address, Consumer<String> says) {
    return new AlarmPost(
        "the webhook",
        address,
        message ->
            MAPPER
                .createObjectNode()
                .put("text", message.text())
                .put("mode", message.mode())
                .put("plan", message.plan())
                .put("alarm", message.alarm())
                .put("says", message.says())
                .put("passed", message.passed())
                .put("at", message.at().toString()),
        says);
  }

  /**
   * To a chat.
   *
   * @param server that speaks the bots' interface
   */
  static AlarmPost telegram(URI server, String token, String chat, Consumer<String> says) {
    return new AlarmPost(
        "Telegram",
        server.resolve("/bot" + token + "/sendMessage"),
        message -> MAPPER.createObjectNode().put("chat_id", chat).put("text", message.text()),
        says);
  }

  @Override
  public void accept(AlarmMessage message) {
    thread.execute(() -> deliver(message));
  }

  private void deliver(AlarmMessage message) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    MAPPER.writeValueAsString(written.apply(message))))
            .build();
    String failure = "";
    for (Duration pause : PAUSES) {
      try {
        Thread.sleep(pause);
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status / 100 == 2) {
          return;
        }
        failure = "it answered " + status;
      } catch (IOException _) {
        failure = "it cannot be reached";
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        failure = "the program was ended";
        break;
      }
    }
    says.accept("this alarm did not reach " + name + ", " + failure + ": " + message.text());
  }

  /** Lets what is on its way arrive, for a moment. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException _) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    client.shutdownNow();
  }
}
