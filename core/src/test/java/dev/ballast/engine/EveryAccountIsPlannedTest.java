// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ballast.account.Account;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionMode;
import dev.ballast.account.PositionSide;
import dev.ballast.analytics.Beta;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.ledger.Replay;
import dev.ballast.margin.AccountSettings;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.HaircutBook;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Review;
import dev.ballast.plan.ReviewMemory;
import dev.ballast.plan.SizedTarget;
import dev.ballast.policy.ClosingPlan;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.RuleStop;
import dev.ballast.portfolio.RuleStops;
import dev.ballast.report.desk.DeskReports;
import dev.ballast.report.desk.MarginShift;
import dev.ballast.report.desk.MarginUse;
import dev.ballast.report.risk.PlannedAccount;
import dev.ballast.testing.BrokenWallets;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.testing.PlainMargin;
import dev.ballast.testing.PurposeSums;
import dev.ballast.testing.SeededMarket;
import dev.ballast.testing.SeededPolicy;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.sim.Margins;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Accounts of every kind by seed: coin-margined, dated, in other dollars, isolated, long and short
 * of one contract, with coins behind them in both pooled modes. A plan is made of each, the venue
 * takes all of it, and the books stay whole.
 */
class EveryAccountIsPlannedTest {
  private static final int MARKETS = 50;
  private static final int ACCOUNTS = 10;

  /**
   * Of so many accounts one has an optimised overlay beside the rules of its plan, and two weights
   * that signals move.
   */
  private static final int OPTIMISED = 5;

  private static final long TIME = MadeMarket.at(SeededMarket.FIRST.toString());
  private static final Asset USDC = new Asset("USDC");

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  /** Two plans of each account: the second on what the first left. */
  @Test
  void everyOrderOfAThousandPlansIsTakenAndThePartsSum() {
    for (long seed = 1; seed <= MARKETS; seed++) {
      SeededMarket market = SeededMarket.ofEveryKind(seed);
      for (int account = 0; account < ACCOUNTS; account++) {
        long own = 1000 * seed + account;
        run(market, new Random(own), account % OPTIMISED, "account " + own);
      }
    }
    assertThat(failures).isEmpty();
    assertThat(counts.get("planned")).isGreaterThan(700);
    for (String kind :
        List.of("inverse", "dated", "USDC", "isolated", "both sides", "pooled coins")) {
      assertThat(counts.get(kind)).as(kind).isGreaterThan(60);
    }
    assertThat(counts.get("optimised")).isGreaterThan(60);
    for (String rotating : List.of("spread:rotation", "leg:rotation", "amplify:more")) {
      assertThat(counts.get(rotating)).as(rotating).isGreaterThan(10);
    }
    assertThat(counts.get("filled of one side")).isGreaterThan(100);
    assertThat(counts.get("distances")).isGreaterThan(300);
    assertThat(counts.get("closed in coin")).isGreaterThan(30);
    assertThat(counts.get("closed dated")).isGreaterThan(30);
    assertThat(counts.get("filled isolated")).isGreaterThan(20);
  }

  private void run(SeededMarket market, Random random, int kind, String what) {
    HistoryFeed feed = market.feed();
    Policy plain = closing(random, SeededPolicy.of(random, market.sectors()));
    AccountSettings settings = settings(random);
    List<Event> opening = opening(market, random, settings);
    Policy policy =
        switch (kind) {
          case 0 -> SeededPolicy.optimised(random, plain);
          case 1, 2 -> SeededPolicy.rotating(random, plain);
          default -> plain;
        };
    MemoryJournal journal = new MemoryJournal();
    Margins margins = Margins.of(market.brackets(), Ids.MARKET).withMode(settings.collateral());
    Run run =
        new Session(
                feed,
                new Planned(market, policy, settings),
                new SimulatedVenue(feed, policy.terms().costs(), margins),
                journal,
                Asset.USDT,
                feed.end())
            .run(opening);
    Ledger ledger = new Ledger();
    journal.events().forEach(ledger::apply);
    PurposeSums.check(PurposeBooks.of(journal.events()), ledger, what);
    assertThat(run.imbalance()).as(what).isZero();
    assertThat(Replay.of(journal.events()).difference(ledger.account(feed.end())))
        .as(what)
        .isZero();
    for (Decision decision : run.decisions()) {
      checkMargin(market, policy, decision, what);
      MarketView view = MarketView.of(market.history(), market.rules(), decision.plan().time());
      BrokenWallets.of(policy, decision, market.brackets(), id -> worthOfStep(view, decision, id))
          .forEach(broken -> failures.add(what + ": " + broken));
      count(
          "optimised",
          decision.overlay().stream().anyMatch(EveryAccountIsPlannedTest::isOptimised));
      decision.overlay().stream()
          .filter(one -> one.allowed() != 0)
          .map(one -> one.target().purpose().text())
          .distinct()
          .forEach(purpose -> count(purpose, true));
      count(decision.refusal().isEmpty() ? "planned" : "refused", true);
    }
    for (Event event : journal.events()) {
      switch (event) {
        case Event.OrderRefused refused ->
            failures.add(what + ": " + refused.order() + ": " + refused.reason());
        case Event.RequestRejected rejected ->
            failures.add(what + ": " + rejected.request() + ": " + rejected.reason());
        case Event.Filled filled -> {
          count("closed in coin", filled.instrument().isInverse());
          count(
              "closed dated", !filled.instrument().isSpot() && !filled.instrument().isPerpetual());
          count("filled of one side", filled.order().positionSide() != PositionSide.BOTH);
          count("filled isolated", filled.order().margin() == MarginMode.ISOLATED);
        }
        default -> {}
      }
    }
  }

