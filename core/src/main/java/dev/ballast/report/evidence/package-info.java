// SPDX-License-Identifier: Apache-2.0
/**
 * What signals and a policy have been worth, and how much of that could be luck: the panel of
 * signals beside what followed them, statistics of each signal, and the policy among what it is
 * compared with.
 *
 * <p>Imports {@code unit}, {@code market}, {@code analytics}, {@code evidence}, {@code signal},
 * {@code signal.feature}, {@code policy}, {@code portfolio} and {@code report.figure}. Outcomes are
 * hindsight and live in this room alone: nothing that decides can reach it.
 */
@NullMarked
package dev.ballast.report.evidence;

import org.jspecify.annotations.NullMarked;
