// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.InstrumentId;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Price;
import java.time.Instant;

/**
 * What the figures of a ticket were made of, by instrument.
 *
 * @param price that its orders are sized by
 * @param closed when the bar closed whose close that is
 * @param beta of what it is on, to the benchmark
 * @param betaError one standard error
 * @param returns daily returns that the beta was measured on; zero where it was not
 * @param fundingDay mean rate a day that is expected, a fraction of notional; of spot and dated
 *     futures none
 */
public record ChainInput(
    InstrumentId instrument,
    Price price,
    Instant closed,
    Reading beta,
    Reading betaError,
    int returns,
    Reading fundingDay) {}
