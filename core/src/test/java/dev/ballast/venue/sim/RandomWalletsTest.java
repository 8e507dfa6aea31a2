// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Balance;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.ledger.Ledger;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.HaircutBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Accounts made by dice live through one bar: linear, dated and inverse contracts, one-way and
 * hedge mode, cross and isolated, alone and with several coins behind all. A wallet is liquidated
 * if and only if a second, plain calculation says that its equity at the bar's worst is no more
 * than what must be kept; and whatever happens, books balance and no debt is left or covered in
 * silence.
 */
class RandomWalletsTest {
  private static final int SEEDS = 400;
  private static final Asset ETH = AccountDice.ETH;

  /** What counts of an asset that is owned, and of one that is owed. */
  private static final Map<Asset, BigDecimal[]> COUNTED =
      Map.of(
          Asset.BTC,
          new BigDecimal[] {new BigDecimal("0.95"), new BigDecimal("1.05")},
          ETH,
          new BigDecimal[] {new BigDecimal("0.9"), new BigDecimal("1.1")});

  enum Mode {
    SINGLE_ASSET(BigDecimal.ONE),
    MULTI_ASSETS(BigDecimal.ONE),
    PORTFOLIO_MARGIN(new BigDecimal("1.05"));

    private final BigDecimal ratio;

    Mode(BigDecimal ratio) {
      this.ratio = ratio;
    }

    boolean pooled() {
      return this != SINGLE_ASSET;
    }

    Margins margins(MadeMarket market) {
      List<HaircutBook.Version> versions = new ArrayList<>();
      COUNTED.forEach((asset, share) ->
          versions.add(
              new HaircutBook.Version(
                  asset, new Haircut(share[0], share[1]), LocalDate.parse("2024-01-01"), "made")));
      HaircutBook book = HaircutBook.of(versions);
      return Margins.of(market.brackets(), Ids.MARKET)
          .withMode(
              switch (this) {
                case SINGLE_ASSET -> new CollateralMode.SingleAsset();
                case MULTI_ASSETS -> new CollateralMode.MultiAssets(book);
                case PORTFOLIO_MARGIN -> new CollateralMode.PortfolioMargin(book, ratio);
              });
    }
  }

  private int liquidated;
  private int spared;
  private int covered;
  private int partial;
  private int bought;

  @ParameterizedTest
  @EnumSource
  void aWalletIsLiquidatedWhereAPlainCalculationSaysSo(Mode mode) {
    for (long seed = 0; seed < SEEDS; seed++) {
      live(mode, new SplittableRandom(seed), mode + ", seed " + seed);
    }
    assertThat(liquidated).as("liquidated").isGreaterThan(SEEDS / 8);
    assertThat(spared).as("spared").isGreaterThan(SEEDS / 8);
    assertThat(covered).as("losses covered").isGreaterThan(SEEDS / 40);
    assertThat(partial).as("left with positions").isGreaterThan(SEEDS / 40);
    if (mode.pooled()) {
      assertThat(bought).as("coins bought or sold").isGreaterThan(SEEDS / 40);
    }
  }

  private void live(Mode mode, SplittableRandom random, String what) {
    AccountDice dice = new AccountDice(random, mode.pooled());
    MadeMarket market = dice.market();
    Map<InstrumentId, PlainWallet.Bar> bars = dice.bars();
    List<Position> positions = dice.positions();
    Map<Asset, BigDecimal> balances = dice.balances();
    VenueRun run = new VenueRun(market);
    balances.forEach(
        (asset, amount) -> run.deposit(Place.FUTURES, amount.toPlainString(), asset.code()));
    run.deposit(Place.FUTURES, "7", "SOL").deposit(Place.SPOT, "1000", "USDT");
    positions.forEach(position -> run.post(new Event.PositionBrought(0, position)));

    run.run(
        market.feed(Interval.DAY, "2025-01-02", "2025-01-03"),
        VenueRun.TAKER,
        mode.margins(market));

    Set<PositionKey> closed =
        run.all(Event.Filled.class).stream()
            .filter(filled -> !filled.instrument().isSpot())
            .map(filled -> filled.order().position())
            .collect(Collectors.toSet());
    for (PlainWallet wallet : wallets(mode, positions, balances)) {
      Map<InstrumentId, PlainWallet.Bar> priced = new TreeMap<>(bars);
      priced.keySet().retainAll(wallet.priced());
      boolean was =
          wallet.positions().stream().anyMatch(position -> closed.contains(position.key()));
      assertThat(was)
          .as("%s: %s at %s", what, wallet, priced)
          .isEqualTo(wallet.worst(priced).signum() <= 0);
      if (!mode.pooled()
          || wallet.positions().stream().noneMatch(one -> one.instrument().isInverse())) {
        assertThat(was)
            .as("%s, at any ends of the bars: %s at %s", what, wallet, priced)
            .isEqualTo(wallet.worstOfAll(priced).signum() <= 0);
      }
      liquidated += was ? 1 : 0;
      spared += was ? 0 : 1;
    }
    nothingIsOwedInSilence(mode, run.events, what);
    compliantIsWhatIsLeft(mode, run, bars, what);
    bought +=
        (int) run.all(Event.Filled.class).stream().filter(one -> one.instrument().isSpot()).count();
    partial += closed.isEmpty() || run.ledger.positions().isEmpty() ? 0 : 1;
  }

