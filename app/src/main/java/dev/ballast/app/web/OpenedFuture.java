// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.market.ContractPrefix;
import dev.ballast.order.Event;
import dev.ballast.plan.Plan;
import dev.ballast.report.diary.DiaryPage;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A position since it was opened: the fills that made it larger, and its funding.
 *
 * @param entered fills on the position's side
 * @param funding received + and paid -, in what it settles in
 */
record OpenedFuture(List<Event.Filled> entered, double funding) {
  OpenedFuture {
    entered = List.copyOf(entered);
  }

  /** Opened by a fill. */
  static OpenedFuture by(Event.Filled fill, Quantity after) {
    return new OpenedFuture(
        fill.change().signum() == after.signum() ? List.of(fill) : List.of(), 0);
  }

  /** After another fill, which may have turned it to the other side. */
  OpenedFuture then(Event.Filled fill, Quantity after) {
    if (fill.change().signum() != after.signum()) {
      return this;
    }
    boolean turned = after.minus(fill.change()).signum() == -after.signum();
    if (turned) {
      return by(fill, after);
    }
    List<Event.Filled> more = new ArrayList<>(entered);
    more.add(fill);
    return new OpenedFuture(more, funding);
  }

  OpenedFuture paid(double payment) {
    return new OpenedFuture(entered, funding + payment);
  }

  /** The basis at entry: the mean of its fills', beside spot as their reviews saw it. */
  Reading basis(List<DiaryPage> pages) {
    double quantity = 0;
    double sum = 0;
    for (Event.Filled fill : entered) {
      Optional<Double> basis =
          DeskBook.basis(fill.instrument(), fill.price().toDouble(), spot(fill, pages));
      if (basis.isEmpty()) {
        return Reading.absent("spot was not known when it was entered");
      }
      sum += basis.get() * fill.quantity().toDouble();
      quantity += fill.quantity().toDouble();
    }
    return quantity > 0
        ? Reading.of(sum / quantity)
        : Reading.absent("it was brought in, and only made smaller since");
  }

  private static Optional<Price> spot(Event.Filled fill, List<DiaryPage> pages) {
    Asset asset = ContractPrefix.underlying(fill.instrument().base());
    for (DiaryPage page : pages.reversed()) {
      String stem = Plan.stem(page.entry().at().toEpochMilli()) + "-";
      if (fill.order().ticket().startsWith(stem)) {
        return Optional.ofNullable(page.spot().get(asset));
      }
    }
    return Optional.empty();
  }
}
