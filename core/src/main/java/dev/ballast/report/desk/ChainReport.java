// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.analytics.Beta;
import dev.ballast.cost.ExpectedFunding;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.SizedTarget;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Walks back from each ticket of a decision to what it was decided on. */
final class ChainReport {
  private final Policy policy;
  private final Decision decision;
  private final MarketView view;
  private final Function<Purpose, List<String>> written;
  private final TicketTermsReport terms;
  private final ChainMarket market;

  /**
   * A report on a decision.
   *
   * @param written the rule of a purpose as it stands in the policy, and where
   */
  ChainReport(
      Policy policy,
      Decision decision,
      BracketBook brackets,
      MarketView view,
      Function<Purpose, List<String>> written) {
    this.policy = policy;
    this.decision = decision;
    this.view = view;
    this.written = written;
    this.terms = new TicketTermsReport(policy, decision, brackets, view);
    this.market = new ChainMarket(policy, decision);
  }

  List<TicketChain> chains() {
    return decision.plan().tickets().stream().map(this::chain).toList();
  }

  private TicketChain chain(Ticket ticket) {
    TicketTerms own = terms.of(ticket);
    List<ChainStep> steps =
        new ArrayList<>(
            List.of(
                new ChainStep("market", market.says(ticket, targets(ticket))),
                new ChainStep("rule", rules(ticket)),
                new ChainStep("wanted", wanted(ticket)),
                new ChainStep("limits", limits(ticket)),
                new ChainStep("orders", orders(ticket)),
                new ChainStep("purposes", shares(ticket)),
                new ChainStep("cost", cost(ticket, own)),
                new ChainStep("margin", margin(ticket)),
                new ChainStep("fall", fall(ticket, own))));
    own.hedge().ifPresent(hedge -> steps.add(new ChainStep("quality", hedge.says())));
    steps.add(new ChainStep("closing", closing(ticket)));
    return new TicketChain(
        ticket.id(), ticket.title(), own, steps, ticket.legs().stream().map(this::input).toList());
  }

  /** What the orders are for, the ticket's own purpose first. */
  private static SequencedSet<Purpose> purposes(Ticket ticket) {
    SequencedSet<Purpose> purposes = new LinkedHashSet<>(List.of(ticket.purpose()));
    ticket.legs().forEach(leg -> leg.shares().forEach(share -> purposes.add(share.purpose())));
    return purposes;
  }

  /** Its own targets, and of others that share its orders what they ask for in them. */
  private List<SizedTarget> targets(Ticket ticket) {
    SequencedSet<Purpose> purposes = purposes(ticket);
    List<InstrumentId> traded = ticket.legs().stream().map(Leg::instrument).toList();
    return decision.overlay().stream()
        .filter(one ->
            one.target().purpose().equals(ticket.purpose())
                || (purposes.contains(one.target().purpose())
                    && traded.contains(one.target().instrument())))
        .toList();
  }

  private List<String> rules(Ticket ticket) {
    SequencedSet<String> says = new LinkedHashSet<>();
    purposes(ticket).forEach(purpose -> says.addAll(written.apply(purpose)));
    return List.copyOf(says);
  }

  private List<String> wanted(Ticket ticket) {
    List<String> says = new ArrayList<>(List.of(ticket.why()));
    for (SizedTarget one : targets(ticket)) {
      says.add(
          String.format(
              Locale.ROOT,
              "%s: %,.0f %s of %s; beta without it %.2f; %s",
              one.target().purpose(),
              one.wanted() == 0 ? 0.0 : one.wanted(),
              policy.quote(),
              one.target().instrument(),
              one.without(),
              one.target().why()));
    }
    for (Leg leg : ticket.legs()) {
      if (!leg.why().isEmpty() && !leg.why().equals(ticket.why())) {
        says.add(leg.instrument() + ": " + leg.why());
      }
    }
    return says;
  }

