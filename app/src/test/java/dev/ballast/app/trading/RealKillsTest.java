// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.journal.JournalCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Desks killed by the system between journal, send and answer: SIGKILL lets no line run after it.
 * Eight desks with a journal and an exchange each stand in one process, so that one kill meets
 * eight sessions, each at a moment of its own.
 */
class RealKillsTest {
  private static final int DESKS = 8;
  private static final int KILLS = 25;

  /** Commits of all desks in a life, at most. */
  private static final int MOST_KEPT = 40;

  private static final long SEED = 20;

  @TempDir private Path folder;

  @Test
  void twoHundredSessionsKilled() throws IOException, InterruptedException {
    Random dice = new Random(SEED);
    HedgedPlan plan = new HedgedPlan(KilledDesks.LAST);
    List<ReplayedPlan> exchanges = new ArrayList<>();
    try {
      for (int i = 0; i < DESKS; i++) {
        exchanges.add(new ReplayedPlan(plan));
      }
      for (int i = 0; i < KILLS; i++) {
        Process desks = start(exchanges);
        int lines = 1 + dice.nextInt(MOST_KEPT);
        BufferedReader kept = desks.inputReader(StandardCharsets.UTF_8);
        for (int line = 0; line < lines; line++) {
          assertThat(kept.readLine()).as("seed %d: %s", SEED, said()).isNotNull();
        }
        Thread.sleep(0, dice.nextInt(1_000_000));
        desks.destroyForcibly().waitFor();
      }
      Process last = start(exchanges);
      last.inputReader(StandardCharsets.UTF_8).lines().forEach(_ -> {});
      assertThat(last.waitFor()).as(said()).isZero();
      for (int i = 0; i < DESKS; i++) {
        exchanges.get(i).check(JournalCheck.kept(journal(i)).events());
      }
    } finally {
      exchanges.forEach(ReplayedPlan::close);
    }
  }

  private Path journal(int desk) {
    return folder.resolve(desk + ".db");
  }

  /** What the desks' process had to complain of. */
  private String said() throws IOException {
    return Files.readString(complaints());
  }

  private Path complaints() {
    return folder.resolve("said.txt");
  }

  /** The desks' process, which prints a line whenever one of them has kept something. */
  private Process start(List<ReplayedPlan> exchanges) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledDesks.class.getName()));
    for (int i = 0; i < DESKS; i++) {
      command.addAll(
          List.of(exchanges.get(i).address().spotRest().toString(), journal(i).toString()));
    }
    return new ProcessBuilder(command).redirectError(complaints().toFile()).start();
  }
}
