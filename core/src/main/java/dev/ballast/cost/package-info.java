// SPDX-License-Identifier: Apache-2.0
/**
 * What trading costs: fees, spread and impact, by one set of parameters and one definition for
 * planner and simulator; and what holding is expected to cost.
 *
 * <p>Imports {@code unit} and {@code market}.
 */
@NullMarked
package dev.ballast.cost;

import org.jspecify.annotations.NullMarked;
