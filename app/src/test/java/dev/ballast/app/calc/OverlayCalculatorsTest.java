// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Weights, spreads, leverage, scenarios and hedges as users and other programs ask for them. */
class OverlayCalculatorsTest {
  @TempDir private Path folder;

  /** By hand: (1.60 - 1.40) / (1.60 - 1.25) = 4/7 of 100,000; 1.40 x 100,000 is sold. */
  @Test
  void aBasketOfTargetBetaAndTheShortThatNeutralisesIt() {
    JsonNode answer =
        json("weights --beta ETH=1.25,SOL=1.60 --target 1.40 --notional 100000 --max 0.6");

    assertThat(answer.at("/weights/ETH").asDouble()).isCloseTo(4.0 / 7, within(1e-12));
    assertThat(answer.at("/weights/SOL").asDouble()).isCloseTo(3.0 / 7, within(1e-12));
    assertThat(answer.at("/notional/ETH").asDouble()).isCloseTo(57_142.857142857, within(1e-8));
    assertThat(answer.at("/notional/SOL").asDouble()).isCloseTo(42_857.142857143, within(1e-8));
    assertThat(answer.get("beta").asDouble()).isEqualTo(1.4);
    assertThat(answer.at("/hedge/BTC").asDouble()).isEqualTo(-140_000);
    assertThat(answer.get("hedgedBeta").asDouble()).isZero();
    assertThat(page("weights --beta ETH=1.25,SOL=1.60 --target 1.40 --notional 100000"))
        .contains("57,142.86")
        .contains("42,857.14")
        .contains("hedge = -beta x notional = -1.4 x 100,000 = -140,000");
  }

  /** CVXPY 1.9.3 with CLARABEL, as in the core's test. */
  @Test
  void weightsStayNearTheBaseWithinEachMembersMost() {
    JsonNode answer =
        json(
            "weights --beta A=0.92,B=1.25,C=1.60,D=1.05,E=1.38 --target 1.18"
                + " --base A=40%,B=25%,C=15%,D=12%,E=8% --max A=0.5,B=0.35,C=0.2,D=0.15,E=0.1");
    double[] expected = {.374315497, .250802641, .178895066, .104749826, .09123697};
    int i = 0;
    for (JsonNode weight : answer.get("weights")) {
      assertThat(weight.asDouble()).isCloseTo(expected[i++], within(2e-9));
    }
    assertThat(i).isEqualTo(5);
    assertThat(answer.get("hedge").isNull()).isTrue();
  }

  /** Each day ETH moves 1.5 times and SOL twice as BTC does: 1.6 is 0.8 of ETH and 0.2 of SOL. */
  @Test
  void betasThatAreNotGivenAreMeasured() throws IOException {
    Path store = store();

    JsonNode weights = json("weights ETH SOL --target 1.6 --notional 100000 --store " + store);
    assertThat(weights.at("/betas/ETH").asDouble()).isCloseTo(1.5, within(1e-6));
    assertThat(weights.at("/weights/SOL").asDouble()).isCloseTo(0.2, within(1e-5));
    assertThat(weights.at("/notes/0").asString())
        .isEqualTo("Betas are of 90 daily returns, the last to 00:00 UTC of 2025-04-11.");

    JsonNode hedge =
        json("hedge ETH --exposure 1000 --window 30 --as-of 2025-03-01 --store " + store);
    assertThat(hedge.get("hedge").asDouble()).isCloseTo(-1500, within(1e-3));
    assertThat(hedge.at("/notes/0").asString()).contains("30 daily returns").contains("2025-03-01");

    assertThat(mistake("weights ETH XYZ --target 1.6 --store " + store)).contains("unknown asset");
  }

