// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.AccountFile.PositionMode;
import dev.ballast.app.render.Calculation;
import dev.ballast.margin.venue.Formula;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.margin.venue.OrderMargin;
import dev.ballast.margin.venue.VenueMargin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order on top of an account. In one-way mode it closes an opposite position of its contract
 * first and is charged for what exceeds it; in hedge mode it opens all that it is.
 *
 * @param account without the order
 * @param asked the position of all of the order, its price as the entry price
 */
record AskedOrder(StatedAccount account, StatedPosition asked) {
  /** Refuses an order that opens something at no leverage. */
  static AskedOrder of(StatedAccount account, StatedPosition asked) {
    AskedOrder order = new AskedOrder(account, asked);
    if (order.opened().isPresent() && !account.isLevered(asked)) {
      throw asked.entry().missing("leverage", "an order's margin is its notional / leverage");
    }
    return order;
  }

  private VenueMargin venue() {
    return account.account().venue();
  }

  /** What is held of the contract on one side, in units of size. */
  private List<MarginPosition> held(int side) {
    return account.account().positions().stream()
        .filter(one -> one.instrument().equals(asked.position().instrument()))
        .filter(one -> one.side() == side)
        .toList();
  }

  /** How much of the order's size closes what is held. */
  private BigDecimal closed() {
    return account.file().positionMode() == PositionMode.HEDGE
        ? BigDecimal.ZERO
        : held(-asked.position().side()).stream()
            .map(MarginPosition::size)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .min(asked.position().size());
  }

  /** The position that is left to open; nothing where the order only closes. */
  private Optional<MarginPosition> opened() {
    MarginPosition whole = asked.position();
    BigDecimal closed = closed();
    if (closed.signum() == 0) {
      return Optional.of(whole);
    }
    BigDecimal left = whole.size().subtract(closed);
    return left.signum() == 0
        ? Optional.empty()
        : Optional.of(
            whole.withQuantity(
                JsonNumbers.ratio(left, whole.contractSize())
                    .multiply(BigDecimal.valueOf(whole.side()))));
  }

  private OrderMargin margin() {
    return opened()
        .map(one -> OrderMargin.of(venue(), one))
        .orElseGet(() -> new OrderMargin(BigDecimal.ZERO, BigDecimal.ZERO));
  }

  /** The most that the venue allows of what is then held, where the order asks for more. */
  private Optional<BigDecimal> exceeded() {
    return opened()
        .filter(one -> one.tiers().isKnown())
        .flatMap(one -> one.tiers().maximumLeverage(notionalThen(one)))
        .filter(most -> asked.entry().leverage().filter(it -> it.compareTo(most) > 0).isPresent());
  }

  private BigDecimal notionalThen(MarginPosition opened) {
    return held(opened.side()).stream()
        .map(one -> one.notional(one.markPrice()))
        .reduce(opened.notional(opened.markPrice()), BigDecimal::add);
  }

  private Optional<Boolean> affordable(Optional<BigDecimal> available) {
    return exceeded().isPresent()
        ? Optional.of(false)
        : available.map(free -> margin().cost().compareTo(free) <= 0);
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>(asked.notes());
    exceeded()
        .ifPresent(most ->
            notes.add(
                "the venue refuses it: at this notional it allows a leverage of "
                    + Formula.number(most)
                    + " at most"));
    if (closed().signum() > 0) {
      notes.add(
          "in one-way mode it closes the opposite position first"
              + opened()
                  .map(one ->
                      "; what exceeds that, "
                          + Formula.number(one.quantity().abs())
                          + ", is charged")
                  .orElse(" and opens nothing, so it costs nothing"));
    }
    return notes;
  }

  private List<String> formulas(OrderMargin margin) {
    return opened()
        .map(MarginFormulas::new)
        .map(formulas -> {
          List<String> lines =
              new ArrayList<>(MarginFormulas.shown(formulas.opening(venue()), margin.initial()));
          lines.addAll(MarginFormulas.shown(formulas.openLoss(), margin.openLoss()));
          return lines;
        })
        .orElseGet(ArrayList::new);
  }

  /**
   * The order weighed.
   *
   * @param available what the account can spend; nothing where it is not known
   */
  Calculation calculation(Optional<BigDecimal> available) {
    OrderMargin margin = margin();
    MarginPosition whole = asked.position();
    BigDecimal quantity = whole.quantity().abs();
    BigDecimal opens = opened().map(one -> one.quantity().abs()).orElse(BigDecimal.ZERO);
    String asset = whole.settlement().code();
    String quote = whole.instrument().quote().code();
    Calculation answer =
        Calculation.part()
            .field("symbol", asked.entry().symbol())
            .field("side", Words.of(asked.entry().side()))
            .figure("quantity", quantity, "order, " + asked.name(), "")
            .field("opens", opens);
    if (opens.compareTo(quantity) != 0) {
      answer.shown("of which opens", opens, "");
    }
    Optional<Boolean> affordable = affordable(available);
    answer
        .figure("price", whole.entryPrice(), "price", quote)
        .figure("markPrice", whole.markPrice(), "mark price", quote)
        .field("leverage", asked.entry().leverage())
        .rounded("initial", margin.initial(), "initial margin", asset)
        .rounded("openLoss", margin.openLoss(), "open loss", asset)
        .rounded("cost", margin.cost(), "cost to open", asset)
        .field("affordable", affordable);
    affordable.ifPresent(it -> answer.shown("affordable", it ? "yes" : "no", ""));
    return answer
        .field("formulas", formulas(margin))
        .field("notes", notes())
        .formula(formulas(margin));
  }
}
