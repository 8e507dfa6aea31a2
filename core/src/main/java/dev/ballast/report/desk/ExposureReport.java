// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Exposure;
import dev.ballast.analytics.Beta;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.Sector;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.Policy;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Exposures by asset and by sector, as held and once every order of a decision has filled. */
final class ExposureReport {
  private final Decision decision;
  private final SectorList sectors;
  private final SequencedMap<Asset, Double> spot = new TreeMap<>();
  private final SequencedMap<Asset, Double> futures = new TreeMap<>();
  private final SequencedMap<Asset, Double> spotAfter = new TreeMap<>();
  private final SequencedMap<Asset, Double> futuresAfter = new TreeMap<>();

  ExposureReport(Policy policy, Decision decision) {
    this.decision = decision;
    this.sectors = new SectorList(policy, decision);
    Exposure held = decision.exposure();
    held.spot().forEach((asset, value) -> spot.put(asset, value.toDouble()));
    held.futures().forEach((asset, value) -> futures.put(asset, value.toDouble()));
    decision
        .spotAfter()
        .forEach((asset, quantity) -> {
          Money value = decision.marks().value(asset, quantity);
          spotAfter.put(asset, value.toDouble());
        });
    futuresAfter.putAll(futures);
    for (Ticket ticket : decision.plan().tickets()) {
      for (Leg leg : ticket.legs()) {
        if (!leg.instrument().isSpot()) {
          double change = leg.side().signed(leg.quantity()).signum() * leg.notional().toDouble();
          futuresAfter.merge(
              ContractPrefix.underlying(leg.instrument().base()), change, Double::sum);
        }
      }
    }
  }

  /** Net exposure by asset as it is. */
  SequencedMap<Asset, Double> netBefore() {
    SequencedMap<Asset, Double> net = new TreeMap<>(spot);
    futures.forEach((asset, notional) -> net.merge(asset, notional, Double::sum));
    return net;
  }

  /** Net exposure by asset once all orders have filled. */
  SequencedMap<Asset, Double> netAfter() {
    SequencedMap<Asset, Double> net = new TreeMap<>(spotAfter);
    futuresAfter.forEach((asset, notional) -> net.merge(asset, notional, Double::sum));
    return net;
  }

  ExposureShifts shifts() {
    TreeSet<Asset> all = new TreeSet<>(spot.keySet());
    all.addAll(spotAfter.keySet());
    all.addAll(futuresAfter.keySet());
    SequencedMap<Sector, List<Asset>> members = new LinkedHashMap<>();
    for (Sector sector : sectors.shown()) {
      List<Asset> own = all.stream().filter(one -> sectors.of(one).equals(sector)).toList();
      if (!own.isEmpty()) {
        members.put(sector, own);
      }
    }
    List<ExposureShift> assets = new ArrayList<>();
    List<ExposureShift> bySector = new ArrayList<>();
    members.forEach((sector, own) -> {
      own.forEach(asset -> assets.add(shift(asset.code(), List.of(asset))));
      bySector.add(shift(sector.name(), own));
    });
    return new ExposureShifts(assets, bySector, shift("all", List.copyOf(all)));
  }

  private ExposureShift shift(String name, List<Asset> of) {
    return new ExposureShift(name, sides(of, spot, futures), sides(of, spotAfter, futuresAfter));
  }

  private ExposureSides sides(
      List<Asset> of, SequencedMap<Asset, Double> owned, SequencedMap<Asset, Double> contracts) {
    double spotSum = 0;
    double futuresSum = 0;
    double weighted = 0;
    String missing = "";
    for (Asset asset : of) {
      double own = owned.getOrDefault(asset, 0.0);
      double notional = contracts.getOrDefault(asset, 0.0);
      spotSum += own;
      futuresSum += notional;
      Beta beta = decision.betas().get(asset);
      if (beta != null) {
        weighted += beta.beta() * (own + notional);
      } else if (own + notional != 0 && missing.isEmpty()) {
        missing = "no beta of " + asset;
      }
    }
    double equity = decision.exposure().equity().toDouble();
    Reading beta;
    if (!missing.isEmpty()) {
      beta = Reading.absent(missing);
    } else if (equity > 0 || weighted == 0) {
      beta = Reading.of(weighted == 0 ? 0 : weighted / equity);
    } else {
      beta = Reading.absent("the account has no equity to divide by");
    }
    return new ExposureSides(spotSum, futuresSum, spotSum + futuresSum, beta);
  }
}
