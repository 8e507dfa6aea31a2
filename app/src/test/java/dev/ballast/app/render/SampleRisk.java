// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.figure.Reading;
import dev.ballast.report.risk.AssetEffect;
import dev.ballast.report.risk.LossRow;
import dev.ballast.report.risk.PurposeEffect;
import dev.ballast.report.risk.RiskFigures;
import dev.ballast.report.risk.RiskReport;
import dev.ballast.report.risk.ScenarioFigures;
import dev.ballast.report.risk.ScenarioRow;
import dev.ballast.risk.ExceedanceTest;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The part on risk of a made-up report. */
final class SampleRisk {
  private static final double EQUITY = 98_412.37;

  private SampleRisk() {}

  static RiskReport report(Instant asOf) {
    return new RiskReport(
        asOf,
        "BTC",
        figures(0.67, 2_410.5),
        Optional.of(figures(0.6, 2_105.2)),
        List.of(
            row("BTC -30%", -25_130.4, 1_298.9, -25_130.4, 4_102.7, 0.021, List.of()),
            row("BTC +30%", 25_130.4, -1_298.9, 25_130.4, -4_102.7, 0.118, List.of()),
            row(
                "own worst to 2025-10-10",
                -31_402.6,
                1_688.2,
                -31_402.6,
                5_004.1,
                0.3,
                List.of("BTC/USDT:USDT: all of -0.04")),
            row("USDC -10%", -120.0, 0, -120.0, 0, 0.011, List.of())),
        List.of("no beta is measured of GALA: taken to move as BTC"));
  }

  private static ScenarioRow row(
      String name,
      double spot,
      double futures,
      double spotThen,
      double futuresThen,
      double margin,
      List<String> liquidated) {
    return new ScenarioRow(
        name,
        "each asset moves by its beta on BTC",
        spot / EQUITY,
        changes(spot, futures, margin, liquidated),
        Optional.of(changes(spotThen, futuresThen, margin / 2, List.of())),
        List.of());
  }

  private static ScenarioFigures changes(
      double spot, double futures, double margin, List<String> liquidated) {
    double total = spot + futures;
    return new ScenarioFigures(
        spot,
        futures,
        0,
        total,
        Reading.of(total / EQUITY),
        EQUITY + total,
        Reading.of(margin),
        liquidated,
        List.of(new AssetEffect(Asset.BTC, spot, futures, total)),
        List.of(new PurposeEffect("core", spot), new PurposeEffect("hedge:standing", futures)));
  }

  private static RiskFigures figures(double market, double loss) {
    return new RiskFigures(
        EQUITY,
        Reading.of(0.75),
        Reading.of(0.66),
        Reading.of(market),
        Reading.of(3),
        Reading.of(3),
        Reading.of(0.18),
        Reading.of(5.56),
        "BTC",
        Reading.of(0.351),
        List.of(
            new LossRow(
                "filtered",
                0.99,
                1,
                loss,
                loss * 1.3,
                Reading.of(loss / EQUITY),
                500,
                Optional.of(new ExceedanceTest(1_700, 21, 17, 0.345, OptionalDouble.of(0.0004)))),
            new LossRow(
                "historical",
                0.99,
                10,
                loss * 3,
                loss * 3.5,
                Reading.of(loss * 3 / EQUITY),
                500,
                Optional.empty())));
  }
}
