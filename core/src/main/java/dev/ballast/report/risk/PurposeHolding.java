// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;

/**
 * What one purpose holds of an instrument.
 *
 * @param notional at the marks, in the quote: long +, short -
 * @param leverage that its position is carried at; one for spot
 */
public record PurposeHolding(InstrumentId instrument, double notional, BigDecimal leverage) {}
