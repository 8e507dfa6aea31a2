// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

/**
 * That a sum over the contracts is at most so much: what a notional asks for by its sign, by its
 * size, by the size of the overlay's own part of it and by that of the trade that leads to it.
 * Factors of sizes are not below zero, so that what is between two overlays within the limit is
 * within it too.
 */
public final class OverlayLimit {
  /** A rounding of the sum, as a fraction of what it is made of. */
  private static final double ROUNDING = 1e-10;

  private final String words;
  private final double[] signed;
  private final double[] size;
  private final double[] own;
  private final double most;

  /** Of the size of the trade from what is held. */
  private final double[] traded;

  private final double[] held;

  /**
   * Copies the factors, one a contract each.
   *
   * @param words what it is called in a sentence: {@code margin-used of 30%}
   * @param signed of the signed notional
   * @param size of its size
   * @param own of the size of the overlay's part
   * @param most that the sum may be
   */
  public OverlayLimit(String words, double[] signed, double[] size, double[] own, double most) {
    this(words, signed, size, own, most, new double[size.length], new double[size.length]);
  }

  private OverlayLimit(
      String words,
      double[] signed,
      double[] size,
      double[] own,
      double most,
      double[] traded,
      double[] held) {
    for (int i = 0; i < size.length; i++) {
      if (!(size[i] >= 0 && own[i] >= 0 && traded[i] >= 0)) {
        throw new IllegalArgumentException("a limit that a larger position relieves: " + words);
      }
    }
    this.words = words;
    this.signed = signed.clone();
    this.size = size.clone();
    this.own = own.clone();
    this.most = most;
    this.traded = traded.clone();
    this.held = held.clone();
  }

  /** On sizes alone. */
  public static OverlayLimit ofSize(String words, double[] size, double most) {
    return new OverlayLimit(words, new double[size.length], size, new double[size.length], most);
  }

  /** On the overlay's own parts alone. */
  public static OverlayLimit ofOwn(String words, double[] own, double most) {
    return new OverlayLimit(words, new double[own.length], new double[own.length], own, most);
  }

  /** That one contract's signed notional is at most so much, or with a factor of -1 at least. */
  public static OverlayLimit ofOne(
      String words, int count, int contract, double sign, double most) {
    double[] signed = new double[count];
    signed[contract] = sign;
    return new OverlayLimit(words, signed, new double[count], new double[count], most);
  }

  /** The same with more of each size, of which so much is allowed for. */
  public OverlayLimit withSizes(double[] more, double allowed) {
    return new OverlayLimit(words, signed, sum(size, more), own, most + allowed, traded, held);
  }

  /**
   * The same with the size of each trade, times its factor.
   *
   * @param from what trades begin at: what is held
   */
  public OverlayLimit withTrades(double[] more, double[] from) {
    return new OverlayLimit(words, signed, size, own, most, sum(traded, more), from);
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  public String words() {
    return words;
  }

  double most() {
    return most;
  }

  /** What the sum comes to. */
  double at(double[] notionals, double[] others) {
    double sum = 0;
    for (int i = 0; i < notionals.length; i++) {
      sum +=
          signed[i] * notionals[i]
              + size[i] * Math.abs(notionals[i])
              + own[i] * Math.abs(notionals[i] - others[i])
              + traded[i] * Math.abs(notionals[i] - held[i]);
    }
    return sum;
  }

  /** Whether it holds. */
  boolean holds(double[] notionals, double[] others) {
    double scale = Math.abs(most);
    for (int i = 0; i < notionals.length; i++) {
      scale += (Math.abs(signed[i]) + size[i]) * Math.abs(notionals[i]);
      scale += own[i] * Math.abs(notionals[i] - others[i]);
      scale += traded[i] * Math.abs(notionals[i] - held[i]);
    }
    return at(notionals, others) <= most + ROUNDING * scale;
  }

  /** The same as far as no overlay at all keeps it: what others break is not the overlay's. */
  OverlayLimit allowing(double[] without, double[] others) {
    double kept = Math.max(most, at(without, others));
    return new OverlayLimit(words, signed, size, own, kept, traded, held);
  }

  /** How the sum rises as one contract's notional moves through a stretch. */
  double slope(int contract, Stretch stretch) {
    return stretch.sign()
        * (signed[contract]
            + size[contract] * stretch.side(0)
            + own[contract] * stretch.side(stretch.others())
            + traded[contract] * stretch.side(held[contract]));
  }
}
