// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What exposures gain and lose when what they are exposed to moves, to the last digit.
 *
 * @param lines in the order of the exposures
 */
public record ShockedExposures(List<Line> lines) {
  private static final MathContext DIGITS = ContractTerms.DIGITS;

  /** Copies the list. */
  public ShockedExposures {
    lines = List.copyOf(lines);
  }

  /**
   * One exposure, and how it moves.
   *
   * @param group its sector or asset
   * @param notional signed: long +, short -
   * @param margin behind it; nothing where it is owned
   * @param move of its price, a fraction
   */
  public record Line(
      String name,
      String group,
      BigDecimal notional,
      Optional<BigDecimal> margin,
      BigDecimal move) {
    /** Refuses a fall of more than everything. */
    public Line {
      if (move.compareTo(BigDecimal.ONE.negate()) < 0) {
        throw new IllegalArgumentException("a price loses all of itself at most, not " + move);
      }
    }

    /** Notional x move. */
    public BigDecimal profit() {
      return notional.multiply(move);
    }

    /** Profit over the margin behind it. */
    public Optional<BigDecimal> ofMargin() {
      return margin.map(one -> profit().divide(one, DIGITS));
    }

    /** Whether the margin is lost, and more. */
    public boolean losesItsMargin() {
      return margin.filter(one -> profit().negate().compareTo(one) >= 0).isPresent();
    }
  }

  /** The sum of the lines. */
  public BigDecimal total() {
    return sum(lines.stream().map(Line::profit).toList());
  }

  /** All margin that is stated. */
  public Optional<BigDecimal> margin() {
    return onMargin().isEmpty()
        ? Optional.empty()
        : Optional.of(sum(onMargin().stream().flatMap(one -> one.margin().stream()).toList()));
  }

  /**
   * What a capital has left beside what is owned, the margins and a reserve: idle cash, below zero
   * where they are more than it. Nothing where a short has no margin, which is not known to be
   * none.
   */
  public Optional<BigDecimal> idle(BigDecimal capital, BigDecimal reserve) {
    BigDecimal left = capital.subtract(reserve);
    for (Line line : lines) {
      if (line.margin().isEmpty() && line.notional().signum() < 0) {
        return Optional.empty();
      }
      left = left.subtract(line.margin().orElse(line.notional()));
    }
    return Optional.of(left);
  }

  /** Profit of what stands on margin, over that margin. */
  public Optional<BigDecimal> ofMargin() {
    return margin()
        .map(all -> sum(onMargin().stream().map(Line::profit).toList()).divide(all, DIGITS));
  }

  private List<Line> onMargin() {
    return lines.stream().filter(one -> one.margin().isPresent()).toList();
  }

  private static BigDecimal sum(List<BigDecimal> parts) {
    return new ArrayList<>(parts).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
