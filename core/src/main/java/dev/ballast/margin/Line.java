// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import java.util.OptionalDouble;

/** A straight line over the market's shock. */
record Line(double constant, double slope) {
  static final Line ZERO = new Line(0, 0);

  double at(double shock) {
    return constant + slope * shock;
  }

  Line plus(Line other) {
    return new Line(constant + other.constant, slope + other.slope);
  }

  Line minus(Line other) {
    return new Line(constant - other.constant, slope - other.slope);
  }

  Line times(double factor) {
    return new Line(constant * factor, slope * factor);
  }

  OptionalDouble root() {
    return slope == 0 ? OptionalDouble.empty() : OptionalDouble.of(-constant / slope);
  }
}
