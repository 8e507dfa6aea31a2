// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.OrdersEntry;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.engine.Request;
import dev.ballast.market.BarSeries;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Marketplace;
import dev.ballast.market.SeriesId;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Terms;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What entries of an orders file are worth at the dearest price that the run may see, held against
 * what the books can count. Estimates in {@code double}: they name an entry, they book nothing.
 */
record OrderWorth(Market market, Marketplace place) {
  /** 2^63 hundred-millionths, in units of an asset. */
  private static final double MOST = Long.MAX_VALUE / 1e8;

  private static final String LIMIT = "the books count 92 billion of an asset at most";

  /** Refuses the first entry that the books could not count, alone or with earlier deposits. */
  void check(OrdersFile file) {
    Map<Asset, Double> brought = new TreeMap<>();
    for (OrdersEntry entry : file.entries()) {
      if (worth(entry) > MOST) {
        throw tooLarge(entry);
      }
      if (entry.request() instanceof Request.Move move && move.movement().from().isEmpty()) {
        Money amount = move.movement().amount();
        if (brought.merge(amount.asset(), amount.toDouble(), Double::sum) > MOST) {
          throw entry.mistake(
              "with the deposits before it there are more than 92 billion "
                  + amount.asset()
                  + "; "
                  + LIMIT);
        }
      }
    }
  }

  /** The mistake in the largest entry of a file whose run grew beyond the books; else nothing. */
  Optional<UserMistake> largest(OrdersFile file) {
    return file.entries().stream()
        .filter(entry -> worth(entry) > 0)
        .max(Comparator.comparingDouble(this::worth))
        .map(this::tooLarge);
  }

  private UserMistake tooLarge(OrdersEntry entry) {
    return entry.mistake(
        "too large: "
            + amount(entry.request())
            + " comes to about %,.0f; ".formatted(worth(entry))
            + LIMIT);
  }

  private static String amount(Request request) {
    return switch (request) {
      case Request.Move move -> move.movement().amount().toString();
      case Request.Send send -> send.order().quantity() + " of " + send.order().instrument();
      case Request.Roll roll -> roll.from().toString();
      case Request.Cancel cancel -> cancel.request();
    };
  }

  private double worth(OrdersEntry entry) {
    return switch (entry.request()) {
      case Request.Move move -> worth(move.movement());
      case Request.Send send -> worth(send.order());
      case Request.Roll _, Request.Cancel _ -> 0;
    };
  }

  private double worth(Movement movement) {
    Asset asset = movement.amount().asset();
    double amount = movement.amount().toDouble();
    if (asset.equals(place.quote())) {
      return amount;
    }
    double price =
        List.of(place.spot(asset), place.perpetual(asset)).stream()
            .flatMap(id -> bars(id).stream())
            .mapToDouble(OrderWorth::highest)
            .findFirst()
            .orElse(1);
    return amount * price;
  }

  /**
   * Of an inverse contract the dollars, or the coins at the cheapest price where those are more.
   */
  private double worth(Order order) {
    Contract contract = order.contract();
    double size = order.quantity().toDouble() * contract.size().toDouble();
    Optional<BarSeries> bars = bars(contract.id());
    if (contract.id().isInverse()) {
      return Math.max(size, bars.map(one -> size / lowest(one)).orElse(size));
    }
    return size * Math.max(bars.map(OrderWorth::highest).orElse(0.0), stated(order.terms()));
  }

  private static double stated(Terms terms) {
    return switch (terms) {
      case Terms.Market _ -> 0;
      case Terms.Limit limit -> limit.price().toDouble();
      case Terms.Triggered triggered ->
          Math.max(triggered.price().toDouble(), stated(triggered.then()));
    };
  }

  private Optional<BarSeries> bars(InstrumentId id) {
    return market
        .history()
        .series(SeriesId.bars(id, Interval.DAY))
        .map(BarSeries.class::cast)
        .filter(series -> !series.isEmpty());
  }

  private static double highest(BarSeries bars) {
    double highest = 0;
    for (int i = 0; i < bars.size(); i++) {
      highest = Math.max(highest, bars.high(i));
    }
    return highest;
  }

  private static double lowest(BarSeries bars) {
    double lowest = Double.MAX_VALUE;
    for (int i = 0; i < bars.size(); i++) {
      lowest = Math.min(lowest, bars.low(i));
    }
    return lowest;
  }
}
