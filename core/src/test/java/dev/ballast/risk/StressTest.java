// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.cost.TradingCosts;
import dev.ballast.margin.CollateralMode;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BTC is at 100,000 and ETH at 4,000; a perpetual keeps 0.5 %; ETH's beta is 1.5. */
class StressTest {
  private static final String DAY = "2025-01-02";
  private static final InstrumentId BTC = Ids.parse("BTC/USDT:USDT");
  private static final InstrumentId COIN = Ids.parse("BTC/USD:BTC");
  private static final Asset USDC = new Asset("USDC");
  private static final MadeMarket MARKET =
      MadeMarket.from("2025-01-01")
          .closes("BTC/USDT", 100_000)
          .closes("ETH/USDT", 4_000)
          .closes("USDC/USDT", 1)
          .closes("BTC/USDT:USDT", 100_000)
          .closes("ETH/USDT:USDT", 4_000)
          .closes("BTC/USD:BTC", 100_000);
  private static final BetaMoves BETAS = BetaMoves.of(Asset.BTC, Map.of(Asset.ETH, 1.5));
  private static final List<Asset> ASSETS = List.of(Asset.BTC, Asset.ETH);

  private static MarginedAccount held(List<Balance> balances, List<Position> positions) {
    MarketView view = MARKET.view(DAY);
    Map<InstrumentId, Price> prices =
        Map.of(
            Ids.parse("BTC/USDT"),
            Price.parse("100000"),
            Ids.parse("ETH/USDT"),
            Price.parse("4000"),
            Ids.parse("USDC/USDT"),
            Price.ONE,
            BTC,
            Price.parse("100000"),
            Ids.parse("ETH/USDT:USDT"),
            Price.parse("4000"),
            COIN,
            Price.parse("100000"));
    return new MarginedAccount(
        new Account(view.time(), balances, positions),
        Marks.of(view.time(), Asset.USDT, prices),
        MARKET.brackets(),
        new CollateralMode.SingleAsset(),
        TradingCosts.NONE,
        view::instrument);
  }

  private static Balance balance(Place place, String asset, String quantity) {
    return new Balance(place, new Asset(asset), Quantity.parse(quantity));
  }

  private static Position cross(String symbol, String quantity, String entry) {
    return Position.cross(
        Contract.of(Ids.parse(symbol)),
        Quantity.parse(quantity),
        Price.parse(entry),
        new BigDecimal("5"));
  }

  /** Equity: 100,000 + 40,000 + 50,000 + 20,000 = 210,000. */
  private static MarginedAccount hedged() {
    return held(
        List.of(
            balance(Place.SPOT, "USDT", "50000"),
            balance(Place.SPOT, "BTC", "0.6"),
            balance(Place.FUTURES, "USDT", "20000"),
            balance(Place.COLD, "BTC", "0.4"),
            balance(Place.STAKED, "ETH", "10")),
        List.of(cross("BTC/USDT:USDT", "-0.5", "100000")));
  }

  private static Shock btc(double move) {
    return StandardShocks.market(BETAS, ASSETS, move);
  }

  /**
   * BTC -30 %: the coin -30,000; ETH 40,000 x -45 % = -18,000; the short 50,000 x 30 % = 15,000.
   * The wallet has 35,000 and keeps 0.5 % of 35,000 = 175.
   */
  @Test
  void everyAssetMovesByItsBeta() {
    StressOutcome outcome = StressOutcome.of(hedged(), btc(-0.3));

    assertThat(outcome.before()).isEqualTo(Money.usdt("210000"));
    assertThat(outcome.assets())
        .contains(
            new AssetChange(Asset.BTC, Money.usdt("-30000"), Money.usdt("15000")),
            new AssetChange(Asset.ETH, Money.usdt("-18000"), Money.usdt("0")));
    assertThat(outcome.total()).isEqualTo(Money.usdt("-33000"));
    assertThat(outcome.equity()).isEqualTo(Money.usdt("177000"));
    WalletOutcome wallet = outcome.wallets().getFirst();
    assertThat(wallet.equity()).isEqualTo(Money.usdt("35000"));
    assertThat(wallet.maintenance()).isEqualTo(Money.usdt("175"));
    assertThat(wallet.ratio().orElseThrow()).isEqualTo(0.005);
    assertThat(outcome.isLiquidated()).isFalse();
  }

