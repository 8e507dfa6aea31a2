// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.SmallFiles;
import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.journal.Verdicts;
import dev.ballast.app.store.Ran;
import dev.ballast.app.trading.StopMark;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.plan.Leg;
import dev.ballast.plan.LegPosition;
import dev.ballast.plan.Sentence;
import dev.ballast.plan.Ticket;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ballast desk tickets}, {@code approve} and {@code refuse} on a journal of two tickets. */
class DeskTicketsTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT");
  private static final long TIME = 1_717_372_800_000L;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void decide() {
    file = folder.resolve("desk.db");
    List<Ticket> tickets = List.of(ticket("2024-06-03-01", "0.5"), ticket("2024-06-03-02", "2"));
    List<Order> orders = tickets.stream().flatMap(one -> one.orders().stream()).toList();
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      journal.tickets().propose(TIME, tickets);
      journal.append(
          List.of(new Event.Intended(TIME, List.of(), List.of(new Batch(List.of(), orders)))));
    }
  }

  private static Ticket ticket(String id, String quantity) {
    Money none = Money.zero(Asset.USDT);
    Leg leg =
        new Leg(
            BTC,
            Side.BUY,
            Quantity.parse(quantity),
            Price.parse("68000"),
            Money.usdt("68000").multipliedBy(new BigDecimal(quantity)),
            none,
            none,
            OptionalDouble.empty(),
            none,
            none,
            BigDecimal.ONE,
            LegPosition.USUAL,
            List.of(),
            Sentence.of("none is held"));
    return new Ticket(
        id, Purpose.CORE, "Spot core", Sentence.of("Majors are below 60%."), List.of(leg));
  }

  private Ran desk(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "desk";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--journal";
    all[all.length - 1] = file.toString();
    return Ran.of((Object[]) all);
  }

  @Test
  void whatWaitsIsShownWithItsReasons() {
    assertThat(desk("tickets").out())
        .isEqualTo(
            """
            2024-06-03-01  Spot core (core), 34000 USDT
              Majors are below 60%.
                buy 0.5 BTC/USDT at 68000, 34000 USDT: none is held
            2024-06-03-02  Spot core (core), 136000 USDT
              Majors are below 60%.
                buy 2 BTC/USDT at 68000, 136000 USDT: none is held
            """);
  }

  @Test
  void aProgramReadsTheSame() {
    assertThat(desk("tickets", "--json").out())
        .startsWith(
            """
            [ {
              "ticket" : "2024-06-03-01",
              "at" : "2024-06-03T00:00:00Z",
              "purpose" : "core",
              "title" : "Spot core",
              "why" : "Majors are below 60%.",
              "notional" : "34000 USDT",
              "orders" : [ {
                "id" : "2024-06-03-01.1",
                "instrument" : "BTC/USDT",
                "side" : "buy",
                "quantity" : "0.5",
                "price" : "68000",
                "notional" : "34000 USDT",
                "why" : "none is held"
              } ]
            }, {
            """);
  }

  private static Event fill(
      Order order, String quantity, String reference, String price, boolean maker) {
    return new Event.Filled(
        TIME,
        order,
        Quantity.parse(quantity),
        Price.parse(price),
        Price.parse(reference),
        maker ? Liquidity.MAKER : Liquidity.TAKER,
        Money.of(new Asset("BTC"), new BigDecimal(quantity).movePointLeft(3)));
  }

  /**
   * 0.2 at 68010 and 0.3 at 68020 make 68016; 0.2 x 5 + 0.3 x 12 later, 0.2 x 5 + 0.3 x 8 worse.
   */
  @Test
  void whatATicketHasCost() {
    assertThat(desk("costs").out()).isEqualTo("no ticket was filled\n");
    Order whole = ticket("2024-06-03-01", "0.5").orders().getFirst();
    Order first = named(whole, "2024-06-03-01.1/1", "0.2");
    Order second = named(whole, "2024-06-03-01.1/2", "0.3");
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      journal.append(
          List.of(
              new Event.BatchBegun(TIME),
              fill(first, "0.2", "68005", "68010", true),
              fill(second, "0.3", "68012", "68020", false)));
    }

    assertThat(desk("costs").out())
        .isEqualTo(
            """
            2024-06-03-01  Spot core
              buy 0.5 BTC/USDT at 68016
                planned at 68000, delay 4.6 USDT; market at 68009.2, slippage 3.4 USDT; fees 0.0005 BTC; 40% as a maker
            """);
    assertThat(desk("costs", "2024-06-03-01", "--json").out())
        .contains("\"delay\" : \"4.6 USDT\"", "\"maker\" : \"0.4\"");
    assertThat(desk("costs", "2024-06-03-02").err()).contains("no ticket 2024-06-03-02 was filled");
  }

  private static Order named(Order whole, String id, String quantity) {
    return Order.market(
        id,
        whole.ticket(),
        whole.contract(),
        whole.side(),
        Quantity.parse(quantity),
        whole.leverage());
  }

  @Test
  void ticketsAreApprovedAndRefused() {
    assertThat(desk("approve", "2024-06-03-02").out()).isEqualTo("approved 2024-06-03-02\n");
    assertThat(desk("refuse", "--all", "--reason", "a  holiday").out())
        .isEqualTo("refused 2024-06-03-01\n");
    assertThat(desk("tickets").out()).isEqualTo("no ticket waits\n");
    assertThat(desk("approve", "--all").out()).isEqualTo("no ticket waits\n");
    assertThat(desk("tickets", "--json").out().strip()).isEqualTo("[ ]");
    try (Verdicts verdicts = Verdicts.open(file)) {
      assertThat(verdicts.of("2024-06-03-01").orElseThrow().words())
          .isEqualTo("refused by hand: a holiday");
    }
    assertThat(JournalCheck.of(file).events()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "approve 2024-06-03-03 | 2024-06-03-03 does not wait for an approval; what waits:"
            + " 2024-06-03-01, 2024-06-03-02",
        "approve 2024-06-03-01 2024-06-10-01 | 2024-06-10-01 does not wait for an approval;"
            + " what waits: 2024-06-03-01, 2024-06-03-02",
        "refuse | name the tickets, or --all: ballast desk tickets shows what waits",
        "approve --all 2024-06-03-01 | name the tickets, or --all: ballast desk tickets shows what"
            + " waits",
      })
  void mistakesAreOneLine(String arguments, String line) {
    Ran ran = desk(arguments.split(" "));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("ballast: " + line + "\n");
    assertThat(desk("tickets").out()).as("nothing was said").contains("-01 ", "-02 ");
  }

  /** A verdict that the disk does not take was not given. */
  @Test
  void aDiskThatTakesNothingIsSaid() {
    Ran ran;
    try (Verdicts _ = Verdicts.open(file);
        SmallFiles _ = SmallFiles.of(0)) {
      ran = desk("approve", "--all");
    }

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo(
            "ballast: "
                + file
                + ": the disk fails (SQLITE_IOERR_WRITE); mend it, or move the journal to another and"
                + " start again: what was kept is whole\n");
    assertThat(desk("approve", "--all").out())
        .isEqualTo("approved 2024-06-03-01\napproved 2024-06-03-02\n");
  }

  /** The mark is that a file is there, whatever is in it. */
  @Test
  void aDiskThatTakesNothingTakesTheKillSwitch() {
    try (SmallFiles _ = SmallFiles.of(0)) {
      StopMark.of(file).set(Instant.EPOCH);
    }

    assertThat(StopMark.of(file).reason()).isPresent();
    assertThat(desk("release").out()).isEqualTo("the desk of " + file + " orders again\n");
  }

  @Test
  void aJournalThatIsNotThereIsNamed() {
    file = folder.resolve("none.db");

    for (String command : List.of("tickets", "approve --all")) {
      Ran ran = desk(command.split(" "));
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).startsWith("ballast: " + file + ": no such journal");
      assertThat(file).doesNotExist();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "soon, not one of hand; all; or an amount a day: 'soon' (write 25000 or 25000 USDT)",
    "25000 EUR, not an amount: '25000 EUR' (write 25000 USDT)",
    "0 USDT, must be above zero; not 0 USDT (hand approves nothing)"
  })
  void aRuleThatIsNoneIsRefused(String rule, String line) throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), "name: A plan\n");

    Ran ran = Ran.of("live", plan, "--journal", folder.resolve("new.db"), "--approve", rule);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("ballast: --approve: " + line.replace(';', ',') + "\n");
    assertThat(folder.resolve("new.db")).doesNotExist();
  }
}
