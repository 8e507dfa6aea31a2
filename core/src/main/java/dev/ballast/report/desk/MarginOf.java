// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Account;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.AccountFinding;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.margin.LiquidationDistance;
import dev.ballast.margin.Requirement;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The margin of accounts at certain marks.
 *
 * @param betas that are known
 * @param findings of the account as it is
 */
record MarginOf(
    Asset quote,
    Marks marks,
    BracketBook brackets,
    CollateralMode mode,
    Map<Asset, Beta> betas,
    List<AccountFinding> findings) {
  MarginUse of(Account account) {
    Money initial = Money.zero(marks.quote());
    Money maintenance = Money.zero(marks.quote());
    List<String> missing = new ArrayList<>();
    Map<Asset, List<Position>> settled = new TreeMap<>();
    for (Position position : account.positions()) {
      settled.computeIfAbsent(position.contract().settle(), _ -> new ArrayList<>()).add(position);
    }
    for (List<Position> positions : settled.values()) {
      Requirement requirement = Requirement.of(positions, marks, brackets);
      initial = initial.plus(marks.value(requirement.initial()));
      maintenance = maintenance.plus(marks.value(requirement.maintenance()));
      missing.addAll(requirement.withoutBrackets());
    }
    Optional<String> unknown =
        missing.isEmpty()
            ? Optional.empty()
            : Optional.of("no margin brackets of " + String.join(", ", missing));
    double kept = maintenance.toDouble();
    return new MarginUse(
        initial.toDouble(),
        Math.max(0, free(account)),
        unknown.map(Reading::absent).orElseGet(() -> Reading.of(kept)),
        distance(account, unknown));
  }

  /** What the wallet that the plan's futures stand on has beyond its positions' initial margin. */
  private double free(Account account) {
    if (mode.pooled()) {
      return FuturesWallet.pooled(account, mode, quote, quote).free(marks).doubleValue();
    }
    Money unrealised = Money.zero(quote);
    List<Position> here = new ArrayList<>();
    for (Position position : account.positions()) {
      if (position.margin() == MarginMode.CROSS && position.contract().settle().equals(quote)) {
        here.add(position);
        unrealised = unrealised.plus(position.unrealised(marks.price(position.instrument())));
      }
    }
    return account.in(Place.FUTURES, quote).toDouble()
        + unrealised.toDouble()
        - Requirement.of(here, marks, brackets).initial().toDouble();
  }

  private Reading distance(Account account, Optional<String> unknown) {
    if (account.positions().isEmpty()) {
      return Reading.absent("no futures are open");
    }
    if (findings.stream().anyMatch(AccountFinding.Liquidated.class::isInstance)) {
      return Reading.absent("it is liquidated already");
    }
    if (unknown.isPresent()) {
      return Reading.absent(unknown.get());
    }
    OptionalDouble nearest =
        LiquidationDistance.of(account, marks, brackets, mode, this::beta).nearest();
    return nearest.isPresent()
        ? Reading.of(nearest.getAsDouble())
        : Reading.absent("no move liquidates");
  }

  /** Dollars stand still; an asset without a beta is taken to move with the benchmark. */
  private double beta(Asset asset) {
    if (asset.isDollar()) {
      return 0;
    }
    Beta beta = betas.get(asset);
    return beta == null ? 1 : beta.beta();
  }
}
