// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AlarmsFile;
import dev.ballast.app.config.MailBox;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alarms that reach a server, and those that do not. */
class AlarmPostTest {
  private static final AlarmMessage MESSAGE =
      new AlarmMessage(
          "LIVE",
          "the plan",
          "stopped",
          "it differs",
          false,
          Instant.parse("2026-01-05T10:00:00Z"));

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
          received.add(exchange.getRequestURI() + " " + body);
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Test
  void aWebhookGetsJson() throws InterruptedException {
    try (AlarmPost post = new AlarmPost(HttpWay.webhook(at("/hook")), said::add)) {
      post.accept(MESSAGE);

      assertThat(received.poll(10, TimeUnit.SECONDS))
          .isEqualTo(
              "/hook {\"text\":\"LIVE the plan: stopped: it differs\",\"mode\":\"LIVE\","
                  + "\"plan\":\"the plan\",\"alarm\":\"stopped\",\"says\":\"it differs\","
                  + "\"passed\":false,\"at\":\"2026-01-05T10:00:00Z\"}");
    }
    assertThat(said).isEmpty();
  }

  @Test
  void telegramGetsALine() throws InterruptedException {
    try (AlarmPost post = new AlarmPost(HttpWay.telegram(at("/"), "42:canary", "7"), said::add)) {
      post.accept(MESSAGE);

      assertThat(received.poll(10, TimeUnit.SECONDS))
          .isEqualTo(
              "/bot42:canary/sendMessage"
                  + " {\"chat_id\":\"7\",\"text\":\"LIVE the plan: stopped: it differs\"}");
    }
  }

  /** The address and the token are secrets: what fails is said without them. */
  @Test
  void whatDoesNotArriveIsTriedAgainAndSaidWithoutTheAddress() throws InterruptedException {
    status = 500;
    AlarmPost post = new AlarmPost(HttpWay.telegram(at("/"), "42:canary", "7"), said::add);
    post.accept(MESSAGE);
    assertThat(received.poll(10, TimeUnit.SECONDS)).isNotNull();
    assertThat(received.poll(10, TimeUnit.SECONDS)).as("it is tried again").isNotNull();
    post.close();

    for (int i = 0; i < 100 && said.isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(said)
        .containsExactly(
            "this alarm did not reach Telegram, the program was ended: LIVE the plan: stopped: it"
                + " differs");
  }

  @Test
  void aTokenThatIsNoneIsAMistakeThatDoesNotShowIt() {
    AlarmsFile asked =
        new AlarmsFile(
            OptionalDouble.empty(), true, Optional.empty(), Optional.of("7"), Optional.empty());

    assertThatThrownBy(() -> AlarmPost.all(asked, Map.of(AlarmPost.TOKEN, "canary"), said::add))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "alarms by Telegram need the bot's token: set BALLAST_TELEGRAM_TOKEN to what BotFather"
                + " gave")
        .hasMessageNotContaining("canary");
  }

  private static MailBox box(int port) {
    return new MailBox("127.0.0.1", port, "desk@example.org", "me@example.org", "desk@example.org");
  }

  @Test
  void mailArrives() throws MessagingException, IOException {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try (AlarmPost post =
        new AlarmPost(new MailWay(box(mail.getSmtp().getPort()), Optional.empty()), said::add)) {
      post.accept(MESSAGE);

      assertThat(mail.waitForIncomingEmail(10_000, 1)).isTrue();
      MimeMessage came = mail.getReceivedMessages()[0];
      assertThat(came.getSubject()).isEqualTo("LIVE the plan: stopped: it differs");
      assertThat(came.getFrom()).containsExactly(new InternetAddress("desk@example.org"));
      assertThat(came.getAllRecipients()).containsExactly(new InternetAddress("me@example.org"));
      assertThat(came.getContent().toString()).contains("2026-01-05T10:00:00Z");
    } finally {
      mail.stop();
    }
    assertThat(said).isEmpty();
  }

  @Test
  void aServerThatDoesNotTakeThePasswordIsSaidWithoutIt() {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.setUser("desk@example.org", "right");
    mail.start();
    try {
      assertThat(new MailWay(box(mail.getSmtp().getPort()), Optional.of("canary")).send(MESSAGE))
          .contains("it does not take the user and the password");
      assertThat(new MailWay(box(mail.getSmtp().getPort()), Optional.of("right")).send(MESSAGE))
          .isEmpty();
    } finally {
      mail.stop();
    }
    assertThat(new MailWay(box(9), Optional.of("canary")).send(MESSAGE))
        .contains("it cannot be reached");
  }

  @Test
  void mailToAnotherMachineNeedsAPassword() {
    AlarmsFile asked =
        new AlarmsFile(
            OptionalDouble.empty(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new MailBox("smtp.example.org", 587, "a@b.org", "c@d.org", "x")));

    assertThatThrownBy(() -> AlarmPost.all(asked, Map.of(), said::add))
        .isInstanceOf(UserMistake.class)
        .hasMessage("alarms by mail need the password of x: set BALLAST_MAIL_PASSWORD");
  }
}
