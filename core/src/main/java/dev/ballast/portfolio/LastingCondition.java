// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.policy.Circumstance;

/**
 * A state of the market that rules wait for and that lasts.
 *
 * @param since time of the review that found it begun, epoch milliseconds
 * @param sentence what the last review of it found, with its numbers
 */
public record LastingCondition(Circumstance circumstance, long since, String sentence) {}
