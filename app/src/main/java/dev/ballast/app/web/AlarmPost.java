// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AlarmsFile;
import dev.ballast.app.config.MailBox;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends alarms one way, one after the other. What cannot be delivered is tried again and then said,
 * without the address: it may be a secret.
 */
public final class AlarmPost implements Consumer<AlarmMessage>, AutoCloseable {
  /** Where a bot of Telegram's has its token. */
  public static final String TOKEN = "BALLAST_TELEGRAM_TOKEN";

  /** Where the password of a mail server's user is. */
  public static final String PASSWORD = "BALLAST_MAIL_PASSWORD";

  private static final URI TELEGRAM = URI.create("https://api.telegram.org");
  private static final List<Duration> PAUSES =
      List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(20));

  private final AlarmWay way;
  private final Consumer<String> says;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("alarms").factory());

  AlarmPost(AlarmWay way, Consumer<String> says) {
    this.way = way;
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
    List<AlarmWay> ways = new ArrayList<>();
    asked.webhook().map(HttpWay::webhook).ifPresent(ways::add);
    asked
        .telegram()
        .map(chat -> HttpWay.telegram(TELEGRAM, token(environment), chat))
        .ifPresent(ways::add);
    asked.mail().map(box -> new MailWay(box, password(box, environment))).ifPresent(ways::add);
    return ways.stream().map(way -> new AlarmPost(way, says)).toList();
  }

  private static String token(Map<String, String> environment) {
    String token = environment.getOrDefault(TOKEN, "").strip();
    if (!token.matches("[0-9]+:[A-Za-z0-9_-]+")) {
      throw new UserMistake(
          "alarms by Telegram need the bot's token: set " + TOKEN + " to what BotFather gave");
    }
    return token;
  }

  private static Optional<String> password(MailBox box, Map<String, String> environment) {
    Optional<String> password =
        Optional.ofNullable(environment.get(PASSWORD)).filter(one -> !one.isEmpty());
    if (password.isEmpty() && !box.isHere()) {
      throw new UserMistake(
          "alarms by mail need the password of " + box.user() + ": set " + PASSWORD);
    }
    return password;
  }

  @Override
  public void accept(AlarmMessage message) {
    thread.execute(() -> deliver(message));
  }

  private void deliver(AlarmMessage message) {
    String failure = "";
    for (Duration pause : PAUSES) {
      try {
        Thread.sleep(pause);
        Optional<String> failed = way.send(message);
        if (failed.isEmpty()) {
          return;
        }
        failure = failed.get();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        failure = "the program was ended";
        break;
      }
    }
    says.accept("this alarm did not reach " + way.name() + ", " + failure + ": " + message.text());
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
    way.close();
  }
}
