// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionMode;
import dev.ballast.cost.TradingCosts;
import dev.ballast.lot.HoldingRates;
import dev.ballast.lot.Lot;
import dev.ballast.lot.LotChoice;
import dev.ballast.lot.LotMethod;
import dev.ballast.margin.AccountSettings;
import dev.ballast.margin.CollateralMode;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.order.Batch;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.policy.Budget;
import dev.ballast.policy.Budgets;
import dev.ballast.policy.ClosingPlan;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Profile;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.policy.SpotPlan;
import dev.ballast.policy.TaxPlan;
import dev.ballast.policy.TradingTerms;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.RuleStops;
import dev.ballast.report.desk.DeskReports;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reviews in a market of 120 days in which every asset stands at 100 in the end and moves by its
 * beta times BTC: ETH 1.5, UNI and AAVE 2. Trades cost nothing; steps are 0.001, the minimum 5.
 */
final class MadeReview {
  static final InstrumentId BTC = Ids.parse("BTC/USDT:USDT");
  static final InstrumentId ETH = Ids.parse("ETH/USDT:USDT");
  static final String DAY = "2025-05-01";
  private static final int DAYS = 120;
  private static final Sector DEFI = new Sector("defi");

  final MadeMarket market = MadeMarket.from("2025-01-01").volume(1_000_000);
  private final List<Balance> balances = new ArrayList<>();
  private final List<Position> positions = new ArrayList<>();
  private Policy policy =
      Policy.plain(defi(12), Ids.VENUE, Money.usdt("100000"))
          .withTerms(TradingTerms.usual(Money.usdt("100000")).withCosts(TradingCosts.NONE));

  private final Map<InstrumentId, List<Holding>> holders = new TreeMap<>();
  private AccountSettings settings = AccountSettings.USUAL;
  private final Map<Asset, List<Lot>> lots = new TreeMap<>();

  MadeReview() {
    this(0.0001);
  }

  /** With another funding each 8 hours. */
  MadeReview(double funding) {
    add("BTC/USDT", 1);
    add("ETH/USDT", 1.5);
    add("UNI/USDT", 2);
    add("AAVE/USDT", 2);
    for (InstrumentId perpetual : List.of(BTC, ETH)) {
      add(perpetual.toString(), perpetual.equals(BTC) ? 1 : 1.5);
      market.fundingEvery(8, perpetual.toString(), "2025-01-01", DAY, funding);
      market.brackets(
          perpetual.toString(), MadeMarket.tiers(new String[] {"100000000", "0.01", "0"}));
    }
  }

  /** Closes that end at 100, the same ups and downs for all, times a beta. */
  private void add(String symbol, double beta) {
    double[] closes = new double[DAYS];
    double close = 100;
    for (int day = DAYS - 1; day >= 0; day--) {
      closes[day] = close;
      close /= 1 + beta * 0.01 * Math.signum(Math.floorMod(day * 7, 11) - 5.1);
    }
    market.closes(symbol, closes).rules(symbol, "0.01", "0.001", "0.001", "5");
  }

  /** A perpetual that moves by a beta times BTC. */
  MadeReview moving(String perpetual, double beta) {
    add(perpetual, beta);
    market.fundingEvery(8, perpetual, "2025-01-01", DAY, 0.0001);
    market.brackets(perpetual, MadeMarket.tiers(new String[] {"100000000", "0.01", "0"}));
    return this;
  }

  /** UNI's perpetual, of which no margin brackets are known. */
  MadeReview unbracketed() {
    String uni = "UNI/USDT:USDT";
    add(uni, 2);
    market.fundingEvery(8, uni, "2025-01-01", DAY, 0.0001).withoutBrackets(uni);
    return this;
  }

  /** AAVE's perpetual, whose last close is of 2025-04-20. */
  MadeReview stale() {
    String aave = "AAVE/USDT:USDT";
    double[] closes = new double[110];
    Arrays.fill(closes, 100);
    market.closes(aave, closes).rules(aave, "0.01", "0.001", "0.001", "5");
    market.fundingEvery(8, aave, "2025-01-01", DAY, 0.0001);
    market.brackets(aave, MadeMarket.tiers(new String[] {"100000000", "0.01", "0"}));
    return this;
  }

  /** DeFi, believed in from 2024-01-01 on. */
  private static SectorBook defi(int months) {
    return SectorBook.of(
        List.of(
            new SectorRecord(
                DEFI,
                LocalDate.of(2024, 1, 1),
                months,
                List.of(new Asset("UNI"), new Asset("AAVE")),
                "")));
  }

  /** With another horizon of the conviction in DeFi. */
  MadeReview convinced(int months) {
    policy = policy.withNames(policy.benchmark(), defi(months), policy.overlay().rules());
    return this;
  }

  MadeReview hedged(HedgeRule... rules) {
    policy = policy.withOverlay(policy.overlay().withHedges(rules));
    return this;
  }

  MadeReview closing(ClosingPlan.Kind... kinds) {
    ClosingPlan plan = new ClosingPlan(new TreeSet<>(List.of(kinds)), new TreeSet<>());
    OverlayPlan now = policy.overlay();
    policy =
        policy.withOverlay(
            new OverlayPlan(now.rules(), now.bear(), now.budgets(), now.limits(), plan));
    return this;
  }

  /** Rules beside the hedges. */
  MadeReview betting(OverlayRule... rules) {
    policy = policy.withOverlay(policy.overlay().withRules(List.of(rules)));
    return this;
  }

