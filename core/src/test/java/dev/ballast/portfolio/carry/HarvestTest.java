// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.market.InstrumentId;
import dev.ballast.policy.CarryKind;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.CarryTerms;
import dev.ballast.portfolio.carry.WantedCarry.Step;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * Harvests of 100,000 by hand. A coin of SOL ties up 175.75 and earns 16.24 % a year net ({@link
 * CarryScanTest}), 18.88 % once it is held; ETH is the same at a funding of 0.02 %: 1.818 - 0.3814
 * = 1.4366 a coin, 9.95 % net, 12.59 % held.
 */
class HarvestTest {
  private static final Asset SOL = MadeCarry.SOL;
  private static final Asset ETH = MadeCarry.ETH;
  private static final List<Asset> BOTH = List.of(ETH, SOL);
  private static final InstrumentId SOL_PERPETUAL = Ids.parse("SOL/USDT:USDT");
  private static final InstrumentId ETH_PERPETUAL = Ids.parse("ETH/USDT:USDT");
  private static final Percentage EXACT = Percentage.withPercentage(1e-9);

  private final MadeCarry made =
      new MadeCarry()
          .spot("SOL")
          .perpetual("SOL", 101, 0.0003)
          .spot("ETH")
          .perpetual("ETH", 101, 0.0002);

  /** 6 % for the best, the other 4 % of 10 % for the next: 6,000 / 175.75 and 4,000 / 175.75. */
  @Test
  void theBestIsEnteredFirstAndTheRestOfTheCapitalGoesToTheNext() {
    Harvest harvest = Harvest.of(made.input("100000"), rule("8", "4", "10", "6"), BOTH, List.of());

    assertThat(harvest.wanted()).extracting(WantedCarry::asset).containsExactly(SOL, ETH);
    assertThat(harvest.wanted()).extracting(WantedCarry::step).containsOnly(Step.ENTER);
    WantedCarry first = harvest.wanted().getFirst();
    assertThat(first.coins()).isCloseTo(6_000 / 175.75, EXACT);
    assertThat(first.notional()).isCloseTo(101 * 6_000 / 175.75, EXACT);
    assertThat(first.capital()).isCloseTo(6_000, EXACT);
    assertThat(first.expectedYield().orElseThrow()).isCloseTo(2.3456 / 175.75 * 365 / 30, EXACT);
    assertThat(first.purpose().text()).isEqualTo("carry:SOL");
    assertThat(first.spot()).isEqualTo(Ids.parse("SOL/USDT"));
    assertThat(first.future()).isEqualTo(SOL_PERPETUAL);
    assertThat(harvest.wanted().getLast().coins()).isCloseTo(4_000 / 175.75, EXACT);
    assertThat(harvest.wanted().getLast().capital()).isCloseTo(4_000, EXACT);
    assertThat(harvest.wanted().getLast().why())
        .isEqualTo(
            "9.9% a year is expected after all costs, above 8%: funding 21.9% a year now, 21.9%"
                + " over 90 days, unmoved; it turned within 30 days after 0 of 64 days like now; its"
                + " fills are paid for after 7 days");
  }

  /** ETH's 9.95 % net is below 10 %. */
  @Test
  void whatIsBelowTheThresholdIsNotEntered() {
    assertThat(
            Harvest.of(made.input("100000"), rule("10", "4", "10", "6"), BOTH, List.of()).wanted())
        .extracting(WantedCarry::asset)
        .containsExactly(SOL);
    assertThat(
            Harvest.of(made.input("100000"), rule("8", "4", "10", "6"), List.of(ETH), List.of())
                .wanted())
        .extracting(WantedCarry::asset)
        .containsExactly(ETH);
  }