  /**
   * What the report says of margin before and after, by plain formulas: the sum of initial margins,
   * and that the first wallet is liquidated at the distance and not before.
   */
  private void checkMargin(SeededMarket market, Policy policy, Decision decision, String what) {
    MarketView view = MarketView.of(market.history(), market.rules(), decision.plan().time());
    MarginShift shift =
        DeskReports.of(policy, decision, market.brackets(), view).proposal().margin();
    Account after = PlannedAccount.of(decision.account(), decision.plan()).account();
    check(market, decision, decision.account(), shift.before(), what);
    check(market, decision, after, shift.after(), what);
  }

  private void check(
      SeededMarket market, Decision decision, Account account, MarginUse said, String what) {
    PlainMargin plain =
        new PlainMargin(
            account,
            decision.marks(),
            market.brackets(),
            decision.settings().collateral(),
            asset ->
                asset.isDollar()
                    ? 0
                    : Optional.ofNullable(decision.betas().get(asset)).map(Beta::beta).orElse(1.0));
    assertThat(said.used()).as(what).isCloseTo(plain.initial(), withinPercentage(0.001));
    OptionalDouble distance = said.liquidationDistance().value();
    if (distance.isPresent()) {
      double at = distance.getAsDouble();
      double edge = 1e-5 * Math.abs(at) + 1e-6;
      assertThat(plain.leastExcess(at - Math.copySign(edge, at))).as(what).isGreaterThan(-1e-6);
      assertThat(plain.leastExcess(at + Math.copySign(edge, at))).as(what).isLessThan(1e-6);
      count("distances", true);
    }
  }

  private static boolean isOptimised(SizedTarget one) {
    return one.target().purpose().toString().equals("hedge:optimised");
  }

  private static double worthOfStep(MarketView view, Decision decision, InstrumentId id) {
    return view.instrument(id).orElseThrow().rules().step().toDouble()
        * (id.isInverse() ? 10 : decision.marks().price(id).toDouble());
  }

  private void count(String what, boolean is) {
    if (is) {
      counts.merge(what, 1, Integer::sum);
    }
  }

  /** Half of the policies close positions of some kind. */
  private static Policy closing(Random random, Policy policy) {
    TreeSet<ClosingPlan.Kind> kinds = new TreeSet<>();
    for (ClosingPlan.Kind kind : ClosingPlan.Kind.values()) {
      if (random.nextInt(7) == 0) {
        kinds.add(kind);
      }
    }
    OverlayPlan now = policy.overlay();
    ClosingPlan closing = new ClosingPlan(kinds, new TreeSet<>());
    return policy.withOverlay(
        new OverlayPlan(now.rules(), now.bear(), now.budgets(), now.limits(), closing));
  }

  private static AccountSettings settings(Random random) {
    HaircutBook haircuts =
        HaircutBook.of(
            List.of(
                new HaircutBook.Version(
                    Asset.BTC,
                    Haircut.collateralRate(new BigDecimal("0.95")),
                    LocalDate.EPOCH,
                    "made"),
                new HaircutBook.Version(
                    USDC,
                    Haircut.collateralRate(new BigDecimal("0.99")),
                    LocalDate.EPOCH,
                    "made")));
    CollateralMode mode =
        switch (random.nextInt(4)) {
          case 0 -> new CollateralMode.MultiAssets(haircuts);
          case 1 -> new CollateralMode.PortfolioMargin(haircuts, new BigDecimal("1.05"));
          default -> new CollateralMode.SingleAsset();
        };
    return new AccountSettings(
        mode, random.nextInt(3) == 0 ? PositionMode.HEDGE : PositionMode.ONE_WAY);
  }

