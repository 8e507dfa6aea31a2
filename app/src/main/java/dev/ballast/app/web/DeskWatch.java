// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.render.live.DeskPage;
import dev.ballast.app.render.live.DeskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps the page as the journal is, twice a second, and says which of its parts have changed. */
final class DeskWatch implements AutoCloseable {
  private static final long EVERY = 500;

  private final DeskReading reading;
  private final Supplier<Instant> clock;
  private final Supplier<List<String>> kill;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("desk-watch").factory());
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<DeskView>> onlookers = new ArrayList<>();
  private final Consumer<String> failures;
  private volatile Shown shown;

  /** What is shown now, and the text of its parts. */
  record Shown(DeskView view, Map<String, String> parts) {}

  /**
   * A watch that has looked once.
   *
   * @param kill what became of the kill switch
   * @param failures takes a line where the page cannot be renewed
   */
  DeskWatch(
      DeskReading reading,
      Supplier<Instant> clock,
      Supplier<List<String>> kill,
      Consumer<String> failures) {
    this.reading = reading;
    this.clock = clock;
    this.kill = kill;
    this.failures = failures;
    this.shown = read();
  }

  private Shown read() {
    reading.refresh();
    DeskView view = reading.view(clock.get(), kill.get());
    return new Shown(view, DeskPage.parts(view));
  }

  /** Shows each view to it, on the watch's thread; before it begins. */
  void tell(Consumer<DeskView> onlooker) {
    onlookers.add(onlooker);
  }

  /** Begins to look again and again. */
  void begin() {
    var _ = thread.scheduleWithFixedDelay(this::lookAgain, EVERY, EVERY, TimeUnit.MILLISECONDS);
  }

  /** A look that fails is not the last one. */
  private void lookAgain() {
    try {
      look();
    } catch (RuntimeException fault) {
      failures.accept("the page was not renewed: " + fault);
    }
  }

  /** Looks at once, and waits until that is done. */
  void lookNow() {
    try {
      thread.submit(this::look).get(10, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
      // The next look comes by itself.
    }
  }

  private void look() {
    Shown before = shown;
    shown = read();
    shown
        .parts()
        .forEach((name, text) -> {
          if (!text.equals(before.parts().get(name))) {
            listeners.forEach(one -> tell(one, name));
          }
        });
    onlookers.forEach(one -> tell(one, shown.view()));
  }

  /** One that cannot be told keeps nothing from the others. */
  private <T> void tell(Consumer<T> one, T news) {
    try {
      one.accept(news);
    } catch (RuntimeException fault) {
      failures.accept("the page could not tell what is new: " + fault);
    }
  }

  Shown shown() {
    return shown;
  }

  /** Takes the name of each part that changes, until it is taken off. */
  void listen(Consumer<String> listener) {
    listeners.add(listener);
  }

  void leave(Consumer<String> listener) {
    listeners.remove(listener);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      boolean _ = thread.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    reading.close();
  }
}
