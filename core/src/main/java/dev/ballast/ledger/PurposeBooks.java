// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The account divided by what its holdings are for: a second fold of the events that the {@link
 * Ledger} folds. A venue holds one net position a contract; here every purpose has its own, at its
 * own entry cost, and to the unit the sums over purposes are the account's:
 *
 * <ul>
 *   <li>of each contract, the quantity;
 *   <li>of each currency, what is in all wallets less the entry cost of what is settled in it, and
 *       so the worth of everything at any marks;
 *   <li>funding, fees, slippage and liquidation.
 * </ul>
 *
 * <p>A fill is divided as its order's shares say. Parts that go the other way than the fill are
 * crossed at its reference price; the rest pay what was paid beside that, and the fee. A purpose
 * that closes takes off its own average cost, the account that of all together: entry costs of
 * purposes sum to the account's but for {@link #pooled}, and what was realised differs by the same.
 *
 * <p>A fee in the base of a pair lessens what its buyers have got for the same cost, and is counted
 * among fees at what it was worth at the fill. One in a third asset comes from what there is of
 * that: a purpose that has none of it owes it to the core.
 *
 * <p>Funding is divided by what each holds at the settlement. Where purposes hold so much against
 * each other that no position is left there is no settlement, and none pays the other.
 */
public final class PurposeBooks {
  private final TreeMap<PositionKey, ContractShares> contracts = new TreeMap<>();

  /** The contracts that each purpose has or had something in. */
  private final TreeMap<Purpose, TreeMap<PositionKey, ContractShares>> held = new TreeMap<>();

  private final PurposeCash cash = new PurposeCash();
  private final TreeSet<Asset> feesBeside = new TreeSet<>();
  private final FillShares fills = new FillShares();
  private final LossBearers bearers = new LossBearers();

  /** The books of these events from nothing. */
  public static PurposeBooks of(List<Event> events) {
    PurposeBooks books = new PurposeBooks();
    events.forEach(books::apply);
    return books;
  }

  /** Posts an event that the {@link Ledger} has taken. */
  public void apply(Event event) {
    switch (event) {
      case Event.Deposited in -> payIn(in.amount());
      case Event.PositionBrought brought -> bring(brought.position());
      case Event.Filled filled -> fill(filled);
      case Event.FundingPaid funding -> fund(funding);
      case Event.Delivered delivered -> deliver(delivered);
      case Event.Crossed crossed -> cross(crossed);
      case Event.LiquidationFeePaid paid ->
          divide(bearers(paid.position()), PurposeFlow.LIQUIDATION, paid.fee().negated());
      case Event.LossCovered covered ->
          divide(
              covered
                  .isolated()
                  .map(this::bearers)
                  .orElseGet(() -> bearers.of(covered.amount().asset())),
              PurposeFlow.LIQUIDATION,
              covered.amount());
      case Event.OrderCancelled cancelled -> fills.done(cancelled.order());
      case Event.InternalTransfer _,
          Event.Intention _,
          Event.OrderPlaced _,
          Event.OrderRefused _,
          Event.OrderTriggered _,
          Event.RequestRejected _,
          Event.Rolled _ -> {}
    }
  }

  private void payIn(Money amount) {
    cash.pay(Purpose.CORE, PurposeFlow.PAID_IN, amount.asset(), amount.units());
  }

  /** The position is a purpose of its own; the wallet that came with it is the core's money. */
  private void bring(Position brought) {
    ContractShares book = book(brought.key(), brought.contract());
    tally(book, Purpose.BROUGHT).open(brought.quantity().units(), brought.entryCost().units());
    book.account().open(brought.quantity().units(), brought.entryCost().units());
    brought.isolated().ifPresent(this::payIn);
  }

  private void fill(Event.Filled fill) {
    Contract contract = fill.order().contract();
    ContractShares book = book(fill.order().position(), contract);
    Division parts =
        fills.of(
            fill,
            book,
            other -> lastTraded(new PositionKey(other.instrument(), book.key().side())));
    trade(fill.time(), book, parts, fill.price(), fill.reference());
    Division trading = parts.ofSign(Long.signum(parts.sum()));
    if (fill.isFeeInBase()) {
      takeCoins(book, trading, fill);
    } else {
      divide(trading, PurposeFlow.FEES, fill.fee().negated());
      if (!fill.fee().asset().equals(contract.settle())) {
        feesBeside.add(fill.fee().asset());
      }
    }
  }

  /** A fee in the coins that a pair trades. */
  private void takeCoins(ContractShares book, Division trading, Event.Filled fill) {
    long[] coins = trading.divide(Math.negateExact(fill.fee().units()));
    long[] worth = trading.divide(Math.negateExact(fill.feeAtFill().units()));
    boolean bought = fill.change().signum() > 0;
    for (int i = 0; i < trading.size(); i++) {
      Purpose purpose = trading.purpose(i);
      cash.add(purpose, fill.instrument().base(), coins[i]);
      cash.count(purpose, PurposeFlow.FEES, fill.instrument().quote(), worth[i]);
      if (bought) {
        tally(book, purpose).open(coins[i], 0);
        book.account().open(coins[i], 0);
      }
    }
  }

