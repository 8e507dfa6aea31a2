// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One call of ours among the peers: what {@code bench/peers/peer.py} is to the others. Reads the
 * same arguments, times in the same way and writes the same line of JSON.
 */
final class PeerRun {
  private static final int WARM_UP = 200;
  private static final double WARM_UP_SECONDS = 3;
  private static final int LEAST_REPETITIONS = 5;
  private static final int MOST_REPETITIONS = 31;
  private static final double SECONDS = 3;

  private final Path data;
  private final Path out;
  private final String task;
  private final boolean once;
  private final int threads;
  private final List<Double> seconds = new ArrayList<>();
  private final SequencedMap<String, Path> results = new LinkedHashMap<>();
  private String name = "Ballast";
  private long events;

  private PeerRun(Path data, Path out, String task, boolean once, int threads) {
    this.data = data;
    this.out = out;
    this.task = task;
    this.once = once;
    this.threads = threads;
  }

  /** Reads {@code --data DIR --out FILE [--case NAME] [--once]}. */
  static PeerRun of(String[] arguments, int threads) {
    Map<String, String> values = new LinkedHashMap<>();
    boolean once = false;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--once")) {
        once = true;
      } else {
        values.put(arguments[i], arguments[++i]);
      }
    }
    return new PeerRun(
        Path.of(values.getOrDefault("--data", ".")),
        Path.of(values.getOrDefault("--out", "ballast.json")),
        values.getOrDefault("--case", ""),
        once,
        threads);
  }

  /** This run by another name than ours. */
  PeerRun named(String other) {
    name = other;
    return this;
  }

  /** The case that was asked for. */
  String task() {
    return task;
  }

  /** What the data folder's facts.json says, for what is not an array. */
  String facts() throws IOException {
    return Files.readString(data.resolve("facts.json"));
  }

  double[] doubles(String name) throws IOException {
    return NumpyFile.doubles(data.resolve(name + ".npy"));
  }

  double[][] rows(String name, int count) throws IOException {
    return NumpyFile.rows(data.resolve(name + ".npy"), count);
  }

  long[] longs(String name) throws IOException {
    return NumpyFile.longs(data.resolve(name + ".npy"));
  }

  /**
   * Runs the task: a single time with {@code --once}, else until the compiler has had its time, and
   * then repeatedly for about three seconds.
   *
   * @param events what one run gets through
   */
  void time(long events, Runnable task) {
    this.events = events;
    if (once) {
      task.run();
      return;
    }
    long begun = System.nanoTime();
    for (int i = 0; i < WARM_UP && since(begun) < WARM_UP_SECONDS; i++) {
      task.run();
    }
    begun = System.nanoTime();
    while (seconds.size() < LEAST_REPETITIONS
        || (seconds.size() < MOST_REPETITIONS && since(begun) < SECONDS)) {
      long started = System.nanoTime();
      task.run();
      seconds.add(since(started));
    }
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /** Writes a line that says why this case cannot be expressed. */
  void skip(String reason) throws IOException {
    Files.writeString(
        out,
        "{\"name\": \"%s\", \"case\": \"%s\", \"skipped\": \"%s\"}\n"
            .formatted(name, task, reason));
  }

  /** Writes an array of the result beside the line. */
  void result(String key, double[] values, int... shape) throws IOException {
    if (!once) {
      String name = out.getFileName().toString().replaceFirst("\\.json$", "");
      Path file = out.resolveSibling(name + "." + key + ".npy");
      NumpyFile.write(file, values, shape);
      results.put(key, file);
    }
  }

  /** Writes the line. */
  void finish() throws IOException {
    String arrays =
        results.entrySet().stream()
            .map(entry -> "\"%s\": \"%s\"".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    Files.writeString(
        out,
        """
        {"name": "%s", "case": "%s", "threads": %d, "events": %d, "steadySeconds": %s, \
        "result": {%s}}
        """
            .formatted(name, task, threads, events, seconds, arrays));
  }
}
