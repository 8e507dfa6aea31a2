// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.simulate;

/** One asset hour by hour. A moment is the start of an hour, or the end of the last. */
final class AssetPath {
  private static final int TWO_WEEKS = 14 * 24;

  private final double[] spot;
  private final double[] premium;
  private final double[] openInterest;
  private final double[] turnover;

  private AssetPath(double[] spot, double[] premium, double[] openInterest, double[] turnover) {
    this.spot = spot;
    this.premium = premium;
    this.openInterest = openInterest;
    this.turnover = turnover;
  }

  int hours() {
    return turnover.length;
  }

  /** Price at a moment, USDT. */
  double spot(int moment) {
    return spot[moment];
  }

  /** The perpetual's price over the spot's at a moment, less one. */
  double premium(int moment) {
    return premium[moment];
  }

  /** Coins at a moment. */
  double openInterest(int moment) {
    return openInterest[moment];
  }

  /** Spot traded in an hour, USDT. */
  double turnover(int hour) {
    return turnover[hour];
  }

  static AssetPath of(SimulatedAsset asset, Factors factors, Noise noise) {
    int hours = factors.hours();
    double[] spot = new double[hours + 1];
    double[] premium = new double[hours + 1];
    double[] openInterest = new double[hours + 1];
    double[] turnover = new double[hours];
    boolean benchmark = asset.ownVolatility() == 0;
    double own = asset.ownVolatility() / StrictMath.sqrt(24);
    double log = StrictMath.log(asset.lastPrice());
    double first = log;
    double[] logs = new double[hours + 1];
    logs[0] = log;
    spot[0] = asset.lastPrice();
    premium[0] = 0.0001;
    double usual = 1.5 * asset.turnover() / asset.lastPrice();
    double leverage = 0;
    openInterest[0] = usual;
    for (int hour = 0; hour < hours; hour++) {
      double stress = factors.stress(hour);
      double move = asset.beta() * factors.btc(hour);
      if (!benchmark) {
        move +=
            factors.emptyBooks(hour)
                + factors.sector(asset.sector(), hour)
                + stress * own * noise.normal();
      }
      log += move;
      logs[hour + 1] = log;
      spot[hour + 1] = StrictMath.exp(log);
      double momentum = log - logs[Math.max(0, hour + 1 - TWO_WEEKS)];
      premium[hour + 1] =
          premium(premium[hour], momentum, move) + stress * 0.00004 * noise.normal();
      leverage = leverage(leverage, momentum, premium[hour + 1], move) + 0.004 * noise.normal();
      openInterest[hour + 1] = usual * StrictMath.exp(leverage - 0.3 * (log - first));
      turnover[hour] =
          asset.turnover()
              / 24
              * (0.5 + 0.5 * stress + 30 * Math.abs(move))
              * StrictMath.exp(0.25 * noise.normal());
    }
    scale(spot, asset.lastPrice() / spot[hours]);
    return new AssetPath(spot, premium, openInterest, turnover);
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /** Pulled towards what the last two weeks' move makes people pay for leverage. */
  private static double premium(double last, double momentum, double move) {
    double wish = 0.0001 + 0.0035 * clamp(momentum, 0.5);
    double liquidations = move < -0.04 ? 0.08 * (move + 0.04) : 0;
    return last + 0.12 * (wish - last) + liquidations;
  }

  /** Grows with momentum and premium, and is thrown out when the price falls hard. */
  private static double leverage(double last, double momentum, double premium, double move) {
    double wish = 0.9 * clamp(momentum, 0.6) + 150 * clamp(premium - 0.0001, 0.002);
    double liquidations = move < -0.03 ? 1.5 * (move + 0.03) : 0;
    return last + 0.01 * (wish - last) + liquidations;
  }

  private static double clamp(double value, double bound) {
    return Math.max(-bound, Math.min(bound, value));
  }
}
