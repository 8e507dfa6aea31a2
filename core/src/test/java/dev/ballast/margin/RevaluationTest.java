// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Position;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevaluationTest {
  private static final InstrumentId BTC = InstrumentId.parse("BTC/USDT:USDT");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void equalsThePlainSumsToTheUnitAfterEveryMark(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Brackets> contracts = new ArrayList<>();
    long[] marks = new long[random.nextInt(1, 12)];
    for (int contract = 0; contract < marks.length; contract++) {
      contracts.add(table(random, InstrumentId.parse("C" + contract + "/USDT:USDT")));
      marks[contract] = mark(random);
    }
    List<CrossWallet> wallets = new ArrayList<>();
    for (int wallet = random.nextInt(1, 30); wallet > 0; wallet--) {
      wallets.add(wallet(random, contracts, marks));
    }
    Revaluation revaluation = Revaluation.of(contracts, wallets, marks);
    check(revaluation, contracts, wallets, marks, "seed " + seed + " at first");

    for (int tick = 0; tick < 60; tick++) {
      if (random.nextInt(4) == 0) {
        for (int contract = 0; contract < marks.length; contract++) {
          marks[contract] = moved(random, marks[contract]);
        }
        revaluation.mark(marks);
      } else {
        int contract = random.nextInt(marks.length);
        marks[contract] = moved(random, marks[contract]);
        revaluation.mark(contract, marks[contract]);
      }
      check(revaluation, contracts, wallets, marks, "seed " + seed + ", tick " + tick);
    }
  }

  private static void check(
      Revaluation revaluation,
      List<Brackets> contracts,
      List<CrossWallet> wallets,
      long[] marks,
      String where) {
    for (int wallet = 0; wallet < wallets.size(); wallet++) {
      Money equity = wallets.get(wallet).balance();
      Money maintenance = Money.zero(Asset.USDT);
      Money initial = Money.zero(Asset.USDT);
      for (Position position : wallets.get(wallet).positions()) {
        int contract = Integer.parseInt(position.instrument().base().toString().substring(1));
        Price mark = new Price(marks[contract]);
        Money notional = position.notional(mark);
        equity = equity.plus(position.unrealised(mark));
        maintenance =
            maintenance.plus(contracts.get(contract).maintenance(notional.toDecimal(), Asset.USDT));
        initial = initial.plus(Requirement.initial(notional, position.leverage()));
      }
      boolean liquidated =
          !wallets.get(wallet).positions().isEmpty() && equity.units() <= maintenance.units();
      assertThat(revaluation.equity(wallet)).as(where).isEqualTo(equity);
      assertThat(revaluation.maintenance(wallet)).as(where).isEqualTo(maintenance);
      assertThat(revaluation.initial(wallet)).as(where).isEqualTo(initial);
      assertThat(revaluation.liquidated(wallet)).as(where).isEqualTo(liquidated);
    }
  }

  /** One to ten tiers that join without a step, as the exchange's do. */
  private static Brackets table(SplittableRandom random, InstrumentId id) {
    List<Bracket> tiers = new ArrayList<>();
    BigDecimal floor = BigDecimal.ZERO;
    BigDecimal amount = BigDecimal.ZERO;
    BigDecimal rate = BigDecimal.ZERO;
    for (int tier = random.nextInt(1, 11); tier > 0; tier--) {
      BigDecimal next = rate.add(BigDecimal.valueOf(random.nextInt(1, 400), 4));
      amount = tiers.isEmpty() ? amount : amount.add(floor.multiply(next.subtract(rate)));
      BigDecimal cap = floor.add(BigDecimal.valueOf(random.nextInt(1, 200) * 500L));
      tiers.add(new Bracket(floor, cap, next, amount, BigDecimal.TEN));
      floor = cap;
      rate = next;
    }
    return new Brackets(id, tiers, LocalDate.EPOCH, "made");
  }

  /** From a hundredth of a cent to a million, on all eight decimals or on cents. */
  private static long mark(SplittableRandom random) {
    long units = (long) Math.pow(10, 4 + 10 * random.nextDouble());
    return random.nextBoolean() || units < 1_000_000 ? units : units / 1_000_000 * 1_000_000;
  }

  private static long moved(SplittableRandom random, long mark) {
    double factor = random.nextInt(10) == 0 ? random.nextDouble(0.2, 3) : 1.0001;
    return random.nextInt(50) == 0 ? 0 : Math.max(1, (long) (mark * factor));
  }

  private static CrossWallet wallet(
      SplittableRandom random, List<Brackets> contracts, long[] marks) {
    List<Position> positions = new ArrayList<>();
    for (int held = random.nextInt(0, 8); held > 0; held--) {
      int contract = random.nextInt(marks.length);
      double notional = Math.pow(10, 9 * random.nextDouble() - 2);
      long units = (long) (notional / (marks[contract] / 1e8) * 1e8) + 1;
      if (random.nextBoolean()) {
        units = units / 100_000 * 100_000 + 100_000;
      }
      BigDecimal leverage =
          random.nextInt(5) == 0
              ? BigDecimal.valueOf(random.nextInt(10, 1000), 1)
              : BigDecimal.valueOf(random.nextInt(1, 151));
      positions.add(
          Position.cross(
              Contract.of(contracts.get(contract).instrument()),
              new Quantity(random.nextBoolean() ? units : -units),
              new Price((long) (marks[contract] * random.nextDouble(0.9, 1.1))),
              leverage));
    }
    return new CrossWallet(
        new Money(Asset.USDT, random.nextLong(-1_000_000_000L, 200_000_000_000_000L)), positions);
  }

  /**
   * BTC, short 2 from 50,000, at 60,000: equity 30,000 - 20,000; notional 120,000 in the second
   * tier: 120,000 x 0.5 % - 50 = 550; 120,000 / 20 = 6,000. At 64,700: equity 600, maintenance
   * 129,400 x 0.5 % - 50 = 597. At 64,702: 596 is not above 597.02.
   */
  @Test
  void aShortIsLiquidatedWhereEquityNoLongerExceedsMaintenance() {
    Revaluation revaluation =
        Revaluation.of(
            List.of(btc()),
            List.of(new CrossWallet(Money.usdt("30000"), List.of(held("-2", "50000", "20")))),
            new long[] {6_000_000_000_000L});

    assertThat(revaluation.equity(0)).isEqualTo(Money.usdt("10000"));
    assertThat(revaluation.maintenance(0)).isEqualTo(Money.usdt("550"));
    assertThat(revaluation.initial(0)).isEqualTo(Money.usdt("6000"));

    revaluation.mark(0, 6_470_000_000_000L);
    assertThat(revaluation.equity(0)).isEqualTo(Money.usdt("600"));
    assertThat(revaluation.maintenance(0)).isEqualTo(Money.usdt("597"));
    assertThat(revaluation.liquidated(0)).isFalse();

    revaluation.mark(0, 6_470_200_000_000L);
    assertThat(revaluation.maintenance(0)).isEqualTo(Money.usdt("597.02"));
    assertThat(revaluation.liquidated(0)).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33})
  void aShareIsTheFloorUpToItsLimit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 20_000; round++) {
      long b = random.nextLong(1, 1L << random.nextInt(1, 34));
      long a = random.nextLong(1, b + 1);
      ExactShare share = ExactShare.of(BigInteger.valueOf(a), BigInteger.valueOf(b));
      long below = share.limit() - share.limit() % b;
      for (long count :
          new long[] {
            0, 1, below, Math.max(0, below - 1), share.limit(), random.nextLong(share.limit() + 1)
          }) {
        long expected =
            BigInteger.valueOf(count)
                .multiply(BigInteger.valueOf(a))
                .divide(BigInteger.valueOf(b))
                .longValueExact();
        assertThat(ExactShare.floor(count, share.multiplier(), share.shift()))
            .as("seed %d: %d x %d / %d", seed, count, a, b)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void refusesWhatItCannotHoldExactly() {
    CrossWallet wallet = new CrossWallet(Money.usdt("1"), List.of(held("1", "50000", "20")));
    assertThatThrownBy(() -> Revaluation.of(List.of(), List.of(wallet), new long[0]))
        .hasMessageContaining("BTC/USDT:USDT has no margin table");
    assertThatThrownBy(() -> Revaluation.of(List.of(btc()), List.of(wallet), new long[2]))
        .hasMessageContaining("2 marks for 1 contracts");
    CrossWallet great =
        new CrossWallet(Money.usdt("1"), List.of(held("900000000", "0.00000001", "20")));
    assertThatThrownBy(
            () -> Revaluation.of(List.of(btc()), List.of(great), new long[] {6_000_000_000_000L}))
        .isInstanceOf(ArithmeticException.class);
    Position coin =
        Position.cross(
            Contract.of(InstrumentId.parse("BTC/USD:BTC")),
            Quantity.parse("1"),
            Price.parse("50000"),
            BigDecimal.ONE);
    assertThatThrownBy(() -> new CrossWallet(Money.usdt("1"), List.of(coin)))
        .hasMessageContaining("USDT on cross margin does not secure BTC/USD:BTC");
    assertThatThrownBy(() -> Revaluation.of(List.of(btc(), btc()), List.of(wallet), new long[2]))
        .hasMessageContaining("two margin tables of BTC/USDT:USDT");
  }

  private static Position held(String quantity, String entry, String leverage) {
    return Position.cross(
        Contract.of(BTC), Quantity.parse(quantity), Price.parse(entry), new BigDecimal(leverage));
  }

  private static Brackets btc() {
    return new Brackets(
        BTC,
        List.of(
            tier("0", "50000", "0.004", "0"),
            tier("50000", "250000", "0.005", "50"),
            tier("250000", "1000000", "0.01", "1300")),
        LocalDate.EPOCH,
        "hand");
  }

  private static Bracket tier(String floor, String cap, String rate, String amount) {
    return new Bracket(
        new BigDecimal(floor),
        new BigDecimal(cap),
        new BigDecimal(rate),
        new BigDecimal(amount),
        BigDecimal.TEN);
  }
}
