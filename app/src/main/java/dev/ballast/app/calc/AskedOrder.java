// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.account.PositionMode;
import dev.ballast.app.render.Calculation;
import dev.ballast.margin.venue.Formula;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.margin.venue.OrderEffect;
import dev.ballast.margin.venue.OrderMargin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order that a user asks about, on top of an account.
 *
 * @param account without the order
 * @param asked the position of all of the order, its price as the entry price
 */
record AskedOrder(StatedAccount account, StatedPosition asked) {
  /** Refuses an order that opens something at no leverage. */
  static AskedOrder of(StatedAccount account, StatedPosition asked) {
    AskedOrder order = new AskedOrder(account, asked);
    if (order.effect().opened().isPresent() && !account.isLevered(asked)) {
      throw asked.entry().missing("leverage", "an order's margin is its notional / leverage");
    }
    return order;
  }

  private OrderEffect effect() {
    return new OrderEffect(
        account.account(), asked.position(), account.file().positionMode() == PositionMode.HEDGE);
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>(asked.notes());
    OrderEffect effect = effect();
    effect
        .exceededLeverage()
        .ifPresent(most ->
            notes.add(
                "the venue refuses it: at this notional it allows a leverage of "
                    + Formula.number(most)
                    + " at most"));
    if (effect.closed().signum() > 0) {
      notes.add(
          "in one-way mode it closes the opposite position first"
              + effect
                  .opened()
                  .map(one ->
                      "; what exceeds that, "
                          + Formula.number(one.quantity().abs())
                          + ", is charged")
                  .orElse(" and opens nothing, so it costs nothing"));
    }
    return notes;
  }

  private List<String> formulas(OrderEffect effect) {
    OrderMargin margin = effect.margin();
    return effect
        .opened()
        .map(MarginFormulas::new)
        .map(formulas -> {
          List<String> lines =
              new ArrayList<>(
                  MarginFormulas.shown(
                      formulas.opening(account.account().venue()), margin.initial()));
          lines.addAll(MarginFormulas.shown(formulas.openLoss(), margin.openLoss()));
          return lines;
        })
        .orElseGet(ArrayList::new);
  }

  /** What exceeds the leverage is refused whatever is available. */
  private static Optional<Boolean> affordable(OrderEffect effect, Optional<BigDecimal> available) {
    return effect.exceededLeverage().isPresent()
        ? Optional.of(false)
        : available.map(effect::isAffordable);
  }

  /**
   * The order weighed.
   *
   * @param available what the account can spend; nothing where it is not known
   */
  Calculation calculation(Optional<BigDecimal> available) {
    OrderEffect effect = effect();
    OrderMargin margin = effect.margin();
    MarginPosition whole = asked.position();
    BigDecimal quantity = whole.quantity().abs();
    BigDecimal opens =
        effect.opened().map(one -> JsonNumbers.shown(one.quantity().abs())).orElse(BigDecimal.ZERO);
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
    Optional<Boolean> affordable = affordable(effect, available);
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
        .field("formulas", formulas(effect))
        .field("notes", notes())
        .formula(formulas(effect));
  }
}
