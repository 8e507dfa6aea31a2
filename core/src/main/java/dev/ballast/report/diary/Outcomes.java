// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.plan.Plan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/** What became of orders, and what else happened between two reviews. */
final class Outcomes {
  private final Map<String, Fate> fates = new HashMap<>();
  private final Map<String, String> rejected = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private int next;

  /**
   * What a leg came to: filled at all, and why not whole. What one of its orders lacked another may
   * have made up for: a next one is sent only then.
   */
  private static final class Fate {
    private final Side side;
    private boolean filled;
    private String against = "";
    private String lacking = "";

    private Fate(Side side) {
      this.side = side;
    }

    private void fill(Order order) {
      filled = true;
      if (order.side() != side) {
        against = "taken back";
      } else if (!order.id().equals(lacking)) {
        against = "";
      }
    }

    private void lack(Order order, String reason) {
      lacking = order.id();
      against = reason;
    }
  }

  static Outcomes of(List<Event> events) {
    Outcomes outcomes = new Outcomes();
    outcomes.add(events);
    return outcomes;
  }

  /** Takes what happened next. */
  void add(List<Event> more) {
    events.addAll(more);
    more.forEach(this::note);
  }

  private void note(Event event) {
    switch (event) {
      case Event.Filled filled -> fate(filled.order()).fill(filled.order());
      case Event.OrderRefused refused ->
          fate(refused.order()).lack(refused.order(), refused.reason());
      case Event.OrderCancelled cancelled ->
          fate(cancelled.order()).lack(cancelled.order(), cancelled.reason());
      case Event.RequestRejected one -> rejected.put(one.request(), one.reason());
      case Event.Posted _, Event.Unposted _ -> {}
    }
  }

  private Fate fate(Order order) {
    return fates.computeIfAbsent(order.leg(), _ -> new Fate(order.side()));
  }

  /**
   * {@code all filled}, or how many and what came of the others.
   *
   * @param ticket its id
   * @param orders how many it has, a leg in parts counted once
   */
  String of(String ticket, int orders) {
    int filled = 0;
    int untold = 0;
    SequencedSet<String> against = new LinkedHashSet<>();
    for (int number = 1; number <= orders; number++) {
      Fate fate = fates.get(ticket + "." + number);
      if (fate == null) {
        untold++;
      } else if (!fate.against.isEmpty()) {
        against.add(fate.against);
      } else if (fate.filled) {
        filled++;
      }
    }
    if (filled == orders) {
      return "all filled";
    }
    Optional<String> reason = Optional.ofNullable(rejected.get(ticket));
    if (untold == orders) {
      return reason.map(one -> "not sent: " + one).orElse("not sent");
    }
    reason.ifPresent(against::add);
    String rest = against.isEmpty() ? "" : "; not whole: " + String.join("; ", against);
    return filled + " of " + orders + " filled" + rest;
  }

  /**
   * What happened up to a moment since it was last asked: funding, fees, deliveries, liquidations,
   * money that came and went; a sentence each.
   *
   * @param time epoch milliseconds; what happened then was before the review
   */
  List<String> until(long time) {
    Sums sums = new Sums();
    String stem = Plan.stem(time);
    while (next < events.size()
        && events.get(next).time() <= time
        && !follows(events.get(next), stem)) {
      sums.add(events.get(next));
      next++;
    }
    return sums.sentences();
  }

  /** Whether an event is what a review asked for at that moment itself. */
  private static boolean follows(Event event, String stem) {
    return switch (event) {
      case Event.OrderUpdate update -> update.order().ticket().startsWith(stem + "-");
      case Event.Filled filled -> filled.order().ticket().startsWith(stem + "-");
      case Event.Posted _, Event.Unposted _ -> false;
    };
  }

  /** Sums of one stretch of events. */
  private static final class Sums {
    private final SequencedMap<Asset, Double> funding = new TreeMap<>();
    private final SequencedMap<Asset, Double> flows = new TreeMap<>();
    private final SequencedSet<String> said = new LinkedHashSet<>();
    private int settlements;
    private int fills;
    private int liquidations;

    void add(Event event) {
      switch (event) {
        case Event.FundingPaid paid -> {
          settlements++;
          sum(funding, paid.payment());
        }
        case Event.Filled filled -> {
          fills++;
          liquidations += filled.order().ticket().equals(Event.LIQUIDATION) ? 1 : 0;
        }
        case Event.Deposited deposited -> sum(flows, deposited.amount());
        case Event.Delivered delivered ->
            said.add(delivered.position() + " was delivered at " + delivered.price());
        case Event.OrderTriggered set ->
            said.add("an order in " + set.order().instrument() + " was set off");
        case Event.LossCovered covered ->
            said.add("the insurance fund bore " + covered.amount() + " of a liquidation");
        case Event.Flow _, Event.Settlement _, Event.Unposted _ -> {}
      }
    }

    private static void sum(Map<Asset, Double> sums, Money amount) {
      sums.merge(amount.asset(), amount.toDouble(), Double::sum);
    }

    private static String count(int number, String noun) {
      return number + " " + noun + (number == 1 ? "" : "s");
    }

    List<String> sentences() {
      List<String> sentences = new ArrayList<>();
      if (liquidations > 0) {
        sentences.add("the venue liquidated, in " + count(liquidations, "fill"));
      }
      if (fills > liquidations) {
        sentences.add(count(fills - liquidations, "fill"));
      }
      funding.forEach((asset, sum) ->
          sentences.add(
              String.format(
                  Locale.ROOT,
                  "funding %s %,.2f %s in %s",
                  sum < 0 ? "paid" : "received",
                  Math.abs(sum),
                  asset,
                  count(settlements, "settlement"))));
      flows.forEach((asset, sum) ->
          sentences.add(
              String.format(
                  Locale.ROOT, "%s %,.2f %s", sum < 0 ? "left" : "came in", Math.abs(sum), asset)));
      sentences.addAll(said);
      return sentences;
    }
  }
}