  private List<String> limits(Ticket ticket) {
    List<String> says = new ArrayList<>();
    for (SizedTarget one : targets(ticket)) {
      one.cut()
          .ifPresent(limit ->
              says.add(
                  String.format(
                      Locale.ROOT,
                      "%s in %s is cut from %,.0f to %,.0f %s: %s",
                      one.target().purpose(),
                      one.target().instrument(),
                      one.wanted(),
                      one.allowed() == 0 ? 0.0 : one.allowed(),
                      policy.quote(),
                      limit)));
    }
    if (ticket.purpose().equals(Purpose.CORE)) {
      decision
          .shrunk()
          .ifPresent(cut ->
              says.add(
                  String.format(
                      Locale.ROOT,
                      "%.0f%% of the purchases are made: %s",
                      100 * cut.share(),
                      cut.limit())));
    }
    return says.isEmpty() ? List.of("none binds: all that was wanted is left") : says;
  }

  private List<String> orders(Ticket ticket) {
    List<String> says = new ArrayList<>();
    for (Leg leg : ticket.legs()) {
      InstrumentId id = leg.instrument();
      says.add(
          String.format(
              Locale.ROOT,
              "%s %s %s at %s, %,.2f %s: %s",
              leg.side().name().toLowerCase(Locale.ROOT),
              leg.quantity(),
              id,
              leg.reference(),
              leg.notional().toDouble(),
              policy.quote(),
              contract(ticket, id)));
    }
    return says;
  }

  private String contract(Ticket ticket, InstrumentId id) {
    if (id.isSpot()) {
      return "the pair of " + id.base() + " with the plan's quote";
    }
    String what = id.isPerpetual() ? "the perpetual of " : "the dated future of ";
    Asset asset = ContractPrefix.underlying(id.base());
    String who =
        OverlayPurposes.is(ticket.purpose(), OverlayKind.HEDGE)
            ? ", which the rule sells"
            : OverlayPurposes.is(ticket.purpose(), OverlayKind.CARRY)
                ? ", whose future yields enough"
                : ticket.purpose().equals(Purpose.BROUGHT)
                    ? ", which no rule names"
                    : ", of its basket";
    return what
        + asset
        + " settled in "
        + id.settle().map(Asset::code).orElse("")
        + who
        + basis(id, asset);
  }

  /** What a future stands above its coins in spot at the marks: what is entered at, and left at. */
  private String basis(InstrumentId id, Asset asset) {
    return decision
        .marks()
        .find(policy.market().spot(asset))
        .filter(_ -> !id.isInverse())
        .map(spot -> {
          double coins = spot.toDouble() * ContractPrefix.unitsPerBase(id.base());
          double basis = decision.marks().price(id).toDouble() - coins;
          return String.format(
              Locale.ROOT, "; F - S is %+,.6g, %+.3f%% of spot", basis, 100 * basis / coins);
        })
        .orElse("");
  }

  private static List<String> shares(Ticket ticket) {
    List<String> says = new ArrayList<>();
    for (Leg leg : ticket.legs()) {
      String parts =
          leg.shares().stream()
              .map((Share share) -> share.change() + " for " + share.purpose())
              .collect(Collectors.joining(", "));
      says.add(
          leg.instrument()
              + ": "
              + (parts.isEmpty() ? "all of it for " + ticket.purpose() : parts));
    }
    return says;
  }

