// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Account;
import dev.ballast.account.Position;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** What must hold once a simulation has come to rest; many of them, from the command line too. */
final class SimulationCheck {
  private static final int MOST_SHOWN = 5;

  /** Of so many each kind of fault must have struck some. */
  private static final int ENOUGH = 500;

  /** Between two words of how far it has come. */
  private static final int AT_ONCE = 500;

  private SimulationCheck() {}

  /** Runs so many seeds, several at a time; the error names the first that fail. */
  static void check(long first, int seeds) {
    SimulationTally tally = new SimulationTally();
    run(first, seeds, tally);
    System.out.print(tally);
    if (!tally.failed().isEmpty()) {
      throw new AssertionError(String.join("\n\n", tally.failed()));
    }
    if (seeds >= ENOUGH && !tally.missing().isEmpty()) {
      throw new AssertionError("never went wrong: " + tally.missing());
    }
  }

  private static void run(long first, int seeds, SimulationTally tally) {
    LongStream.range(first, first + seeds)
        .parallel()
        .filter(_ -> tally.failed().size() < MOST_SHOWN)
        .forEach(seed -> {
          Simulation one = new Simulation(seed);
          List<String> wrong = wrong(one);
          tally.add(one, wrong.isEmpty() ? "" : String.join("\n", wrong) + "\n" + one);
        });
  }

  /**
   * Runs seeds: how many, and from which on. After each so many it says how far it has come: who
   * stops it goes on from there.
   */
  public static void main(String[] arguments) {
    int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    SimulationTally tally = new SimulationTally();
    Thread atEnd = new Thread(() -> System.out.print(tally));
    Runtime.getRuntime().addShutdownHook(atEnd);
    for (long done = 0; done < seeds; done += AT_ONCE) {
      run(first + done, (int) Math.min(AT_ONCE, seeds - done), tally);
      if (!tally.failed().isEmpty()) {
        tally.failed().forEach(one -> System.out.println(one + "\n"));
        System.exit(1);
      }
      long left = seeds - done - AT_ONCE;
      if (left > 0) {
        System.out.println(
            "seeds to %d hold; the rest: %d %d"
                .formatted(first + done + AT_ONCE - 1, left, first + done + AT_ONCE));
      }
    }
  }

  /** What is wrong with it; nothing where nothing is. */
  static List<String> wrong(Simulation one) {
    List<String> wrong = new ArrayList<>();
    try {
      one.run();
    } catch (RuntimeException | AssertionError bug) {
      wrong.add(
          bug
              + " at "
              + List.of(bug.getStackTrace()).subList(0, Math.min(12, bug.getStackTrace().length)));
      return wrong;
    }
    books(one, wrong);
    orders(one, wrong);
    one.unhedged().ifPresent(bound -> UnhedgedLegs.check(one, bound, wrong));
    wrong.addAll(one.network().sins());
    wrong.addAll(one.sins());
    return wrong;
  }

  private static void books(Simulation one, List<String> wrong) {
    Ledger ledger = new Ledger();
    one.kept().events().forEach(ledger::apply);
    Account known = ledger.account(one.end());
    List<Event> untold = untold(one);
    untold.forEach(ledger::apply);
    for (Event.Delivered settled : one.settled()) {
      // Where none of its fills was told, the money alone differs.
      String named =
          known.position(settled.position().instrument()).isPresent()
              ? "the position in " + settled.position() + ": the exchange has 0, "
              : "USDT in the futures wallet: the exchange has ";
      if (one.notices().stream().noneMatch(notice -> notice.contains(named))) {
        wrong.add("nobody was told that " + settled.position() + " is gone");
      }
    }
    boolean isFundingUntold = untold.stream().anyMatch(Event.FundingPaid.class::isInstance);
    if (isFundingUntold
        && one.notices().stream().noneMatch(notice -> notice.contains("the funding rate of "))) {
      wrong.add("nobody was told that funding is not known");
    }
    Account here = ledger.account(one.end());
    Account there = one.venue().account(one.end());
    if (!money(here).equals(money(there))) {
      wrong.add("the books have " + here + ", the venue " + there);
    }
    List<Event> events = new ArrayList<>(one.kept().events());
    events.addAll(untold);
    if (Replay.of(events).difference(here).signum() != 0) {
      wrong.add("the books are not what their events come to");
    }
  }

  /**
   * What the exchange does not tell any more once it has settled a contract: that, its last fills,
   * and funding, of which none is told behind one whose rate is not known.
   */
  private static List<Event> untold(Simulation one) {
    if (one.settled().isEmpty()) {
      return List.of();
    }
    Set<InstrumentId> gone = new HashSet<>();
    one.settled().forEach(settled -> gone.add(settled.position().instrument()));
    Set<List<Object>> told = new HashSet<>();
    for (Event event : one.kept().events()) {
      if (event instanceof Event.FundingPaid paid) {
        told.add(List.of(paid.instrument(), paid.time()));
      } else if (event instanceof Event.Filled fill) {
        told.add(List.of(fill.order().id(), fill.time(), fill.quantity()));
      }
    }
    return one.venue().events().stream()
        .filter(event ->
            event instanceof Event.Delivered
                || (event instanceof Event.FundingPaid paid
                    && !told.contains(List.of(paid.instrument(), paid.time())))
                // There an order's ticket is the name that its client gave it.
                || (event instanceof Event.Filled fill
                    && gone.contains(fill.instrument())
                    && !told.contains(
                        List.of(fill.order().ticket(), fill.time(), fill.quantity()))))
        .toList();
  }

  /**
   * All but the leverage that a contract is set to, which an order that was refused has changed
   * too.
   */
  private static List<Object> money(Account account) {
    List<Object> money = new ArrayList<>(account.balances());
    for (Position one : account.positions()) {
      money.add(List.of(one.key(), one.quantity(), one.entryCost(), one.isolated()));
    }
    return money;
  }

  /** Every order that was begun is answered for; none is at the venue twice, or of nobody. */
  private static void orders(Simulation one, List<String> wrong) {
    Set<String> begun = new TreeSet<>();
    Set<String> answered = new HashSet<>();
    Deque<Batch> waiting = new ArrayDeque<>();
    for (Event event : one.kept().events()) {
      switch (event) {
        case Event.Intended intended -> {
          waiting.clear();
          waiting.addAll(intended.batches().stream().filter(batch -> !batch.isEmpty()).toList());
        }
        case Event.BatchBegun _ when waiting.isEmpty() -> wrong.add("nothing to begin: " + event);
        case Event.BatchBegun _ -> {
          for (Order order : waiting.removeFirst().orders()) {
            if (!begun.add(order.id())) {
              wrong.add(order.id() + " was begun twice");
            }
          }
        }
        case Event.OrderUpdate update -> answered.add(update.order().id());
        default -> {}
      }
    }
    begun.stream()
        .filter(id -> !answered.contains(id))
        .forEach(id -> wrong.add(id + " was begun and never answered for"));
    Set<String> there = new HashSet<>();
    for (String id : one.venue().orders()) {
      if (!there.add(id)) {
        wrong.add(id + " was taken twice");
      }
      if (!begun.contains(id)) {
        wrong.add(id + " is an orphan");
      }
    }
  }
}
