// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.market.SeriesKind;
import dev.ballast.policy.BasketBeta;
import dev.ballast.policy.Conviction;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.MemberScreen;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Profile;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.policy.SpotPlan;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A core of one sector of three, UNI, AAVE and CRV, from 2025-01-01 on. Their returns are .03 sin
 * .7t, that + .02 cos 1.9t, and .05 sin(2.3t + .4), with t = 90 on the last day; they trade 1,000,
 * 2,000 and 3,000 coins a day. Where a beta is asked for, BTC's are .02 sin .7t + .012 sin 2.3t +
 * .006 cos 1.9t.
 */
final class MadeCore {
  static final Sector DEFI = new Sector("defi");
  private static final String START = "2025-01-01";
  private static final List<String> MEMBERS = List.of("UNI", "AAVE", "CRV");

  final MadeMarket market = MadeMarket.from(START);
  private final int days;
  private final List<String> unpriced = new ArrayList<>();
  private final List<Balance> balances =
      new ArrayList<>(List.of(new Balance(Place.SPOT, Asset.USDT, Quantity.parse("1000"))));
  private InsideSector inside = InsideSector.EQUAL;
  private SequencedMap<Sector, Percent> caps = new LinkedHashMap<>();
  private MemberScreen screen = MemberScreen.NONE;
  private Optional<BasketBeta> beta = Optional.empty();
  private final SequencedMap<Asset, Double> scores = new LinkedHashMap<>();

  MadeCore(int days) {
    this.days = days;
    for (int i = 0; i < 3; i++) {
      market.volume(1_000 * (i + 1)).closes(MEMBERS.get(i) + "/USDT", closes(i));
    }
  }

  double[] closes(int member) {
    double[] closes = new double[days];
    closes[0] = 100;
    for (int day = 1; day < days; day++) {
      int t = day - (days - 1) + 90;
      double first = 0.03 * Math.sin(0.7 * t);
      double moved =
          switch (member) {
            case 0 -> first;
            case 1 -> first + 0.02 * Math.cos(1.9 * t);
            case 3 ->
                0.02 * Math.sin(0.7 * t) + 0.012 * Math.sin(2.3 * t) + 0.006 * Math.cos(1.9 * t);
            default -> 0.05 * Math.sin(2.3 * t + 0.4);
          };
      closes[day] = closes[day - 1] * (1 + moved);
    }
    return closes;
  }

  MadeCore inside(InsideSector way) {
    inside = way;
    return way == InsideSector.TARGET_BETA ? beta(1.1, InsideSector.EQUAL) : this;
  }

  MadeCore beta(double target, InsideSector base) {
    inside = InsideSector.TARGET_BETA;
    market.closes("BTC/USDT", closes(3));
    beta = Optional.of(new BasketBeta(new LinkedHashMap<>(Map.of(DEFI, target)), base));
    return this;
  }

  MadeCore conviction(String asset, double score) {
    scores.put(new Asset(asset), score);
    return this;
  }

  MadeCore cap(String percent) {
    caps = new LinkedHashMap<>(Map.of(DEFI, Percent.of(percent)));
    return this;
  }

  MadeCore screen(MemberScreen other) {
    screen = other;
    return this;
  }

  MadeCore capitalisation(String asset, String first, double... values) {
    market.values(SeriesKind.MARKET_CAP, asset, first, values);
    return this;
  }

  MadeCore without(String asset) {
    unpriced.add(asset);
    return this;
  }

  MadeCore holding(String asset, String quantity) {
    balances.add(new Balance(Place.SPOT, new Asset(asset), Quantity.parse(quantity)));
    return this;
  }

  SpotTarget target() {
    ReviewInput input = input();
    return CoreTarget.of(input, Rotation.none(input.policy().core().spot().weights()));
  }

  ReviewInput input() {
    Instant end = Instant.ofEpochMilli(MadeMarket.at(START)).plusSeconds(days * 86_400L);
    MarketView view = market.view(end.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (String member : MEMBERS) {
      if (!unpriced.contains(member)) {
        prices.put(Ids.parse(member + "/USDT"), Price.parse("100"));
      }
    }
    return ReviewInput.of(
        policy(),
        market.brackets(),
        view,
        new Account(view.time(), balances, List.of()),
        Marks.of(view.time(), Asset.USDT, prices),
        Map.of());
  }

  private Policy policy() {
    SectorBook book =
        SectorBook.of(
            List.of(
                new SectorRecord(
                    DEFI,
                    LocalDate.of(2024, 1, 1),
                    MEMBERS.stream().map(Asset::new).toList(),
                    "",
                    new Conviction(LocalDate.of(2024, 1, 1), 12, scores),
                    Optional.empty())));
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(DEFI, Percent.HUNDRED);
    Policy plain = Policy.plain(book, Ids.VENUE, Money.usdt("100000"));
    return plain.withCore(
        plain
            .core()
            .withSpot(
                Profile.MODERATE,
                new SpotPlan(Percent.of("70"), weights, inside, caps, beta, List.of()))
            .withScreen(screen));
  }

  /** In the order of the members; of those that have one. */
  static double[] weights(SpotTarget target) {
    return MEMBERS.stream()
        .map(Asset::new)
        .filter(target.assets()::containsKey)
        .mapToDouble(one -> target.assets().getOrDefault(one, Double.NaN))
        .toArray();
  }
}