  private Division lastTraded(PositionKey key) {
    ContractShares other = contracts.get(key);
    return other == null ? Division.NONE : other.lastTraded();
  }

  private void deliver(Event.Delivered delivered) {
    ContractShares book = known(delivered.position());
    Price price = delivered.price();
    Division parts = book.held().negated();
    trade(delivered.time(), book, parts, price, price);
    divide(parts.ofSign(Long.signum(parts.sum())), PurposeFlow.FEES, delivered.fee().negated());
  }

  /** Books what goes the other way at the reference, the rest at what was really paid. */
  private void trade(long time, ContractShares book, Division parts, Price price, Price reference) {
    Contract contract = book.contract();
    long change = parts.sum();
    boolean closes = book.account().opposes(change) && !contract.id().isSpot();
    long paid = book.value(change, price);
    long slippage = Math.subtractExact(book.value(change, reference), paid);
    Division crossing = parts.ofSign(-Long.signum(change));
    long crossed = 0;
    for (int i = 0; i < crossing.size(); i++) {
      long value = PartValue.of(contract, crossing.change(i), reference);
      crossed = Math.addExact(crossed, value);
      post(book, crossing.purpose(i), crossing.change(i), value, Optional.of(reference));
    }
    Division trading = parts.ofSign(Long.signum(change));
    long[] values = trading.divide(Math.subtractExact(paid, crossed));
    Optional<Price> plain = crossing.size() == 0 ? Optional.of(price) : Optional.empty();
    for (int i = 0; i < trading.size(); i++) {
      post(book, trading.purpose(i), trading.change(i), values[i], plain);
    }
    long[] lost = trading.divide(slippage);
    for (int i = 0; i < trading.size(); i++) {
      cash.count(trading.purpose(i), PurposeFlow.SLIPPAGE, contract.settle(), lost[i]);
    }
    book.traded(parts, change, paid, price, reference);
    if (closes) {
      bearers.closed(time, contract.settle(), trading.purposes(), values);
    }
  }

  /**
   * Posts one purpose's part of a trade.
   *
   * @param price of all of it; absent where it is made of several
   */
  private void post(
      ContractShares book, Purpose purpose, long change, long value, Optional<Price> price) {
    Contract contract = book.contract();
    long made =
        tally(book, purpose)
            .trade(
                change,
                value,
                closed ->
                    price.isPresent()
                        ? PartValue.of(contract, closed, price.get())
                        : Exact.share(value, closed, change));
    if (contract.id().isSpot()) {
      cash.add(purpose, contract.id().base(), change);
      cash.add(purpose, contract.id().quote(), Math.negateExact(value));
    } else {
      cash.add(purpose, contract.settle(), made);
    }
  }

  private void cross(Event.Crossed crossed) {
    ContractShares book = book(crossed.position(), crossed.contract());
    Price price = crossed.price();
    Division parts = Division.of(crossed.parts());
    long[] values =
        Split.running(parts.changes(), sum -> PartValue.of(crossed.contract(), sum, price));
    for (int i = 0; i < parts.size(); i++) {
      post(book, parts.purpose(i), parts.change(i), values[i], Optional.of(price));
    }
    book.seen(price);
  }

  private void fund(Event.FundingPaid funding) {
    ContractShares book = book(funding.key(), funding.contract());
    book.seen(funding.mark());
    Division held = book.held();
    Asset currency = funding.payment().asset();
    if (held.size() == 1) { // all of it, to the unit
      cash.pay(held.purpose(0), PurposeFlow.FUNDING, currency, funding.payment().units());
      return;
    }
    long[] payments =
        Split.running(
            held.changes(),
            sum ->
                funding
                    .contract()
                    .funding(new Quantity(sum), funding.mark(), funding.rate())
                    .units());
    long rest = funding.payment().units();
    for (int i = 0; i < held.size(); i++) {
      cash.pay(held.purpose(i), PurposeFlow.FUNDING, currency, payments[i]);
      rest = Math.subtractExact(rest, payments[i]);
    }
    if (rest != 0) {
      divide(book.bearers(), PurposeFlow.FUNDING, new Money(currency, rest));
    }
  }

  private Division bearers(PositionKey key) {
    ContractShares book = contracts.get(key);
    return book == null ? Division.NONE : book.bearers();
  }

  /** Divides a flow in proportion; the core's where there is nobody to divide it among. */
  private void divide(Division among, PurposeFlow flow, Money amount) {
    Division some = among.size() == 0 ? Division.one(Purpose.CORE, 1) : among;
    long[] parts = some.divide(amount.units());
    for (int i = 0; i < parts.length; i++) {
      cash.pay(some.purpose(i), flow, amount.asset(), parts[i]);
    }
  }

  private ContractShares book(PositionKey key, Contract contract) {
    return contracts.computeIfAbsent(key, any -> new ContractShares(key, contract));
  }

  private Tally tally(ContractShares book, Purpose purpose) {
    held.computeIfAbsent(purpose, any -> new TreeMap<>()).putIfAbsent(book.key(), book);
    return book.of(purpose);
  }