  /**
   * BTC +39.5 %: the short loses 19,750 and leaves 250 in the wallet, less than 0.5 % of 69,750 =
   * 348.75. It is closed; the fee of 1.5 % takes the 250 that are left. Spot gains 39,500 + 40,000
   * x 59.25 % = 23,700.
   */
  @Test
  void aShortThatItsWalletCannotCarryIsLiquidated() {
    StressOutcome outcome = StressOutcome.of(hedged(), btc(0.395));

    assertThat(outcome.futures()).isEqualTo(Money.usdt("-20000"));
    assertThat(outcome.spot()).isEqualTo(Money.usdt("63200"));
    assertThat(outcome.covered()).isEqualTo(Money.usdt("0"));
    WalletOutcome wallet = outcome.wallets().getFirst();
    assertThat(wallet.closed()).containsValue(Quantity.parse("-0.5"));
    assertThat(wallet.ratio().orElseThrow()).isCloseTo(348.75 / 250, within(1e-12));
  }

  /**
   * BTC +50 %: the short loses 25,000 of 20,000. What is beyond the wallet, 5,000, is the insurance
   * fund's: futures and what is covered come to -20,000.
   */
  @Test
  void noMoreIsLostThanIsInTheWallet() {
    StressOutcome outcome = StressOutcome.of(hedged(), btc(0.5));

    assertThat(outcome.futures()).isEqualTo(Money.usdt("-25000"));
    assertThat(outcome.wallets().getFirst().shortfall()).isEqualTo(Money.usdt("5000"));
    assertThat(outcome.covered()).isEqualTo(Money.usdt("5000"));
    assertThat(outcome.wallets().getFirst().ratio()).isEmpty();
    // 210,000 + 50,000 + 30,000 - 20,000
    assertThat(outcome.equity()).isEqualTo(Money.usdt("270000"));
  }

  /**
   * 60 long at 10x in a table of 0.5 % to 1,000,000 and 5 % above (amount 45,000): 6,000,000 of
   * notional keep 255,000. At -5 % they are worth 5,700,000, have lost 300,000 of 500,000 and keep
   * 240,000, more than the 200,000 that are left. Down to 1,000,000 there remain 10.526 contracts
   * (whole steps of 0.001) of 95,000, which keep 4,999.85; the fee of 1.5 % on 49.474 x 95,000 =
   * 4,700,030 is 70,500.45, so that 129,499.55 are left behind what remains.
   */
  @Test
  void aPositionIsReducedToTheTierThatItsWalletCarries() {
    MadeMarket tiered =
        MadeMarket.from("2025-01-01")
            .closes("BTC/USDT:USDT", 100_000)
            .brackets(
                "BTC/USDT:USDT",
                MadeMarket.tier("0", "1000000", "0.005", "0", "100"),
                MadeMarket.tier("1000000", "100000000", "0.05", "45000", "10"));
    MarginedAccount plain =
        held(
            List.of(balance(Place.FUTURES, "USDT", "500000")),
            List.of(cross("BTC/USDT:USDT", "60", "100000")));
    MarginedAccount held =
        new MarginedAccount(
            plain.account(),
            plain.marks(),
            tiered.brackets(),
            plain.mode(),
            plain.costs(),
            tiered.view(DAY)::instrument);

    StressOutcome outcome = StressOutcome.of(held, btc(-0.05));

    assertThat(outcome.wallets().getFirst().closed()).containsValue(Quantity.parse("49.474"));
    assertThat(outcome.positions().getFirst().fees()).isEqualTo(Money.usdt("-70500.45"));
    assertThat(outcome.total()).isEqualTo(Money.usdt("-370500.45"));
  }

  /** Seven days of 0.3 %: 50,000 x 2.1 % = 1,050, which the short receives when the rate is +. */
  @ParameterizedTest
  @CsvSource({"0.003, 1050", "-0.003, -1050"})
  void fundingIsPaidOutOfTheWallet(double rate, String paid) {
    StressOutcome outcome =
        StressOutcome.of(hedged(), Shock.still("funding", "").withFunding(rate, 7));

    assertThat(outcome.positions().getFirst().funding()).isEqualTo(Money.usdt(paid));
    assertThat(outcome.total()).isEqualTo(Money.usdt(paid));
    assertThat(outcome.wallets().getFirst().equity())
        .isEqualTo(Money.usdt("20000").plus(Money.usdt(paid)));
  }

