// SPDX-License-Identifier: Apache-2.0
/**
 * The main job, composed: a policy, an account and a market into a decision, a backtest and a
 * report.
 *
 * <p>Imports {@code store} and {@code config}, and the core.
 */
@NullMarked
package dev.ballast.app.desk;

import org.jspecify.annotations.NullMarked;
