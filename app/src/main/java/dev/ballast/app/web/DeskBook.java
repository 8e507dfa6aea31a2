// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.app.render.EventLine;
import dev.ballast.app.render.live.DeskView;
import dev.ballast.app.render.live.FundingMap;
import dev.ballast.app.render.live.FutureLine;
import dev.ballast.engine.OpenOrders;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import dev.ballast.order.Terms;
import dev.ballast.report.diary.DiaryPage;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The events of a journal, folded into what the page shows of them. */
final class DeskBook {
  private static final int LINES = 60;

  private final Ledger ledger = new Ledger();
  private final OpenOrders open = new OpenOrders();
  private final PurposeBooks purposes = new PurposeBooks();
  private final FundingBook funding = new FundingBook();
  private final SequencedMap<String, Order> intended = new LinkedHashMap<>();
  private final Map<PositionKey, OpenedFuture> opened = new TreeMap<>();
  private final Deque<String> lines = new ArrayDeque<>();
  private int orders;
  private int fills;
  private int refusals;
  private int cancelled;
  private int liquidations;

  void add(Event event) {
    ledger.apply(event);
    open.apply(event);
    purposes.apply(event);
    EventLine.of(event)
        .ifPresent(line -> {
          lines.addFirst(line);
          if (lines.size() > LINES) {
            lines.removeLast();
          }
        });
    switch (event) {
      case Event.Intended one -> {
        intended.clear();
        one.batches()
            .forEach(batch -> batch.orders().forEach(order -> intended.put(order.id(), order)));
      }
      case Event.OrderPlaced one -> {
        orders++;
        intended.remove(one.order().id());
      }
      case Event.OrderRefused one -> {
        refusals++;
        intended.remove(one.order().id());
      }
      case Event.OrderCancelled one -> {
        cancelled++;
        intended.remove(one.order().id());
      }
      case Event.RequestRejected _ -> refusals++;
      case Event.Filled one -> fill(one);
      case Event.FundingPaid one -> {
        funding.add(one);
        opened.computeIfPresent(one.key(), (_, future) -> future.paid(one.payment().toDouble()));
      }
      case Event.Flow _,
          Event.Settlement _,
          Event.BatchBegun _,
          Event.OrderTriggered _,
          Event.Rolled _,
          Event.Crossed _ -> {}
    }
  }

  private void fill(Event.Filled one) {
    fills++;
    liquidations += one.order().ticket().equals(Event.LIQUIDATION) ? 1 : 0;
    intended.remove(one.order().id());
    if (!one.instrument().isSpot()) {
      PositionKey key = one.order().position();
      Optional<Position> after = ledger.position(key);
      if (after.isEmpty()) {
        opened.remove(key);
      } else {
        opened.merge(
            key,
            OpenedFuture.by(one, after.get().quantity()),
            (before, _) -> before.then(one, after.get().quantity()));
      }
    }
  }

  DeskView.Counts counts() {
    return new DeskView.Counts(orders, fills, refusals, cancelled, liquidations);
  }

  /** In words, the newest first. */
  List<String> happened() {
    return List.copyOf(lines);
  }

  /**
   * Orders that are open, then those that are still to be sent.
   *
   * @param waiting ids of tickets that wait for a person
   */
  List<DeskView.OrderLine> orders(Set<String> waiting) {
    List<DeskView.OrderLine> all = new ArrayList<>();
    for (OpenOrder one : open.all()) {
      all.add(line(one.order(), one.unfilled().toString(), "open"));
    }
    for (Order one : intended.values()) {
      String state = waiting.contains(one.ticket()) ? "waits for you" : "to be sent";
      all.add(line(one, one.quantity().toString(), state));
    }
    return all;
  }

  private static DeskView.OrderLine line(Order order, String unfilled, String state) {
    return new DeskView.OrderLine(
        order.id(),
        order.side().name().toLowerCase(Locale.ROOT),
        order.instrument().toString(),
        order.quantity().toString(),
        unfilled,
        terms(order.terms()),
        state);
  }

  private static String terms(Terms terms) {
    return switch (terms) {
      case Terms.Market _ -> "market";
      case Terms.Limit limit -> "limit at " + limit.price();
      case Terms.Triggered set ->
          terms(set.then())
              + " once at "
              + set.price()
              + (set.trigger() == Terms.Trigger.STOP ? " (stop)" : " (take profit)");
    };
  }

  FundingMap funding() {
    return funding.map();
  }

  /**
   * What is held in futures.
   *
   * @param pages of the diary, which know spot prices when it was entered
   */
  List<FutureLine> futures(Map<InstrumentId, Price> marks, List<DiaryPage> pages) {
    return ledger.positions().stream().map(one -> future(one, marks, pages)).toList();
  }

  private FutureLine future(
      Position position, Map<InstrumentId, Price> marks, List<DiaryPage> pages) {
    InstrumentId id = position.instrument();
    Optional<Price> mark = Optional.ofNullable(marks.get(id));
    Optional<OpenedFuture> since = Optional.ofNullable(opened.get(position.key()));
    Reading none = Reading.absent("no price of it");
    return new FutureLine(
        position.key().toString(),
        purposes.holders(position.key()).stream()
            .map(one -> one.purpose().text())
            .distinct()
            .collect(Collectors.joining(", ")),
        position.quantity().toString(),
        position.entryPrice(),
        mark.map(one -> Reading.of(one.toDouble())).orElse(none),
        mark.map(one -> Reading.of(position.notional(one).toDouble())).orElse(none),
        mark.map(one -> Reading.of(position.unrealised(one).toDouble())).orElse(none),
        since.map(one -> one.basis(pages)).orElse(Reading.absent("it was brought in")),
        mark.flatMap(one -> basis(id, one.toDouble(), spot(id, marks)))
            .map(Reading::of)
            .orElse(none),
        since.map(OpenedFuture::funding).orElse(0.0),
        position.leverage().stripTrailingZeros().toPlainString()
            + "x, "
            + position.margin().name().toLowerCase(Locale.ROOT));
  }

  private static Optional<Price> spot(InstrumentId future, Map<InstrumentId, Price> marks) {
    Asset asset = ContractPrefix.underlying(future.base());
    return marks.entrySet().stream()
        .filter(one -> one.getKey().isSpot() && one.getKey().base().equals(asset))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The future's price less that of spot, as a fraction of spot. */
  static Optional<Double> basis(InstrumentId future, double price, Optional<Price> spot) {
    double units = ContractPrefix.unitsPerBase(future.base());
    return spot.map(one -> price / units / one.toDouble() - 1);
  }
}
