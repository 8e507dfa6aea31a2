// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.report.figure.Reading;
import java.util.List;
import java.util.Optional;

/**
 * The returns of a year's months, and of the year.
 *
 * @param months in order, those that the run had days of
 * @param value of the year, or of the part of it that the run had: a fraction
 * @param benchmark the same of the benchmark
 * @param whole whether the run had every day of it
 */
public record YearReturns(
    int year, List<MonthReturn> months, double value, Reading benchmark, boolean whole) {
  /** Copies its list. */
  public YearReturns {
    months = List.copyOf(months);
  }

  /** The month of a number from 1 to 12; nothing where the run had no day of it. */
  public Optional<MonthReturn> month(int number) {
    return months.stream().filter(one -> one.month().getMonthValue() == number).findFirst();
  }
}
