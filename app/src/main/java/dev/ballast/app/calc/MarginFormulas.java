// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.venue.Formula;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.margin.venue.Term;
import dev.ballast.margin.venue.VenueMargin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The equations of one position's margins, with its figures. */
record MarginFormulas(MarginPosition position) {
  private static final String MARK = "mark";
  private static final String PRICE = "price";

  Formula initial(VenueMargin venue) {
    return initial(venue, MARK);
  }

  Formula opening(VenueMargin venue) {
    return initial(venue, PRICE);
  }

  /** By leverage, or by the share of notional that the venue asks for whatever the leverage. */
  private Formula initial(VenueMargin venue, String price) {
    Optional<BigDecimal> rate = venue.initialRate(position);
    return new Formula(
        "initial",
        notional(price) + (rate.isPresent() ? "*rate" : "/leverage"),
        terms(
            rate.map(share -> new Term("rate", share, "initial rate of a position of this size"))
                .orElseGet(() -> new Term("leverage", position.leverage(), "leverage"))));
  }

  Formula openLoss() {
    String move =
        position.isInverse()
            ? "min(0, side*N*CM*(1/price - 1/mark))"
            : "min(0, side*qty*(mark - price))";
    return new Formula(
        "open loss",
        "-" + move,
        terms(new Term("side", BigDecimal.valueOf(position.side()), "long 1, short -1")));
  }

  Formula maintenance(VenueMargin venue) {
    Bracket tier = venue.tiers(position).tier(position.notional(position.markPrice()));
    return new Formula(
        "maintenance",
        notional(MARK) + "*rate - cum",
        terms(
            new Term("rate", tier.maintenanceRate(), "maintenance rate and what is counted in"),
            new Term("cum", tier.maintenanceAmount(), "maintenance amount")));
  }

  /** An equation, and under it the same with its numbers and its result. */
  static List<String> shown(Formula formula, BigDecimal result) {
    return List.of(
        formula.text(),
        " ".repeat(formula.result().length())
            + " = "
            + formula.withNumbers()
            + " = "
            + Formula.number(result));
  }

  private String notional(String price) {
    return position.isInverse() ? "N*CM/" + price : "qty*" + price;
  }

  private List<Term> terms(Term... more) {
    List<Term> terms = new ArrayList<>();
    if (position.isInverse()) {
      terms.add(new Term("N", position.quantity().abs(), "contracts"));
      terms.add(new Term("CM", position.contractSize(), "dollars in one contract"));
    } else {
      terms.add(new Term("qty", position.size(), "quantity in the base"));
    }
    terms.add(new Term(MARK, position.markPrice(), "mark price"));
    terms.add(new Term(PRICE, position.entryPrice(), "the order's price"));
    terms.addAll(List.of(more));
    return terms;
  }
}