  /** 50,000 x 5 %: a short loses as its contract rises above spot, which stands still. */
  @ParameterizedTest
  @CsvSource({"0.05, -2500", "-0.05, 2500"})
  void theBasisMovesFuturesAlone(double basis, String change) {
    StressOutcome outcome = StressOutcome.of(hedged(), Shock.still("basis", "").withBasis(basis));

    assertThat(outcome.spot()).isEqualTo(Money.usdt("0"));
    assertThat(outcome.futures()).isEqualTo(Money.usdt(change));
  }

  /**
   * USDT at 0.90 dollars: 70,000 in cash lose 7,000. BTC keeps its worth in dollars, and so costs
   * 111,111.11 USDT, on which the short loses 5,555.56 USDT, worth 5,000.
   */
  @Test
  void theCurrencyOfAccountCanLoseItsPeg() {
    StressOutcome outcome =
        StressOutcome.of(hedged(), Shock.still("depeg", "").moving(Map.of(Asset.USDT, -0.1)));

    assertThat(outcome.futures().toDouble()).isCloseTo(-5000, within(1e-6));
    assertThat(change(outcome, Asset.USDT).spot()).isEqualTo(Money.usdt("-7000"));
    assertThat(change(outcome, Asset.BTC).spot().toDouble()).isCloseTo(0, within(1e-6));
    assertThat(outcome.total().toDouble()).isCloseTo(-12000, within(1e-5));
  }

  /** 8,000 USDC at 0.90 lose 800, and nothing else moves. */
  @Test
  void anotherDollarCanLoseItsPeg() {
    MarginedAccount held =
        held(
            List.of(balance(Place.SPOT, "USDC", "8000"), balance(Place.SPOT, "BTC", "1")),
            List.of());

    StressOutcome outcome =
        StressOutcome.of(held, Shock.still("depeg", "").moving(Map.of(USDC, -0.1)));

    assertThat(change(outcome, USDC).spot()).isEqualTo(Money.usdt("-800"));
    assertThat(outcome.total()).isEqualTo(Money.usdt("-800"));
  }

  /** 50,000 + 60,000 + 20,000 are on the exchange; 0.4 BTC in cold storage and ETH are not. */
  @Test
  void whatIsOnAVenueGoesWithIt() {
    Shock gone = Shock.still("gone", "").losing(new TreeSet<>(List.of(Place.SPOT, Place.FUTURES)));

    StressOutcome outcome = StressOutcome.of(hedged(), gone);

    assertThat(outcome.total()).isEqualTo(Money.usdt("-130000"));
    assertThat(outcome.equity()).isEqualTo(Money.usdt("80000"));
    assertThat(outcome.wallets()).isEmpty();
  }

  /**
   * 500 contracts of 100 dollars sold at 100,000, 1 BTC behind them. At 70,000 they have earned
   * 50,000 / 70,000 - 50,000 / 100,000 = 0.21428571 BTC, worth 15,000; the coin has lost 30,000.
   */
  @Test
  void aCoinMarginedShortIsWorthItsDollars() {
    Contract contract = new Contract(COIN, Quantity.parse("100"));
    MarginedAccount held =
        held(
            List.of(balance(Place.FUTURES, "BTC", "1")),
            List.of(
                Position.cross(
                    contract, Quantity.parse("-500"), Price.parse("100000"), BigDecimal.ONE)));

    StressOutcome outcome = StressOutcome.of(held, btc(-0.3));

    assertThat(outcome.spot()).isEqualTo(Money.usdt("-30000"));
    assertThat(outcome.futures().toDouble()).isCloseTo(15000, within(0.001));
    assertThat(outcome.wallets().getFirst().name()).isEqualTo("BTC wallet");
  }

  /** A long of 1 with 10,000 of its own at -15 %: it loses these, and 5,000 are the fund's. */
  @Test
  void anIsolatedPositionLosesItsOwnWalletAlone() {
    Position own =
        new Position(
            Contract.of(BTC),
            PositionSide.BOTH,
            Quantity.parse("1"),
            Money.usdt("100000"),
            BigDecimal.TEN,
            Optional.of(Money.usdt("10000")));
    MarginedAccount held = held(List.of(balance(Place.FUTURES, "USDT", "90000")), List.of(own));

    StressOutcome outcome = StressOutcome.of(held, btc(-0.15));

    assertThat(outcome.total()).isEqualTo(Money.usdt("-10000"));
    assertThat(outcome.covered()).isEqualTo(Money.usdt("5000"));
    assertThat(outcome.wallets().getFirst().name()).isEqualTo("isolated BTC/USDT:USDT");
  }

