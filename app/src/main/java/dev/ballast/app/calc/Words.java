// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import java.util.Locale;

/** Choices as account files write them. */
final class Words {
  private Words() {}

  /** {@code ONE_WAY} is {@code one-way}. */
  static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
