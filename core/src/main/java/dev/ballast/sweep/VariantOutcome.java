// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

/** What became of a variant. */
public sealed interface VariantOutcome {
  SweptVariant variant();

  /** It ran to the end of history. */
  record Ran(SweptVariant variant, VariantFigures figures) implements VariantOutcome {}

  /**
   * It could not be run.
   *
   * @param reason one line
   */
  record Failed(SweptVariant variant, String reason) implements VariantOutcome {}
}
