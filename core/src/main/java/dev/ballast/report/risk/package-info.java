// SPDX-License-Identifier: Apache-2.0
/**
 * The part of the report that says what can go wrong: scenarios, value at risk, concentration and
 * leverage of an account, and of what a plan would make of it.
 *
 * <p>Imports {@code unit}, {@code market}, {@code account}, {@code margin}, {@code order}, {@code
 * risk}, {@code ledger}, {@code plan} and {@code report.figure}.
 */
@NullMarked
package dev.ballast.report.risk;

import org.jspecify.annotations.NullMarked;
