// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Single exchanges with the archive's server. A transfer that stalls is cut. */
final class ArchiveServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int PARTIAL = 206;

  private final HttpClient http;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("download-watch").factory());
  private final ArchiveClock clock;
  private final Duration stall;
  private volatile boolean answered;

  ArchiveServer(ArchiveClock clock, Duration stall) {
    this.clock = clock;
    this.stall = stall;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** Whether the server has ever answered. */
  boolean answered() {
    return answered;
  }

  /**
   * Brings a file to disk, going on where an earlier try was cut if the server can.
   *
   * @param part where the bytes go; kept when the transfer is cut
   * @throws IOException when the disk, not the network, is at fault
   */
  ServerResponse get(URI uri, Path part) throws IOException, InterruptedException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(stall).header("User-Agent", "ballast");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      return new ServerResponse.Broken(cause(e), unreachable(e));
    }
    answered = true;
    try (InputStream body = response.body()) {
      return switch (response.statusCode()) {
        case OK -> receive(body, part, false);
        case PARTIAL -> partial(response, body, part, have);
        case 404, 410 -> new ServerResponse.NotThere();
        case 416 -> {
          Files.deleteIfExists(part);
          yield new ServerResponse.Broken("the server has less of it than we", false);
        }
        case 418, 429 ->
            new ServerResponse.RateLimited(response.statusCode(), requestedWait(response));
        case 408, 500, 502, 503, 504 ->
            new ServerResponse.Broken("HTTP " + response.statusCode(), false);
        default -> new ServerResponse.Refused("HTTP " + response.statusCode(), false);
      };
    }
  }

  private ServerResponse partial(
      HttpResponse<InputStream> response, InputStream body, Path part, long have)
      throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + have + "-")) {
      Files.deleteIfExists(part);
      return new ServerResponse.Broken("the server sent another range than was asked", false);
    }
    return receive(body, part, true);
  }

  private ServerResponse receive(InputStream body, Path part, boolean append) throws IOException {
    Progress progress = new Progress();
    Future<?> watcher =
        watch.scheduleWithFixedDelay(
            () -> progress.cutWhenStalled(body, stall),
            stall.toMillis(),
            Math.max(1, stall.toMillis() / 4),
            TimeUnit.MILLISECONDS);
    try (OutputStream out =
        append
            ? Files.newOutputStream(part, StandardOpenOption.APPEND)
            : Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      while (true) {
        int read;
        try {
          read = body.read(buffer);
        } catch (IOException e) {
          return new ServerResponse.Broken(progress.cut ? "the transfer stalled" : cause(e), false);
        }
        if (read < 0) {
          return progress.cut
              ? new ServerResponse.Broken("the transfer stalled", false)
              : new ServerResponse.Complete();
        }
        out.write(buffer, 0, read);
        progress.moved();
      }
    } finally {
      watcher.cancel(false);
    }
  }

  /** When bytes last came. */
  private static final class Progress {
    private volatile long last = System.nanoTime();
    private volatile boolean cut;

    void moved() {
      last = System.nanoTime();
    }

    void cutWhenStalled(InputStream body, Duration stall) {
      if (System.nanoTime() - last >= stall.toNanos()) {
        cut = true;
        try {
          body.close();
        } catch (IOException e) {
          // It is being given up; the reader sees the end of it.
        }
      }
    }
  }

  private Duration requestedWait(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .map(text -> RetryAfter.read(text, clock.now()))
        .orElse(Duration.ZERO);
  }

  private static boolean unreachable(@Nullable Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof java.nio.channels.UnresolvedAddressException
          || cause instanceof HttpConnectTimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** The innermost message there is, in the words of people. */
  private static String cause(Throwable fault) {
    String words = "";
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.nio.channels.UnresolvedAddressException
          || cause instanceof UnknownHostException) {
        return "unknown host";
      }
      String message = cause.getMessage();
      if (message != null && !message.isBlank()) {
        words = message;
      }
    }
    if (words.isEmpty()) {
      return fault instanceof ConnectException ? "connection refused" : "connection cut";
    }
    return words;
  }

  @Override
  public void close() {
    watch.shutdownNow();
    http.shutdownNow();
  }
}
