// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static dev.ballast.app.config.Wrong.both;
import static dev.ballast.app.config.Wrong.reader;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in a plan's futures, and in what it may not say yet, gives one line. */
class OverlayMistakesTest {
  @TempDir private Path folder;

  static Stream<Wrong> mistakes() {
    return Stream.of(
        // Positions that no rule names.
        both(
            "close: [coin]\n",
            "1:9",
            "close[1]: not one of inverse, dated, other-currency, isolated, everything: 'coin'"),
        reader(
            "close: [BTC/USDT]\n",
            "1:9",
            "close[1]: no futures contract: 'BTC/USDT'; write one as BTC/USD:BTC, or a kind as"
                + " inverse"),

        // Hedges.
        both(
            "hedges:\n  - {always: true}\n",
            "2:5",
            "hedges[1]: a hedge has one size: beta-to: 0.8, or short: 10% of portfolio, or short:"
                + " 10% of spot(BTC)"),
        both(
            "hedges:\n  - {beta-to: 0.8, short: 10% of portfolio}\n",
            "2:5",
            "hedges[1]: a hedge has one size: beta-to: 0.8, or short: 10% of portfolio, or short:"
                + " 10% of spot(BTC)"),
        both(
            "hedges:\n  - {short: 10% of everything}\n",
            "2:13",
            "hedges[1].short: not a size: '10% of everything' (write 10% of portfolio, 10% of"
                + " spot(BTC), 50% of spot, or 20% of sectors(defi and gaming))"),
        reader(
            "hedges:\n  - {short: 20% of sectors(defy)}\n",
            "2:13", "hedges[1].short: no such sector: 'defy'; did you mean 'defi'?"),
        reader(
            "hedges:\n  - {short: 20% of sectors(defi and defi)}\n",
            "2:13", "hedges[1].short: the sector defi stands twice"),
        reader(
            "hedges:\n  - {short: 10% of portfolio, by: beta}\n",
            "2:31",
            "hedges[1].by: only a hedge of sectors or of the whole spot is sized by notional, by"
                + " beta or by minimum-variance; take it out"),
        both(
            "hedges:\n  - {short: 20% of sectors(defi), by: weight}\n",
            "2:39", "hedges[1].by: not one of notional, beta, minimum-variance: 'weight'"),
        reader(
            "hedges:\n  - {short: 110% of portfolio}\n",
            "2:13", "hedges[1].short: a share is above 0% and up to 100%, not 110%"),
        reader(
            "hedges:\n  - {beta-to: 0.8, from: 2025-02-01, until: 2025-02-01}\n",
            "2:5",
            "hedges[1]: the hedge ends on 2025-02-01, not after 2025-02-01"),
        both(
            "hedges:\n  - {beta-to: 0.8, always: false}\n",
            "2:28",
            "hedges[1].always: a hedge holds always or from a day on: write true, or from: a day"),
        both(
            "hedges: [{beta-to: 80%}]\n",
            "1:20", "hedges[1].beta-to: not a number: '80%' (write a plain decimal such as 0.8)"),
        both(
            "tilts:\n  - {size: 5%}\n",
            "2:5",
            "tilts[1]: a tilt is long or short of one thing: write long: gaming, or short: SOL"),
        reader(
            "tilts:\n  - {long: gamin, size: 5%}\n",
            "2:12", "tilts[1].long: no such sector: 'gamin'; did you mean 'gaming'?"),
        reader(
            "tilts:\n  - {long: defy as index(DEFI), size: 5%}\n",
            "2:12", "tilts[1].long: no such sector: 'defy'; did you mean 'defi'?"),
        reader(
            "tilts:\n  - {long: defi as index(USDT), size: 5%}\n",
            "2:12", "tilts[1].long: USDT is the currency; write an asset, such as BTC"),
        reader(
            "tilts:\n  - {long: SOL, size: 5%, leverage: 4}\n",
            "2:37",
            "tilts[1].leverage: is above limits.directional-leverage of 3: write less, or raise the"
                + " limit (up to 5)"),
        reader(
            "profile: conservative\ntilts:\n  - {long: SOL, size: 5%}\n",
            "3:5",
            "tilts[1]: a conservative profile hedges and makes no directional bets: take the tilt"
                + " out, or write profile: moderate"),
        both(
            "views:\n  - {long: ETH, short: BTC, size: 5}\n",
            "2:35",
            "views[1].size: not a size: '5' (write 20%, of what the account is worth, or 25000"
                + " USDT)"),
        reader(
            "views:\n  - {long: ETH, short: ETH, size: 5%}\n",
            "2:5", "views[1]: ETH is bought and sold: write another in long or in short"),
        reader(
            "neutral:\n  - {long: defi, size: 5%}\n  - {long: defi, size: 5%, name: neutral-1}\n",
            "3:5", "neutral[2]: two are called neutral-1: give each its own name"),
        reader(
            "budgets: {hedge: 60%, spread: 45%}\n",
            "1:10", "budgets: budgets and reserve sum to 105%, above 100%: write smaller ones"),
        reader(
            "hedges: [{beta-to: 0.8, horizon: 400 days}]\n",
            "1:34",
            "hedges[1].horizon: out of range: 400 days (1 to 365)"),
        both(
            "limits: {hedge-cost: 120%}\n",
            "1:22", "limits.hedge-cost: out of range: 120% (0% to 100%)"),
        reader(
            "narratives: [{from: gaming, to: majors, amount: 5000 USDT}]\n",
            "1:21",
            "narratives[1].from: not a sector with a weight in spot.weights; known: majors"),
        reader(
            "narratives: [{from: majors, to: majors, amount: 5000 USDT}]\n",
            "1:14",
            "narratives[1]: spot is moved from majors to itself: write another sector"),
        reader(
            "tilts: [{long: BTC, size: 5%, serves: conviction(defy)}]\n",
            "1:39", "tilts[1].serves: no such sector: 'defy'; did you mean 'defi'?"),
        both("hedges: [{beta-to: 8}]\n", "1:20", "hedges[1].beta-to: out of range: 8 (0 to 3)"),
        both(
            "hedges:\n  - {beta-to: 0.8, stop: 0.15}\n",
            "2:26",
            "hedges[1].stop: not a percentage: '0.15' (write 40%)"),
        reader(
            "hedges:\n  - {beta-to: 0.8, stop: 0%}\n",
            "2:26", "hedges[1].stop: out of range: 0% (0.1% to 100%)"),
        reader(
            "hedges:\n  - {beta-to: 0.8, stop: 115%}\n",
            "2:26", "hedges[1].stop: out of range: 115% (0.1% to 100%)"),
        reader(
            "hedges:\n  - {beta-to: 0.8, name: one}\n  - {beta-to: 0.5, name: one}\n",
            "3:5",
            "hedges[2]: two hedges are called one: give each its own name"),

        // What a plan may come to say, and does not yet: refused, never ignored.
        both(
            "carry: {harvest-above: 50%}\n",
            "1:9",
            "carry.harvest-above: unknown key; known: name, kinds, above, exit, at-most, per-asset,"
                + " horizon, leverage, reserve, idle"),
        both("optimise: {beta-to: 0.3}\n", "1:11", "optimise: 'contracts' is missing"),
        both(
            "optimise: {contracts: [BTC]}\n",
            "1:11",
            "optimise: a target is missing: write beta-to: 0.5, or exposures: {layer-1: 10%}, or"
                + " both"),
        both(
            "optimise: {beta-to: 4, contracts: [BTC]}\n",
            "1:21",
            "optimise.beta-to: out of range: 4 (0 to 3)"),
        both(
            "optimise: {beta-to: 0.3, contracts: []}\n",
            "1:37",
            "optimise.contracts: 1 to 8 assets whose perpetuals may be held, not 0"),
        both(
            "optimise: {beta-to: 0.3, contracts: [BTC, BTC]}\n",
            "1:37",
            "optimise.contracts: a contract stands twice: write each once"),
        reader(
            "optimise: {exposures: {defy: 10%}, contracts: [BTC]}\n",
            "1:24",
            "optimise.exposures.defy: neither a sector nor an asset: 'defy'; did you mean 'defi'?"),
        reader(
            "optimise: {exposures: {defi: -10%}, contracts: [BTC]}\n",
            "1:30", "optimise.exposures.defi: out of range: -10% (0% to 100%)"),
        reader(
            "profile: conservative\noptimise: {beta-to: 1, contracts: [BTC], sides: both}\n",
            "2:49",
            "optimise.sides: a conservative profile buys no futures: write short, or another"
                + " profile"),
        reader(
            "hedges: [{name: optimised, beta-to: 1}]\noptimise: {beta-to: 1, contracts: [BTC]}\n",
            "2:11",
            "optimise: a hedge is called optimised too: give one of the two another name"),
        both(
            "optimise: {beta-to: 1, contracts: [BTC], risk-aversion: -1}\n",
            "1:57",
            "optimise.risk-aversion: out of range: -1 (0 to 1000)"),
        reader(
            "carry: {above: 8%, exit: 9%, at-most: 10%}\n",
            "1:8", "carry: a carry is left below 9%, above the 8% that it is entered at"),
        both(
            "rotation:\n  confirm: [calendar-spread]\n",
            "2:3",
            "rotation.confirm: not supported: a set of rules confirms its stances itself, by its own"
                + " 'confirm'; take the key out, and write 'confirm' in the file that"
                + " rotation.signals names"),
        both(
            "rotation: {settle: future}\n",
            "1:20",
            "rotation.settle: not one of spot, futures: 'future'"),
        both(
            "rotation: {settle: futures, within: 4}\n",
            "1:37",
            "rotation.within: not a time: '4' (write 4 weeks, or 28 days)"),
        both(
            "rotation: {settle: futures, within: 13 weeks}\n",
            "1:37",
            "rotation.within: out of range: 13 weeks (1 week to 12 weeks)"),
        both(
            "rotation: {settle: futures, within: 5 days}\n",
            "1:37",
            "rotation.within: out of range: 5 days (1 week to 12 weeks)"),
        reader(
            "rotation: {within: 4 weeks}\n",
            "1:12",
            "rotation.within: nothing is held in futures: write settle: futures, or take the key out"),
        reader(
            "rotation: {settle: futures, signals: none}\n",
            "1:11",
            "rotation: signals: none moves no weights, so that nothing of it can be in futures: take"
                + " settle and leg out, or name the signals"),
        reader(
            "rotation: {settle: futures}\nreviews: {hedges: weekly}\n",
            "1:20",
            "rotation.settle: futures go with the spot, so that hedges are reviewed daily: write"
                + " reviews.hedges: daily"),
        both("rotation: {leg: {share: 30%}}\n", "1:17", "rotation.leg: 'side' is missing"),
        both(
            "rotation: {leg: {side: up}}\n",
            "1:24",
            "rotation.leg.side: not one of long, short: 'up'"),
        reader(
            "rotation: {leg: {side: long, leverage: 4}}\n",
            "1:40",
            "rotation.leg.leverage: is above limits.directional-leverage of 3: write less, or raise"
                + " the limit (up to 5)"),
        reader(
            "profile: conservative\nrotation: {leg: {side: long}}\n",
            "2:17",
            "rotation.leg: a conservative profile hedges and makes no directional bets: take the leg"
                + " out, or write profile: moderate"),
        reader(
            "amplify: [{of: [defi], share: 20%}]\n",
            "1:17", "amplify[1].of[1]: not a sector with a weight in spot.weights; known: majors"),
        both("amplify: [{of: [majors]}]\n", "1:11", "amplify[1]: 'share' is missing"),
        both(
            "amplify: [{of: [], share: 20%}]\n",
            "1:16", "amplify[1].of: names no sector: write of: [defi]"),
        reader(
            "amplify: [{of: [majors, majors], share: 20%}]\n",
            "1:25", "amplify[1].of[2]: occurs twice"),
        both(
            "amplify: [{of: [majors], share: 20%, when: rising}]\n",
            "1:44", "amplify[1].when: not one of reduce, trim, hold, increase: 'rising'"),
        reader(
            "limits: {directional-leverage: 2}\namplify: [{of: [majors], share: 20%, leverage: 3}]\n",
            "2:48",
            "amplify[1].leverage: is above limits.directional-leverage of 2: write less, or raise the"
                + " limit (up to 5)"),
        reader(
            "profile: conservative\namplify: [{of: [majors], share: 20%}]\n",
            "2:11",
            "amplify[1]: a conservative profile hedges and makes no directional bets: take the"
                + " amplification out, or write profile: moderate"),
        both(
            "hedges:\n  - {when: euphoria, beta-to: 0.8}\n",
            "2:12",
            "hedges[1].when: not a state of the market: 'euphoria' (write bear, fading, phase(peak)"
                + " or overbought(BTC))"),
        both(
            "hedges:\n  - {when: phase(paek), beta-to: 0.8}\n",
            "2:12",
            "hedges[1].when: no such phase: 'paek'; did you mean 'peak'?"),
        reader(
            "hedges:\n  - {when: bear, always: true, beta-to: 0.8}\n",
            "2:5",
            "hedges[1]: a hedge holds always, from a day on, or when: take the others out"),
        reader(
            "hedges:\n  - {short: 50% of portfolio, with: own}\n",
            "2:37",
            "hedges[1].with: each asset in its own contract is short: 100% of spot, and nothing"
                + " else"),
        reader(
            "hedges:\n  - {short: 50% of spot, with: [BTC, ETH]}\n",
            "2:32",
            "hedges[1].with: several contracts are sold by: minimum-variance; name one, or write"
                + " that"),
        reader(
            "bear: {weights: {defi: 100%}}\n",
            "1:18", "bear.weights.defi: not a sector with a weight in spot.weights; known: majors"),
        reader("bear: {weights: {majors: 70%}}\n", "1:7", "bear: its weights sum to 70%, not 100%"),
        both(
            "bear: {short: 40%}\n",
            "1:15", "bear.short: not a size: '40%' (write 40% of portfolio)"),
        reader(
            "hedges:\n  - {short: 50% of spot, by: minimum-variance, with: cheapest(BTC)}\n",
            "2:54",
            "hedges[1].with: only a hedge in one contract by notional or by beta chooses among its"
                + " futures; name the asset alone"),
        reader(
            "hedges:\n  - {beta-to: 0.8, roll-before: 7 days}\n",
            "2:20",
            "hedges[1].roll-before: a perpetual is not rolled: write with: cheapest(BTC) or"
                + " dated(BTC), or take it out"),
        both(
            "hedges:\n  - {beta-to: 0.8, with: nearest(BTC)}\n",
            "2:26",
            "hedges[1].with: not an asset: 'nearest(BTC)' (write its code, such as BTC)"),
        reader(
            "reviews: {regime: monthly}\n",
            "1:11",
            "reviews.regime: nothing is looked at: write regime: {} or macro: in the plan, or take"
                + " the key out"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysThePlaceInOneLine(Wrong wrong) throws IOException {
    wrong.isSaidOfPlan(folder);
  }

  static Stream<Wrong> mistakesOfShape() {
    return mistakes().filter(Wrong::bySchema);
  }

  @ParameterizedTest
  @MethodSource("mistakesOfShape")
  void theSchemaRefusesWhatItCanExpress(Wrong wrong) {
    assertThat(SchemaCheck.errors(Schema.POLICY, wrong.text())).isNotEmpty();
  }
}
