// SPDX-License-Identifier: Apache-2.0
/**
 * The first three parts of the report, made of a decision: what is owned, what the market shows,
 * what to do.
 *
 * <p>Imports {@code unit}, {@code market}, {@code analytics}, {@code account}, {@code margin.tier},
 * {@code margin}, {@code signal}, {@code portfolio}, {@code portfolio.carry}, {@code
 * portfolio.hedge}, {@code order}, {@code policy}, {@code cost}, {@code plan}, {@code risk}, {@code
 * report.figure} and {@code report.risk}. {@code DeskReports} makes the records, which themselves
 * are plain values.
 */
@NullMarked
package dev.ballast.report.desk;

import org.jspecify.annotations.NullMarked;