  private record Planned(SeededMarket market, Policy policy, AccountSettings settings)
      implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return market.instruments();
    }

    @Override
    public Optional<Instructions> review(Input input) {
      ReviewInput reviewed =
          ReviewInput.of(
                  policy,
                  market.brackets(),
                  input.view(),
                  input.account(),
                  input.marks(),
                  input.holders())
              .withSettings(settings);
      List<RuleStop> stops = input.last().map(ReviewMemory::stops).orElse(List.of());
      reviewed = reviewed.withStops(RuleStops.of(reviewed, stops));
      Decision decision = Review.of(reviewed).decide(List.of(ReviewKind.values()));
      return Optional.of(Instructions.of(decision, input.open()));
    }
  }

  /** Cash in both wallets, coins in both, and positions of every kind at random. */
  private List<Event> opening(SeededMarket market, Random random, AccountSettings settings) {
    boolean pooled = settings.collateral().pooled();
    double size = Math.pow(10, 3 + 3 * random.nextDouble());
    MarketView view = MarketView.of(market.history(), market.rules(), TIME);
    List<Event> opening = new ArrayList<>();
    opening.add(deposit(Place.SPOT, Asset.USDT, size * random.nextDouble()));
    opening.add(deposit(Place.FUTURES, Asset.USDT, size * random.nextDouble()));
    if (random.nextBoolean()) {
      opening.add(deposit(Place.FUTURES, USDC, 0.5 * size * random.nextDouble()));
    }
    for (Asset asset : List.of(Asset.BTC, Asset.ETH)) {
      double price = close(view, Ids.parse(asset + "/USDT"));
      opening.add(deposit(Place.SPOT, asset, 0.3 * size * random.nextDouble() / price));
      if (random.nextBoolean()) {
        opening.add(deposit(Place.FUTURES, asset, 0.3 * size * random.nextDouble() / price));
        count("pooled coins", pooled);
      }
    }
    opening.removeIf(event -> event instanceof Event.Deposited one && one.amount().isZero());
    for (InstrumentId id : market.instruments()) {
      boolean known =
          !id.isSpot()
              && view.instrument(id).isPresent()
              && (!id.isPerpetual() || view.funding(id).isPresent())
              && market.brackets().brackets(id, TIME).isPresent();
      if (known && random.nextInt(5) == 0) {
        boolean isolated = !pooled && random.nextInt(3) == 0;
        boolean hedge = settings.isHedgeMode();
        double notional = 0.2 * size * (random.nextDouble() - 0.5);
        bring(opening, random, id, notional, close(view, id), isolated, hedge);
        if (hedge && random.nextBoolean()) {
          count("both sides", true);
          bring(opening, random, id, -0.7 * notional, close(view, id), isolated, true);
        }
      }
    }
    return opening;
  }

  private void bring(
      List<Event> opening,
      Random random,
      InstrumentId id,
      double notional,
      double close,
      boolean isolated,
      boolean hedge) {
    Contract contract = id.isInverse() ? new Contract(id, Quantity.parse("10")) : Contract.of(id);
    Quantity held = quantity(id.isInverse() ? Math.rint(notional / 10) : notional / close);
    if (held.isZero()) {
      return;
    }
    BigDecimal leverage = BigDecimal.valueOf(1 + random.nextInt(3));
    Price entry = Price.nearest(close * (0.9 + 0.2 * random.nextDouble()));
    Money margin = contract.notional(held, entry).abs().multipliedBy(new BigDecimal("0.6"));
    opening.add(
        new Event.PositionBrought(
            TIME,
            new Position(
                contract,
                !hedge
                    ? PositionSide.BOTH
                    : held.signum() > 0 ? PositionSide.LONG : PositionSide.SHORT,
                held,
                contract.value(held, entry),
                leverage,
                isolated ? Optional.of(margin) : Optional.empty())));
    count("inverse", id.isInverse());
    count("dated", !id.isPerpetual());
    count("USDC", id.quote().equals(USDC));
    count("isolated", isolated);
  }

  private static double close(MarketView view, InstrumentId id) {
    var bars = view.bars(id, Interval.DAY).orElseThrow();
    return bars.close(bars.size() - 1);
  }

  private static Event.Deposited deposit(Place place, Asset asset, double amount) {
    return new Event.Deposited(
        TIME,
        place,
        Money.of(asset, BigDecimal.valueOf(amount).setScale(4, RoundingMode.HALF_EVEN)));
  }

  private static Quantity quantity(double coins) {
    return Quantity.of(BigDecimal.valueOf(coins).setScale(3, RoundingMode.DOWN));
  }
}
