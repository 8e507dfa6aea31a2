// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.report.figure.Reading;

/**
 * What a signal was worth in a part of the record.
 *
 * @param part a year, or a sector
 * @param observations weeks of a year, pairs of a sector
 * @param coefficient of a year the mean of its weeks' rank correlations, of a sector the rank
 *     correlation of its own signals with its own returns, over time
 * @param t the mean in errors; of a sector absent
 */
public record PartEvidence(String part, int observations, Reading coefficient, Reading t) {}