  /** Held, ETH goes on to earn 12.59 %: its 9.95 % net would not be entered at 12 % any more. */
  @Test
  void whatIsHeldIsKeptUntilItEarnsLessThanTheExit() {
    List<HeldCarry> held = List.of(new HeldCarry(ETH, ETH_PERPETUAL, 10));
    WantedCarry kept =
        Harvest.of(made.input("100000"), rule("12", "12", "10", "6"), List.of(), held)
            .wanted()
            .getFirst();
    assertThat(kept.step()).isEqualTo(Step.KEEP);
    assertThat(kept.coins()).isEqualTo(10);
    assertThat(kept.expectedYield().orElseThrow()).isCloseTo(1.818 / 175.75 * 365 / 30, EXACT);

    WantedCarry left =
        Harvest.of(made.input("100000"), rule("13", "13", "10", "6"), List.of(), held)
            .wanted()
            .getFirst();
    assertThat(left.step()).isEqualTo(Step.LEAVE);
    assertThat(left.coins()).isZero();
    assertThat(left.why())
        .startsWith("it goes on to earn 12.6% a year, below the 13% that it is left at: funding");
  }

  /** 100 coins tie up 17,575; 6 % of 100,000 are 34.14 coins; what is left of 10 % goes to SOL. */
  @Test
  void whatIsHeldIsCutToTheCapAndTakesItsCapitalFirst() {
    List<WantedCarry> wanted =
        Harvest.of(
                made.input("100000"),
                rule("8", "4", "10", "6"),
                BOTH,
                List.of(new HeldCarry(ETH, ETH_PERPETUAL, 100)))
            .wanted();

    assertThat(wanted).extracting(WantedCarry::step).containsExactly(Step.CUT, Step.ENTER);
    assertThat(wanted.getFirst().coins()).isCloseTo(6_000 / 175.75, EXACT);
    assertThat(wanted.getLast().capital()).isCloseTo(4_000, EXACT);
    assertThat(wanted.stream().mapToDouble(WantedCarry::capital).sum()).isCloseTo(10_000, EXACT);
  }

  /** Of a budget of 6 % SOL's 10 coins take 1,757.50, though ETH stands first; ETH has the rest. */
  @Test
  void whereTheCapitalIsShortTheBetterOneIsKept() {
    List<WantedCarry> wanted =
        Harvest.of(
                made.input("100000"),
                rule("8", "4", "6", "6"),
                BOTH,
                List.of(
                    new HeldCarry(ETH, ETH_PERPETUAL, 100), new HeldCarry(SOL, SOL_PERPETUAL, 10)))
            .wanted();

    assertThat(wanted).extracting(WantedCarry::asset).containsExactly(SOL, ETH);
    assertThat(wanted).extracting(WantedCarry::step).containsExactly(Step.KEEP, Step.CUT);
    assertThat(wanted.getLast().coins()).isCloseTo((6_000 - 1_757.5) / 175.75, EXACT);
    WantedCarry none =
        Harvest.of(
                made.input("100000"),
                rule("8", "4", "6", "6"),
                BOTH,
                List.of(
                    new HeldCarry(ETH, ETH_PERPETUAL, 1), new HeldCarry(SOL, SOL_PERPETUAL, 100)))
            .wanted()
            .getLast();
    assertThat(none.step()).isEqualTo(Step.LEAVE);
    assertThat(none.why()).isEqualTo("no capital of the rule's 6% is left for it");
  }

  @Test
  void whatPaysFundingIsLeft() {
    MadeCarry turned = new MadeCarry().spot("SOL").perpetual("SOL", 101, -0.0001);
    WantedCarry left =
        Harvest.of(
                turned.input("100000"),
                rule("8", "0", "10", "6"),
                BOTH,
                List.of(new HeldCarry(SOL, SOL_PERPETUAL, 10)))
            .wanted()
            .getFirst();

    assertThat(left.step()).isEqualTo(Step.LEAVE);
    // 101 x 0.009 are paid in 30 days.
    assertThat(left.expectedYield().orElseThrow()).isCloseTo(-0.909 / 175.75 * 365 / 30, EXACT);
  }

