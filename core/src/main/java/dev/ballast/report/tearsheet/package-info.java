// SPDX-License-Identifier: Apache-2.0
/**
 * The statistics of a run that people ask of a fund, from its daily closes at 00:00 UTC: calendar
 * returns, drawdowns, rolling figures, exposure, margin, hedge and carry.
 *
 * <p>Imports {@code unit}, {@code market}, {@code analytics}, {@code account}, {@code margin.tier},
 * {@code margin}, {@code order}, {@code policy}, {@code engine}, {@code report.figure} and, for its
 * market model, {@code report.attribution}.
 */
@NullMarked
package dev.ballast.report.tearsheet;

import org.jspecify.annotations.NullMarked;
