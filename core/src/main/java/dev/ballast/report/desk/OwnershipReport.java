// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Account;
import dev.ballast.account.Custody;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.AccountFinding;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.Sector;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The first part of the report: what is owned. */
final class OwnershipReport {
  private final Policy policy;
  private final Decision decision;
  private final BracketBook brackets;
  private final Exposure exposure;
  private final SectorList sectors;
  private final double equity;

  OwnershipReport(Policy policy, Decision decision, BracketBook brackets) {
    this.policy = policy;
    this.decision = decision;
    this.brackets = brackets;
    this.exposure = decision.exposure();
    this.sectors = new SectorList(policy, decision);
    this.equity = exposure.equity().toDouble();
  }

  /**
   * What is owned.
   *
   * @param custody how holdings are kept; an asset without an entry is described by its places
   */
  Ownership ownership(List<Custody> custody) {
    double futures = sum(exposure.futures().values());
    double spot = exposure.spotCore().toDouble();
    List<AssetRow> assets = assets(CustodyReport.words(custody));
    return new Ownership(
        decision.findings().stream().map(AccountFinding::sentence).toList(),
        Instant.ofEpochMilli(decision.marks().time()),
        equity,
        exposure.cash().toDouble(),
        currencies(),
        spot,
        futures,
        exposure.unrealised().toDouble(),
        spot + futures,
        spot + exposure.futures().values().stream().mapToDouble(one -> one.abs().toDouble()).sum(),
        assets,
        sectorRows(assets),
        CustodyReport.rows(custody, decision.marks(), decision.sectors().day()),
        policy.benchmark().code(),
        BetaReadings.estimate(decision.before()),
        new MarginReport(policy, decision, brackets).margin(),
        notes());
  }

  private List<CurrencyRow> currencies() {
    Marks marks = decision.marks();
    List<CurrencyRow> rows = new ArrayList<>();
    exposure
        .currencies()
        .forEach((asset, value) -> {
          double price = marks.find(asset).map(Price::toDouble).orElse(1.0);
          rows.add(
              new CurrencyRow(
                  asset, value.toDouble() / price, price, value.toDouble(), marks.atPar(asset)));
        });
    return rows;
  }

  /** What stands in, and what could not be measured. */
  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (CurrencyRow row : currencies()) {
      if (!row.asset().equals(policy.quote())) {
        notes.add(
            row.asset()
                + " is cash"
                + (row.atPar()
                    ? ", taken at par with "
                        + policy.quote()
                        + ": the history has no price of one in the other"
                    : "")
                + "; purchases are paid in "
                + policy.quote()
                + " alone");
      }
    }
    notes.addAll(decision.unmeasured());
    return notes;
  }

  private static double sum(Iterable<Money> amounts) {
    double sum = 0;
    for (Money amount : amounts) {
      sum += amount.toDouble();
    }
    return sum;
  }

  private List<AssetRow> assets(Map<Asset, String> kept) {
    SequencedSet<Asset> all = new TreeSet<>(exposure.spot().keySet());
    all.addAll(exposure.futures().keySet());
    all.addAll(decision.target().assets().keySet());
    double core = exposure.spotCore().toDouble();
    List<AssetRow> rows = new ArrayList<>();
    for (Sector sector : sectors.shown()) {
      for (Asset asset : all) {
        if (sectors.of(asset).equals(sector)) {
          rows.add(asset(asset, sector, core, kept));
        }
      }
    }
    return rows;
  }

  private AssetRow asset(Asset asset, Sector sector, double core, Map<Asset, String> kept) {
    Account account = decision.account();
    double value = exposure.spot(asset).toDouble();
    double futures = exposure.futures(asset).toDouble();
    double actual = core > 0 ? value / core : 0;
    Double target = decision.target().assets().get(asset);
    Beta beta = decision.betas().get(asset);
    return new AssetRow(
        asset,
        sector,
        account.total(asset).toDouble(),
        decision.marks().find(asset).map(Price::toDouble).orElse(0.0),
        value,
        futures,
        value + futures,
        target == null ? Weight.untargeted(actual) : Weight.of(actual, target),
        beta == null ? Reading.absent("not measured") : Reading.of(beta.beta()),
        kept.getOrDefault(asset, places(account, asset)));
  }

  private static String places(Account account, Asset asset) {
    return account.placesOf(asset).stream().map(Place::toString).collect(Collectors.joining(", "));
  }

  private List<SectorRow> sectorRows(List<AssetRow> assets) {
    SequencedMap<Sector, List<AssetRow>> grouped = new LinkedHashMap<>();
    for (AssetRow row : assets) {
      grouped.computeIfAbsent(row.sector(), sector -> new ArrayList<>()).add(row);
    }
    double core = exposure.spotCore().toDouble();
    List<SectorRow> rows = new ArrayList<>();
    for (Map.Entry<Sector, List<AssetRow>> entry : grouped.entrySet()) {
      double spot = entry.getValue().stream().mapToDouble(AssetRow::spotValue).sum();
      double futures = entry.getValue().stream().mapToDouble(AssetRow::futuresNotional).sum();
      double gross =
          entry.getValue().stream()
              .mapToDouble(one -> Math.abs(one.spotValue()) + Math.abs(one.futuresNotional()))
              .sum();
      double actual = core > 0 ? spot / core : 0;
      Double target = decision.target().sectors().get(entry.getKey());
      rows.add(
          new SectorRow(
              entry.getKey(),
              spot,
              futures,
              spot + futures,
              gross,
              target == null ? Weight.untargeted(actual) : Weight.of(actual, target),
              sectorBeta(entry.getValue())));
    }
    return rows;
  }

  private Reading sectorBeta(List<AssetRow> assets) {
    double sum = 0;
    for (AssetRow asset : assets) {
      if (asset.net() != 0) {
        if (asset.beta().value().isEmpty()) {
          return Reading.absent("no beta of " + asset.asset());
        }
        sum += asset.beta().value().getAsDouble() * asset.net();
      }
    }
    if (sum == 0) {
      return Reading.of(0);
    }
    return equity > 0
        ? Reading.of(sum / equity)
        : Reading.absent("the account has no equity to divide by");
  }
}
