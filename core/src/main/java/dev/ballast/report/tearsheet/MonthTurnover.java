// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.report.figure.Reading;
import java.time.YearMonth;

/**
 * What was traded in a month, over twice the mean equity of its daily closes: one is the whole
 * portfolio sold and bought once.
 *
 * @param spot the part traded in spot
 * @param futures the part traded in futures
 * @param total spot plus futures
 */
public record MonthTurnover(YearMonth month, Reading spot, Reading futures, Reading total) {}
