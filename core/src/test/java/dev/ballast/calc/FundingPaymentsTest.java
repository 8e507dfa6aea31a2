// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.calc.FundingPayments.Held;
import dev.ballast.calc.FundingPayments.Settlement;
import dev.ballast.cost.venue.FundingVenue;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FundingPaymentsTest {
  private static final Instant T = Instant.parse("2021-09-01T08:00:00Z");

  /** One settlement of 0.1 % at 100: a long of 2 pays 0.2. */
  @ParameterizedTest
  @CsvSource({
    "BINANCE, 07:00:00, 09:00:00, -0.2",
    "BINANCE, 08:00:14, 09:00:00, -0.2",
    "BINANCE, 08:00:15, 09:00:00, 0",
    "BINANCE, 07:00:00, 08:00:00, -0.2",
    "BINANCE, 07:00:00, 07:59:59, 0",
    "BYBIT,   08:00:00, 09:00:00, -0.2",
    "BYBIT,   08:00:01, 09:00:00, 0",
    "SIM,     08:00:00, 08:00:00, -0.2"
  })
  void aSettlementCountsWhatIsOpenByTheVenuesRule(
      FundingVenue venue, String opened, String closed, BigDecimal total) {
    Held held =
        new Held(
            ContractTerms.linear(),
            new BigDecimal("2"),
            Instant.parse("2021-09-01T" + opened + "Z"),
            Optional.of(Instant.parse("2021-09-01T" + closed + "Z")));
    assertThat(FundingPayments.of(held, List.of(settlement(T)), venue).total())
        .isEqualByComparingTo(total);
  }

  @Test
  void paymentsComeByTimeAndAnOpenPositionHasNoEnd() {
    Held held = new Held(ContractTerms.linear(), BigDecimal.ONE, T, Optional.empty());
    FundingPayments payments =
        FundingPayments.of(
            held,
            List.of(settlement(T.plusSeconds(7200)), settlement(T), settlement(T.minusSeconds(1))),
            FundingVenue.OKX);
    assertThat(payments.payments())
        .extracting(FundingPayments.Payment::time)
        .containsExactly(T, T.plusSeconds(7200));
    assertThat(payments.total()).isEqualByComparingTo("-0.2");
    assertThatThrownBy(() ->
            new Held(ContractTerms.linear(), BigDecimal.ONE, T, Optional.of(T.minusSeconds(1))))
        .hasMessage("closed before it was opened, at 2021-09-01T08:00:00Z");
  }

  /** The calculator's figure, rounded once, is what the books post. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void roundedItIsWhatTheLedgerPosts(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InstrumentId linear = Ids.parse("BTC/USDT:USDT");
    InstrumentId inverse = Ids.parse("BTC/USD:BTC");
    for (int round = 0; round < 500; round++) {
      Quantity quantity = new Quantity(random.nextLong(-5_000_000_000L, 5_000_000_000L));
      Price mark = new Price(random.nextLong(1_000_000, 9_000_000_000_000L));
      BigDecimal rate = BigDecimal.valueOf(random.nextLong(-100_000, 100_000), 8);
      for (InstrumentId id : List.of(linear, inverse)) {
        Quantity size = Quantity.parse(id.isInverse() ? "100" : "0.01");
        BigDecimal exact =
            new ContractTerms(size.toDecimal(), id.isInverse())
                .funding(quantity.toDecimal(), mark.toDecimal(), rate);
        Contract contract = new Contract(id, size);
        assertThat(Money.rounded(contract.settle(), exact))
            .as("seed %d, %s of %s at %s", seed, quantity, contract, mark)
            .isEqualTo(contract.funding(quantity, mark, rate));
      }
    }
  }

  private static Settlement settlement(Instant time) {
    return new Settlement(time, new BigDecimal("0.001"), new BigDecimal("100"));
  }
}
