// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.report.figure.Reading;
import java.time.YearMonth;

/**
 * The return of one month.
 *
 * @param value a fraction
 * @param benchmark the same of the benchmark
 * @param whole whether the run had every day of it
 */
public record MonthReturn(YearMonth month, double value, Reading benchmark, boolean whole) {}
