// SPDX-License-Identifier: Apache-2.0
/**
 * Variants of a policy on an existing Spark cluster. Spark hands numbers of variants out, starts
 * them again where a worker is lost, and brings outcomes back; all that is computed is what one
 * machine computes.
 *
 * <p>Imports {@code app.sweep}. Spark is known here and nowhere else.
 */
@NullMarked
package dev.ballast.spark;

import org.jspecify.annotations.NullMarked;
