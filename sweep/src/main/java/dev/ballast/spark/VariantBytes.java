// SPDX-License-Identifier: Apache-2.0
package dev.ballast.spark;

import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.VariantOutcome;
import java.io.Serializable;

/** A variant's outcome on its way back. */
final class VariantBytes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int number;
  private final byte[] outcome;
  private final int rowsMeasured;

  /**
   * An outcome to be sent.
   *
   * @param rowsMeasured features that its worker measured for all of its variants
   */
  VariantBytes(VariantOutcome outcome, int rowsMeasured) {
    this.number = outcome.variant().number();
    this.outcome = OutcomeBytes.of(outcome);
    this.rowsMeasured = rowsMeasured;
  }

  int number() {
    return number;
  }

  int rowsMeasured() {
    return rowsMeasured;
  }

  /** The outcome as one of the variant that was asked for. */
  VariantOutcome of(SweptVariant variant) {
    return OutcomeBytes.read(variant, outcome);
  }
}
