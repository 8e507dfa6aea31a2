// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a stream, made anew whenever it is lost, silent or old, ever later while that
 * does not help. It tells when it is lost, and that there is a gap whenever it tells again.
 */
final class StreamSocket implements StreamOpener.Opened {
  private static final int LONGEST = 4 << 20;
  private static final long TEND_MILLIS = 100;

  private final HttpClient http;
  private final StreamTask task;
  private final StreamQueue queue;
  private final StreamPatience patience;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean lost;

  /** A connection; begun at once by a thread of its own. */
  StreamSocket(HttpClient http, StreamTask task, StreamQueue queue, StreamPatience patience) {
    this.http = http;
    this.task = task;
    this.queue = queue;
    this.patience = patience;
    this.thread = Thread.ofVirtual().name(task.name()).start(this::run);
  }

  private void run() {
    try {
      long delay = patience.firstDelay().toMillis();
      while (!closed) {
        long begun = System.nanoTime();
        lost(once());
        boolean lasted = since(begun).compareTo(patience.mostDelay()) > 0;
        delay = lasted ? patience.firstDelay().toMillis() : delay;
        Thread.sleep(delay);
        delay = Math.min(2 * delay, patience.mostDelay().toMillis());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  /** Each loss is told once, however often the connection is tried in vain. */
  private void lost(String words) {
    if (!lost && !closed) {
      queue.put(new StreamMessage.Lost(task.name(), words));
    }
    lost = true;
  }

  /** Connects and stays while it can; gives why it could not. */
  private String once() throws InterruptedException {
    Answer<StreamTask.Opening> answer = task.opening();
    if (!(answer instanceof Answer.Given<StreamTask.Opening>(StreamTask.Opening opening))) {
      return answer.told();
    }
    Connection connection = new Connection();
    WebSocket socket;
    try {
      socket =
          waited(
              http.newWebSocketBuilder()
                  .connectTimeout(patience.answer())
                  .buildAsync(opening.at(), connection));
    } catch (ExecutionException | TimeoutException _) {
      return opening.at().getHost() + " does not open its stream";
    }
    try {
      for (String message : opening.first()) {
        waited(socket.sendText(message, true));
      }
      return stay(connection);
    } catch (ExecutionException | TimeoutException _) {
      return "the connection was cut";
    } finally {
      connection.end("it was closed here");
      socket.abort();
    }
  }

  private <T> T waited(Future<T> what)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return what.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException e) {
      what.cancel(true);
      throw e;
    }
  }

  private String stay(Connection connection) throws InterruptedException {
    long opened = System.nanoTime();
    while (true) {
      Optional<String> ended = connection.ended(TEND_MILLIS);
      if (ended.isPresent()) {
        return ended.get();
      }
      if (!task.tellsAtOnce() && !connection.isTelling()) {
        if (since(opened).compareTo(patience.answer()) > 0) {
          return "the exchange does not answer the subscription";
        }
        continue;
      }
      connection.announce();
      Optional<String> reason = task.tend();
      if (reason.isPresent()) {
        return reason.get();
      }
      if (since(opened).compareTo(patience.life()) > 0) {
        return "the connection is old";
      }
      if (since(connection.heard()).compareTo(patience.stillness()) > 0) {
        return "there was no sign of life";
      }
    }
  }

  /** What a connection hears, and how it ends. */
  private final class Connection implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();
    private volatile long heard = System.nanoTime();
    private boolean telling;
    private boolean announced;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable String end;

    private long heard() {
      return heard;
    }

    private synchronized boolean isTelling() {
      return telling;
    }

    /** Tells of the gap before the first message that is told after it. */
    private synchronized void announce() {
      if (!announced) {
        announced = true;
        lost = false;
        task.telling();
        queue.put(new StreamMessage.Gap(task.name(), true, "it tells from here on"));
      }
    }

    /** Why it ended; waits a little for that. */
    private Optional<String> ended(long millis) throws InterruptedException {
      return over.await(millis, TimeUnit.MILLISECONDS)
          ? Optional.of(Objects.requireNonNullElse(end, "it ended"))
          : Optional.empty();
    }

    private synchronized void end(String words) {
      if (end == null) {
        end = words;
      }
      over.countDown();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      heard = System.nanoTime();
      if (part.length() + data.length() > LONGEST) {
        end("a message was too long");
        return null;
      }
      part.append(data);
      if (last) {
        String text = part.toString();
        part.setLength(0);
        take(text);
      }
      socket.request(1);
      return null;
    }

    private synchronized void take(String text) {
      try {
        if (end == null) {
          if (task.tellsAtOnce()) {
            announce();
          }
          if (task.heard(text)) {
            telling = true;
            announce();
          }
        }
      } catch (GarbledAnswer e) {
        end(e.words());
      } catch (IllegalArgumentException | ArithmeticException _) {
        end("a message had a figure that cannot be");
      }
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
      heard = System.nanoTime();
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      end("the exchange closed the connection");
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      end(error instanceof IOException ? "the connection was cut" : "the connection failed");
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