  /** Made closes: BTC rises and falls in turns, the others by a multiple of it. */
  private Path store() throws IOException {
    StringBuilder rows = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    String[] symbols = {"BTCUSDT", "ETHUSDT", "SOLUSDT"};
    double[] multiples = {1, 1.5, 2};
    for (int k = 0; k < symbols.length; k++) {
      double price = 100_000;
      for (int day = 0; day < 100; day++) {
        double open = price;
        price *= 1 + multiples[k] * (0.01 * (day % 3 - 1) + 0.002 * (day % 5 - 2));
        rows.append(
            "%sT00:00:00Z,%s,%.6f,%.6f,%.6f,%.6f,5%n"
                .formatted(
                    LocalDate.of(2025, 1, 1).plusDays(day),
                    symbols[k],
                    open,
                    Math.max(open, price),
                    Math.min(open, price),
                    price));
      }
    }
    Path store = folder.resolve("store");
    Path file = Files.writeString(folder.resolve("spot_1d_made.csv"), rows);
    Ran ran = Ran.of("data", "import", file, "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return store;
  }

  /** By hand: 10 % of 100,000 each way; with ETH at 1.25 that adds 10 % x 0.25 of beta. */
  @Test
  void aSpreadBringsDriftedWeightsBack() {
    String asked = "spread --target BTC=0.6,ETH=0.4 --actual BTC=0.7,ETH=0.3 --value 100000";
    JsonNode answer = json(asked + " --beta ETH=1.25");

    for (String way : List.of("futures", "spot")) {
      assertThat(answer.at("/" + way + "/BTC").asString()).isEqualTo("-10000");
      assertThat(answer.at("/" + way + "/ETH").asString()).isEqualTo("10000");
    }
    assertThat(answer.get("net").asString()).isEqualTo("0");
    assertThat(answer.at("/beta/added").asString()).isEqualTo("0.025");
    assertThat(answer.at("/beta/neutral/BTC").asString()).isEqualTo("-12500");
    assertThat(json(asked).get("beta").isNull()).isTrue();
    assertThat(page(asked)).contains("BTC: -(70% - 60%) x 100,000 = -10,000");
  }

  /** ETH over BTC by 5 %: +1.25 % of the portfolio at a beta of 1.25. */
  @Test
  void aRelativeViewIsTheSameTrade() {
    JsonNode answer =
        json(
            "spread --target BTC=55%,ETH=45% --actual BTC=60%,ETH=40% --value 100000"
                + " --beta ETH=1.25");
    assertThat(answer.at("/futures/ETH").asString()).isEqualTo("5000");
    assertThat(answer.at("/beta/added").asString()).isEqualTo("0.0125");
    assertThat(answer.at("/beta/neutral/BTC").asString()).isEqualTo("-6250");
  }

  /** By hand: 5 x 1.4 = 7; a fall of 10 % is 14 % of 100,000, and 70 % of 20,000. */
  @ParameterizedTest
  @CsvSource({
    "--leverage 5 --notional 100000, -14000, -0.7",
    "--leverage 5 --margin 20000, -14000, -0.7",
    "--notional 100000 --margin 20000, -14000, -0.7",
    "--notional -100000 --margin 20000, 14000, 0.7",
    "--leverage 5 --notional 100000 --move 10%, 14000, 0.7"
  })
  void leverageTimesBetaIsWhatTheMarginCarries(String asked, String profit, String ofMargin) {
    JsonNode answer = json("leverage --beta 1.4 " + asked);
    assertThat(answer.get("effectiveLeverage").asString()).isEqualTo("7");
    assertThat(answer.get("margin").asString()).isEqualTo("20000");
    assertThat(answer.get("profit").asString()).isEqualTo(profit);
    assertThat(answer.get("ofMargin").asString()).isEqualTo(ofMargin);
  }

  /** By hand: 65,000 x -15 % - 15,000 x -15 % + 20,000 x -10 %; the tilt is 40 % of its margin. */
  @Test
  void aFallOfFifteenPercentIsNineThousandFiveHundred() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("case.yaml"),
            """
            capital: 100000 USDT
            exposures:
              - {name: spot core, sector: core, notional: 65000 USDT}
              - {name: hedge, sector: core, notional: -15000 USDT}
              - {name: tilt, sector: gaming, notional: 20000 USDT, margin: 5000 USDT}
            shocks: {core: -15%, gaming: -10%}
            """);
    JsonNode answer = json("scenario --file " + file);
    assertThat(answer.get("total").asString()).isEqualTo("-9500");
    List<String> profits = new ArrayList<>();
    answer.get("lines").forEach(one -> profits.add(one.get("profit").asString()));
    assertThat(profits).containsExactly("-9750", "2250", "-2000");
    assertThat(answer.get("ofMargin").asString()).isEqualTo("-0.4");
    assertThat(answer.get("ofCapital").asString()).isEqualTo("-0.095");
    assertThat(page("scenario --file " + file)).contains("-9,500").contains("-40%");
  }

  /**
   * BTC +20 % and a basket that gains 25 %: 25,000 - 140,000 x 20 % = -3,000. A move by beta:
   * 50,000 x 1.6 x -70 % is more than all of it, and the price loses 100 % at most.
   */
  @Test
  void aBasketMayDoWorseThanItsBetaAndNoPriceFallsBelowZero() throws IOException {
    Path hedged =
        Files.writeString(
            folder.resolve("hedged.yaml"),
            """
            exposures:
              - {name: basket, sector: basket, notional: 100000}
              - {name: hedge, sector: BTC, notional: -140000}
            shocks: {basket: 25%, BTC: 20%}
            """);
    assertThat(json("scenario --file " + hedged).get("total").asString()).isEqualTo("-3000");

    Path crash =
        Files.writeString(
            folder.resolve("crash.yaml"),
            """
            exposures:
              - {name: coins, sector: memes, notional: 50000, beta: 1.6, margin: 10000}
              - {name: others, sector: DeFi, notional: 1000, beta: 1.1}
            shocks: {BTC: -70%}
            """);
    JsonNode answer = json("scenario --file " + crash);
    assertThat(answer.get("total").asString()).isEqualTo("-50770");
    assertThat(answer.get("ofMargin").asString()).isEqualTo("-5");
    assertThat(answer.at("/lines/0/losesItsMargin").asBoolean()).isTrue();
    assertThat(answer.get("notes")).hasSize(2);
  }

  /**
   * By hand: 1 BTC loses 30,000 of 100,000; a long of 10 ETH at 4,000 loses 10 x 4,000 x 1.5 x 30 %
   * = 18,000 of a wallet of 20,000 and must keep 1 % of 22,000. A fall of 34 % leaves less: 20,000
   * - 20,400 is below zero.
   */
  @Test
  void anAccountIsRevaluedAndSaysWhetherItIsLiquidated() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("account.yaml"),
            """
            walletBalance: 20000
            balances: [{asset: BTC, quantity: 1, price: 100000}]
            positions:
              - {symbol: ETHUSDT, side: long, quantity: 10, entryPrice: 4000, markPrice: 4000, maintenanceRate: 0.01}
            """);
    JsonNode falls = json("scenario --file " + file + " --shock BTC=-30% --beta ETH=1.5");
    assertThat(falls.get("total").asDouble()).isCloseTo(-48_000, within(1e-6));
    assertThat(falls.at("/wallets/0/equity").asDouble()).isCloseTo(2000, within(1e-6));
    assertThat(falls.at("/wallets/0/maintenance").asDouble()).isCloseTo(220, within(1e-6));
    assertThat(falls.get("liquidated").asBoolean()).isFalse();

    JsonNode gone = json("scenario --file " + file + " --shock BTC=-34% --beta ETH=1.5");
    assertThat(gone.get("liquidated").asBoolean()).isTrue();
    assertThat(json("scenario --file " + file + " --shock BTC=0%,ETH=-51%").get("total").asDouble())
        .isCloseTo(-20_400, within(1e-6));

    assertThat(mistake("scenario --file " + file + " --shock BTC=-30%"))
        .isEqualTo("ballast: --shock: none of ETH; give it, or a shock of BTC and its --beta\n");
    assertThat(mistake("scenario --file " + file + " --shock BTC=-30%,ETH=-30%,SOL=-1%"))
        .isEqualTo("ballast: --shock: SOL moves nothing of this account\n");
    assertThat(mistake("scenario --file " + file + " --shock BTC=-30% --beta ETH=1.5,DOGE=2"))
        .isEqualTo("ballast: --beta: DOGE moves nothing of this account\n");
    assertThat(mistake("scenario --file " + file)).contains("--shock is missing");
  }

  /** By hand; a standing hedge of a tenth offsets a tenth of the loss. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--exposure 100000 --beta 1.4 --fall 20%                    | -140000 | 0    | 0",
        "--exposure 100000 --beta 1.4 --target-beta 0.5 --fall 10%  | -90000  | 0.5  | -5000",
        "--exposure 100000 --beta 1.5 --hedge-beta 1.2 --fall 10%   | -125000 | 0    | 0",
        "--core 65000 --protect 50% --fall 15%                      | -32500  | 0.5  | -4875",
        "--core 100000 --ratio 10% --fall 10%                       | -10000  | 0.9  | -9000",
        "--core 5000 --ratio 30%  --fall 10%                        | -1500   | 0.7  | -350",
        "--exposure 1000 --covariance 0.006 --variance 0.004 --fall 10% | -1500 | 0  | 0"
      })
  void hedgesAreSizedAndShowWhatAFallDoes(String asked, String hedge, String beta, String total) {
    JsonNode answer = json("hedge " + asked);
    assertThat(answer.get("hedge").asString()).isEqualTo(hedge);
    assertThat(answer.get("betaAfter").asString()).isEqualTo(beta);
    assertThat(answer.at("/fall/total").asString()).isEqualTo(total);
    assertThat(answer.at("/rise/total").asDouble()).isEqualTo(-Double.parseDouble(total));
  }

  /** J. C. Hull, Options, Futures, and Other Derivatives, minimum variance hedge ratio. */
  @Test
  void theHedgeOfLeastVarianceIsTheTextbooks() {
    JsonNode answer =
        json(
            "hedge --exposure 2000000 --correlation 0.928 --volatility 0.0263"
                + " --hedge-volatility 0.0313 --contract-value 42000");
    assertThat(answer.get("ratio").asDouble()).isCloseTo(0.77975719, within(5e-9));
    assertThat(answer.get("contracts").asDouble()).isCloseTo(-37.1313, within(5e-5));
    assertThat(answer.at("/quality/rSquared").asString()).isEqualTo("0.861184");
  }

  /** SOL moves twice as BTC does, ETH one and a half times: nothing is left of either. */
  @Test
  void aBookIsHedgedWithMeasuredContracts() throws IOException {
    Path store = store();

    JsonNode answer =
        json(
            "hedge --book SOL=3000,ETH=2000 --with BTC --cost-at-most 20%% --store %s"
                .formatted(store));
    assertThat(answer.get("method").asString()).isEqualTo("minimum-variance");
    assertThat(answer.get("hedge").asDouble()).isCloseTo(-9000, within(1e-2));
    assertThat(answer.at("/contracts/0/ratio").asDouble()).isCloseTo(1.8, within(1e-6));
    assertThat(answer.get("rSquared").asDouble()).isCloseTo(1, within(1e-9));
    assertThat(answer.at("/falls/hedged").asDouble()).isCloseTo(0, within(1e-5));
    // 1.8 of notional at 7 bp a trade, twice.
    assertThat(answer.at("/cost/trading").asDouble()).isCloseTo(0.00252, within(1e-8));
    assertThat(answer.at("/cost/carry").isNull()).isTrue();
    assertThat(answer.at("/verdict/verdict").asString()).isEqualTo("unjudged");
    assertThat(page("hedge SOL --exposure 500 --with BTC --by minimum-variance --store " + store))
        .startsWith("Hedge with BTC, by minimum variance\n")
        .containsPattern("BTC +2\\.00 +0\\.00 +-1,000 +2\\.00 +1\\.00 +BTC/USDT");
    assertThat(mistake("hedge SOL --exposure 500 --with BTC,ETH --store " + store))
        .isEqualTo(
            "ballast: --with: ETH moved as BTC did, so that no hedge with both is the least\n");
    assertThat(mistake("hedge SOL --exposure 500 --with BTC --window 200 --store " + store))
        .startsWith("ballast: no hedge: fewer than 200 daily returns are common to SOL, BTC by");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          weights --beta ETH=1.25,SOL=1.60 --target 1.7 | --target: no weights have a beta of 1.7, above the largest beta of all, 1.6 of SOL; they reach 1.25 to 1.6
          weights --beta ETH=1.25,SOL=1.60 --target 1.5 --max 60% | --target: no weights have a beta of 1.5: with the most that each member may have they reach 1.39 to 1.46
          weights --beta ETH=1.25,SOL=1.60 --target 1.4 --max 0.4 | --max: the most that each member may have makes 80% in all, less than 100%
          weights --beta ETH=1.25,SOL=1.60 --target 1.4 --max BTC=0.4 | --max: BTC is no member (ETH, SOL)
          weights --beta ETH=1.25,SOL=1.60 --target 1.4 --base ETH=0.5,SOL=0.4 | --base: the weights sum to 0.9, not 1
          weights --beta ETH=1.25,SOL --target 1.4 | --beta: not a figure for an asset: 'SOL' (write ETH=1.25,SOL=1.6)
          weights --beta ETH=1.25,ETH=1 --target 1.4 | --beta: ETH is there twice
          weights --beta ETH=1.25,SOL=x --target 1.4 | --beta: not a number: 'x' (write a plain decimal such as 0.8)
          weights SOL --beta ETH=1.25,SOL=2 --target 1.4 | --beta: gives betas, and assets to measure are named too; keep one
          weights --target 1.4 | --beta is missing; give it, or assets whose betas are to be measured
          weights --beta ETH=1.25,SOL=2 | --target is missing
          spread --target BTC=0.6,ETH=0.4 --actual BTC=0.7,ETH=0.2 --value 1 | --actual: sums to 0.9, and the target to 1: a spread moves weight, it adds none
          spread --target BTC=0.6,ETH=0.5 --actual BTC=0.7,ETH=0.4 --value 1 | --target: the weights sum to 1.1, more than 1
          spread --target BTC=0.6,ETH=0.4 --actual BTC=0.7,ETH=0.3 | --value is missing
          spread --target BTC=0.6,ETH=0.4 --actual BTC=0.7,ETH=0.3 --value 1 --beta SOL=2 | --beta: gives none of ETH
          leverage --beta 1.4 | --leverage is missing; give it, or notional and margin
          leverage --leverage 2 --notional 5 --margin 1 | --leverage: follows from 'notional' and 'margin'; give two of the three
          hedge --exposure 100 --ratio 10% --target-beta 1 | --target-beta: says nothing of a hedge by ratio; leave it out
          hedge --exposure 100 --ratio 10% --protect 5% | --protect: is given beside 'ratio'; give one of them
          hedge --exposure 100 --protect 10% | --fall is missing; the fall that the share is protected against
          hedge --exposure 100 | --beta is missing; give it, or assets whose betas are to be measured
          hedge ETH --exposure 100 --ratio 10% | --ratio: measures no beta of ETH; leave it out
          hedge --exposure 100 --by x | --by: says nothing without 'with', the contracts to sell
          hedge --book ETH=1 --ratio 1% | --book: says nothing without 'with', the contracts to sell
          hedge --with BTC --book ETH=1 --by beta | --by: not a way to size several contracts: 'beta' (write minimum-variance)
          hedge --with BTC --book ETH=1 --fall 10% | --fall: says nothing of a hedge with measured contracts; leave it out
          hedge --with BTC,btc --book ETH=1 | --with: names assets that differ, such as BTC,ETH
          hedge --with BTC --book ETH=-1 | --book: ETH must be above zero, not -1
          hedge ETH --with BTC --book ETH=1 | --book: is what is held; leave the asset and its exposure out
          hedge --with BTC | --book is missing; what is held: ETH=40000,SOL=20000; or an asset and 'exposure'
          scenario | --file is missing; it states exposures and shocks
          """)
  void aWrongFlagIsNamedInOneLine(String asked, String message) {
    assertThat(mistake(asked)).isEqualTo("ballast: " + message + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {exposures: [{name: a, sector: b, notional: 1}], shocks: {c: 1%}}   | 1:32 | exposures[1].sector: there is no shock of 'b'; add it to 'shocks', 0% where it does not move
          {exposures: [{name: a, sector: bc, notional: 1}], shocks: {bc: 1%, bd: 2%}} | 1:68 | shocks.bd: shocks no exposure; did you mean 'bc'?
          {exposures: [{name: a, sector: b, notional: 1}], shocks: {b: -150%}} | 1:62 | shocks.b: out of range: -150% (a price loses 100% at most)
          {exposures: [{name: a, sector: b, notional: 1, margin: 0}], shocks: {b: 1}} | 1:56 | exposures[1].margin: must be above zero, not 0
          {exposures: [], shocks: {b: 1}} | 1:13 | exposures: is empty
          {exposures: [{name: a, notional: 1}], shocks: {b: 1}} | 1:14 | exposures[1]: 'sector' is missing
          """)
  void aWrongFileIsNamedWithThePlace(String text, String place, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.yaml"), text);
    assertThat(mistake("scenario --file " + file))
        .isEqualTo("ballast: %s:%s: %s%n".formatted(file, place, message));
  }

  private static JsonNode json(String asked) {
    Ran ran = run(asked + " --json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }

  private static String page(String asked) {
    Ran ran = run(asked);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }

  private static String mistake(String asked) {
    Ran ran = run(asked);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    return ran.err();
  }

  private static Ran run(String asked) {
    return Ran.of(Arrays.stream(("calc " + asked).split(" +")).toArray());
  }
}