  private List<String> cost(Ticket ticket, TicketTerms own) {
    List<String> says = new ArrayList<>();
    for (Leg leg : ticket.legs()) {
      InstrumentId id = leg.instrument();
      String once =
          String.format(
              Locale.ROOT,
              "%s: fee %,.2f, slippage %,.2f",
              id,
              leg.fee().toDouble(),
              leg.slippage().toDouble());
      OptionalDouble perDay =
          id.isPerpetual() ? ExpectedFunding.perDay(view, id) : OptionalDouble.empty();
      if (perDay.isEmpty()) {
        says.add(once + (id.isPerpetual() ? "; funding is not known" : "; no funding"));
        continue;
      }
      double change = signed(leg);
      says.add(
          once
              + String.format(
                  Locale.ROOT,
                  "; funding -(%,.2f) x %.5f%% a day x %d days = %+,.2f",
                  change,
                  100 * perDay.getAsDouble(),
                  TicketTerms.DAYS,
                  -change * perDay.getAsDouble() * TicketTerms.DAYS));
    }
    String funding = figure(own.fundingMonth(), "%+,.2f");
    says.add(
        String.format(
            Locale.ROOT,
            "together %,.2f once, %s of funding a month: %s for the first month",
            own.once(),
            funding,
            figure(own.costMonth(), "%,.2f")));
    return says;
  }

  private List<String> margin(Ticket ticket) {
    List<String> says = new ArrayList<>();
    for (Leg leg : ticket.legs()) {
      if (!leg.instrument().isSpot()) {
        says.add(
            String.format(
                Locale.ROOT,
                "%s: %,.2f %s %s, the position carried at %sx",
                leg.instrument(),
                Math.abs(leg.margin().toDouble()),
                policy.quote(),
                leg.margin().signum() < 0 ? "given back" : "taken",
                leg.leverage().toPlainString()));
      }
    }
    return says.isEmpty() ? List.of("none: it trades spot") : says;
  }

  private List<String> fall(Ticket ticket, TicketTerms own) {
    List<String> says = new ArrayList<>();
    for (Leg leg : ticket.legs()) {
      Asset asset = ContractPrefix.underlying(leg.instrument().base());
      says.add(
          String.format(
              Locale.ROOT,
              "%s: %,.2f x beta %.2f x %.0f%% = %+,.0f",
              leg.instrument(),
              signed(leg),
              terms.beta(asset),
              100 * TicketTerms.FALL,
              signed(leg) * terms.move(asset)));
    }
    says.add(
        String.format(
            Locale.ROOT,
            "the ticket %+,.0f; the portfolio %+,.0f with it, %+,.0f without",
            own.fall().ticket(),
            own.fall().with(),
            own.fall().without()));
    return says;
  }

  private List<String> closing(Ticket ticket) {
    List<String> says = new ArrayList<>();
    for (Purpose purpose : purposes(ticket)) {
      if (purpose.equals(ticket.purpose())) {
        says.add(terms.closes(purpose, ticket));
      } else if (ClosingRule.ruleOf(policy, purpose).isPresent()) {
        says.add("the part of " + purpose + ": " + terms.closes(purpose, ticket));
      }
    }
    return says;
  }

  private static double signed(Leg leg) {
    return leg.side().signed(leg.quantity()).signum() * leg.notional().toDouble();
  }

  private static String figure(Reading reading, String format) {
    return reading.value().isPresent()
        ? String.format(Locale.ROOT, format, reading.value().getAsDouble())
        : "n/a (" + reading.reason() + ")";
  }

  private ChainInput input(Leg leg) {
    InstrumentId id = leg.instrument();
    Beta beta = decision.betas().get(ContractPrefix.underlying(id.base()));
    Reading none = Reading.absent("not measured");
    OptionalDouble perDay =
        id.isPerpetual() ? ExpectedFunding.perDay(view, id) : OptionalDouble.empty();
    long closed =
        view.bars(id, Interval.DAY).stream()
            .mapToLong(bars -> bars.knownAt(bars.size() - 1))
            .findFirst()
            .orElse(decision.marks().time());
    return new ChainInput(
        id,
        leg.reference(),
        Instant.ofEpochMilli(closed),
        beta == null ? none : Reading.of(beta.beta()),
        beta == null ? none : Reading.of(beta.standardError()),
        beta == null ? 0 : beta.observations(),
        perDay.isPresent()
            ? Reading.of(perDay.getAsDouble())
            : Reading.absent(id.isPerpetual() ? "not recorded of the last days" : "it has none"));
  }
}
