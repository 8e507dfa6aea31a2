// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ballast serve} as a process of its own. */
class ServeCommandTest {
  private static final String CANARY = "canary9f3e";
  private static final String ID = CANARY + "id";
  private static final String SECRET = CANARY + "secret";

  /** As they are, and as headers and dumps write them. */
  private static final List<String> FORMS =
      List.of(CANARY, base64(ID), base64(SECRET), HexFormat.of().formatHex(CANARY.getBytes(UTF_8)));

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Path file;

  private static String base64(String text) {
    return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  @BeforeEach
  void journal() {
    file = folder.resolve("desk.db");
    try (RunJournal journal = new RunJournal(file, SessionRow.Mode.LIVE)) {
      journal.glance(Instant.now(), Optional.empty());
    }
  }

  /** Keys and tokens in the environment are in no page, no metric, no line and no file. */
  @Test
  void aSecretIsNeverShown() throws IOException, InterruptedException {
    Path alarms = folder.resolve("alarms.yaml");
    Files.writeString(
        alarms,
        "{webhook: 'http://127.0.0.1:1/%s', telegram: {chat: 1}, tickets: true}".formatted(CANARY));
    Path out = folder.resolve("out.txt");
    Process served = served(out, "--alarms", alarms.toString());
    List<String> seen = new ArrayList<>();
    try {
      String url = firstLine(out);
      try (Browser browser = Browser.in(url)) {
        seen.add(browser.post("/kill", "flatten=yes").body());
        String stop = "";
        for (int i = 0; i < 600 && !stop.contains("NOT ALL IS TAKEN BACK"); i++) {
          Thread.sleep(100);
          stop = browser.get("/part/stop").body();
        }
        assertThat(stop).contains("NOT ALL IS TAKEN BACK");
        for (String path :
            List.of("/", "/metrics", "/part/now", "/part/stop", "/nowhere", "/assets/desk.js")) {
          seen.add(browser.get(path).body());
        }
        seen.add(browser.post("/tickets/" + CANARY.length() + "/approve", "").body());
      }
    } finally {
      served.destroy();
      served.waitFor(PATIENCE);
    }
    seen.add(Files.readString(out));

    for (String form : FORMS) {
      assertThat(seen).noneMatch(text -> text.contains(form));
    }
    try (var files = Files.list(folder)) {
      for (Path one : files.filter(path -> !path.equals(alarms)).toList()) {
        assertThat(
                new String(Files.readAllBytes(one), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(one.toString())
            .doesNotContain(FORMS);
      }
    }
  }

  private Process served(Path out, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ballast.app.main.Main",
                "serve",
                "--journal",
                file.toString(),
                "--exchange",
                "http://127.0.0.1:1"));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("BALLAST_API_KEY", ID);
    builder.environment().put("BALLAST_API_SECRET", SECRET);
    builder.environment().put("BALLAST_TELEGRAM_TOKEN", "1:" + CANARY);
    builder.environment().put("BALLAST_DEBUG", "1");
    return builder.start();
  }

  private static String firstLine(Path out) throws IOException, InterruptedException {
    for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
      List<String> lines = Files.exists(out) ? Files.readAllLines(out) : List.of();
      if (lines.size() > 1) {
        return lines.getFirst();
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("it did not begin: " + Files.readString(out));
  }

  @Test
  void whatIsWrongIsSaidInALine() throws IOException {
    Path text = Files.writeString(folder.resolve("text.db"), "ts,price\n".repeat(200));
    Path alarms = Files.writeString(folder.resolve("none.yaml"), "{tickets: true}");

    assertThat(said(2, "--journal", folder.resolve("none.db")))
        .startsWith("ballast: " + folder.resolve("none.db") + ": no such journal");
    assertThat(said(1, "--journal", text)).isEqualTo("ballast: " + text + ": is no journal");
    assertThat(said(2, "--journal", file, "--port", "70000"))
        .isEqualTo("ballast: --port 70000: from 0 to 65535");
    assertThat(said(2, "--journal", file, "--silence", "0"))
        .isEqualTo("ballast: --silence 0: at least 1 second");
    assertThat(said(2, "--journal", file, "--alarms", alarms))
        .contains("calls nobody; write a webhook, telegram or mail");
  }

  private static String said(int exit, Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(List.of(options));
    Ran ran = Ran.of(arguments.toArray());
    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    return ran.err().strip();
  }
}
