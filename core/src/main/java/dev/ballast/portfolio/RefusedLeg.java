// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.InstrumentId;

/**
 * A leg that was wished for and is not ordered.
 *
 * @param wish what was wanted, for people
 * @param reason why it is not ordered
 */
public record RefusedLeg(InstrumentId instrument, String wish, String reason) {}