  private Iterable<ContractShares> held(Purpose purpose) {
    return held.getOrDefault(purpose, new TreeMap<>()).values();
  }

  private ContractShares known(PositionKey key) {
    ContractShares book = contracts.get(key);
    if (book == null) {
      throw new IllegalStateException("nothing was traded in " + key);
    }
    return book;
  }

  /** What fees were paid in that is neither traded nor settled in: valued, though none is left. */
  public SequencedSet<Asset> feesBeside() {
    return Collections.unmodifiableSequencedSet(feesBeside);
  }

  /** Every purpose that has or had something, the core first. */
  public SequencedSet<Purpose> purposes() {
    TreeSet<Purpose> all = new TreeSet<>(held.keySet());
    cash.purposes().forEach(all::add);
    return all;
  }

  /**
   * What a purpose has of an asset in all wallets together: what came in for it and what its trades
   * have realised, less what was paid for it. Negative where it owes the core.
   */
  public Quantity balance(Purpose purpose, Asset asset) {
    return new Quantity(cash.balance(purpose, asset));
  }

  /**
   * Signed contracts that a purpose holds in one-way mode; of spot, what it has bought less sold.
   */
  public Quantity quantity(Purpose purpose, InstrumentId id) {
    return position(purpose, PositionKey.of(id))
        .map(PurposePosition::quantity)
        .orElse(Quantity.ZERO);
  }

  /** What a purpose has or had in a contract. */
  public Optional<PurposePosition> position(Purpose purpose, PositionKey key) {
    ContractShares book = contracts.get(key);
    return book == null ? Optional.empty() : book.position(purpose);
  }

  /** All that a purpose has or had, in order of instrument and side. */
  public List<PurposePosition> positions(Purpose purpose) {
    List<PurposePosition> all = new ArrayList<>();
    for (ContractShares book : held(purpose)) {
      book.position(purpose).ifPresent(all::add);
    }
    return all;
  }

  /** Who holds a contract and how much: none of zero, the core first. */
  public List<Holding> holders(PositionKey key) {
    ContractShares book = contracts.get(key);
    return book == null ? List.of() : book.holdings();
  }

  /** What purposes other than one have bought in spot and not sold, by pair. */
  public SequencedMap<InstrumentId, List<Holding>> inSpotBeside(Purpose one) {
    SequencedMap<InstrumentId, List<Holding>> all = new TreeMap<>();
    contracts.forEach((key, book) -> {
      if (book.contract().id().isSpot() && (book.holders().size() > 1 || !book.holds(one))) {
        List<Holding> others =
            book.holdings().stream().filter(held -> !held.purpose().equals(one)).toList();
        if (!others.isEmpty()) {
          all.put(key.instrument(), others);
        }
      }
    });
    return all;
  }

  /**
   * By how much the entry costs of a contract's purposes exceed the account's. The account closes
   * at the average cost of all, each purpose at its own; and what one has closed against another it
   * has realised, while they still hold it.
   */
  public Money pooled(PositionKey key) {
    ContractShares book = known(key);
    return new Money(book.contract().settle(), book.pooled());
  }

  /** All that has flowed to a purpose so far, each amount in its own currency. */
  public SequencedMap<Asset, Money> flowed(Purpose purpose, PurposeFlow flow) {
    return cash.flowed(purpose, flow);
  }

  /**
   * What a purpose is worth at given marks, in the quote asset: what it has, and the unrealised
   * profit of its positions. What purposes hold against each other, so that the account has no
   * price of it, stands at the price of its last event.
   */
  public Money worth(Purpose purpose, Marks marks) {
    TreeMap<Asset, Long> sums = new TreeMap<>(cash.balances(purpose));
    for (ContractShares book : held(purpose)) {
      Tally tally = book.of(purpose);
      if (tally.quantity() != 0 && !book.contract().id().isSpot()) {
        Price mark = book.price(marks);
        long value = PartValue.of(book.contract(), tally.quantity(), mark);
        sums.merge(
            book.contract().settle(), Math.subtractExact(value, tally.cost()), Math::addExact);
      }
    }
    Money worth = Money.zero(marks.quote());
    for (var one : sums.entrySet()) {
      if (one.getValue() != 0) {
        worth = worth.plus(value(one.getKey(), new Quantity(one.getValue()), marks));
      }
    }
    return worth;
  }

  private Money value(Asset asset, Quantity quantity, Marks marks) {
    if (asset.equals(marks.quote()) || marks.find(asset).isPresent()) {
      return marks.value(asset, quantity);
    }
    return contracts.values().stream()
        .filter(book -> isPair(book.contract().id(), asset, marks.quote()))
        .findFirst()
        .map(book -> quantity.times(book.lastPrice(), marks.quote()))
        .orElseGet(() -> marks.value(asset, quantity));
  }

  private static boolean isPair(InstrumentId id, Asset base, Asset quote) {
    return id.isSpot() && id.base().equals(base) && id.quote().equals(quote);
  }
}
