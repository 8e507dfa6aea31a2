// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.lot.HoldingRates;
import dev.ballast.lot.LotChoice;

/**
 * How sales are taxed: which lots they sell, and at what rates their gains are taxed.
 *
 * @param rates flat, by holding period
 */
public record TaxPlan(LotChoice choice, HoldingRates rates) {}
