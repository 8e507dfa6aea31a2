// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.margin.tier.Bracket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The liquidation equation as venues print it, for one leg or for the two of hedge mode. */
final class EquationText {
  private final MarginPool pool;
  private final List<Bracket> tiers;
  private final boolean feeCounts;

  /**
   * @param tiers of each leg, with what the venue counts in
   */
  EquationText(MarginPool pool, VenueMargin venue, List<Bracket> tiers) {
    this.pool = pool;
    this.tiers = tiers;
    MarginPosition first = pool.legs().getFirst();
    this.feeCounts = !venue.tiers(first).equals(first.tiers());
  }

  Formula formula() {
    List<Term> terms = new ArrayList<>(wallet());
    for (int i = 0; i < tiers.size(); i++) {
      terms.addAll(leg(pool.legs().get(i), tiers.get(i)));
    }
    if (pool.isInverse()) {
      MarginPosition first = pool.legs().getFirst();
      terms.add(new Term("CM", first.contractSize(), "dollars in one contract"));
    }
    return new Formula("LP", pool.isInverse() ? inverse() : linear(), terms);
  }

  private String linear() {
    if (tiers.size() == 1) {
      return "("
          + walletText()
          + " + cum - side*qty*EP) / (qty*"
          + rate(pool.legs().getFirst())
          + " - side*qty)";
    }
    StringBuilder above = new StringBuilder("(" + walletText());
    StringBuilder below = new StringBuilder();
    pool.legs().forEach(leg -> above.append(" + cum").append(suffix(leg)));
    for (MarginPosition leg : pool.legs()) {
      above.append(sign(-leg.side())).append("qty" + suffix(leg) + "*EP" + suffix(leg));
      below.append(below.isEmpty() ? "" : " + ").append("qty" + suffix(leg) + "*" + rate(leg));
    }
    for (MarginPosition leg : pool.legs()) {
      below.append(sign(-leg.side())).append("qty" + suffix(leg));
    }
    return above + ") / (" + below + ")";
  }

  private String inverse() {
    if (tiers.size() == 1) {
      return "N*CM*("
          + bare(pool.legs().getFirst())
          + " + side) / ("
          + walletText()
          + " + cum + side*N*CM/EP)";
    }
    StringBuilder above = new StringBuilder();
    StringBuilder below = new StringBuilder(walletText());
    pool.legs().forEach(leg -> below.append(" + cum").append(suffix(leg)));
    for (MarginPosition leg : pool.legs()) {
      above
          .append(above.isEmpty() ? "" : " + ")
          .append("N" + suffix(leg) + "*CM*(" + bare(leg) + sign(leg.side()) + "1)");
      below.append(sign(leg.side())).append("N" + suffix(leg) + "*CM/EP" + suffix(leg));
    }
    return "(" + above + ") / (" + below + ")";
  }

  private String walletText() {
    return pool.isIsolated() ? "WB" : "WB - TMM1 + UPNL1";
  }

  private List<Term> wallet() {
    if (pool.isIsolated()) {
      return List.of(new Term("WB", pool.wallet(), "balance of the position's own wallet"));
    }
    return List.of(
        new Term("WB", pool.wallet(), "wallet balance"),
        new Term("TMM1", pool.otherMaintenance(), "maintenance margin of the other contracts"),
        new Term("UPNL1", pool.otherProfit(), "unrealised profit of the other contracts"));
  }

  private List<Term> leg(MarginPosition leg, Bracket tier) {
    String of = suffix(leg);
    String which = of.isEmpty() ? "" : leg.side() > 0 ? " of the long leg" : " of the short leg";
    BigDecimal fee = feeCounts ? leg.takerFee() : BigDecimal.ZERO;
    List<Term> terms = new ArrayList<>();
    terms.add(new Term("cum" + of, tier.maintenanceAmount(), "maintenance amount" + which));
    if (of.isEmpty()) {
      terms.add(new Term("side", BigDecimal.valueOf(leg.side()), "long 1, short -1"));
    }
    if (leg.isInverse()) {
      terms.add(new Term("N" + of, leg.quantity().abs(), "contracts" + which));
    } else {
      terms.add(new Term("qty" + of, leg.size(), "quantity in the base" + which));
    }
    terms.add(new Term("EP" + of, leg.entryPrice(), "entry price" + which));
    terms.add(
        new Term("MMR" + of, tier.maintenanceRate().subtract(fee), "maintenance rate" + which));
    if (feeCounts) {
      terms.add(new Term("taker" + of, fee, "closing fee" + which));
    }
    return terms;
  }

  private String rate(MarginPosition leg) {
    return feeCounts ? "(" + bare(leg) + ")" : bare(leg);
  }

  private String bare(MarginPosition leg) {
    return "MMR" + suffix(leg) + (feeCounts ? " + taker" + suffix(leg) : "");
  }

  private String suffix(MarginPosition leg) {
    return tiers.size() == 1 ? "" : leg.side() > 0 ? "L" : "S";
  }

  private static String sign(int side) {
    return side > 0 ? " + " : " - ";
  }
}
