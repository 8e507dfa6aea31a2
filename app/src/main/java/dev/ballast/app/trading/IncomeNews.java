// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.IncomeEntry;
import dev.ballast.app.exchange.binance.SettledFunding;
import dev.ballast.app.exchange.binance.UsdmClient;
import dev.ballast.ledger.Books;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Funding as the exchange has booked it: each payment from its own records, once. */
final class IncomeNews {
  private static final String FUNDING = "FUNDING_FEE";

  /** Of a settlement, the exchange's times of rate and payment differ by some milliseconds. */
  private static final long NEAR = 60_000;

  /** Entries may show up late, behind others that are known. */
  private static final long OVERLAP = 3_600_000;

  private final UsdmClient usdm;
  private final Function<String, InstrumentId> named;
  private final Function<InstrumentId, Optional<Price>> price;
  private final Consumer<Event> told;
  private final Consumer<String> notices;
  private final Set<Paid> known = new HashSet<>();
  private final Map<InstrumentId, List<Event.Filled>> fills = new TreeMap<>();
  private long since;

  /** How often a payment is not believed that is not of what was held, though positions agree. */
  private static final int DOUBTS = 3;

  private final Map<Paid, Integer> doubts = new HashMap<>();

  /** By which a payment may differ from that on the position, beside its last digits. */
  private static final BigDecimal ROUNDED = new BigDecimal("0.0001");

  private static final BigDecimal UNITS = new BigDecimal("0.0000001");

  /** What tells one payment from another. */
  private record Paid(InstrumentId instrument, long time, BigDecimal amount) {
    private static Paid of(InstrumentId id, long time, BigDecimal amount) {
      return new Paid(id, time, amount.stripTrailingZeros());
    }
  }

  /**
   * News from a time on.
   *
   * @param before what a session knows already, from whose last payment on there may be others
   * @param since when the first session began, epoch milliseconds
   * @param named the contract of a symbol
   * @param price of an instrument now, as far as it is known
   * @param notices takes what a person should know, a line each
   */
  IncomeNews(
      UsdmClient usdm,
      List<Event> before,
      long since,
      Function<String, InstrumentId> named,
      Function<InstrumentId, Optional<Price>> price,
      Consumer<Event> told,
      Consumer<String> notices) {
    this.notices = notices;
    this.usdm = usdm;
    this.named = named;
    this.price = price;
    this.told = told;
    this.since = since;
    for (Event event : before) {
      saw(event);
      if (event instanceof Event.FundingPaid paid) {
        known.add(Paid.of(paid.instrument(), paid.time(), paid.payment().toDecimal()));
        this.since = Math.max(this.since, paid.time() - OVERLAP);
      }
    }
  }

  /** Takes what the session is told besides: what was held when is what fills had left. */
  void saw(Event event) {
    if (event instanceof Event.Filled fill && !fill.instrument().isSpot()) {
      fills.computeIfAbsent(fill.instrument(), _ -> new ArrayList<>()).add(fill);
    }
  }

  /**
   * Tells what has been paid.
   *
   * @param now the exchange's time
   * @param positionsAgree whether every position was found to be as the books have it
   * @return why that is not known, where the exchange does not say
   */
  Optional<String> tell(Books books, long now, boolean positionsAgree) {
    Answer<List<IncomeEntry>> answer = usdm.income(since, now, Optional.of(FUNDING));
    if (answer.given().isEmpty()) {
      return Optional.of("funding is not known: " + answer.told());
    }
    for (IncomeEntry entry : answer.given().get()) {
      InstrumentId id = named.apply(entry.symbol().orElseThrow());
      if (!known.contains(Paid.of(id, entry.time(), entry.amount()))) {
        Optional<String> failed = tell(books, entry, id, positionsAgree);
        if (failed.isPresent()) {
          return failed;
        }
        known.add(Paid.of(id, entry.time(), entry.amount()));
      }
    }
    since = Math.max(since, now - OVERLAP);
    return Optional.empty();
  }

