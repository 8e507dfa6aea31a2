// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.lot.Lot;
import dev.ballast.margin.AccountSettings;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.SortedValues;
import dev.ballast.unit.UtcDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a review is held on: a policy, what is known, what is held, and what follows from these
 * alone.
 *
 * @param policy the plan
 * @param brackets of margin
 * @param view what is known
 * @param account what is held
 * @param marks at which prices
 * @param exposure what that is worth
 * @param sectors as they stand on the day
 * @param holders by contract, the part of its position that each purpose holds, in hedge mode of
 *     both; of spot, what purposes beside the core hold
 * @param stops rules that are stopped
 * @param lasting states of the market that rules wait for and that last
 * @param settings how the account is set at its venue
 * @param sides in hedge mode, which of a contract's two positions the plan's orders change, where
 *     that is decided
 * @param lots tax lots by asset, in the order in which they came in; none where no tax is reckoned
 */
public record ReviewInput(
    Policy policy,
    BracketBook brackets,
    MarketView view,
    Account account,
    Marks marks,
    Exposure exposure,
    SectorsOnDay sectors,
    Map<InstrumentId, List<Holding>> holders,
    List<RuleStop> stops,
    List<LastingCondition> lasting,
    AccountSettings settings,
    Map<InstrumentId, PositionSide> sides,
    Map<Asset, List<Lot>> lots) {
  /** Copies the collections. */
  public ReviewInput {
    holders = SortedValues.copyOf(holders);
    stops = List.copyOf(stops);
    lasting = List.copyOf(lasting);
    settings = settings.of(account);
    sides = SortedValues.copyOf(sides);
    lots = SortedValues.copyOf(lots);
  }

  /**
   * The input of a review at what the account is worth now, with no rule stopped. What is held in
   * contracts whose trading has ended is settled: it moves with nothing any more.
   */
  public static ReviewInput of(
      Policy policy,
      BracketBook brackets,
      MarketView view,
      Account account,
      Marks marks,
      Map<InstrumentId, List<Holding>> holders) {
    return of(policy, brackets, view, account, marks, Exposure.of(account, marks), holders);
  }

  /** The same, where it is known what the account is worth. */
  public static ReviewInput of(
      Policy policy,
      BracketBook brackets,
      MarketView view,
      Account account,
      Marks marks,
      Exposure exposure,
      Map<InstrumentId, List<Holding>> holders) {
    Account open = account.settled(id -> view.end(id).isPresent(), marks);
    return new ReviewInput(
        policy,
        brackets,
        view,
        open,
        marks,
        open.positions().size() == account.positions().size() ? exposure : Exposure.of(open, marks),
        policy.core().sectors().asOf(UtcDay.date(view.time())),
        holders,
        List.of(),
        List.of(),
        AccountSettings.USUAL,
        Map.of(),
        Map.of());
  }

  public ReviewInput withStops(List<RuleStop> others) {
    return with(others, lasting, settings, sides, lots);
  }

  public ReviewInput withLasting(List<LastingCondition> others) {
    return with(stops, others, settings, sides, lots);
  }

  public ReviewInput withSettings(AccountSettings others) {
    return with(stops, lasting, others, sides, lots);
  }

  /** The same, where it is decided which of two positions the plan's orders change. */
  public ReviewInput on(Map<InstrumentId, PositionSide> decided) {
    return with(stops, lasting, settings, decided, lots);
  }

  public ReviewInput withLots(Map<Asset, List<Lot>> others) {
    return with(stops, lasting, settings, sides, others);
  }

  private ReviewInput with(
      List<RuleStop> stopped,
      List<LastingCondition> states,
      AccountSettings set,
      Map<InstrumentId, PositionSide> decided,
      Map<Asset, List<Lot>> ofLots) {
    return new ReviewInput(
        policy, brackets, view, account, marks, exposure, sectors, holders, stopped, states, set,
        decided, ofLots);
  }

  /**
   * Which of a contract's positions the plan's orders change: its only one; in hedge mode the one
   * that is decided, else the one that a rule holds, else the only one there is, else the short
   * one, as hedges are.
   */
  public PositionSide side(InstrumentId id) {
    if (!settings.isHedgeMode()) {
      return PositionSide.BOTH;
    }
    PositionSide decided = sides.get(id);
    if (decided != null) {
      return decided;
    }
    for (Holding one : holders.getOrDefault(id, List.of())) {
      if (!OverlayPurposes.isNobodys(one.purpose())) {
        return one.quantity().signum() > 0 ? PositionSide.LONG : PositionSide.SHORT;
      }
    }
    boolean onlyLong =
        account.position(new PositionKey(id, PositionSide.LONG)).isPresent()
            && account.position(new PositionKey(id, PositionSide.SHORT)).isEmpty();
    return onlyLong ? PositionSide.LONG : PositionSide.SHORT;
  }

  /** The position of a contract that the plan's orders change. */
  public Optional<Position> position(InstrumentId id) {
    return account.position(new PositionKey(id, side(id)));
  }

  /**
   * Whether the plan's rules trade positions of this kind: linear, settled in the plan's quote, and
   * in hedge mode of the side that its orders change.
   */
  public boolean isTraded(Position position) {
    return position.contract().settle().equals(policy.quote())
        && !position.instrument().isInverse()
        && position.side() == side(position.instrument());
  }

  /** The state of the market, where it lasts. */
  public Optional<LastingCondition> lasting(Circumstance circumstance) {
    return lasting.stream().filter(one -> one.circumstance().equals(circumstance)).findFirst();
  }

  /** Which purposes hold a contract's position; it came with the account where none is known to. */
  public List<Holding> holders(InstrumentId id) {
    List<Holding> known = holders.get(id);
    if (known == null) {
      return position(id).map(ReviewInput::brought).orElse(List.of());
    }
    return switch (id.isSpot() ? PositionSide.BOTH : side(id)) {
      case BOTH -> known;
      case LONG -> known.stream().filter(one -> one.quantity().signum() > 0).toList();
      case SHORT -> known.stream().filter(one -> one.quantity().signum() < 0).toList();
    };
  }

  private List<Holding> holders(Position position) {
    if (holders.containsKey(position.instrument())) {
      return holders(position.instrument());
    }
    return position.side() == side(position.instrument()) ? brought(position) : List.of();
  }

  private static List<Holding> brought(Position held) {
    return List.of(new Holding(Purpose.BROUGHT, held.quantity(), held.entryCost()));
  }

  /** What a purpose holds in futures, by contract. */
  public SequencedMap<InstrumentId, Holding> heldFor(Purpose purpose) {
    SequencedMap<InstrumentId, Holding> held = new TreeMap<>();
    for (Position position : account.positions()) {
      for (Holding one : holders(position)) {
        if (one.purpose().equals(purpose)) {
          held.put(position.instrument(), one);
        }
      }
    }
    return held;
  }

  /** What a purpose beside the core holds in spot, by asset. */
  public SequencedMap<Asset, Quantity> spotHeldFor(Purpose purpose) {
    SequencedMap<Asset, Quantity> held = new TreeMap<>();
    for (Map.Entry<InstrumentId, List<Holding>> one : holders.entrySet()) {
      if (one.getKey().isSpot()) {
        for (Holding holding : one.getValue()) {
          if (holding.purpose().equals(purpose)) {
            held.merge(one.getKey().base(), holding.quantity(), Quantity::plus);
          }
        }
      }
    }
    return held;
  }

  /** What all purposes beside the core hold in spot, by asset. */
  public SequencedMap<Asset, Quantity> spotBesideCore() {
    SequencedMap<Asset, Quantity> held = new TreeMap<>();
    holders.forEach((id, all) -> {
      if (id.isSpot()) {
        all.forEach(one -> held.merge(id.base(), one.quantity(), Quantity::plus));
      }
    });
    return held;
  }

  /** The spot core's value by asset: of what is owned, what no other purpose holds. */
  public SequencedMap<Asset, Money> core() {
    SequencedMap<Asset, Quantity> others = spotBesideCore();
    if (others.isEmpty()) {
      return exposure.spot();
    }
    SequencedMap<Asset, Money> core = new TreeMap<>(exposure.spot());
    others.forEach((asset, quantity) ->
        core.computeIfPresent(asset, (_, value) -> value.minus(marks.value(asset, quantity))));
    return core;
  }

  /** The stop of a purpose, where it is stopped. */
  public Optional<RuleStop> stop(Purpose purpose) {
    return stops.stream().filter(one -> one.purpose().equals(purpose)).findFirst();
  }

  /** How old an instrument's last daily close is, in milliseconds; absent where it has none. */
  public OptionalLong age(InstrumentId id) {
    Optional<BarSeries> bars = view.bars(id, Interval.DAY);
    return bars.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(view.time() - bars.get().knownAt(bars.get().size() - 1));
  }

  /** The asset's pair with the plan's quote. */
  public InstrumentId spot(Asset asset) {
    return policy.market().spot(asset);
  }

  /** The linear perpetual on the asset, settled in the plan's quote. */
  public InstrumentId perpetual(Asset asset) {
    return view.perpetual(asset, policy.market());
  }

  /** What there is of the quote in the spot wallet. */
  public Money cash() {
    return new Money(policy.quote(), account.in(Place.SPOT, policy.quote()).units());
  }
}
