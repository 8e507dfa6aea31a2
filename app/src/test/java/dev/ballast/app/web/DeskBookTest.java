// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.app.Usual;
import dev.ballast.app.render.live.DeskView;
import dev.ballast.app.render.live.FundingMap;
import dev.ballast.app.render.live.FutureLine;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.report.diary.DiaryEntry;
import dev.ballast.report.diary.DiaryPage;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskBookTest {
  private static final long DAY = 86_400_000L;
  private static final long MONDAY = Instant.parse("2025-03-03T00:00:00Z").toEpochMilli();
  private static final InstrumentId FUTURE = InstrumentId.parse(Usual.VENUE, "BTC/USDT:USDT");
  private static final InstrumentId SPOT = InstrumentId.parse(Usual.VENUE, "BTC/USDT");

  private final DeskBook book = new DeskBook();

  @BeforeEach
  void money() {
    book.add(new Event.Deposited(MONDAY, Place.FUTURES, Money.usdt("100000")));
  }

  /** Sold 1 at 101 and 1 at 103 beside spot of 100: a basis of 2 percent at entry. */
  @Test
  void knowsTheBasisAtEntryAndNow() {
    fill("2025-03-03-01", Side.SELL, "1", "101");
    fill("2025-03-04-01", Side.SELL, "1", "103");
    fill("2025-03-05-01", Side.BUY, "1", "90");

    FutureLine line = future(Map.of(FUTURE, Price.parse("99"), SPOT, Price.parse("110")));

    assertThat(line.quantity()).isEqualTo("-1");
    assertThat(line.basisAtEntry().value().orElseThrow()).isCloseTo(0.02, within(1e-12));
    assertThat(line.basisNow().value().orElseThrow()).isCloseTo(-0.1, within(1e-12));
    assertThat(line.profit()).isEqualTo(Reading.of(3));
    assertThat(line.notional()).isEqualTo(Reading.of(-99));
  }

  @Test
  void aPositionThatIsTurnedBeginsAnew() {
    fill("2025-03-03-01", Side.SELL, "1", "101");
    funding(MONDAY, "-1", "0.0001", "0.01");
    fill("2025-03-04-01", Side.BUY, "3", "105");

    FutureLine line = future(Map.of());

    assertThat(line.basisAtEntry().value().orElseThrow()).isCloseTo(0.05, within(1e-12));
    assertThat(line.funding()).isZero();
    assertThat(line.mark().value()).isEmpty();
    assertThat(line.basisNow().reason()).isEqualTo("no price of it");
    fill("2025-03-05-01", Side.SELL, "2", "105");
    assertThat(book.futures(Map.of(), List.of())).isEmpty();
  }

  @Test
  void saysWhereSpotWasNotKnown() {
    fill("2025-03-09-01", Side.SELL, "1", "101");

    assertThat(future(Map.of()).basisAtEntry().reason())
        .isEqualTo("spot was not known when it was entered");
  }

  /** A short receives where the rate is positive: three settlements on a day, one on the next. */
  @Test
  void fundingIsByContractAndDay() {
    fill("2025-03-03-01", Side.SELL, "1", "100");
    for (int hours = 8; hours < 32; hours += 8) {
      funding(MONDAY - DAY / 3 + hours * 3_600_000L, "-1", "0.0002", "0.02");
    }
    funding(MONDAY + DAY, "-1", "-0.0015", "-0.15");

    FundingMap map = book.funding();

    assertThat(map.total()).containsExactly("-0.09 USDT");
    assertThat(map.days()).hasSize(21);
    FundingMap.Row row = map.rows().getFirst();
    assertThat(row.contract()).isEqualTo("BTC/USDT:USDT");
    assertThat(row.cells().get(18)).isEmpty();
    FundingMap.Cell monday = row.cells().get(19).orElseThrow();
    assertThat(monday.rate()).isCloseTo(0.0006, within(1e-12));
    assertThat(monday.earned()).isCloseTo(0.0006, within(1e-12));
    assertThat(monday.css()).isEqualTo("up2");
    assertThat(row.cells().get(20).orElseThrow().css()).isEqualTo("down3");
    assertThat(future(Map.of()).funding()).isCloseTo(-0.09, within(1e-12));
  }

  @Test
  void ordersAreToldFromDecisionToFill() {
    Order first = order("2025-03-03-01", Side.BUY, "1");
    Order second = order("2025-03-03-02", Side.SELL, "2");
    book.add(
        new Event.Intended(
            MONDAY,
            List.of(),
            List.of(new Batch(List.of(), List.of(first)), new Batch(List.of(), List.of(second)))));
    assertThat(states(Set.of("2025-03-03-02")))
        .containsExactly("2025-03-03-01.1 to be sent", "2025-03-03-02.1 waits for you");
    book.add(new Event.BatchBegun(MONDAY));
    book.add(new Event.OrderPlaced(MONDAY, first));
    assertThat(states(Set.of()))
        .containsExactly("2025-03-03-01.1 open", "2025-03-03-02.1 to be sent");
    book.add(
        Event.Filled.whole(
            MONDAY, first, Price.parse("100"), Price.parse("100"), Money.usdt("0.1")));
    book.add(new Event.OrderRefused(MONDAY, second, "refused by hand"));

    assertThat(states(Set.of())).isEmpty();
    assertThat(book.counts()).isEqualTo(new DeskView.Counts(1, 1, 1, 0, 0));
    assertThat(book.happened().getFirst())
        .startsWith("2025-03-03 00:00:00 refused: sell 2 BTC/USDT:USDT");
  }

  private List<String> states(Set<String> waiting) {
    return book.orders(waiting).stream().map(one -> one.id() + " " + one.state()).toList();
  }

  private FutureLine future(Map<InstrumentId, Price> marks) {
    return book.futures(marks, List.of(page(0), page(1))).getFirst();
  }

  /** A review of a day on which spot was at 100. */
  private static DiaryPage page(int day) {
    DiaryEntry entry =
        new DiaryEntry(
            Instant.ofEpochMilli(MONDAY + day * DAY),
            "hedges",
            List.of(),
            Reading.of(1),
            Reading.of(1),
            Optional.empty(),
            new LinkedHashMap<>(),
            List.of(),
            List.of(),
            false,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new DiaryPage(
        "USDT",
        "BTC",
        entry,
        List.of(),
        new TreeMap<>(Map.of(new Asset("BTC"), Price.parse("100"))),
        List.of());
  }

  private static Order order(String ticket, Side side, String quantity) {
    return Order.market(
        ticket + ".1", ticket, Contract.of(FUTURE), side, Quantity.parse(quantity), BigDecimal.ONE);
  }

  private void fill(String ticket, Side side, String quantity, String price) {
    book.add(
        Event.Filled.whole(
            MONDAY,
            order(ticket, side, quantity),
            Price.parse(price),
            Price.parse(price),
            Money.usdt("0")));
  }

  private void funding(long time, String position, String rate, String payment) {
    book.add(
        new Event.FundingPaid(
            time,
            Contract.of(FUTURE),
            PositionSide.BOTH,
            Quantity.parse(position),
            Price.parse("100"),
            MarkSource.RECORDED_MARK,
            new BigDecimal(rate),
            Money.usdt(payment)));
  }
}
