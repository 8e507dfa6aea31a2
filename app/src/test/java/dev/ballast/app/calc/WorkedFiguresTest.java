// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures that articles on overlays work out, the wrong ones put right, as a user asks for them.
 */
class WorkedFiguresTest {
  @TempDir private Path folder;

  /** 7x of the market, 5x of the sector; by hand 5 x 1.4. */
  @Test
  void fiveTimesASectorOfBetaOnePointFourIsSevenTimesTheMarket() {
    JsonNode answer = json("leverage --leverage 5x --beta 1.4 --notional '100000 USDT'");
    assertThat(answer.get("leverage").asString()).isEqualTo("5");
    assertThat(answer.get("effectiveLeverage").asString()).isEqualTo("7");
    assertThat(answer.get("margin").asString()).isEqualTo("20000");
  }

  /** By hand: 70/30 back to 60/40, and 40/30/30 of 80,000 to 30/45/25. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BTC=60%,ETH=40% | BTC=70%,ETH=30% | 100000 | BTC=-10000 ETH=10000",
        "L1=30%,DEFI=45%,NEW=25% | L1=40%,DEFI=30%,NEW=30% | 80000"
            + " | L1=-8000 DEFI=12000 NEW=-4000",
        "BTC=0.5,ETH=0.3,SOL=0.2 | BTC=0.62,ETH=0.2,SOL=0.18 | 250000"
            + " | BTC=-30000 ETH=25000 SOL=5000",
        "BTC=60%,ETH=40% | BTC=70%,SOL=30% | 100000 | BTC=-10000 ETH=40000 SOL=-30000",
        "BTC=100% | ETH=100% | 0.01 | BTC=0.01 ETH=-0.01",
        "BTC=0.42,ETH=0.28 | BTC=0.49,ETH=0.21 | 100000 USDT | BTC=-7000 ETH=7000"
      })
  void driftIsSoldAndBought(String target, String actual, String value, String trades) {
    JsonNode answer =
        json("spread --target %s --actual %s --value '%s'".formatted(target, actual, value));
    List<String> found = new ArrayList<>();
    answer
        .get("futures")
        .properties()
        .forEach(one -> found.add(one.getKey() + "=" + one.getValue().asString()));
    assertThat(String.join(" ", found)).isEqualTo(trades);
    assertThat(answer.get("spot")).isEqualTo(answer.get("futures"));
    assertThat(answer.get("net").asString()).isEqualTo("0");
  }

  /**
   * ETH over BTC by 5 % is dollar-neutral and adds 5 % x (1.25 - 1); 5,000 x 1.25 of BTC adds none.
   * With SOL too: (25,000 x 1.25 + 5,000 x 1.6 - 30,000) / 250,000 = 3.7 %, and 39,250 of BTC. With
   * two shorts, 10,000 of BTC and 30,000 of SOL have 58,000 of beta against 50,000 of ETH: each is
   * held to 50/58.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BTC=55%,ETH=45% | BTC=60%,ETH=40% | 100000 | ETH=1.25 | 0.0125 | BTC=-6250 ETH=5000",
        "BTC=0.5,ETH=0.3,SOL=0.2 | BTC=0.62,ETH=0.2,SOL=0.18 | 250000 | ETH=1.25,SOL=1.6 | 0.037"
            + " | BTC=-39250 ETH=25000 SOL=5000",
        "BTC=0.6,ETH=0.4 | BTC=0.7,SOL=0.3 | 100000 | ETH=1.25,SOL=1.6 | -0.08"
            + " | BTC=-8620.68965517241379310345 ETH=40000 SOL=-25862.0689655172413793103",
        "BTC=0.6,ETH=0.4 | BTC=0.7,ETH=0.3 | 100000 | ETH=-0.2 | -0.12 | none",
        "BTC=0.6,ETH=0.4 | BTC=0.7,ETH=0.3 | 100000 | ETH=0 | -0.1 | none"
      })
  void aViewHasABetaAndASizeWithoutOne(
      String target, String actual, String value, String betas, String added, String neutral) {
    JsonNode answer =
        json(
            "spread --target %s --actual %s --value %s --beta %s"
                .formatted(target, actual, value, betas));
    assertThat(answer.at("/beta/added").asString()).isEqualTo(added);
    List<String> found = new ArrayList<>();
    answer
        .at("/beta/neutral")
        .properties()
        .forEach(one -> found.add(one.getKey() + "=" + one.getValue().asString()));
    assertThat(found.isEmpty() ? "none" : String.join(" ", found)).isEqualTo(neutral);
  }

  /** A short of 1,500 to 2,000 gains 150 to 200 in a fall of 10 %, whatever its leverage. */
  @ParameterizedTest
  @CsvSource({"1500, 1350, 150", "2000, 1800, 200"})
  void leverageDoesNotChangeTheProfitOfANotional(String notional, String exit, String profit) {
    String margin = "";
    for (String leverage : List.of("1", "2x", "10")) {
      JsonNode pnl =
          json(
              "pnl --side short --quantity 1 --entry %s --exit %s --leverage %s"
                  .formatted(notional, exit, leverage));
      assertThat(pnl.get("profit").asString()).isEqualTo(profit);
      assertThat(pnl.get("margin").asString()).isNotEqualTo(margin);
      margin = pnl.get("margin").asString();
      JsonNode carried =
          json("leverage --leverage %s --beta 1 --notional -%s".formatted(leverage, notional));
      assertThat(carried.get("profit").asString()).isEqualTo(profit);
    }
  }

