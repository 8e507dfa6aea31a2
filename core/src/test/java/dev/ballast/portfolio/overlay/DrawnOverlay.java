// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * An overlay and a stage drawn by seed: one to five contracts on a common factor, what is held of
 * them, margin, budget, cash, distance and volumes; equity from 1e2 to 1e8.
 */
final class DrawnOverlay {
  final Random dice;
  final double equity;
  final List<OverlayContract> contracts = new ArrayList<>();
  final SequencedMap<Asset, Double> betas = new TreeMap<>();
  final SequencedMap<Asset, Double> beside = new TreeMap<>();
  final List<OverlayStage.Position> positions = new ArrayList<>();
  final List<OverlayLimit> limits = new ArrayList<>();
  final Overlay overlay;

  /** The limits again, as the test reckons them: factors of signs, sizes, own parts; the most. */
  final List<double[][]> rows = new ArrayList<>();

  final List<Double> most = new ArrayList<>();

  /** Times the usual limits. */
  private double room = 1;

  DrawnOverlay(long seed, boolean onlySells) {
    dice = new Random(seed);
    equity = StrictMath.pow(10, 2 + 6 * dice.nextDouble());
    int count = 1 + dice.nextInt(5);
    int days = 60;
    double[] market = noise(days, 0.03);
    SequencedMap<Asset, double[]> returns = new TreeMap<>();
    for (int i = 0; i < count + 2; i++) {
      Asset asset = new Asset("A" + i);
      double beta = 0.5 + 1.5 * dice.nextDouble();
      double[] own = noise(days, 0.005 + 0.03 * dice.nextDouble());
      for (int t = 0; t < days; t++) {
        own[t] += beta * market[t];
      }
      returns.put(asset, own);
      betas.put(asset, beta);
      if (i < count) {
        contracts.add(
            new OverlayContract(
                Ids.parse(asset.code() + "/USDT:USDT"),
                asset,
                3e-4 + 1e-3 * dice.nextDouble(),
                dice.nextInt(3) == 0
                    ? 0
                    : 0.01 / StrictMath.sqrt(equity * StrictMath.pow(10, 3 * dice.nextDouble())),
                3e-4 * (dice.nextDouble() - 0.3)));
      }
      beside.put(asset, equity * 0.4 * dice.nextDouble());
    }
    place(onlySells);
    draw(count);
    List<OverlayTarget> targets = new ArrayList<>();
    targets.add(new OverlayTarget(OverlayTarget.BETA, 0.6 * dice.nextDouble(), betas));
    if (dice.nextInt(3) == 0) {
      SequencedMap<Asset, Double> one = new TreeMap<>();
      one.put(contracts.getLast().asset(), 1.0);
      targets.add(new OverlayTarget("sector", 0.2 * dice.nextDouble(), one));
    }
    double aversion = dice.nextInt(4) == 0 ? 0 : StrictMath.pow(10, 2 * dice.nextDouble() - 0.5);
    overlay =
        new Overlay(contracts, targets, new OverlayReturns(returns, days), aversion, 30, onlySells);
  }

  private void place(boolean onlySells) {
    for (int i = 0; i < contracts.size(); i++) {
      double held = dice.nextInt(3) == 0 ? 0 : equity * 0.3 * (dice.nextDouble() - 0.7);
      double others = dice.nextInt(3) == 0 ? equity * 0.2 * (dice.nextDouble() - 0.5) : 0;
      double highest = onlySells ? others : 20 * equity;
      positions.add(new OverlayStage.Position(held, others, -20 * equity, highest));
    }
  }

  private void draw(int count) {
    double leverage = 1 + dice.nextInt(3);
    room = dice.nextBoolean() ? 1 : 10;
    add("margin", new double[count], all(count, 1 / leverage), new double[count], 0.5);
    if (dice.nextBoolean()) {
      add("budget", new double[count], new double[count], all(count, 1 / leverage), 0.4);
    }
    add("cash", new double[count], all(count, 1 / leverage + 0.1), new double[count], 0.6);
    for (int sign = -1; sign <= 1; sign += 2) {
      double[] signed = new double[count];
      double[] size = new double[count];
      for (int i = 0; i < count; i++) {
        double move = Math.max(-1, beta(i) * 0.35 * sign);
        signed[i] = -move;
        size[i] = 0.01 * (1 + move);
      }
      add("distance", signed, size, new double[count], 0.5);
    }
    for (int i = 0; i < count; i++) {
      if (dice.nextBoolean()) {
        double[] signed = new double[count];
        signed[i] = -1;
        double held = positions.get(i).held();
        double volume = Math.max(equity * 0.3 * dice.nextDouble() - held, 0) / equity;
        rows.add(new double[][] {signed, new double[count], new double[count]});
        most.add(volume * equity);
        limits.add(OverlayLimit.ofOne("volume " + i, count, i, -1, volume * equity));
      }
    }
  }

  private void add(String words, double[] signed, double[] size, double[] own, double share) {
    double bound = equity * share * room * dice.nextDouble();
    rows.add(new double[][] {signed, size, own});
    most.add(bound);
    limits.add(new OverlayLimit(words, signed, size, own, bound));
  }

  OverlayStage stage() {
    return new OverlayStage(equity, beside, positions, limits);
  }

  /** By how much the worst limit is exceeded, of equity; what others exceed alone is allowed. */
  double broken(double[] notionals) {
    double worst = 0;
    double[] without = new double[notionals.length];
    for (int i = 0; i < without.length; i++) {
      without[i] =
          Math.clamp(
              positions.get(i).others(), positions.get(i).lowest(), positions.get(i).highest());
    }
    for (int l = 0; l < rows.size(); l++) {
      double bound = Math.max(most.get(l), at(l, without));
      worst = Math.max(worst, (at(l, notionals) - bound) / equity);
    }
    return worst;
  }

  private double at(int row, double[] notionals) {
    double sum = 0;
    for (int i = 0; i < notionals.length; i++) {
      double own = notionals[i] - positions.get(i).others();
      sum +=
          rows.get(row)[0][i] * notionals[i]
              + rows.get(row)[1][i] * Math.abs(notionals[i])
              + rows.get(row)[2][i] * Math.abs(own);
    }
    return sum;
  }

  /** The portfolio's beta with these notionals. */
  double beta(double[] notionals) {
    double sum = 0;
    for (Map.Entry<Asset, Double> one : beside.entrySet()) {
      sum += betas.getOrDefault(one.getKey(), 0.0) * one.getValue();
    }
    for (int i = 0; i < notionals.length; i++) {
      sum += beta(i) * notionals[i];
    }
    return sum / equity;
  }

  /** A contract's beta. */
  double beta(int contract) {
    return betas.getOrDefault(contracts.get(contract).asset(), 0.0);
  }

  double[] others() {
    return positions.stream().mapToDouble(OverlayStage.Position::others).toArray();
  }

  private double[] noise(int days, double size) {
    double[] noise = new double[days];
    for (int t = 0; t < days; t++) {
      noise[t] = size * dice.nextGaussian();
    }
    return noise;
  }

  private static double[] all(int count, double value) {
    double[] all = new double[count];
    Arrays.fill(all, value);
    return all;
  }
}
