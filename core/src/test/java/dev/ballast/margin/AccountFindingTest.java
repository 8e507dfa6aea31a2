// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One bracket for all: 0.4 % of notional. */
final class AccountFindingTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT:USDT");
  private static final Marks MARKS = Marks.of(0, Asset.USDT, Map.of(BTC, Price.parse("100000")));
  private static final BracketBook BRACKETS =
      BracketBook.of(
          List.of(
              new Brackets(
                  BTC,
                  List.of(
                      new Bracket(
                          BigDecimal.ZERO,
                          BigDecimal.valueOf(1_000_000_000L),
                          new BigDecimal("0.004"),
                          BigDecimal.ZERO,
                          BigDecimal.valueOf(125))),
                  LocalDate.EPOCH,
                  "by hand")));

  /** 1,000 and a short of 1 from 1 to 100,000: 1,000 - 99,999 = -98,999; 400 to keep. */
  @Test
  void aShortEnteredAtOneIsCalledLiquidatedAndASlip() {
    List<AccountFinding> findings = findings("1000", "-1", "1", Optional.empty());

    assertThat(findings.stream().map(AccountFinding::sentence))
        .containsExactly(
            "the account is liquidated already: the equity of the futures wallet is -98999 USDT,"
                + " and its positions must keep 400 USDT",
            "the account's equity is -98999 USDT: it owes more than it holds",
            "the entry price of BTC/USDT:USDT is 1 and its mark price 100000, 100,000 times off;"
                + " check it");
  }

  /** A long of 1 from 109,601 with 10,000: 399 of equity, above zero and below the 400 to keep. */
  @Test
  void anAccountBelowMaintenanceIsLiquidatedThoughItsEquityIsAboveZero() {
    assertThat(findings("10000", "1", "109601", Optional.empty()))
        .containsExactly(new AccountFinding.Liquidated("futures wallet", usdt("399"), usdt("400")));
    assertThat(findings("10002", "1", "109601", Optional.empty())).isEmpty();
  }

  /** The 50,000 in the futures wallet are not the isolated position's: 9,000 - 9,601 = -601. */
  @Test
  void anIsolatedPositionHasItsOwnWalletAlone() {
    assertThat(findings("50000", "1", "109601", Optional.of(usdt("9000"))))
        .containsExactly(
            new AccountFinding.Liquidated("isolated BTC/USDT:USDT", usdt("-601"), usdt("400")));
  }

  /** 1,000 less a loss of 1,000: nothing is left, and it is more than nothing that must be kept. */
  @Test
  void anAccountWorthNothingIsCalledSo() {
    assertThat(findings("1000", "-0.1", "90000", Optional.empty()))
        .containsExactly(
            new AccountFinding.Liquidated("futures wallet", usdt("0"), usdt("40")),
            new AccountFinding.NoEquity(usdt("0")));
    assertThat(new AccountFinding.NoEquity(usdt("0")).sentence())
        .isEqualTo("the account's equity is 0 USDT: it owes all that it holds");
  }

  /**
   * Half of a coin at 100,000, counted at 95 %, stands behind the short too: 47,500 + 1,000 -
   * 48,101 = 399, and 400 must be kept; at 1.05 times that, 420. A unit of the quote more and the
   * first is none. Without the mode the wallet alone stands behind it.
   */
  @Test
  void collateralCountsInAPooledMode() {
    Account account = account("1000", "-1", "51899", Optional.empty(), "0.5");
    HaircutBook book =
        HaircutBook.of(
            List.of(
                new HaircutBook.Version(
                    Asset.BTC,
                    new Haircut(new BigDecimal("0.95"), BigDecimal.ONE),
                    LocalDate.EPOCH,
                    "by hand")));
    Marks marks =
        Marks.of(
            0,
            Asset.USDT,
            Map.of(BTC, Price.parse("100000"), Ids.parse("BTC/USDT"), Price.parse("100000")));

    assertThat(
            AccountFinding.of(account, marks, BRACKETS, new CollateralMode.MultiAssets(book), 10))
        .containsExactly(new AccountFinding.Liquidated("collateral", usdt("399"), usdt("400")));
    assertThat(
            AccountFinding.of(
                account,
                marks,
                BRACKETS,
                new CollateralMode.PortfolioMargin(book, new BigDecimal("1.05")),
                10))
        .containsExactly(new AccountFinding.Liquidated("collateral", usdt("399"), usdt("420")));
    assertThat(
            AccountFinding.of(
                account("1002", "-1", "51899", Optional.empty(), "0.5"),
                marks,
                BRACKETS,
                new CollateralMode.MultiAssets(book),
                10))
        .isEmpty();
    assertThat(AccountFinding.of(account, marks, BRACKETS, 10))
        .containsExactly(
            new AccountFinding.Liquidated("futures wallet", usdt("-47101"), usdt("400")));
  }

  @Test
  void anEntryIsFarBeyondTheFactorOnEitherSide() {
    assertThat(findings("1000", "0.0001", "1000000", Optional.empty())).isEmpty();
    assertThat(findings("1000", "0.0001", "1000001", Optional.empty())).hasSize(1);
    assertThat(findings("1000", "0.0001", "9999", Optional.empty())).hasSize(1);
  }

  private static List<AccountFinding> findings(
      String wallet, String quantity, String entry, Optional<Money> isolated) {
    return AccountFinding.of(
        account(wallet, quantity, entry, isolated, "0"),
        MARKS,
        BRACKETS,
        AccountFinding.USUAL_FACTOR);
  }

  private static Account account(
      String wallet, String quantity, String entry, Optional<Money> isolated, String coins) {
    Contract contract = Contract.of(BTC);
    Quantity held = Quantity.parse(quantity);
    Position position =
        new Position(
            contract,
            PositionSide.BOTH,
            held,
            contract.value(held, Price.parse(entry)),
            BigDecimal.TEN,
            isolated);
    List<Balance> balances = new ArrayList<>();
    balances.add(new Balance(Place.FUTURES, Asset.USDT, Quantity.parse(wallet)));
    if (!Quantity.parse(coins).isZero()) {
      balances.add(new Balance(Place.FUTURES, Asset.BTC, Quantity.parse(coins)));
    }
    return new Account(0, balances, List.of(position));
  }

  private static Money usdt(String amount) {
    return Money.of(Asset.USDT, new BigDecimal(amount));
  }
}
