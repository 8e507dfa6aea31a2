// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.account.Exposure;
import dev.ballast.engine.Session;
import dev.ballast.report.attribution.MarketModel;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * What the account was exposed to at each daily close, before that moment's trades, as fractions of
 * equity.
 *
 * @param spot value of all spot holdings without cash
 * @param futures signed notional
 * @param net spot plus futures
 * @param gross absolute spot values plus absolute notionals, by asset
 * @param beta sum of beta x net exposure over the assets: what the portfolio gains, of its equity,
 *     when the benchmark gains all of its price
 */
public record ExposureHistory(
    PartialCurve spot,
    PartialCurve futures,
    PartialCurve net,
    PartialCurve gross,
    PartialCurve beta) {

  static ExposureHistory of(DailyCloses closes, MarketModel model) {
    List<Reading> spot = new ArrayList<>();
    List<Reading> futures = new ArrayList<>();
    List<Reading> net = new ArrayList<>();
    List<Reading> gross = new ArrayList<>();
    List<Reading> beta = new ArrayList<>();
    for (Session.Snapshot close : closes.snapshots()) {
      Exposure exposure = close.exposure();
      double equity = exposure.equity().toDouble();
      double spotCore = exposure.spotCore().toDouble();
      double notional = 0;
      double absolute = 0;
      for (Money value : exposure.spot().values()) {
        absolute += Math.abs(value.toDouble());
      }
      for (Money value : exposure.futures().values()) {
        notional += value.toDouble();
        absolute += Math.abs(value.toDouble());
      }
      spot.add(share(spotCore, equity));
      futures.add(share(notional, equity));
      net.add(share(spotCore + notional, equity));
      gross.add(share(absolute, equity));
      beta.add(beta(close, model));
    }
    return new ExposureHistory(
        PartialCurve.of("spot", closes.days(), spot),
        PartialCurve.of("futures", closes.days(), futures),
        PartialCurve.of("net", closes.days(), net),
        PartialCurve.of("gross", closes.days(), gross),
        PartialCurve.of("beta", closes.days(), beta));
  }

  private static Reading beta(Session.Snapshot close, MarketModel model) {
    TreeSet<Asset> assets = new TreeSet<>(close.exposure().spot().keySet());
    assets.addAll(close.exposure().futures().keySet());
    double sum = 0;
    for (Asset asset : assets) {
      double net = close.exposure().net(asset).toDouble();
      OptionalDouble beta = model.beta(asset, close.time());
      if (net != 0 && beta.isEmpty()) {
        return Reading.absent("no beta of " + asset);
      }
      sum += net == 0 ? 0 : beta.getAsDouble() * net;
    }
    return share(sum, close.exposure().equity().toDouble());
  }

  static Reading share(double amount, double equity) {
    return equity > 0 ? Reading.of(amount / equity) : Reading.absent("equity is not above zero");
  }
}
