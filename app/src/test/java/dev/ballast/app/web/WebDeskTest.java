// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.SmallFiles;
import dev.ballast.app.UserMistake;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.TicketVerdict;
import dev.ballast.app.journal.Verdicts;
import dev.ballast.app.render.Figures;
import dev.ballast.app.trading.StopMark;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk's page over real sockets, of a journal that a session has written. */
class WebDeskTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  @TempDir private Path folder;
  private Path file;
  private RunJournal journal;
  private WebDesk desk;
  private Browser browser;
  private final List<String> failures = new CopyOnWriteArrayList<>();

  @BeforeEach
  void begin() {
    file = folder.resolve("desk.db");
    journal = new RunJournal(file, SessionRow.Mode.LIVE);
    journal.glance(NOW, Optional.empty());
    desk = desk(new StopSwitch(file, () -> NOW, Optional.empty()), 0);
    browser = Browser.in(desk.url());
  }

  private WebDesk desk(StopSwitch stop, int port) {
    return new WebDesk(
        file, Duration.ofSeconds(60), () -> NOW, stop, port, List.of(), failures::add);
  }

  @AfterEach
  void end() {
    browser.close();
    desk.close();
    journal.close();
    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?token=",
        "/?token=guessed",
        "/part/now",
        "/part/now?token=guessed",
        "/events",
        "/metrics",
        "/assets/desk.js",
        "/nowhere"
      })
  void nothingIsShownWithoutTheToken(String path) {
    try (Browser stranger = new Browser(desk.url())) {
      HttpResponse<String> answer = stranger.get(path);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEqualTo("open the address that ballast serve has printed\n");
      assertThat(stranger.get(path, "Cookie", "ballast=x; ballast-1=y").statusCode())
          .isEqualTo(401);
      assertThat(stranger.post(path, "").statusCode()).isEqualTo(401);
    }
  }

  /** The token opens the page's own address alone, and is then out of sight. */
  @Test
  void theTokenIsTurnedIntoACookie() {
    String token = desk.url().substring(desk.url().indexOf("/?"));
    try (Browser stranger = new Browser(desk.url())) {
      HttpResponse<String> answer = stranger.get(token);

      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location")).contains("/");
      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("ballast-")
          .contains("Path=/", "HttpOnly", "SameSite=Strict")
          .doesNotContain(token.substring("/?token=".length()));
      assertThat(stranger.get("/part/now" + token.substring(1)).statusCode()).isEqualTo(401);
      assertThat(stranger.post("/kill" + token.substring(1), "").statusCode()).isEqualTo(401);
    }
    assertThat(everything()).noneMatch(page -> page.contains(token.substring("/?token=".length())));
    assertThat(StopMark.of(file).reason()).isEmpty();
  }

  @Test
  void onlyThisMachinesNamesAreAnswered() throws IOException {
    String port = browser.home().substring(browser.home().lastIndexOf(':'));

    for (String host :
        List.of(
            "evil.example" + port, "evil.example", "127.0.0.1", "127.0.0.1:1", "[::1]" + port)) {
      assertThat(browser.asHost(host, "/")).as(host).startsWith("HTTP/1.1 421");
    }
    assertThat(browser.asHost("127.0.0.1" + port, "/")).startsWith("HTTP/1.1 200");
    assertThat(browser.asHost("localhost" + port, "/")).startsWith("HTTP/1.1 200");
  }

  @Test
  void onlyThePageItselfMayAskForAnything() {
    String port = browser.home().substring(browser.home().lastIndexOf(':'));

    for (String origin :
        List.of("http://evil.example", "null", "https://127.0.0.1" + port, "http://127.0.0.1:1")) {
      assertThat(browser.post("/kill", "", "Origin", origin).statusCode()).isEqualTo(403);
    }
    assertThat(browser.post("/kill", "", "HX-Request", "true").statusCode()).isEqualTo(403);
    assertThat(browser.get("/kill").statusCode()).isEqualTo(404);
    assertThat(browser.get("/tickets/" + waiting().getFirst() + "/approve").statusCode())
        .isEqualTo(404);
    assertThat(StopMark.of(file).reason()).isEmpty();
    assertThat(verdicts()).isEmpty();
  }

  @Test
  void nothingIsKeptFramedOrLoadedFromElsewhere() {
    for (String path : List.of("/", "/part/now", "/assets/htmx.js", "/metrics", "/nowhere")) {
      HttpResponse<String> answer = browser.get(path);
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
          .doesNotContain("unsafe");
    }
    assertThat(browser.get("/").body())
        .doesNotContain("https://", "style=\"", "onclick", "<script>");
  }

  @Test
  void showsHowTheDeskStands() {
    String page = browser.get("/").body();

    assertThat(page)
        .contains("<b>LIVE</b>", RunJournal.policy().name(), "<b>trading</b>")
        .contains("<b>" + Figures.whole(journal.equity()) + "</b>")
        .contains("<h2>Diary</h2>", "No funding was settled.");
    for (String ticket : waiting()) {
      assertThat(page).contains("/tickets/" + ticket + "/approve");
    }
    browser.get("/assets/desk.css");
    assertThat(browser.get("/assets/htmx.js").body()).hasSizeGreaterThan(40_000);
  }

  @Test
  void paperIsToldApart() {
    Path paper = folder.resolve("paper.db");
    try (RunJournal other = new RunJournal(paper, SessionRow.Mode.PAPER);
        WebDesk page =
            new WebDesk(
                paper,
                Duration.ofSeconds(60),
                () -> NOW,
                new StopSwitch(paper, () -> NOW, Optional.empty()),
                0,
                List.of(),
                failures::add);
        Browser reader = Browser.in(page.url())) {
      other.goOn();
      assertThat(reader.get("/").body())
          .contains("<b>PAPER</b>", "class=\"bar paper\"")
          .doesNotContain("<b>LIVE</b>");
    }
  }

  @Test
  void saysWhenTheSessionIsSilentOrStopped() throws InterruptedException {
    journal.glance(NOW.minusSeconds(61), Optional.empty());
    awaitPart("bar", "<b>silent</b>");
    journal.glance(NOW, Optional.of("USDT in the spot wallet differs"), "a notice");
    awaitPart("bar", "<b>stopped</b>");
    awaitPart("now", "stopped: USDT in the spot wallet differs");
    awaitPart("now", "a notice");
    StopMark.of(file).set(NOW);
    awaitPart("bar", "<b>stopped by hand</b>");
  }

  /** What another version has written beside the events is not guessed at. */
  @Test
  void anotherProgramsGlanceIsPassedOver() throws SQLException, InterruptedException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE glance SET body = '{\"written\": 1}'");
    }

    awaitPart("bar", "<b>not known</b>");
    awaitPart("now", "no session has said how it stands");
    assertThat(browser.get("/part/orders").body()).contains("bought");
  }

  /** Which parts have changed is told to whoever listens. */
  @Test
  void changesAreToldAsTheyHappen() throws IOException, InterruptedException {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    Thread listener =
        Thread.ofVirtual()
            .start(() -> {
              try (var lines = browser.lines("/events")) {
                lines.forEach(told::add);
              } catch (IOException | InterruptedException | java.io.UncheckedIOException _) {
                // The server was closed.
              }
            });
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("event: listening");
    assertThat(told.poll(10, TimeUnit.SECONDS))
        .as("else no browser hears it")
        .isEqualTo("data: all");
    journal.goOn();

    List<String> parts = new ArrayList<>();
    for (String line = ""; line != null && !parts.contains("data: orders"); ) {
      line = told.poll(10, TimeUnit.SECONDS);
      parts.add(line);
    }
    assertThat(parts).contains("event: part", "data: tickets", "data: orders");
    assertThat(parts).doesNotContain("data: stop");
    assertThat(browser.get("/part/tickets").body()).contains("No ticket waits for you.");
    listener.interrupt();
  }

  @Test
  void aVerdictIsWritten() {
    List<String> waiting = waiting();
    String approved = waiting.getFirst();

    HttpResponse<String> answer = browser.post("/tickets/" + approved + "/approve", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("/tickets/" + approved + "/approve");
    assertThat(verdicts())
        .containsExactly(
            new TicketVerdict(approved, true, TicketVerdict.By.HAND, "", NOW.toEpochMilli()));
    HttpResponse<String> again = browser.post("/tickets/" + approved + "/refuse", "reason=late");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).startsWith(approved + " was approved by hand; ");
    assertThat(verdicts()).hasSize(1);
  }

  /** A verdict that the disk does not take was not given, and the page says so. */
  @Test
  void aDiskThatTakesNothingIsSaid() {
    String ticket = waiting().getFirst();
    HttpResponse<String> answer;
    try (SmallFiles _ = SmallFiles.of(0)) {
      answer = browser.post("/tickets/" + ticket + "/approve", "");
    }

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains(": the disk fails (SQLITE_IOERR_WRITE); mend it");
    assertThat(verdicts()).isEmpty();
    assertThat(waiting()).contains(ticket);
    assertThat(browser.post("/tickets/" + ticket + "/approve", "").statusCode()).isEqualTo(200);
  }

  @Test
  void aRefusalKeepsItsReason() {
    String refused = waiting().getLast();

    HttpResponse<String> answer =
        browser.post(
            "/tickets/" + refused + "/refuse", "reason=too+large", "Origin", browser.home());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/#tickets");
    assertThat(verdicts().getFirst().words()).isEqualTo("refused by hand: too large");
    assertThat(browser.post("/tickets/none/refuse", "").statusCode()).isEqualTo(409);
  }

  @Test
  void theKillSwitchStopsTheDeskAndSaysWhatItDidNot() {
    HttpResponse<String> answer = browser.post("/kill", "flatten=yes");

    assertThat(StopMark.of(file).reason()).isPresent();
    assertThat(answer.body())
        .contains("the desk orders nothing until: ballast desk release")
        .contains("NO ORDER WAS TAKEN BACK")
        .contains("ballast desk kill --flatten");
  }

  @Test
  void metricsAreForPrometheus() {
    String token = desk.url().substring(desk.url().indexOf('=') + 1);
    try (Browser prometheus = new Browser(desk.url())) {
      String begins = token.substring(0, 4);
      String otherCase =
          begins.equals(begins.toUpperCase(Locale.ROOT))
              ? begins.toLowerCase(Locale.ROOT)
              : begins.toUpperCase(Locale.ROOT);
      assertThat(prometheus.get("/metrics", "Authorization", "Bearer " + otherCase).statusCode())
          .as("and does not hide the right one, on one connection")
          .isEqualTo(401);
      assertThat(prometheus.get("/", "Authorization", "Bearer " + token).statusCode())
          .isEqualTo(401);
      String text = prometheus.get("/metrics", "Authorization", "Bearer " + token).body();

      assertThat(text)
          .contains("\nballast_equity " + journal.equity() + "\n")
          .contains("\nballast_stopped 0.0\n", "\nballast_live 1.0\n")
          .contains("\nballast_glance_age_seconds 0.0\n")
          .contains("\nballast_tickets_waiting " + (double) waiting().size() + "\n")
          .containsPattern("\nballast_fills_total [1-9]");
    }
  }

  @Test
  void aTakenPortIsSaid() {
    int port = Integer.parseInt(browser.home().substring(browser.home().lastIndexOf(':') + 1));

    Assertions.assertThatThrownBy(
            () -> desk(new StopSwitch(file, () -> NOW, Optional.empty()), port))
        .isInstanceOf(UserMistake.class)
        .hasMessage("port " + port + " is taken: name another, or 0 for any that is free");
  }

  private List<String> waiting() {
    try (Verdicts verdicts = Verdicts.open(file)) {
      List<String> ids = verdicts.waiting().stream().map(one -> one.id()).toList();
      assertThat(ids).isNotEmpty();
      return ids;
    }
  }

  private List<TicketVerdict> verdicts() {
    try (Verdicts verdicts = Verdicts.open(file)) {
      return List.copyOf(verdicts.all().values());
    }
  }

  private List<String> everything() {
    List<String> all = new ArrayList<>();
    List.of("/", "/metrics", "/part/now", "/part/stop", "/assets/desk.js", "/nowhere")
        .forEach(path -> all.add(browser.get(path).body()));
    return all;
  }

  private void awaitPart(String part, String text) throws InterruptedException {
    String seen = "";
    for (int i = 0; i < 100 && !seen.contains(text); i++) {
      Thread.sleep(100);
      seen = browser.get("/part/" + part).body();
    }
    assertThat(seen).contains(text);
  }
}
