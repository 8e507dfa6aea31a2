// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.UserMistake;
import dev.ballast.app.trading.KillSwitch;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.app.trading.StopMark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The kill switch behind the page's button. The mark that stops the desk is always set, first; then
 * orders are taken back at the exchange, where there is a key for it.
 */
public final class StopSwitch {
  private final StopMark mark;
  private final Supplier<Instant> clock;
  private final Optional<Supplier<LiveExchange>> exchange;
  private final List<String> lines = new ArrayList<>();
  private final AtomicBoolean pulling = new AtomicBoolean();

  /**
   * A switch that has not been pulled.
   *
   * @param exchange connects to it; nothing where there is no key
   */
  public StopSwitch(
      Path journal, Supplier<Instant> clock, Optional<Supplier<LiveExchange>> exchange) {
    this.mark = StopMark.of(journal);
    this.clock = clock;
    this.exchange = exchange;
  }

  /**
   * Pulls it, and comes back while the exchange is still asked.
   *
   * @param live whether orders are at the exchange
   * @param flatten whether futures are closed too
   */
  void pull(boolean live, boolean flatten) {
    Instant now = clock.get();
    try {
      mark.set(now);
      say("the desk orders nothing until: ballast desk release");
    } catch (UserMistake mistake) {
      say("THE DESK IS NOT STOPPED: " + mistake.getMessage());
    }
    if (!live) {
      say("on paper no order is at the exchange: there is nothing to take back");
    } else if (exchange.isEmpty()) {
      say(
          "NO ORDER WAS TAKEN BACK: this page's server has no key of the exchange; run: ballast desk"
              + " kill"
              + (flatten ? " --flatten" : ""));
    } else if (pulling.compareAndSet(false, true)) {
      Thread.ofPlatform().name("kill-switch").start(() -> takeBack(exchange.get(), now, flatten));
    } else {
      say("the exchange is still being asked");
    }
  }

  private void takeBack(Supplier<LiveExchange> connect, Instant now, boolean flatten) {
    try (LiveExchange at = connect.get()) {
      boolean done = new KillSwitch(at, now.toEpochMilli(), this::say).pull(flatten);
      say(
          done
              ? "the exchange says that all is done"
              : "THE EXCHANGE DOES NOT SAY THAT ALL IS DONE: ask again, or look there");
    } catch (UserMistake mistake) {
      say("NOT ALL IS TAKEN BACK: " + mistake.getMessage());
    } finally {
      pulling.set(false);
    }
  }

  private void say(String line) {
    synchronized (lines) {
      lines.add(line);
    }
  }

  /** What was done and what was not, a line each; none where it was not pulled. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }
}