  /** -(signed quantity x mark x rate): 0.5 x 60,000 x 0.01 % = 3. */
  @ParameterizedTest
  @CsvSource({"short, 0.01%, 3", "long, 0.01%, -3", "short, -0.01%, -3", "long, -0.01%, 3"})
  void aShortReceivesPositiveFunding(String side, String rate, String payment) {
    assertThat(
            json("funding --side %s --quantity 0.5 --mark-price 60000 --rate %s"
                    .formatted(side, rate))
                .get("payment")
                .asString())
        .isEqualTo(payment);
  }

  /**
   * By hand. 70,000 of spot, 5,000 behind 25,000 and 5,000 kept leave 20,000 of 100,000; the case
   * study with 15,000 behind its hedge leaves 15,000; a short whose margin is not said leaves what
   * nobody knows.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "70000 | 25000, margin: 5000 | 5000 USDT | 20000",
        "65000 | -15000, margin: 15000 | 5000 | 15000",
        "90000 | 25000, margin: 5000 | 10000 | -5000",
        "65000 | -15000 | 5000 | none"
      })
  void whatNothingIsSaidOfIsIdle(String spot, String futures, String reserve, String idle)
      throws IOException {
    JsonNode answer =
        scenario(
            """
            capital: 100000 USDT
            reserve: %s
            exposures:
              - {name: spot, sector: core, notional: %s}
              - {name: futures, sector: core, notional: %s}
            shocks: {core: 0%%}
            """
                .formatted(reserve, spot, futures));
    assertThat(answer.get("idle").isNull() ? "none" : answer.get("idle").asString())
        .isEqualTo(idle);
  }

  /** A short that is left on a sector loses in its last pump; a remainder that is held gains. */
  @Test
  void aShortIsNoProtectionAgainstOneLastPump() throws IOException {
    String text =
        """
        exposures: [{name: left, sector: A, notional: %s}]
        shocks: {A: %s}
        """;
    assertThat(scenario(text.formatted("-1500", "30%")).get("total").asString()).isEqualTo("-450");
    assertThat(scenario(text.formatted("-1500", "-30%")).get("total").asString()).isEqualTo("450");
    assertThat(scenario(text.formatted("1500", "30%")).get("total").asString()).isEqualTo("450");
  }

