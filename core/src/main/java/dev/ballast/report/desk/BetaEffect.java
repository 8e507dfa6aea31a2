// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.report.figure.Reading;

/**
 * What a ticket does to the portfolio's beta.
 *
 * @param ticket what its orders add: beta x notional / equity, summed
 * @param without of the portfolio once all orders have filled but the ticket's
 * @param with of the portfolio once all orders have filled
 */
public record BetaEffect(Reading ticket, Reading without, Reading with) {
  static BetaEffect of(Reading ticket, Reading with) {
    if (with.value().isEmpty()) {
      return new BetaEffect(ticket, with, with);
    }
    Reading without =
        ticket.value().isEmpty()
            ? ticket
            : Reading.of(with.value().getAsDouble() - ticket.value().getAsDouble());
    return new BetaEffect(ticket, without, with);
  }
}
