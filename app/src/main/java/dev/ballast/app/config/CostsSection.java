// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.cost.FeeSchedule;
import dev.ballast.cost.FeeTier;
import dev.ballast.cost.TradingCosts;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.List;

/** Reads a plan's {@code costs}. */
final class CostsSection {
  private static final int MOST = 1000;

  private final Asset quote;

  private CostsSection(Asset quote) {
    this.quote = quote;
  }

  /** The costs; what is left out is as usual. */
  static TradingCosts read(Field field, Asset quote) {
    return new CostsSection(quote).costs(field);
  }

  private TradingCosts costs(Field field) {
    Mapping table =
        field.table(
            "spot-fee",
            "futures-fee",
            "spot-fees",
            "futures-fees",
            "half-spread",
            "impact",
            "participation");
    TradingCosts usual = TradingCosts.DEFAULT;
    return new TradingCosts(
        fees(table, "spot-fee", usual.spotFees()),
        fees(table, "futures-fee", usual.futuresFees()),
        table.get("half-spread", one -> one.basisPoints(MOST), usual.halfSpread()),
        table.get("impact", one -> one.basisPoints(MOST), usual.impact()),
        table.get("participation", one -> one.percent("0.01", "100")));
  }

  /** One fee for all, or fees by day and volume under the name in the plural. */
  private FeeSchedule fees(Mapping table, String one, FeeSchedule usual) {
    if (table.find(one + "s").isEmpty()) {
      return table.get(one, fee -> FeeSchedule.flat(fee.basisPoints(MOST)), usual);
    }
    Field many = table.require(one + "s");
    if (table.find(one).isPresent()) {
      throw many.mistakeAtKey("stands beside '" + one + "'; write one of them");
    }
    List<FeeSchedule.Version> versions = new ArrayList<>();
    many.items().forEach(item -> versions.add(version(item)));
    return many.checked(ignored -> new FeeSchedule(versions));
  }

  private FeeSchedule.Version version(Field field) {
    Mapping table = field.table("as-of", "source", "tiers");
    List<FeeTier> tiers = new ArrayList<>();
    table.require("tiers").items().forEach(item -> tiers.add(tier(item)));
    return table
        .require("tiers")
        .checked(ignored ->
            new FeeSchedule.Version(
                table.require("as-of").scalar().day(),
                table.get("source", source -> source.words(200), "the plan"),
                tiers));
  }

  private FeeTier tier(Field field) {
    Mapping table = field.table("volume", "maker", "taker");
    Money volume = table.get("volume", one -> one.moneyWithUnit(quote), Money.zero(quote));
    BasisPoints maker = table.require("maker").scalar().basisPoints(MOST);
    BasisPoints taker = table.require("taker").scalar().basisPoints(MOST);
    return field.checked(ignored -> new FeeTier(volume.toDecimal(), maker, taker));
  }
}