  /**
   * By hand; the first is the hedge of a tenth, which offsets 1,000 of 10,000; then a narrative leg
   * of 30 % of 5,000, and bear hedges that leave the book long. Below: contracts with a beta of
   * their own, a book that is short, a beta below zero, a target above what there is.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--core 100000 --ratio 10% --fall 10%                  | -10000 | 0.9 | -10000 | 1000",
        "--core 5000 --ratio 30% --fall 10%                    | -1500  | 0.7 | -500   | 150",
        "--core 100000 --ratio 30% --fall 40%                  | -30000 | 0.7 | -40000 | 12000",
        "--core 100000 --ratio 50% --fall 40%                  | -50000 | 0.5 | -40000 | 20000",
        "--exposure 100000 --beta 1.4 --fall 20%               | -140000 | 0  | -28000 | 28000",
        "--exposure '-100000 USDT' --beta 1.4 --fall 10%       | 140000 | 0   | 14000  | -14000",
        "--exposure -5000 --ratio 30% --fall 10%               | 1500   | 0.7 | 500    | -150",
        "--exposure 100000 --beta -0.3 --fall 20%              | 30000  | 0   | 6000   | -6000",
        "--exposure 100000 --beta 0.5 --target-beta 1 --fall 10% | 50000 | 1  | -5000  | -5000",
        "--exposure 100000 --beta 1.5 --target-beta -0.3 --hedge-beta 1.2 --fall 10%"
            + " | -150000 | -0.3 | -15000 | 18000",
        "--core 80000 --protect 25% --fall 20% --beta 1.2 --hedge-beta 0.8"
            + " | -30000 | 0.9 | -19200 | 4800",
        "--exposure 1000 --covariance -0.006 --variance 0.004 --fall 10% | 1500 | 0 | 150 | -150",
        "--exposure 8000 --correlation 0.5 --volatility 3% --hedge-volatility 4% --fall 10%"
            + " | -3000 | 0 | -300 | 300",
        "--exposure 8000 --correlation 1 --volatility 0.03 --hedge-volatility 0.04 --fall 10%"
            + " | -6000 | 0 | -600 | 600",
        "--exposure 8000 --correlation -1 --volatility 0.03 --hedge-volatility 0.04 --fall 10%"
            + " | 6000 | 0 | 600 | -600"
      })
  void aHedgeOffsetsItsShareAndNoMore(
      String asked, String hedge, String beta, String exposure, String offset) {
    JsonNode answer = json("hedge " + asked);
    assertThat(answer.get("hedge").asString()).isEqualTo(hedge);
    assertThat(answer.get("betaAfter").asString()).isEqualTo(beta);
    assertThat(answer.at("/fall/exposure").asString()).isEqualTo(exposure);
    assertThat(answer.at("/fall/hedge").asString()).isEqualTo(offset);
  }

  /**
   * At a beta of 2 a fall of 60 % takes all of 100,000, not 120,000; the short of 200,000 gains
   * 120,000. At -2 a rise does. What is sold has a price too: at a beta of 2 its 50,000 gain 50,000
   * at most.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--exposure 100000 --beta 2 --fall 60%  | fall | -100000 | 120000 | The exposure |"
            + " -120%",
        "--exposure 100000 --beta -2 --fall 60% | rise | -100000 | 120000 | The exposure | -120%",
        "--exposure 100000 --beta 1 --hedge-beta 2 --fall 60% | fall | -60000 | 50000"
            + " | What is sold | -120%",
        "--core 100000 --protect 50% --beta 3 --fall 40% | fall | -100000 | 60000"
            + " | The exposure | -120%"
      })
  void aHedgedBookLosesNoMoreThanItIs(
      String asked, String way, String exposure, String hedge, String side, String move) {
    JsonNode answer = json("hedge " + asked);
    assertThat(answer.at("/" + way + "/exposure").asString()).isEqualTo(exposure);
    assertThat(answer.at("/" + way + "/hedge").asString()).isEqualTo(hedge);
    List<String> notes = new ArrayList<>();
    answer.get("notes").forEach(one -> notes.add(one.asString()));
    assertThat(notes)
        .contains(
            "%s would move by %s with its beta; a price loses 100%% at most, which is counted."
                .formatted(side, move));
  }

  /**
   * By hand. 1.6 x -70 % is all of 60,000, three times its margin. Without leverage and with a beta
   * of 0.8 the market cannot fall far enough, 125 %, nor at half a turn, 200 %; a short at 0.4 of a
   * turn is gone at +250 %. The last figure counts what is said of it.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--leverage 3 --beta 1.6 --notional 60000 --move -70% | -60000 | -3 | -0.20833333 | 1",
        "--leverage 3 --beta -1.6 --notional 60000 --move 70% | -60000 | -3 | 0.20833333 | 1",
        "--leverage 3 --beta 1.6 --notional -60000 --move -70% | 60000 | 3 | 0.20833333 | 1",
        "--leverage 1 --beta 0.8 --notional 50000 --move -30% | -12000 | -0.24 | none | 1",
        "--leverage 1 --beta 1 --notional 50000 --move -100% | -50000 | -1 | -1 | 0",
        "--notional 100000 --margin 200000 | -10000 | -0.05 | none | 1",
        "--notional -100000 --margin 250000 --move 25% | -25000 | -0.1 | 2.5 | 0",
        "--leverage 5 --beta -0.4 --notional 1000 | 40 | 0.2 | 0.5 | 0",
        "--leverage 5 --beta 0 --notional 1000 | 0 | 0 | none | 1"
      })
  void aPositionLosesNoMoreThanItIs(
      String asked, String profit, String ofMargin, String gone, int notes) {
    JsonNode answer = json("leverage " + asked);
    assertThat(answer.get("profit").asString()).isEqualTo(profit);
    assertThat(answer.get("ofMargin").asString()).isEqualTo(ofMargin);
    JsonNode move = answer.get("moveOfWholeMargin");
    if (gone.equals("none")) {
      assertThat(move.isNull()).isTrue();
    } else {
      assertThat(move.asDouble()).isCloseTo(Double.parseDouble(gone), within(5e-9));
    }
    assertThat(answer.get("notes")).hasSize(notes);
  }

  /**
   * By hand: basis at entry less basis at exit plus funding, to the cent, whichever way prices go.
   * The third: a perpetual that falls below spot is a gain, the fourth one that rises a loss.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--perpetual 101 --exit-spot 140 --exit-perpetual 139.5 --funding 12.5 | 27.5",
        "--perpetual 101 --exit-spot 40 --exit-perpetual 40.25 --funding 12.5 | 20",
        "--perpetual 100 --exit-spot 100 --exit-perpetual 99.37 --funding 0 | 6.3",
        "--perpetual 100 --exit-spot 100 --exit-perpetual 100.63 --funding 0 | -6.3",
        "--perpetual 99 --exit-spot 40 --exit-perpetual 42 --funding '-3 USDT' | -33",
        "--future 103 --exit-spot 120 --exit-future 120.5 | 25",
        "--future 97 --days 90 | -30"
      })
  void equalCoinsEarnTheBasisAndFunding(String asked, String gross) {
    JsonNode answer = json("carry --spot 100 --quantity 10 " + asked);
    assertThat(answer.get("gross").asString()).isEqualTo(gross);
    assertThat(answer.get("net").asString()).isEqualTo(gross);
  }

  /** By hand: 10,000 / (100 + 103 x (1/4 + 10 %)), which earns 3 a coin less its fills. */
  @Test
  void aCapitalBuysWhatSpotMarginAndReserveLeave() {
    JsonNode answer =
        json(
            "carry --spot 100 --future 103 --days 90 --capital '10000 USDT' --leverage 4x"
                + " --reserve 10% --fee 0.05% --spread 0.02%");
    double coins = 10_000 / 136.05;
    assertThat(answer.get("quantity").asDouble()).isCloseTo(coins, within(1e-9));
    // 3 - (200 + 203) x 0.05 % - (200 + 103) x 0.01 %
    assertThat(answer.get("net").asDouble()).isCloseTo(coins * 2.7682, within(1e-9));
  }

