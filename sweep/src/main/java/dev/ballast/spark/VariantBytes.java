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
  private final int featuresMeasured;

  /**
   * An outcome to be sent.
   *
   * @param featuresMeasured features that its worker measured for all of its variants
   */
  VariantBytes(VariantOutcome outcome, int featuresMeasured) {
    this.number = outcome.variant().number();
    this.outcome = OutcomeBytes.of(outcome);
    this.featuresMeasured = featuresMeasured;
  }

  int number() {
    return number;
  }

  int featuresMeasured() {
    return featuresMeasured;
  }

  /** The outcome as one of the variant that was asked for. */
  VariantOutcome of(SweptVariant variant) {
    return OutcomeBytes.read(variant, outcome);
  }
}