  MadeReview budget(Budget budget, String share) {
    SequencedMap<Budget, Percent> shares = new TreeMap<>(policy.overlay().budgets().shares());
    shares.put(budget, Percent.of(share));
    return budgets(new Budgets(shares, policy.overlay().budgets().reserve()));
  }

  MadeReview budgets(Budgets budgets) {
    policy = policy.withOverlay(policy.overlay().withBudgets(budgets));
    return this;
  }

  /** The part of a position that a purpose holds, entered at a price. */
  MadeReview held(InstrumentId id, String purpose, String quantity, String entry) {
    Quantity held = Quantity.parse(quantity);
    holders
        .computeIfAbsent(id, none -> new ArrayList<>())
        .add(new Holding(Purpose.parse(purpose), held, held.times(Price.parse(entry), Asset.USDT)));
    return this;
  }

  MadeReview limits(int leverage, String marginUsed) {
    return limits(policy.overlay().limits().withHedging(leverage, Percent.of(marginUsed)));
  }

  MadeReview limits(Limits limits) {
    policy = policy.withOverlay(policy.overlay().withLimits(limits));
    return this;
  }

  /** Sales taxed by a method at a flat rate. */
  MadeReview taxed(LotMethod method, String rate) {
    TaxPlan taxes = new TaxPlan(LotChoice.by(method), HoldingRates.flat(Percent.of(rate)));
    policy =
        policy.withTerms(
            new TradingTerms(
                policy.terms().costs(),
                policy.terms().capital(),
                policy.terms().missingFunding(),
                Optional.of(taxes)));
    return this;
  }

  /** A lot of an asset that was bought at a price. */
  MadeReview lot(String asset, String quantity, String price) {
    Quantity bought = Quantity.parse(quantity);
    List<Lot> own = lots.computeIfAbsent(new Asset(asset), none -> new ArrayList<>());
    own.add(
        new Lot(
            own.size() + 1,
            OptionalLong.of(MadeMarket.at("2025-01-01")),
            bought,
            Optional.of(bought.times(Price.parse(price), Asset.USDT))));
    return this;
  }

  MadeReview costs(TradingCosts costs) {
    policy = policy.withTerms(policy.terms().withCosts(costs));
    return this;
  }

  /** Half of the core in majors, half in DeFi: each of the four assets a quarter. */
  MadeReview fourAssets() {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(Sector.MAJORS, Percent.of("50"));
    weights.put(DEFI, Percent.of("50"));
    SpotPlan spot = new SpotPlan(Percent.of("70"), weights, InsideSector.EQUAL);
    policy = policy.withCore(policy.core().withSpot(Profile.MODERATE, spot));
    return this;
  }

  /** Units of an asset, or USDT, in a place. */
  MadeReview holding(Place place, String asset, String amount) {
    balances.add(new Balance(place, new Asset(asset), Quantity.parse(amount)));
    return this;
  }

  MadeReview position(InstrumentId id, String quantity, String entry, String leverage) {
    positions.add(
        Position.cross(
            Contract.of(id),
            Quantity.parse(quantity),
            Price.parse(entry),
            new BigDecimal(leverage)));
    return this;
  }

  /** A contract that stands at 100 as well, and asks 1 % of maintenance. */
  MadeReview listed(InstrumentId id) {
    double[] closes = new double[DAYS];
    Arrays.fill(closes, 100);
    String step = id.isInverse() ? "1" : "0.001";
    market.closes(id.toString(), closes).rules(id.toString(), "0.01", step, step, "5");
    if (id.isPerpetual()) {
      market.fundingEvery(8, id.toString(), "2025-01-01", DAY, 0.0001);
    }
    market.brackets(id.toString(), MadeMarket.tiers(new String[] {"100000000", "0.01", "0"}));
    return this;
  }

  MadeReview position(Position position) {
    positions.add(position);
    return this;
  }

  MadeReview settings(CollateralMode mode, PositionMode sides) {
    settings = new AccountSettings(mode, sides);
    return this;
  }

  /** Everything decided at the end. */
  Decision decide() {
    return decide(DAY);
  }

  Decision decide(List<ReviewKind> reviews) {
    return decide(DAY, reviews);
  }

  Decision decide(String day) {
    return decide(day, List.of(ReviewKind.values()));
  }

  private Decision decide(String day, List<ReviewKind> reviews) {
    ReviewInput input = input(day).withLots(lots);
    return Review.advising(input.withStops(RuleStops.of(input, List.of()))).decide(reviews);
  }

  /** Why orders of a batch are not to be sent at the end. */
  SequencedMap<String, String> refused(Batch batch) {
    return AccountLimits.refused(input(DAY), Optional.empty(), batch);
  }

  private ReviewInput input(String day) {
    MarketView view = market.view(day);
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (InstrumentId id : market.instruments()) {
      prices.put(id, Price.parse("100"));
    }
    Account account = new Account(view.time(), balances, positions);
    Marks marks = Marks.of(view.time(), Asset.USDT, prices);
    return ReviewInput.of(policy, market.brackets(), view, account, marks, holders)
        .withSettings(settings);
  }

  /** The parts of the report that show what was decided at the end. */
  DeskReports reports(Decision decision) {
    return DeskReports.of(policy, decision, market.brackets(), market.view(DAY));
  }

  static Optional<Leg> leg(Decision decision, String symbol) {
    return decision.plan().tickets().stream()
        .flatMap(ticket -> ticket.legs().stream())
        .filter(one -> one.instrument().equals(Ids.parse(symbol)))
        .findFirst();
  }

  static double notional(Decision decision, String symbol) {
    return leg(decision, symbol).orElseThrow().notional().toDouble();
  }
}