  private Optional<String> tell(
      Books books, IncomeEntry entry, InstrumentId id, boolean positionsAgree) {
    if (!new Asset(entry.asset()).equals(Contract.of(id).settle())) {
      return Optional.of(
          "funding of " + id + " came in " + entry.asset() + ", which it does not settle in");
    }
    long time = entry.time();
    Answer<List<SettledFunding>> settled =
        usdm.fundings(entry.symbol().orElseThrow(), time - NEAR, Optional.of(time + NEAR));
    Optional<SettledFunding> rate = settled.given().flatMap(all -> all.stream().findFirst());
    if (rate.isEmpty()) {
      return Optional.of("the funding rate of " + id + " is not known: " + settled.told());
    }
    Money payment = Money.of(new Asset(entry.asset()), entry.amount());
    Quantity held = held(books, id, time, rate.get(), entry.amount());
    Paid paid = Paid.of(id, time, entry.amount());
    boolean isOther = rate.get().mark().isPresent() && !isOf(held, rate.get(), entry.amount());
    if (isOther && doubts.merge(paid, positionsAgree ? 1 : 0, Integer::sum) < DOUBTS) {
      return Optional.of(
          "funding of " + id + " was paid on another position than " + held + ": " + payment);
    }
    Optional<Price> mark =
        rate.get()
            .mark()
            .map(Price::of)
            .or(() -> mark(held, rate.get(), payment))
            .or(() -> price.apply(id));
    if (mark.isEmpty()) {
      return Optional.of("the mark that funding of " + id + " was paid by is not known");
    }
    told.accept(
        new Event.FundingPaid(
            time,
            Contract.of(id),
            PositionSide.BOTH,
            held,
            mark.get(),
            MarkSource.RECORDED_MARK,
            rate.get().rate(),
            payment));
    if (isOther) {
      notices.accept(
          "booked as the exchange has it: %s of funding of %s at %s, though of the %s held then it"
                  .formatted(payment, id, Instant.ofEpochMilli(time), held)
              + " would have been "
              + Money.of(
                  payment.asset(), of(held, rate.get()).setScale(8, RoundingMode.HALF_EVEN)));
    }
    return Optional.empty();
  }

  /**
   * What was held at a time. Of fills in the same millisecond it is not told which of them were
   * before a payment: the payment itself says.
   */
  private Quantity held(
      Books books, InstrumentId id, long time, SettledFunding rate, BigDecimal payment) {
    PositionKey key = new PositionKey(id, PositionSide.BOTH);
    Quantity held = books.position(key).map(one -> one.quantity()).orElse(Quantity.ZERO);
    Quantity then = held;
    BigDecimal least = away(held, rate, payment);
    for (Event.Filled fill : fills.getOrDefault(id, List.of()).reversed()) {
      if (fill.time() >= time) {
        held = held.minus(fill.change());
        BigDecimal away = away(held, rate, payment);
        if (fill.time() > time || away.compareTo(least) < 0) {
          then = held;
          least = away;
        }
      }
    }
    return then;
  }

  private static boolean isOf(Quantity held, SettledFunding rate, BigDecimal payment) {
    return away(held, rate, payment).compareTo(payment.abs().multiply(ROUNDED).add(UNITS)) <= 0;
  }

  /** How far a payment is from that on a position. */
  private static BigDecimal away(Quantity held, SettledFunding rate, BigDecimal payment) {
    return payment.subtract(of(held, rate)).abs();
  }

  /** The payment on a position: of a unit of the quote where the mark is not told. */
  private static BigDecimal of(Quantity held, SettledFunding rate) {
    BigDecimal mark = rate.mark().orElse(BigDecimal.ONE);
    return held.toDecimal().multiply(rate.rate()).multiply(mark).negate();
  }

  /**
   * The mark that a payment was made by, where the exchange does not tell it; nothing where nothing
   * was paid or held.
   */
  private static Optional<Price> mark(Quantity held, SettledFunding rate, Money payment) {
    if (rate.rate().signum() == 0 || held.isZero() || payment.isZero()) {
      return Optional.empty();
    }
    double notional = Math.abs(payment.toDouble() / rate.rate().doubleValue());
    return Optional.of(Price.nearest(notional / Math.abs(held.toDouble())));
  }
}