  @Test
  void whatIsDeliveredOrNotLookedForIsLeftAndWhatCannotBeToldIsKept() {
    made.closes("SOL/USDT:USDT-250328", 101, 86).spot("UNI").closes("UNI/USDT:USDT", 101, 100);
    InstrumentId uni = Ids.parse("UNI/USDT:USDT");
    List<WantedCarry> wanted =
        Harvest.of(
                made.input("100000"),
                rule("8", "4", "10", "6"),
                List.of(),
                List.of(
                    new HeldCarry(SOL, Ids.parse("SOL/USDT:USDT-250328"), 1),
                    new HeldCarry(new Asset("UNI"), uni, 1)))
            .wanted();

    assertThat(wanted).extracting(WantedCarry::step).containsExactly(Step.LEAVE, Step.KEEP);
    assertThat(wanted.getFirst().why()).isEqualTo("SOL/USDT:USDT-250328 has ended");
    assertThat(wanted.getLast().why())
        .isEqualTo("kept, for its yield cannot be told: no funding of UNI/USDT:USDT is recorded");
    CarryRule calendar =
        new CarryRule(
            "dated",
            EnumSet.of(CarryKind.CALENDAR),
            Percent.of("8"),
            Percent.of("4"),
            Percent.of("10"),
            Percent.of("6"),
            CarryTerms.DEFAULT);
    assertThat(
            Harvest.of(
                    made.input("100000"),
                    calendar,
                    BOTH,
                    List.of(new HeldCarry(ETH, ETH_PERPETUAL, 1)))
                .wanted())
        .singleElement()
        .satisfies(one -> assertThat(one.why()).isEqualTo("the rule looks for no funding carry"));
  }

  @Test
  void anAccountThatIsWorthNothingHarvestsNothing() {
    Harvest harvest =
        Harvest.of(
            made.input("0"),
            rule("8", "4", "10", "6"),
            BOTH,
            List.of(new HeldCarry(ETH, ETH_PERPETUAL, 1)));

    assertThat(harvest.scan()).isEmpty();
    assertThat(harvest.wanted()).extracting(WantedCarry::step).containsExactly(Step.LEAVE);
  }

  @Test
  void aRuleThatContradictsItselfIsRefused() {
    assertThatThrownBy(() -> rule("4", "8", "10", "6"))
        .hasMessage("a carry is left below 8%, above the 4% that it is entered at");
    assertThatThrownBy(() -> rule("8", "4", "10", "11"))
        .hasMessage("one carry ties up more than 0% and at most 10%, not 11%");
    assertThatThrownBy(() -> rule("8", "4", "101", "6"))
        .hasMessage("carries tie up more than 0% and at most 100% of capital, not 101%");
    assertThatThrownBy(() ->
            new CarryRule(
                "none",
                Set.of(),
                Percent.ZERO,
                Percent.ZERO,
                Percent.HUNDRED,
                Percent.HUNDRED,
                CarryTerms.DEFAULT))
        .hasMessage("a carry rule looks for funding, calendar or both");
    assertThatThrownBy(() -> CarryTerms.DEFAULT.withDays(0))
        .hasMessage("a carry's horizon is 1 to 365 days, not 0");
    assertThatThrownBy(() -> new CarryTerms(30, 6, Percent.ZERO, Percent.ZERO))
        .hasMessage("a carry's leverage is 1 to 5, not 6");
    assertThatThrownBy(() -> new CarryTerms(30, 2, Percent.of("101"), Percent.ZERO))
        .hasMessage("a carry's reserve is 0% to 100%, not 101%");
  }

  private static CarryRule rule(String above, String exit, String atMost, String perAsset) {
    return new CarryRule(
        "harvest",
        EnumSet.allOf(CarryKind.class),
        Percent.of(above),
        Percent.of(exit),
        Percent.of(atMost),
        Percent.of(perAsset),
        CarryTerms.DEFAULT);
  }
}
