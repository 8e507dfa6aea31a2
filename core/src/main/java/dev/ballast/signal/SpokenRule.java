// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

/**
 * A rule that speaks of a sector.
 *
 * @param since when it began, epoch milliseconds
 * @param sentence what it saw, without its full stop
 */
public record SpokenRule(Rule rule, long since, String sentence) {}
