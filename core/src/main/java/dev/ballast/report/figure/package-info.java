// SPDX-License-Identifier: Apache-2.0
/**
 * What every part of the report is written in: a reading or the reason why there is none, an
 * estimate with its error, lines over days, and the statistics of a line of equity.
 *
 * <p>Imports {@code analytics}.
 */
@NullMarked
package dev.ballast.report.figure;

import org.jspecify.annotations.NullMarked;
