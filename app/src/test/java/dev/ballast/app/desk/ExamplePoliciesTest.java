// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.SharedHistory;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.ImportOptions;
import dev.ballast.app.store.ImportProgress;
import dev.ballast.app.store.Importer;
import dev.ballast.app.store.Store;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Session;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.ledger.PurposePosition;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.PurposeProfit;
import dev.ballast.report.backtest.CarryReport;
import dev.ballast.report.backtest.OrderCounts;
import dev.ballast.testing.BrokenLimits;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example plans of the documentation on real history; their figures stand in its index. */
class ExamplePoliciesTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 1);
  private static final String LONG = "2021-01-04";
  private static final InstrumentId BITCOIN = Ids.parse("BTC/USDT");

  @TempDir private static Path folder;
  private static Optional<Market> years = Optional.empty();
  private static final SequencedMap<String, Backtest> RUNS = new TreeMap<>();

  @ParameterizedTest
  @CsvSource({
    "core-with-btc-short, 2021-01-04, 684287.46683962, 3ec332012286, 0",
    "sleeve-cross-hedge, 2021-01-04, 690165.68362466, ec65e37988d2, 0",
    "beta-neutral-sector, 2021-01-04, 392805.11251461, 9d56e808a115, 0",
    "spread-rebalancing, 2021-01-04, 305656.52833938, ecf48049bf2b, 0",
    "spot-rebalancing, 2021-01-04, 298367.43157471, 700c60ea7960, 0",
    "funding-harvest, 2021-01-04, 320132.65810111, 8ec9de54cb52, 0",
    "tactical-tilt-with-stop, 2024-04-10, 125808.46932470, 137396375469, 0",
    "bear-posture, 2021-01-04, 875693.54879934, d7b9bdbc632d, 0",
    "everything-together, 2021-01-04, 461367.40919947, 8045d088411f, 0"
  })
  void runsAsItsGoldenSays(String name, String from, String equity, String hash, int refused) {
    Desk desk = desk(name, market(from));

    Backtest backtest = run(name, from);

    Session.Snapshot last = backtest.run().last();
    OrderCounts orders = OrderCounts.of(backtest.events());
    assertThat(
            List.of(
                last.exposure().equity().toDecimal().toPlainString(),
                backtest.orderHash().substring(0, 12),
                Integer.toString(orders.refused())))
        .containsExactly(equity, hash, Integer.toString(refused));
    assertThat(broken(name, market(from), backtest)).isEmpty();
    Attribution profit = desk.attribution(backtest);
    Money sum = Money.zero(Asset.USDT);
    for (PurposeProfit one : profit.byPurpose()) {
      sum = sum.plus(one.total());
    }
    Money begun = backtest.run().first().exposure().equity();
    assertThat(sum).isEqualTo(last.exposure().equity().minus(begun));
    assertThat(backtest.conservationResidual()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  /**
   * The basket's daily profit, over what its legs were worth at the day's start, regressed on BTC's
   * daily return: what is left of the market in it.
   */
  @Test
  void theNeutralBasketKeepsNoBetaOverTheYears() {
    Backtest backtest = run("beta-neutral-sector", LONG);
    SequencedMap<Integer, Slope> byYear = new TreeMap<>();
    Slope all = new Slope();
    PurposeBooks books = new PurposeBooks();
    Purpose purpose = Purpose.of("neutral", "l1-pure");
    int applied = 0;
    double gross = 0;
    Money worth = Money.zero(Asset.USDT);
    double price = 0;
    for (Session.Snapshot now : backtest.run().snapshots()) {
      backtest.events().subList(applied, now.events()).forEach(books::apply);
      applied = now.events();
      Money then = worth;
      worth = books.worth(purpose, now.marks());
      double before = price;
      price = now.marks().price(BITCOIN).toDouble();
      if (gross > 0) {
        double profit = worth.minus(then).toDouble() / gross;
        all.add(price / before - 1, profit);
        byYear
            .computeIfAbsent(UtcDay.date(now.time() - 1).getYear(), _ -> new Slope())
            .add(price / before - 1, profit);
      }
      gross = 0;
      for (PurposePosition one : books.positions(purpose)) {
        gross +=
            Math.abs(
                one.contract()
                    .notional(one.quantity(), now.marks().price(one.contract().id()))
                    .toDouble());
      }
    }
    List<String> words = new ArrayList<>();
    byYear.forEach((year, slope) -> words.add(year + " " + slope.rounded()));
    assertThat(all.slope()).isCloseTo(0, within(0.1));
    assertThat(words)
        .containsExactly("2021 0.064", "2022 0.042", "2023 -0.046", "2024 0.001", "2025 0.037");
  }

  @Test
  void theHarvestsExpectedAndRealisedYieldsStandSideBySide() {
    Desk desk = desk("funding-harvest", years());
    Backtest backtest = run("funding-harvest", LONG);

    CarryReport carry = desk.carry(backtest, desk.attribution(backtest)).orElseThrow();

    CarryReport.Sum all = carry.all().orElseThrow();
    assertThat(carry.holdings())
        .hasSize(all.holdings())
        .allSatisfy(one -> assertThat(one.expected().orElseThrow()).isGreaterThanOrEqualTo(0.08));
    assertThat(all.holdings()).isEqualTo(44);
    assertThat(all.expected().orElseThrow()).isCloseTo(0.160, within(5e-4));
    assertThat(all.realised().orElseThrow()).isCloseTo(0.118, within(5e-4));
    BigDecimal profit =
        desk.attribution(backtest).byPurpose().stream()
            .filter(one -> one.purpose().kind().equals("carry"))
            .map(one -> one.total().toDecimal())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(all.profit()).isEqualByComparingTo(profit);
  }

  /** Limits that any plan of a run breaks. */
  private static List<String> broken(String name, Market market, Backtest backtest) {
    Policy policy = policy(name, market);
    List<String> broken = new ArrayList<>();
    for (Decision decision : backtest.run().decisions()) {
      long time = decision.plan().time();
      ReviewInput input =
          ReviewInput.of(
              policy,
              market.brackets(),
              market.at(time),
              decision.account(),
              decision.marks(),
              Map.of());
      BrokenLimits.of(input, decision)
          .forEach(limit -> broken.add(UtcDay.date(time) + ": " + limit));
    }
    return broken;
  }

  private static Policy policy(String name, Market market) {
    Path file = Path.of("..", "docs", "examples", name + ".yaml");
    return new ChangedNames(market.history()).of(PolicyFile.read(file, TODAY));
  }

  private static Backtest run(String name, String from) {
    return RUNS.computeIfAbsent(
        name,
        _ ->
            desk(name, market(from))
                .backtest(Optional.of(LocalDate.parse(from)), Optional.empty()));
  }

  private static Market market(String from) {
    return from.equals(LONG) ? years() : SharedHistory.market();
  }

  private static Desk desk(String name, Market market) {
    Path file = Path.of("..", "docs", "examples", name + ".yaml");
    return new Desk(
        market,
        PolicyFile.resolved(Optional.of(file), policy(name, market), market.history().listings()));
  }

  /** Bars of eight hours from 2020, of which days are made; imported once for the class. */
  private static Market years() {
    Path data = SharedHistory.folder();
    if (years.isEmpty()) {
      Path store = folder.resolve("store");
      new Importer(store, ImportOptions.DEFAULT, ImportProgress.SILENT, Instant.now())
          .importAll(
              Stream.of(
                      "large/perp_8h_binance_15assets_2020-2026.csv.gz",
                      "large/spot_8h_binance_16assets_2020-2026.csv.gz",
                      "large/funding_8h_binance_45assets.csv.gz",
                      "large/open_interest_1h_bybit_15assets.csv.gz",
                      "reference")
                  .map(data::resolve)
                  .toList());
      years = Optional.of(Market.of(HistorySource.of(Store.open(store))));
    }
    return years.orElseThrow();
  }

  /** The slope of a line through points, by ordinary least squares. */
  private static final class Slope {
    private int count;
    private double x;
    private double y;
    private double xx;
    private double xy;

    void add(double first, double second) {
      count++;
      x += first;
      y += second;
      xx += first * first;
      xy += first * second;
    }

    double slope() {
      return (xy - x * y / count) / (xx - x * x / count);
    }

    String rounded() {
      return BigDecimal.valueOf(slope()).setScale(3, RoundingMode.HALF_EVEN).toString();
    }
  }
}
