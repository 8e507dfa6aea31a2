// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.account.Account;
import dev.ballast.engine.Kept;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.order.Event;
import dev.ballast.plan.ReviewMemory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What a journal holds, checked: that no event is missing or was changed since, and that what they
 * fold to is the same by double entry and by plain sums.
 *
 * @param events how many
 * @param account what they fold to; absent without events
 * @param residual the largest difference that the ledger and the plain sums have found: zero
 * @param digest of the last event, which covers all
 */
public record JournalCheck(
    int events, Optional<Account> account, BigDecimal residual, String digest) {
  /**
   * Reads a journal and checks it.
   *
   * @throws JournalFault at the first event that is not what was written
   */
  public static JournalCheck of(Path file) {
    List<Event> events = new ArrayList<>();
    String digest = read(file, (row, event) -> events.add(event));
    if (events.isEmpty()) {
      return new JournalCheck(0, Optional.empty(), BigDecimal.ZERO, digest);
    }
    Ledger ledger = new Ledger();
    events.forEach(ledger::apply);
    Account account = ledger.account(events.getLast().time());
    BigDecimal imbalance = BigDecimal.valueOf(ledger.imbalance(), 8);
    BigDecimal residual = imbalance.max(Replay.of(events).difference(account)).stripTrailingZeros();
    return new JournalCheck(events.size(), Optional.of(account), residual, digest);
  }

  /**
   * All that a session needs to go on, found to be what was written.
   *
   * @throws JournalFault at the first event or review that is not
   */
  public static Kept kept(Path file) {
    List<Event> events = new ArrayList<>();
    read(file, (row, event) -> events.add(event));
    return new Kept(events, memory(file, events.size()));
  }

  private static Optional<ReviewMemory> memory(Path file, int events) {
    return JournalFault.of(
        file,
        () -> {
          try (Handle handle = Jdbi.create(JournalFile.forReading(file)).open()) {
            Optional<ReviewRow> last = Optional.empty();
            String digest = JournalRow.NOTHING;
            for (ReviewRow row : ReviewRow.all(handle)) {
              digest = JournalRow.chained(digest, row.body());
              if (!row.digest().equals(digest) || row.events() > events) {
                throw new JournalFault(
                    file + ": review " + row.number() + " is not what was written", null);
              }
              last = Optional.of(row);
            }
            return last.map(row -> JournalText.readMemory(row.body()));
          }
        });
  }

  /** Gives each event's line of JSON, in order, once it is found to be what was written. */
  public static void lines(Path file, Consumer<String> each) {
    read(file, (row, _) -> each.accept(row.body()));
  }

  private interface Reader {
    void read(JournalRow row, Event event);
  }

  private static String read(Path file, Reader reader) {
    return JournalFault.of(
        file,
        () -> {
          try (Handle handle = Jdbi.create(JournalFile.forReading(file)).open()) {
            String digest = JournalRow.NOTHING;
            long seq = 0;
            for (JournalRow row : JournalRow.all(handle)) {
              seq++;
              if (row.seq() != seq) {
                throw new JournalFault(file + ": event " + seq + " is missing", null);
              }
              digest = JournalRow.chained(digest, row.body());
              if (!row.digest().equals(digest)) {
                throw new JournalFault(
                    file + ": event " + seq + " is not what was written: its digest differs", null);
              }
              reader.read(row, event(file, row));
            }
            return digest;
          }
        });
  }

  private static Event event(Path file, JournalRow row) {
    try {
      return JournalText.read(row.body());
    } catch (IllegalArgumentException e) {
      throw new JournalFault(
          file + ": event " + row.seq() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
