// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.VariantOutcome;
import java.util.List;
import java.util.function.Consumer;

/** Machines that run variants, with the same results to the bit. Found as a service. */
public interface SweepCluster {
  /**
   * Runs the variants.
   *
   * @param address of the machines, as the user wrote it; one where none answers is a {@link
   *     dev.ballast.app.UserMistake}
   * @param sink takes each variant's outcome once, on the caller's thread
   * @return how many features one machine measured for all of its variants
   */
  int run(
      String address,
      SweepOrder order,
      List<SweptVariant> variants,
      Consumer<List<VariantOutcome>> sink);
}