  /** Every wallet of an account, written down a second time. */
  private static List<PlainWallet> wallets(
      Mode mode, List<Position> positions, Map<Asset, BigDecimal> balances) {
    List<PlainWallet> wallets = new ArrayList<>();
    SequencedMap<Asset, List<Position>> cross = new TreeMap<>();
    for (Position position : positions) {
      Asset settle = position.contract().settle();
      if (position.isolated().isPresent()) {
        Map<Asset, BigDecimal> own = Map.of(settle, position.isolated().get().toDecimal());
        wallets.add(new PlainWallet(List.of(position), settle, own, Map.of(), BigDecimal.ONE));
      } else {
        Asset behind = mode.pooled() ? Asset.USDT : settle;
        cross.computeIfAbsent(behind, asset -> new ArrayList<>()).add(position);
      }
    }
    cross.forEach((asset, held) -> {
      Map<Asset, BigDecimal> behind = new TreeMap<>(balances);
      if (!mode.pooled()) {
        behind.keySet().retainAll(Set.of(asset));
      }
      wallets.add(
          new PlainWallet(held, asset, behind, mode.pooled() ? COUNTED : Map.of(), mode.ratio));
    });
    return wallets;
  }

  /** What still stands after the bar does so at its closes. */
  private static void compliantIsWhatIsLeft(
      Mode mode, VenueRun run, Map<InstrumentId, PlainWallet.Bar> bars, String what) {
    Map<InstrumentId, BigDecimal> closes = new TreeMap<>();
    bars.forEach((id, bar) -> closes.put(id, bar.close()));
    Map<Asset, BigDecimal> balances = new TreeMap<>();
    for (Asset asset : List.of(Asset.USDT, Asset.BTC, ETH)) {
      balances.put(asset, run.ledger.in(Place.FUTURES, asset).toDecimal());
    }
    for (PlainWallet wallet : wallets(mode, run.ledger.positions(), balances)) {
      assertThat(wallet.excess(closes)).as("%s: %s", what, wallet).isPositive();
    }
  }

  /**
   * Goes through the events again: a loss is covered only where a wallet has no positions and
   * nothing else to pay with, by what it lacks and no more; and a wallet without positions owes
   * nothing at the end.
   */
  private void nothingIsOwedInSilence(Mode mode, List<Event> events, String what) {
    Ledger books = new Ledger();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event instanceof Event.LossCovered loss) {
        covered++;
        Optional<Event> next =
            i + 1 < events.size() ? Optional.of(events.get(i + 1)) : Optional.empty();
        BigDecimal lacking =
            loss.isolated()
                .map(key -> left(books.position(key).orElseThrow(), next))
                .orElseGet(() -> books.in(Place.FUTURES, loss.amount().asset()).toDecimal());
        assertThat(loss.amount().toDecimal().negate())
            .as("%s: %s", what, loss)
            .isEqualByComparingTo(lacking);
        if (loss.isolated().isEmpty()) {
          assertThat(standing(mode, books, loss.amount().asset())).as(what).isFalse();
          for (Asset asset : mode.pooled() ? COUNTED.keySet() : Set.<Asset>of()) {
            assertThat(books.in(Place.FUTURES, asset).signum()).as(what).isNotPositive();
          }
        }
      }
      books.apply(event);
      assertThat(books.imbalance()).as(what).isZero();
    }
    for (Balance balance : books.account(0).balances()) {
      if (balance.place() != Place.FUTURES || !standing(mode, books, balance.asset())) {
        assertThat(balance.quantity().signum()).as("%s: %s", what, balance).isPositive();
      }
    }
  }

  /** What an isolated wallet has once its last close, which comes next, has been paid for. */
  private static BigDecimal left(Position held, Optional<Event> next) {
    Event.Filled fill = (Event.Filled) next.orElseThrow();
    assertThat(fill.order().position()).isEqualTo(held.key());
    assertThat(fill.quantity()).isEqualTo(held.quantity().abs());
    Money made = held.unrealised(fill.price()).minus(fill.fee());
    return held.isolated().orElseThrow().plus(made).toDecimal();
  }

  private static boolean standing(Mode mode, Ledger books, Asset asset) {
    return books.positions().stream()
        .filter(position -> position.margin() == MarginMode.CROSS)
        .anyMatch(position -> mode.pooled() || position.contract().settle().equals(asset));
  }
}
