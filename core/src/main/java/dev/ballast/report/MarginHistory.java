// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.engine.Session;
import dev.ballast.margin.BracketBook;
import dev.ballast.margin.LiquidationDistance;
import dev.ballast.margin.Requirement;
import dev.ballast.market.ContractPrefix;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What open futures tied up at each daily close, and how far the market was from liquidating those
 * on cross margin; gaps where no futures were open.
 *
 * @param used initial margin, of total equity: what a plan's limit is on
 * @param ratio maintenance margin over the margin balance (futures wallet and unrealised profit):
 *     at one the venue liquidates
 * @param liquidationDown the fall of the benchmark that liquidates the account, negative, each
 *     asset moving by its beta; gaps also where no fall can
 * @param liquidationUp the rise that does
 * @param nearest the move of the smallest size among all days'
 * @param nearestDay when that was
 */
public record MarginHistory(
    PartialCurve used,
    PartialCurve ratio,
    PartialCurve liquidationDown,
    PartialCurve liquidationUp,
    Reading nearest,
    Optional<Instant> nearestDay) {
  private static final Reading NO_FUTURES = Reading.absent("no futures are open");

  static MarginHistory of(DailyCloses closes, BracketBook brackets, MarketModel model) {
    return new Tally(closes, brackets, model).history();
  }

  private static final class Tally {
    private final DailyCloses closes;
    private final BracketBook brackets;
    private final MarketModel model;
    private final List<Reading> used = new ArrayList<>();
    private final List<Reading> ratio = new ArrayList<>();
    private final List<Reading> down = new ArrayList<>();
    private final List<Reading> up = new ArrayList<>();
    private Reading nearest = Reading.absent("no move liquidates on any day");
    private Optional<Instant> nearestDay = Optional.empty();

    Tally(DailyCloses closes, BracketBook brackets, MarketModel model) {
      this.closes = closes;
      this.brackets = brackets;
      this.model = model;
    }

    MarginHistory history() {
      for (Session.Snapshot close : closes.snapshots()) {
        if (close.account().positions().isEmpty()) {
          used.add(NO_FUTURES);
          gap(NO_FUTURES);
        } else {
          add(close);
        }
      }
      return new MarginHistory(
          PartialCurve.of("margin used", closes.days(), used),
          PartialCurve.of("margin ratio", closes.days(), ratio),
          PartialCurve.of("liquidated by a fall of", closes.days(), down),
          PartialCurve.of("liquidated by a rise of", closes.days(), up),
          nearest,
          nearestDay);
    }

    private void add(Session.Snapshot close) {
      List<Position> positions = close.account().positions();
      Marks marks = close.marks();
      Optional<Asset> coin =
          positions.stream()
              .map(position -> position.contract().settle())
              .filter(asset -> !asset.equals(marks.quote()))
              .findFirst();
      if (coin.isPresent()) {
        Reading reading = Reading.absent("futures settled in " + coin.get() + " are held");
        used.add(reading);
        gap(reading);
        return;
      }
      Requirement requirement = Requirement.of(positions, marks, brackets);
      used.add(
          ExposureHistory.share(
              requirement.initial().toDouble(), close.exposure().equity().toDouble()));
      if (!requirement.withoutBrackets().isEmpty()) {
        gap(
            Reading.absent(
                "no margin brackets of " + String.join(", ", requirement.withoutBrackets())));
        return;
      }
      List<Position> cross =
          positions.stream().filter(position -> position.margin() == MarginMode.CROSS).toList();
      if (cross.isEmpty()) {
        gap(Reading.absent("all futures are isolated"));
        return;
      }
      ratio.add(ratio(close, cross));
      Optional<Asset> unmeasured =
          cross.stream()
              .map(Tally::underlying)
              .filter(asset -> model.beta(asset, close.time()).isEmpty())
              .findFirst();
      if (unmeasured.isPresent()) {
        Reading reading = Reading.absent("no beta of " + unmeasured.get());
        down.add(reading);
        up.add(reading);
      } else {
        distance(close, cross);
      }
    }

    private void gap(Reading reading) {
      ratio.add(reading);
      down.add(reading);
      up.add(reading);
    }

    private Reading ratio(Session.Snapshot close, List<Position> cross) {
      double balance = wallet(close);
      for (Position position : cross) {
        balance += position.unrealised(close.marks().price(position.instrument())).toDouble();
      }
      double maintenance = Requirement.of(cross, close.marks(), brackets).maintenance().toDouble();
      return balance > 0
          ? Reading.of(maintenance / balance)
          : Reading.absent("nothing is left in the futures wallet");
    }

    private void distance(Session.Snapshot close, List<Position> cross) {
      LiquidationDistance distance =
          LiquidationDistance.of(
              wallet(close),
              cross,
              close.marks(),
              brackets,
              asset -> model.beta(asset, close.time()).orElseThrow());
      down.add(side(distance.down(), close, "no fall liquidates"));
      up.add(side(distance.up(), close, "no rise liquidates"));
    }

    private Reading side(OptionalDouble move, Session.Snapshot close, String none) {
      if (move.isEmpty()) {
        return Reading.absent(none);
      }
      double value = move.getAsDouble();
      if (Math.abs(value) < Math.abs(nearest.value().orElse(Double.MAX_VALUE))) {
        nearest = Reading.of(value);
        nearestDay = Optional.of(Instant.ofEpochMilli(close.time()));
      }
      return Reading.of(value);
    }

    private static double wallet(Session.Snapshot close) {
      return close.account().in(Place.FUTURES, close.marks().quote()).toDouble();
    }

    private static Asset underlying(Position position) {
      return ContractPrefix.underlying(position.instrument().base());
    }
  }
}
