// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import java.time.Instant;

/**
 * The return of one day.
 *
 * @param close when the day ended
 * @param value a fraction
 */
public record DayReturn(Instant close, double value) {}
