// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.util.Optional;
import java.util.function.LongSupplier;

/** What the streams of an account of either market have in common: they may be quiet for long. */
abstract sealed class AccountTask implements StreamTask permits UsdmAccountTask, SpotAccountTask {
  private final String name;
  private final StreamReader reader;
  private final StreamQueue queue;
  private final StreamPatience patience;
  private final LongSupplier nanos;
  private long lastEvent;
  private long lastNote;
  private Optional<Long> due = Optional.empty();
  private Optional<String> ended = Optional.empty();

  AccountTask(
      String name,
      StreamMessage.Of of,
      StreamQueue queue,
      StreamPatience patience,
      LongSupplier nanos) {
    this.name = name;
    this.reader = new StreamReader(of, name, nanos);
    this.queue = queue;
    this.patience = patience;
    this.nanos = nanos;
    this.lastEvent = nanos.getAsLong();
    this.lastNote = lastEvent;
  }

  @Override
  public String name() {
    return name;
  }

  /** Tells what an event tells. */
  synchronized void told(WireFields event) {
    lastEvent = nanos.getAsLong();
    due = Optional.empty();
    for (StreamMessage message : reader.read(event)) {
      queue.put(message);
      if (message instanceof StreamMessage.Expired) {
        ended = Optional.of("the exchange has ended it");
      }
    }
  }

  /** Must tell of something that was done after a time, if it has not. */
  synchronized void expect(long since) {
    if (lastEvent - since < 0 && due.isEmpty()) {
      due = Optional.of(nanos.getAsLong() + patience.expected().toNanos());
    }
  }

  @Override
  public synchronized void telling() {
    lastNote = nanos.getAsLong();
    due = Optional.empty();
    ended = Optional.empty();
  }

  /** Does what the exchange asks for to keep it open; gives why it is not. */
  abstract Optional<String> keepOpen();

  @Override
  public Optional<String> tend() {
    Optional<String> closed = keepOpen();
    return closed.isPresent() ? closed : watched();
  }

  private synchronized Optional<String> watched() {
    long now = nanos.getAsLong();
    if (ended.isPresent()) {
      return ended;
    }
    if (due.isPresent() && now - due.get() > 0) {
      return Optional.of("it did not tell of an order");
    }
    long quiet = patience.quiet().toNanos();
    if (now - lastEvent > quiet && now - lastNote > quiet) {
      lastNote = now;
      queue.put(new StreamMessage.Gap(name, false, "it has told nothing for long"));
    }
    return Optional.empty();
  }
}
