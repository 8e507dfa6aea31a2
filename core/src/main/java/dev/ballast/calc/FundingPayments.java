// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import dev.ballast.cost.venue.FundingVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What funding paid a position while it was open.
 *
 * @param total received +, paid -, in the settlement asset
 * @param payments one for each settlement that counted the position, by time
 */
public record FundingPayments(BigDecimal total, List<Payment> payments) {
  /** Copies the payments. */
  public FundingPayments {
    payments = List.copyOf(payments);
  }

  /**
   * A published settlement.
   *
   * @param rate a fraction of notional; longs pay when it is positive
   * @param markPrice the price that it is paid at
   */
  public record Settlement(Instant time, BigDecimal rate, BigDecimal markPrice) {}

  /**
   * What one settlement paid.
   *
   * @param payment received +, paid -
   */
  public record Payment(Instant time, BigDecimal rate, BigDecimal markPrice, BigDecimal payment) {}

  /**
   * A position over a time.
   *
   * @param quantity in contracts, signed: long +, short -
   * @param closed empty while it is open
   */
  public record Held(
      ContractTerms contract, BigDecimal quantity, Instant opened, Optional<Instant> closed) {
    /** Refuses a position that ends before it begins. */
    public Held {
      if (closed.isPresent() && closed.get().isBefore(opened)) {
        throw new IllegalArgumentException("closed before it was opened, at " + opened);
      }
    }
  }

  /** Counts the settlements that found the position open by the venue's rule. */
  public static FundingPayments of(Held held, List<Settlement> settlements, FundingVenue venue) {
    List<Payment> payments =
        settlements.stream()
            .filter(one -> venue.counts(one.time(), held.opened(), held.closed()))
            .sorted(Comparator.comparing(Settlement::time))
            .map(one -> payment(held, one))
            .toList();
    BigDecimal total =
        payments.stream().map(Payment::payment).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new FundingPayments(total, payments);
  }

  private static Payment payment(Held held, Settlement settlement) {
    BigDecimal payment =
        held.contract().funding(held.quantity(), settlement.markPrice(), settlement.rate());
    return new Payment(settlement.time(), settlement.rate(), settlement.markPrice(), payment);
  }
}
