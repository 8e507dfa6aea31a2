// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaPrior;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.CorrelationShift;
import dev.ballast.analytics.EwmaBeta;
import dev.ballast.analytics.KalmanBeta;
import dev.ballast.analytics.RobustError;
import dev.ballast.analytics.SidedBeta;
import dev.ballast.analytics.Volatility;
import dev.ballast.app.render.Figures;
import dev.ballast.market.Sector;
import dev.ballast.portfolio.SectorPriors;
import dev.ballast.report.figure.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One asset's betas, an element of what {@code ballast beta --json} prints.
 *
 * @param beta ordinary least squares, and the figures after it of the same regression
 * @param robustError of the same slope, where residuals are uneven and follow one another
 * @param halfLife of the weights of {@code ewma}, in days
 * @param walk variance of the daily step of {@code kalman}
 */
record BetaLine(
    String asset,
    String benchmark,
    int window,
    Instant asOf,
    String source,
    String benchmarkSource,
    double beta,
    double alpha,
    double standardError,
    double rSquared,
    double correlation,
    double residualVolatility,
    int observations,
    Instant firstClose,
    Instant lastClose,
    double robustError,
    double halfLife,
    Ewma ewma,
    double walk,
    Kalman kalman,
    Shrunk shrunk,
    Side up,
    Side down,
    Shift correlationShift) {

  /**
   * Exponentially weighted.
   *
   * @param aboutZero the slope with both means taken as zero
   */
  record Ewma(
      Reading beta, Reading standardError, Reading effectiveObservations, Reading aboutZero) {}

  /** A walk followed from the window's first return to its last. */
  record Kalman(Reading beta, Reading standardError) {}

  /**
   * Shrunk towards the mean of its sector.
   *
   * @param sector empty where it is in none
   * @param sectorDeviation of the sector's betas from each other
   * @param towardsMean the mean's weight
   */
  record Shrunk(
      Reading beta,
      Reading standardError,
      String sector,
      Reading sectorMean,
      Reading sectorDeviation,
      Reading towardsMean) {}

  /** Of the days on which the benchmark rose, or fell. */
  record Side(Reading beta, Reading standardError, int days) {}

  /**
   * The correlation of late beside that of before.
   *
   * @param sentence where it broke, else empty
   */
  record Shift(Reading recent, Reading before, Reading z, boolean broken, String sentence) {}

  /**
   * The betas of a study.
   *
   * @param longer of the same asset over what a break of correlation is looked for in
   */
  static BetaLine of(
      BetaStudy.Measured study,
      BetaStudy longer,
      Instant asOf,
      double halfLife,
      double walk,
      SectorPriors sectors) {
    Beta beta = study.beta();
    double[] own = study.returns().first();
    double[] others = study.returns().second();
    return new BetaLine(
        study.asset().code(),
        study.benchmark().code(),
        study.window(),
        asOf,
        study.source().toString(),
        study.benchmarkSource().toString(),
        beta.beta(),
        beta.alpha(),
        beta.standardError(),
        beta.rSquared(),
        beta.correlation(),
        beta.residualVolatility(),
        beta.observations(),
        Instant.ofEpochMilli(study.firstClose()),
        Instant.ofEpochMilli(study.lastClose()),
        RobustError.of(own, others, beta, RobustError.usualLags(own.length)),
        halfLife,
        ewma(own, others, halfLife),
        walk,
        kalman(study, walk),
        shrunk(study, sectors),
        side(study, SidedBeta.up(own, others)),
        side(study, SidedBeta.down(own, others)),
        shift(longer));
  }

  private static Shift shift(BetaStudy longer) {
    return switch (longer) {
      case BetaStudy.Unavailable unavailable -> shift(unavailable.reason());
      case BetaStudy.Measured measured ->
          CorrelationShift.of(measured.returns().first(), measured.returns().second())
              .map(shift ->
                  new Shift(
                      Reading.of(shift.recent()),
                      Reading.of(shift.before()),
                      Reading.of(shift.z()),
                      shift.isBreak(),
                      shift.isBreak()
                          ? shift.sentence(measured.asset(), measured.benchmark())
                          : ""))
              .orElseGet(() -> shift("a side did not move of late, or before"));
    };
  }

  private static Shift shift(String reason) {
    Reading none = Reading.absent(reason);
    return new Shift(none, none, none, false, "");
  }

  /**
   * Begins where next to nothing is known; what the benchmark does not explain is as large as least
   * squares leave it.
   */
  private static Kalman kalman(BetaStudy.Measured study, double walk) {
    double left = study.beta().residualVolatility();
    double noise = left * left / Volatility.DAYS_A_YEAR;
    if (!(noise > 0)) {
      Reading none =
          Reading.absent(
              study.benchmark() + " explains all of it, so that nothing is to be followed");
      return new Kalman(none, none);
    }
    KalmanBeta last =
        new KalmanBeta(0, 1).after(study.returns().first(), study.returns().second(), walk, noise);
    return new Kalman(Reading.of(last.beta()), Reading.of(StrictMath.sqrt(last.variance())));
  }

  private static Ewma ewma(double[] own, double[] others, double halfLife) {
    Optional<EwmaBeta> found = EwmaBeta.of(own, others, halfLife);
    if (found.isEmpty()) {
      Reading none =
          Reading.absent(
              "a half-life of "
                  + Figures.exact(BigDecimal.valueOf(halfLife))
                  + " days leaves too few returns that differ");
      return new Ewma(none, none, none, none);
    }
    EwmaBeta ewma = found.get();
    return new Ewma(
        Reading.of(ewma.beta().beta()),
        Reading.of(ewma.beta().standardError()),
        Reading.of(ewma.effectiveObservations()),
        Reading.of(EwmaBeta.aboutZero(own, others, halfLife).orElseThrow()));
  }

  private static Shrunk shrunk(BetaStudy.Measured study, SectorPriors sectors) {
    String sector = sectors.sectorOf(study.asset()).map(Sector::name).orElse("");
    return switch (sectors.prior(study.asset(), study.benchmark())) {
      case BetaPrior.Unknown unknown -> {
        Reading none = Reading.absent(unknown.reason());
        yield new Shrunk(none, none, sector, none, none, none);
      }
      case BetaPrior.Known known -> {
        BetaPrior prior = known.prior();
        BetaPrior.Shrunk shrunk = prior.shrink(study.beta().beta(), study.beta().standardError());
        yield new Shrunk(
            Reading.of(shrunk.beta()),
            Reading.of(shrunk.standardError()),
            sector,
            Reading.of(prior.mean()),
            Reading.of(StrictMath.sqrt(prior.variance())),
            Reading.of(shrunk.towardsMean()));
      }
    };
  }

  private static Side side(BetaStudy.Measured study, SidedBeta side) {
    return switch (side) {
      case SidedBeta.Measured measured ->
          new Side(
              Reading.of(measured.beta().beta()),
              Reading.of(measured.beta().standardError()),
              side.days());
      case SidedBeta.Unavailable unavailable -> {
        Reading none = Reading.absent(study.benchmark() + " " + unavailable.reason());
        yield new Side(none, none, side.days());
      }
    };
  }
}
