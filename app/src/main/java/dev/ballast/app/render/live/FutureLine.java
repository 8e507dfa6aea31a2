// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render.live;

import dev.ballast.report.figure.Reading;

/**
 * A position in futures. The basis is the future's price less that of spot, as a fraction of spot.
 *
 * @param name of the contract, with the side in hedge mode
 * @param purposes that it is held for, with their parts
 * @param quantity signed, as text
 * @param entry average price
 * @param mark last price
 * @param notional signed, at the mark
 * @param profit unrealised, in what it settles in
 * @param basisAtEntry as far as spot was known when it was entered
 * @param basisNow at the marks
 * @param funding received + and paid - since the position was opened, in what it settles in
 * @param leverage what margin is divided by, as text
 */
public record FutureLine(
    String name,
    String purposes,
    String quantity,
    double entry,
    Reading mark,
    Reading notional,
    Reading profit,
    Reading basisAtEntry,
    Reading basisNow,
    double funding,
    String leverage) {}
