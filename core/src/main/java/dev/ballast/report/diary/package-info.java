// SPDX-License-Identifier: Apache-2.0
/**
 * The diary of a plan: what each review saw, what it decided and refused and why, its checklist,
 * and what became of its orders. A function of the decisions and events of a run, so that the same
 * run gives the same diary.
 *
 * <p>Imports {@code unit}, {@code market}, {@code account}, {@code margin.tier}, {@code margin},
 * {@code signal}, {@code portfolio}, {@code order}, {@code policy}, {@code plan}, {@code
 * report.figure} and {@code report.desk}.
 */
@NullMarked
package dev.ballast.report.diary;

import org.jspecify.annotations.NullMarked;