  /**
   * Lagrange by hand where no limit binds: base + a + b x beta. (0.5, 0.5, 0) of betas 1.25, 1.6,
   * 1.1 has 1.425; their squares about the mean sum to 0.131667, so b = -0.125 / 0.131667. With one
   * member at its most two equations are left. The last is BTC beside ETH.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--beta ETH=1.25,SOL=1.6 --target 1.4 --max 60% | .571428571 .428571429",
        "--beta A=0.8,B=1.2,C=1.9 --target 1.3 | .333333333 .333333333 .333333333",
        "--beta A=1.25,B=1.6,C=1.1 --target 1.3 --base A=50%,B=50%"
            + " | .563291139 .231012658 .205696203",
        "--beta A=1.1,B=1.2,C=1.3 --target 1.2 --max A=0.1,C=10% | .1 .8 .1",
        "--beta A=1,B=1.2,C=1.5,D=.8 --target 1.34 --max 0.5 | .05 .45 .5 0",
        "--beta A=-0.5,B=1.5 --target 0 | .75 .25",
        "--beta A=-0.5,B=-1.5 --target -1 | .5 .5",
        "--beta A=1.2,B=1.2,C=1.2 --target 1.2 --base A=0.2,B=0.3,C=0.5 | .2 .3 .5",
        "--beta A=0.1,B=0.3 --target 0.2 --max 0.5 | .5 .5",
        "--beta A=1000000,B=0.000001 --target 2 | .000001999999 .999998000001",
        "--beta ETH=1.25 --target 1.25 | 1",
        "--beta ETH=1.25,SOL=1.6 --target 1.6 --max ETH=0 | 0 1",
        "--beta BTC=1,ETH=1.25 --target 1.1 | .6 .4"
      })
  void weightsMeetTheTargetNearestToTheBase(String asked, String weights) {
    List<Double> found = new ArrayList<>();
    JsonNode answer = json("weights " + asked.replace("=.", "=0.") + " --notional '1000 USDT'");
    answer.get("weights").forEach(one -> found.add(one.asDouble()));
    double[] expected =
        Arrays.stream(weights.split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertThat(found.stream().mapToDouble(one -> one).toArray())
        .containsExactly(expected, within(1e-9));
    assertThat(answer.at("/hedge/BTC").asDouble())
        .isCloseTo(-1000 * answer.get("beta").asDouble(), within(1e-6));
  }

  /** A minus never stands before another. */
  @Test
  void formulasHaveNoTwoSignsInARow() {
    assertThat(page("hedge --exposure 100000 --beta 0.5 --target-beta 1"))
        .contains("hedge = -(-0.5) x 100,000 = 50,000");
    assertThat(page("hedge --exposure 100 --beta 0.5 --target-beta -1"))
        .contains("(0.5 - (-1)) / 1 = 1.5");
    assertThat(page("hedge --exposure 100 --covariance -2 --variance 4"))
        .contains("hedge = -(-0.5) x 100 = 50");
    assertThat(page("weights --beta A=-0.5,B=-1.5 --target -1 --notional 1000"))
        .contains("hedge = -beta x notional = -(-1) x 1,000 = 1,000");
    assertThat(
            page(
                "carry --spot 100 --perpetual 99 --exit-spot 90 --exit-perpetual 89.5 --funding 1"))
        .contains("= 1 x (-1 - (-0.5)) + 1 = 0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          weights --beta A=0.8,B=1.2,C=1.9,D=0.4 --target 1.5 --max 40% | --target: no weights have a beta of 1.5: with the most that each member may have they reach 0.72 to 1.4
          weights --beta A=1.1,B=1.2,C=1.3 --target 1.25 --max A=0.1,C=0.3 | --target: no weights have a beta of 1.25: with the most that each member may have they reach 1.19 to 1.23
          weights --beta A=1.2,B=1.2,C=1.2 --target 1.3 | --target: no weights have a beta of 1.3, above the largest beta of all, 1.2 of A, B, C; they reach only 1.2
          weights --beta ETH=1.25,SOL=1.6 --target 1.25 --max ETH=0 | --target: no weights have a beta of 1.25: with the most that each member may have they reach only 1.6
          weights --beta ETH=1.25,SOL=1.6 --target 1.4 --benchmark ETH | --beta: ETH is what betas are on, so that its own is 1, not 1.25; 'benchmark' names another
          spread --target BTC=0.6,ETH=0.4 --actual BTC=0.7,ETH=0.3 --value 1 --beta BTC=0.9,ETH=1.25 | --beta: BTC is what betas are on, so that its own is 1, not 0.9; 'benchmark' names another
          spread --target BTC=0.6,ETH=0.4 --actual BTC=0.7,ETH=0.3 --value 1 --beta ETH=1.25,DOGE=3 | --beta: DOGE is in neither weighting; leave it out
          spread --target BTC=0.6,ETH=0.4 --actual BTC=0.7,ETH=0.3 --value 100,000 | --value: not an amount of USDT: '100,000' (write 25000 or 25000 USDT)
          spread --target BTC=0.6,ETH=0.4 --actual BTC=0.7,ETH=0.3 --value '5 BTC' | --value: not an amount of USDT: '5 BTC' (write 25000 or 25000 USDT)
          hedge --exposure 8000 --correlation 1.2 --volatility 3% --hedge-volatility 4% | --correlation: out of range: 1.2 (-1 to 1)
          hedge --exposure 8000 --correlation 0.5 --volatility -3% --hedge-volatility 4% | --volatility: must be above zero, not -3%
          leverage --leverage 3 --beta 1.6 --notional 50000 --move -150% | --move: out of range: -150% (a price loses 100% at most)
          leverage --leverage 0.5x --beta 1.6 | --leverage: out of range: 0.5 (1 to 1000)
          """)
  void whatCannotBeIsNamed(String asked, String message) {
    Ran ran = run(asked);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("ballast: " + message + "\n");
  }

  @Test
  void aReserveIsPartOfACapital() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("reserve.yaml"),
            "{reserve: 5, exposures: [{name: a, sector: b, notional: 1}], shocks: {b: 1%}}");
    Ran ran = Ran.of("calc", "scenario", "--file", file);
    assertThat(ran.err())
        .isEqualTo(
            "ballast: %s:1:11: reserve: is a part of the 'capital', which is not given%n"
                .formatted(file));
  }

  private JsonNode scenario(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
    return json("scenario --file " + file);
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

  /** As a shell takes it: what stands between quotes is one word. */
  private static Ran run(String asked) {
    List<String> words = new ArrayList<>(List.of("calc"));
    String[] parts = asked.strip().split("'", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        words.add(parts[i]);
      } else if (!parts[i].isBlank()) {
        words.addAll(Arrays.asList(parts[i].strip().split(" +")));
      }
    }
    return Ran.of(words.toArray());
  }
}
