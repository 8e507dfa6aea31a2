// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import java.util.OptionalLong;

/**
 * When a fault may strike.
 *
 * @param from time of the market, epoch milliseconds
 * @param to time of the market at which it is over
 * @param lasts milliseconds of the machine's clock after it began
 */
public record Window(OptionalLong from, OptionalLong to, OptionalLong lasts) {
  /** Always. */
  public static final Window ALWAYS =
      new Window(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** Refuses one that is over before it begins. */
  public Window {
    if (from.isPresent() && to.isPresent() && to.getAsLong() <= from.getAsLong()) {
      throw new IllegalArgumentException("is over before it begins");
    }
  }

  boolean hasBegun(long market) {
    return from.isEmpty() || market >= from.getAsLong();
  }

  boolean isOver(long market) {
    return to.isPresent() && market >= to.getAsLong();
  }
}
