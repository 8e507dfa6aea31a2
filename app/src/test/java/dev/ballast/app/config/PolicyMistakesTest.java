// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static dev.ballast.app.config.Wrong.both;
import static dev.ballast.app.config.Wrong.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in a plan, but for its overlay, gives one line with its place. */
class PolicyMistakesTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 10, 31);

  @TempDir private Path folder;

  static Stream<Wrong> mistakes() {
    return Stream.of(
        reader("", "", "the file is empty"),
        reader("\n  \n", "", "the file is empty"),
        reader("# nothing but words\n", "", "the file holds only comments"),
        reader("name: A\nspot:\n\tshare: 70%\n", "3:1", "a tab in the indentation; use spaces"),
        reader(
            "spot:\n  share: 70%\n \t inside-sector: equal\n",
            "3:2", "a tab in the indentation; use spaces"),
        reader(
            "name: [A\n",
            "2:1",
            "not readable as YAML: while parsing a flow sequence:"
                + " expected ',' or ']', but got <stream end>"),
        reader(
            "name: A\n---\nname: B\n",
            "2:1",
            "not readable as YAML: expected a single document"
                + " in the stream: but found another document"),
        reader(
            "name: &n A\nbenchmark: *n\n",
            "2:12",
            "aliases (*name) are not read; write the value out"),
        reader("name: " + "[".repeat(5000), "1:26", "nested too deeply"),
        both("just words\n", "1:1", "expected 'key: value' lines, found 'just words'"),
        both("- a\n- b\n", "1:1", "expected 'key: value' lines, found a list"),

        // Taxes.
        both(
            "execution: {patience: 1m}\n",
            "1:23",
            "execution.patience: not a number of seconds: '1m' (write 30s)"),
        reader(
            "execution: {patience: 7200s}\n",
            "1:23",
            "execution.patience: out of range: 7200s (1 to 3600)"),
        reader(
            "execution: {unhedged: 0 USDT}\n",
            "1:23",
            "execution.unhedged: must be above zero, not 0 USDT"),
        both("execution: {tries: 11}\n", "1:20", "execution.tries: out of range: 11 (0 to 10)"),
        both("taxes: {method: hifo}\n", "1:8", "taxes: 'rates' is missing"),
        reader(
            "taxes: {rates: [{held-for: 365 days, rate: 0%}]}\n",
            "1:9", "taxes.rates: the first rate is due from day zero on"),
        reader(
            "taxes: {method: specific, rates: [{rate: 25%}]}\n",
            "1:17",
            "taxes.method: names no lots; write lots: [2024-01-10], the days of those sold first"),
        reader(
            "taxes: {lots: [2024-01-10], rates: [{rate: 25%}]}\n",
            "1:9", "taxes.lots: names lots, which only method: specific sells by name"),

        // Keys.
        both(
            "name: A\nspot:\n  shre: 70%\n",
            "3:3", "spot.shre: unknown key; did you mean 'share'?"),
        both(
            "wheather: fine\n",
            "1:1",
            "wheather: unknown key; known: name, benchmark, betas, quote, profile, capital, sectors,"
                + " spot, screen, rotation, regime, macro, profit-taking, hedges, optimise, bear, drift,"
                + " neutral, views, tilts, narratives, amplify, carry, budgets, limits, close, costs, funding, taxes, execution, reviews, live"),
        reader(
            "live: {consent: yes}\n",
            "1:17",
            "live.consent: is no consent; write: consent: I mean it"),
        both(
            "live: {approve: sometimes}\n",
            "1:17",
            "live.approve: not one of hand, all, or an amount a day: 'sometimes' (write 25000 or 25000"
                + " USDT)"),
        both(
            "live: {approve: 0}\n",
            "1:17",
            "live.approve: must be above zero, not 0 (hand approves nothing)"),
        both(
            "live: {price-band: 5}\n",
            "1:20",
            "live.price-band: not a percentage: '5' (write 40%)"),
        reader(
            "live: {price-band: 0%}\n", "1:20", "live.price-band: out of range: 0% (0.1% to 99%)"),
        reader(
            "live: {price-band: 100%}\n",
            "1:20", "live.price-band: out of range: 100% (0.1% to 99%)"),
        both(
            "live: {price-bnd: 5%}\n",
            "1:8", "live.price-bnd: unknown key; did you mean 'price-band'?"),
        reader(
            "name: A\nprofile: moderate\nname: B\n",
            "3:1",
            "the key 'name' occurs twice; it is already in line 1"),
        reader(
            "spot:\n  weights: {majors: 50%, defi: 25%, majors: 25%}\n",
            "2:37", "spot.weights: the key 'majors' occurs twice; it is already in line 2"),
        both("spot:\n", "1:1", "spot: expected a mapping, found nothing"),
        both("spot:\n  share:\n", "2:3", "spot.share: has no value"),
        both("spot:\n  share: [70%]\n", "2:10", "spot.share: expected one value, found a list"),
        reader(
            "spot: {weights: {majors: 60%, defi: 40%}, cap: 40%}\n",
            "1:48",
            "spot.cap: a cap of 40% cannot hold in majors: 2 members from 2024-01-10, and 2 x 40%"
                + " is 80%, less than 100%; write caps by sector, or a larger"),
        reader(
            "spot: {weights: {majors: 60%, defi: 40%}, cap: {defi: 33%}}\n",
            "1:55",
            "spot.cap.defi: a cap of 33% cannot hold in defi: 3 members from 2024-01-10, and 3 x"
                + " 33% is 99%, less than 100%; write a larger"),
        reader(
            "spot: {weights: {majors: 60%, defi: 40%}, cap: {defy: 40%}}\n",
            "1:49", "spot.cap.defy: no sector with a weight; did you mean 'defi'?"),
        both("spot: {cap: 0.4}\n", "1:13", "spot.cap: not a percentage: '0.4' (write 40%)"),
        both(
            "spot: {inside-sector: risk-parity}\n",
            "1:23",
            "spot.inside-sector: not one of equal, inverse-volatility, equal-risk,"
                + " minimum-variance, capitalisation, liquidity, conviction, target-beta:"
                + " 'risk-parity'"),
        both("spot: 70%\n", "1:7", "spot: expected a mapping, found '70%'"),
        both(
            "screen: {spot-volume: 1000000}\n",
            "1:23",
            "screen.spot-volume: not an amount: '1000000' (write 25000 USDT)"),
        reader(
            "screen: {open-interest: 0 USDT}\n",
            "1:25",
            "screen.open-interest: must be above zero, not 0 USDT"),
        both(
            "screen: {listed-for: 90}\n",
            "1:22",
            "screen.listed-for: not a number of days: '90' (write 90 days)"),
        reader(
            "screen: {listed-for: 0 days}\n",
            "1:22",
            "screen.listed-for: out of range: 0 days (1 to 3650)"),
        both(
            "screen: {depth: 5000 USDT}\n",
            "1:10",
            "screen.depth: unknown key; known: spot-volume, perpetual-volume, open-interest,"
                + " listed-for"),
        both("hedges: {beta-to: 1}\n", "1:9", "hedges: expected a list, found a mapping"),

        // Units, ranges, words.
        both("spot:\n  share: 70\n", "2:10", "spot.share: not a percentage: '70' (write 40%)"),
        both(
            "limits: {margin-used: 0.4}\n",
            "1:23",
            "limits.margin-used: not a percentage: '0.4' (write 40%)"),
        both(
            "limits: {margin-used: 140%}\n",
            "1:23", "limits.margin-used: out of range: 140% (0% to 100%)"),
        both(
            "limits: {margin-used: -4%}\n",
            "1:23", "limits.margin-used: out of range: -4% (0% to 100%)"),
        both("betas: {window: 19}\n", "1:17", "betas.window: out of range: 19 (20 to 1000)"),
        both(
            "betas: {half-life: 30 hours}\n",
            "1:20",
            "betas.half-life: not a number of days: '30 hours' (write 1 to 1000)"),
        both(
            "limits:\n  hedge-leverage: 5\n",
            "2:19",
            "limits.hedge-leverage: out of range: 5 (1 to 3)"),
        both(
            "limits:\n  hedge-leverage: 1.5\n",
            "2:19",
            "limits.hedge-leverage: not a whole number: '1.5' (write 1 to 3)"),
        both(
            "costs: {spot-fee: 0.1%}\n",
            "1:19", "costs.spot-fee: not basis points: '0.1%' (write 10bp)"),
        both(
            "costs: {spot-fee: 10}\n",
            "1:19",
            "costs.spot-fee: not basis points: '10' (write 10bp)"),
        both(
            "costs: {half-spread: -1bp}\n",
            "1:22",
            "costs.half-spread: out of range: -1bp (0bp to 1000bp)"),
        both(
            "costs: {impact: some}\n",
            "1:17",
            "costs.impact: not basis points: 'some' (write 10bp)"),
        reader(
            "costs: {participation: 0%}\n",
            "1:24", "costs.participation: out of range: 0% (0.01% to 100%)"),
        reader(
            "costs: {spot-fee: 1bp, spot-fees: [{as-of: 2025-01-01, tiers: [{maker: 1bp, taker: 1bp}]}]}\n",
            "1:24",
            "costs.spot-fees: stands beside 'spot-fee'; write one of them"),
        reader(
            "costs: {spot-fees: [{as-of: 2025-01-01, tiers: [{volume: 5 USDT, maker: 1bp, taker: 1bp}]}]}\n",
            "1:41",
            "costs.spot-fees[1].tiers: the first tier begins at a volume of zero"),
        both(
            "costs: {spot-fees: [{as-of: 2025-01-01, tiers: [{maker: 1bp}]}]}\n",
            "1:49",
            "costs.spot-fees[1].tiers[1]: 'taker' is missing"),
        both("capital: 100000\n", "1:10", "capital: not an amount: '100000' (write 25000 USDT)"),
        both(
            "capital: 100000 EUR\n",
            "1:10",
            "capital: not an amount: '100000 EUR' (write 25000 USDT)"),
        reader("capital: 0 USDT\n", "1:10", "capital: capital is above zero, not 0 USDT"),
        reader(
            "capital: 99999999999999 USDT\n",
            "1:10",
            "capital: 99999999999999 does not fit into eight decimals below 92 billion"),
        both(
            "profile: brave\n",
            "1:10",
            "profile: not one of conservative, moderate, aggressive: 'brave'"),
        both(
            "reviews:\n  hedges: hourly\n",
            "2:11",
            "reviews.hedges: not one of daily, weekly, monthly, quarterly, never: 'hourly'"),
        reader(
            "spot: {weights: {majors: 60%, defi: 40%}}\nprofit-taking:\n  - {of: [gaming]}\n",
            "3:11",
            "profit-taking[1].of[1]: not a sector with a weight in spot.weights; known: majors, defi"),
        reader(
            "spot: {weights: {majors: 60%, defi: 40%}}\nprofit-taking: [{of: [defi], into: defi}]\n",
            "2:17", "profit-taking[1]: profit of defi goes into itself"),
        both(
            "reviews:\n  events: [margin, weather]\n",
            "2:20",
            "reviews.events[2]: not one of margin, liquidation-distance, funding: 'weather'"),
        both("reviews:\n  events: [margin, margin]\n", "2:20", "reviews.events[2]: occurs twice"),
        both(
            "benchmark: BTC/USDT\n",
            "1:12",
            "benchmark: not an asset: 'BTC/USDT' (write its code, such as BTC)"),
        reader(
            "benchmark: USDT\n",
            "1:12",
            "benchmark: USDT is the currency; write an asset, such as BTC"),
        both("quote: EUR\n", "1:8", "quote: only USDT is supported, not EUR"),
        both("name: '" + "n".repeat(101) + "'\n", "1:7", "name: is longer than 100 characters"),
        both("name: ''\n", "1:7", "name: is empty"),

        // The plan as a whole.
        reader(
            "profile: moderate\nspot:\n  share: 80%\n",
            "3:10",
            "spot.share: a moderate profile holds 60% to 75% of capital in spot, not 80%; one that"
                + " does is conservative"),
        reader(
            "profile: aggressive\nspot:\n  share: 30%\n",
            "3:10",
            "spot.share: an aggressive profile holds 40% to 60% of capital in spot, not 30%"),
        reader(
            "spot:\n  weights:\n    majors: 70%\n    defi: 40%\n    gaming: 20%\n",
            "2:3", "spot.weights: weights sum to 130%; make them sum to 100%"),
        reader(
            "spot:\n  weights: {majors: 99.5%}\n",
            "2:3", "spot.weights: weights sum to 99.5%; make them sum to 100%"),
        both(
            "spot:\n  weights: {}\n",
            "2:3",
            "spot.weights: weights sum to 0%; make them sum to 100%"),
        both(
            "spot:\n  weights: {majors: 60, defi: 40%}\n",
            "2:21", "spot.weights.majors: not a percentage: '60' (write 40%)"),
        reader(
            "spot:\n  weights:\n    majors: 60%\n    layer1: 40%\n",
            "4:5", "spot.weights.layer1: no such sector; did you mean 'layer-1'?"),
        reader(
            "rotation: {signals: magic}\n",
            "1:21",
            "rotation.signals: no such file: %s/magic (a path, 'default' or 'plain')"),
        reader("rotation: {step: 30%}\n", "1:18", "rotation.step: out of range: 30% (0.1% to 20%)"),
        reader(
            "sectors: mine.yaml\n",
            "1:10",
            "sectors: no such file: %s/mine.yaml (a path relative to the plan, or 'default')"));
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

  @Test
  void whateverTheValueTheMessageIsOneShortLine() throws IOException {
    Path file = folder.resolve("plan.yaml");
    Files.writeString(file, "spot: {share: \"a\\n\\e[31mb\"}\n");
    assertThatThrownBy(() -> PolicyFile.read(file, TODAY))
        .hasMessage(file + ":1:15: spot.share: not a percentage: 'a [31mb' (write 40%)");
    Files.writeString(file, "spot: {share: " + "9".repeat(100_000) + "%}\n");
    assertThatThrownBy(() -> PolicyFile.read(file, TODAY))
        .satisfies(one -> assertThat(one.getMessage()).hasSizeLessThan(500).endsWith("..."));
  }

  @Test
  void saysWhatIsWrongWithAFileAsAWhole() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> PolicyFile.read(missing, TODAY))
        .isInstanceOf(UserMistake.class)
        .hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> PolicyFile.read(folder, TODAY))
        .isInstanceOf(UserMistake.class)
        .hasMessage(folder + ": is a folder, not a file");
    Path binary = Files.write(folder.resolve("plan.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertThatThrownBy(() -> PolicyFile.read(binary, TODAY))
        .isInstanceOf(UserMistake.class)
        .hasMessage(binary + ": is not text in UTF-8");
    Path control = Files.writeString(folder.resolve("control.yaml"), "name: a\u0007b\n");
    assertThatThrownBy(() -> PolicyFile.read(control, TODAY))
        .isInstanceOf(UserMistake.class)
        .hasMessage(control + ": holds a character that YAML does not allow, number 7");
  }

  @Test
  void aMistakeInTheSectorsIsSaidWhereItIs() throws IOException {
    Path sectors =
        Files.writeString(
            folder.resolve("mine.yaml"),
            "sectors:\n  - {sector: ai, from: 2025-02-30, members: [FET]}\n");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), "sectors: mine.yaml\n");
    assertThatThrownBy(() -> PolicyFile.read(plan, TODAY))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            sectors + ":2:24: sectors[1].from: not a date: '2025-02-30' (write 2025-10-31)");
  }
}
