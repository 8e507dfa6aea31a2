// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.WalletClient;
import dev.ballast.app.exchange.binance.WalletTransfer;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Money between the account's wallets. A transfer has no name of ours at the exchange: one whose
 * answer was lost is looked for among those that were made since and are not in the books.
 */
final class WalletMoves {
  private static final int TRIES = 12;
  private static final long FIRST_PAUSE = 200;
  private static final int MOST_DOUBLINGS = 4;

  /** How long after it was sent the exchange still makes a transfer, and some more. */
  private static final long WINDOW = 6_000;

  /** The exchange's clock and this one are never farther apart than this, once measured. */
  private static final long SLACK = 2_000;

  /** Longer than it takes to learn that a transfer was made. */
  private static final long APART = 60_000;

  private final WalletClient wallet;
  private final MarketClock clock;
  private final Machine machine;
  private final Consumer<Event> told;
  private final List<Event> before;
  private final Set<String> known = new HashSet<>();

  /**
   * Movements at the exchange.
   *
   * @param before what the session has kept
   */
  WalletMoves(
      WalletClient wallet,
      List<Event> before,
      MarketClock clock,
      Machine machine,
      Consumer<Event> told) {
    this.wallet = wallet;
    this.before = List.copyOf(before);
    this.clock = clock;
    this.machine = machine;
    this.told = told;
  }

  /**
   * Makes movements in their order; those that cannot be made are rejected.
   *
   * @param since when a movement that may have been made already was first asked for, epoch
   *     milliseconds; nothing for new ones
   */
  void move(List<Movement> movements, Optional<Long> since) throws InterruptedException {
    for (Movement one : movements) {
      Optional<WalletTransfer.Way> way = way(one);
      if (way.isEmpty()) {
        reject(one, "an exchange moves money between an account's wallets only");
      } else {
        move(one, way.get(), since);
      }
    }
  }

  private static Optional<WalletTransfer.Way> way(Movement one) {
    return Arrays.stream(WalletTransfer.Way.values())
        .filter(way ->
            one.from().equals(Optional.of(way.from())) && one.to().equals(Optional.of(way.to())))
        .findFirst();
  }

  private void reject(Movement one, String reason) {
    told.accept(new Event.RequestRejected(clock.now(), one.id(), reason));
  }

  private void move(Movement one, WalletTransfer.Way way, Optional<Long> since)
      throws InterruptedException {
    long begun = since.orElseGet(clock::now) - SLACK;
    boolean doubtful = since.isPresent();
    long sent = machine.now();
    List<String> words = new ArrayList<>();
    for (int tried = 0; tried < TRIES; tried++) {
      if (doubtful) {
        boolean over = machine.now() > sent + WINDOW;
        Optional<List<WalletTransfer>> made = find(one, way, begun);
        if (made.isPresent() && !made.get().isEmpty()) {
          known.add(made.get().getFirst().id());
          told.accept(one.made(made.get().getFirst().time()));
          return;
        }
        doubtful = made.isEmpty() || !over;
      }
      if (!doubtful) {
        Answer<String> answer = wallet.transfer(way, one.amount());
        sent = machine.now();
        words.add(answer.told());
        switch (answer) {
          case Answer.Given<String>(String number) -> {
            known.add(number);
            told.accept(one.made(clock.now()));
            return;
          }
          case Answer.Refused<String> refused -> {
            reject(one, refused.told());
            return;
          }
          case Answer.Unknown<String> _ -> doubtful = true;
          case Answer.RetryLater<String> _, Answer.Banned<String> _ -> {}
        }
      }
      machine.pause(FIRST_PAUSE << Math.min(tried, MOST_DOUBLINGS));
    }
    if (doubtful) {
      throw new NotKnown(
          "whether "
              + one.amount()
              + " went to the "
              + one.to().map(Place::toString).orElse("?")
              + " wallet is not known: the exchange does not say; start again once it answers");
    }
    reject(one, "not made: " + words.getLast());
  }

  /** Transfers like this that are in no books; nothing where the exchange does not say. */
  private Optional<List<WalletTransfer>> find(Movement one, WalletTransfer.Way way, long begun) {
    List<Event> booked =
        before.stream().filter(event -> one.made(event.time()).equals(event)).toList();
    long from = between(booked, begun);
    Answer<List<WalletTransfer>> answer = wallet.transfers(way, from, clock.now() + SLACK);
    return answer
        .given()
        .map(all ->
            all.stream()
                .filter(made ->
                    made.asset().equals(one.amount().asset().code())
                        && made.amount().compareTo(one.amount().toDecimal()) == 0
                        && !made.status().equals("FAILED")
                        && !known.contains(made.id()))
                .sorted(Comparator.comparingLong(WalletTransfer::time))
                .skip(booked.stream().filter(event -> event.time() >= from).count())
                .toList());
  }

  /**
   * A time before another at which nothing like it was booked: a transfer is booked seconds after
   * it is made, and both must lie on the same side.
   */
  private static long between(List<Event> booked, long begun) {
    long from = begun;
    for (Event event : booked.reversed()) {
      if (event.time() > from - APART) {
        from = Math.min(from, event.time() - APART);
      }
    }
    return from;
  }
}