  /** Without a table nothing is known to be liquidated, and that is said. */
  @Test
  void aContractWithoutAMarginTableIsSaid() {
    MarginedAccount plain = hedged();
    MarginedAccount held =
        new MarginedAccount(
            plain.account(),
            plain.marks(),
            MadeMarket.from("2025-01-01").brackets(),
            plain.mode(),
            plain.costs(),
            plain.instruments());

    StressOutcome outcome = StressOutcome.of(held, btc(0.5));

    assertThat(outcome.wallets().getFirst().unknown()).containsExactly("BTC/USDT:USDT");
    assertThat(outcome.isLiquidated()).isFalse();
    assertThat(outcome.futures()).isEqualTo(Money.usdt("-25000"));
  }

  /** Of the short's +15,000 the standing hedge has 0.3 of 0.5; the core has all of spot. */
  @Test
  void aPurposeHasItsPartOfAPosition() {
    StressOutcome outcome = StressOutcome.of(hedged(), btc(-0.3));
    Purpose hedge = Purpose.parse("hedge:standing");
    Purpose tilt = Purpose.parse("tilt:eth");

    assertThat(
            outcome.byPurpose(key ->
                List.of(
                    new Holding(hedge, Quantity.parse("-0.3"), Money.usdt("-30000")),
                    new Holding(tilt, Quantity.parse("-0.2"), Money.usdt("-20000")))))
        .containsExactly(
            new PurposeChange(Purpose.CORE, Money.usdt("-48000")),
            new PurposeChange(hedge, Money.usdt("9000")),
            new PurposeChange(tilt, Money.usdt("6000")));
    assertThat(outcome.byPurpose(key -> List.of()))
        .contains(new PurposeChange(Purpose.BROUGHT, Money.usdt("15000")));
  }

  /** 500 accounts and shocks: parts sum to the total, and no more appears than prices make. */
  @Test
  void partsSumToTheTotalToTheUnit() {
    Random dice = new Random(7);
    int liquidated = 0;
    for (int i = 0; i < 500; i++) {
      MarginedAccount held = random(dice);
      Shock shock = btc(dice.nextDouble(-0.6, 0.6)).withBasis(dice.nextDouble(-0.02, 0.02));

      StressOutcome outcome = StressOutcome.of(held, shock);

      Money byAsset =
          outcome.assets().stream().map(AssetChange::total).reduce(Money.usdt("0"), Money::plus);
      Money byPurpose =
          outcome.byPurpose(key -> List.of()).stream()
              .map(PurposeChange::change)
              .reduce(Money.usdt("0"), Money::plus);
      assertThat(byAsset.plus(outcome.covered())).isEqualTo(outcome.total());
      assertThat(byPurpose).isEqualTo(outcome.total());
      Money fees =
          outcome.positions().stream()
              .map(PositionChange::fees)
              .reduce(Money.usdt("0"), Money::plus);
      Marks after = ShockedPrices.of(held.account(), held.marks(), shock);
      assertThat(outcome.equity())
          .isEqualTo(
              Exposure.of(held.account(), after).equity().plus(fees).plus(outcome.covered()));
      liquidated += outcome.isLiquidated() ? 1 : 0;
    }
    assertThat(liquidated).isBetween(50, 450);
  }

  private static MarginedAccount random(Random dice) {
    List<Position> positions = new ArrayList<>();
    for (String symbol : List.of("BTC/USDT:USDT", "ETH/USDT:USDT")) {
      double price = symbol.startsWith("BTC") ? 100_000 : 4_000;
      long thousandths = Math.round(dice.nextDouble(-600_000_000, 600_000_000) / price);
      if (thousandths != 0) {
        positions.add(
            cross(
                symbol,
                BigDecimal.valueOf(thousandths, 3).toPlainString(),
                BigDecimal.valueOf(Math.round(price * dice.nextDouble(0.9, 1.1))).toPlainString()));
      }
    }
    return held(
        List.of(
            balance(Place.SPOT, "BTC", BigDecimal.valueOf(dice.nextLong(300), 2).toPlainString()),
            balance(Place.FUTURES, "USDT", String.valueOf(dice.nextLong(20_000, 200_000))),
            balance(Place.COLD, "ETH", BigDecimal.valueOf(dice.nextLong(3000), 2).toPlainString())),
        positions);
  }

  private static AssetChange change(StressOutcome outcome, Asset asset) {
    return outcome.assets().stream()
        .filter(one -> one.asset().equals(asset))
        .findFirst()
        .orElseThrow();
  }
}
