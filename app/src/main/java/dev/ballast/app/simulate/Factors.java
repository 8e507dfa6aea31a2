// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.simulate;

import dev.ballast.market.Sector;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What moves all assets together: BTC, with volatility that clusters (GARCH(1,1) by the day), slow
 * changes of drift and one crash; and a factor for each sector, with narratives that last weeks.
 */
final class Factors {
  private static final int DAY = 24;
  private static final double DAILY_VOLATILITY = 0.025;
  private static final double SECTOR_VOLATILITY = 0.014;

  /** The crash falls for three hours and recovers a part in the six that follow. */
  private static final double[] CRASH = {
    -0.03, -0.085, -0.045, 0.025, 0.015, 0.01, 0.005, 0.0, 0.005
  };

  /** What the crash does to all but BTC besides: books empty, and fill again within a day. */
  private static final double[] EMPTY_BOOKS = {-0.05, -0.14, -0.06, 0.17, 0.04, 0.02, 0.01};

  private final int crashHour;
  private final double[] btc;
  private final double[] stress;
  private final SequencedMap<Sector, double[]> sectors;

  private Factors(
      int crashHour, double[] btc, double[] stress, SequencedMap<Sector, double[]> sectors) {
    this.crashHour = crashHour;
    this.btc = btc;
    this.stress = stress;
    this.sectors = sectors;
  }

  static Factors of(int days, List<Sector> names, Noise noise) {
    int hours = days * DAY;
    int crashHour = days * 97 / 100 * DAY + 20;
    double[] stress = new double[hours];
    double[] btc = btc(hours, crashHour, noise.split(), stress);
    TreeMap<Sector, double[]> sectors = new TreeMap<>();
    for (Sector name : names) {
      sectors.put(name, sector(hours, noise.split(), stress));
    }
    return new Factors(crashHour, btc, stress, sectors);
  }

  int hours() {
    return btc.length;
  }

  /** BTC's log return of an hour. */
  double btc(int hour) {
    return btc[hour];
  }

  /** How much wilder than usual an hour is for everything else: 1 in quiet times. */
  double stress(int hour) {
    return stress[hour];
  }

  /** What the crash adds to an hour's log return of all but BTC. */
  double emptyBooks(int hour) {
    int since = hour - crashHour;
    return since >= 0 && since < EMPTY_BOOKS.length ? EMPTY_BOOKS[since] : 0;
  }

  /** A sector's own log return of an hour. */
  double sector(Sector name, int hour) {
    return Objects.requireNonNull(sectors.get(name), name::toString)[hour];
  }

  private static double[] btc(int hours, int crashHour, Noise noise, double[] stress) {
    double[] returns = new double[hours];
    double usual = DAILY_VOLATILITY * DAILY_VOLATILITY;
    double variance = usual;
    double drift = 0.001;
    double dayReturn = 0;
    for (int hour = 0; hour < hours; hour++) {
      if (hour % DAY == 0 && hour > 0) {
        variance = 0.05 * usual + 0.10 * dayReturn * dayReturn + 0.85 * variance;
        drift = 0.0012 + 0.97 * (drift - 0.0012) + 0.0006 * noise.normal();
        dayReturn = 0;
      }
      double shock =
          hour >= crashHour && hour < crashHour + CRASH.length ? CRASH[hour - crashHour] : 0;
      returns[hour] = drift / DAY + StrictMath.sqrt(variance / DAY) * noise.normal() + shock;
      stress[hour] = shock == 0 ? StrictMath.sqrt(variance / usual) : 4;
      dayReturn += returns[hour];
    }
    return returns;
  }

  private static double[] sector(int hours, Noise noise, double[] stress) {
    double[] returns = new double[hours];
    double narrative = 0;
    for (int hour = 0; hour < hours; hour++) {
      if (hour % DAY == 0) {
        narrative = 0.96 * narrative + 0.0012 * noise.normal();
      }
      returns[hour] =
          narrative / DAY
              + stress[hour] * SECTOR_VOLATILITY / StrictMath.sqrt(DAY) * noise.normal();
    }
    return returns;
  }
}
