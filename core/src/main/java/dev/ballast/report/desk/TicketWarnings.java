// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.ContractPrefix;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorRecord;
import dev.ballast.portfolio.CorrelationBreaks;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * What the owner should know before a ticket is sent: that its betas may no longer hold, or that it
 * buys what nobody has said to believe in of late.
 */
final class TicketWarnings {
  private final Policy policy;
  private final Decision decision;
  private final MarketView view;

  TicketWarnings(Policy policy, Decision decision, MarketView view) {
    this.policy = policy;
    this.decision = decision;
    this.view = view;
  }

  /**
   * Half a sentence each.
   *
   * @param own what of the plan's orders is the ticket's
   * @param hedged the assets that it hedges; none of another than a hedge
   */
  List<String> of(Ticket ticket, List<TicketParts.Part> own, Collection<Asset> hedged) {
    List<String> warnings = new ArrayList<>();
    own.stream()
        .filter(TicketParts.Part::shared)
        .forEach(part -> warnings.add(shared(ticket, part)));
    SequencedMap<Purpose, List<String>> beside = new LinkedHashMap<>();
    for (TicketParts.Part part : own) {
      for (Purpose purpose : part.beside()) {
        beside
            .computeIfAbsent(purpose, _ -> new ArrayList<>())
            .add(part.leg().instrument().toString());
      }
    }
    beside.forEach((purpose, ids) ->
        warnings.add(
            "its %s in %s %s %s too, which has no ticket of its own: the figures are of both"
                .formatted(
                    ids.size() == 1 ? "order" : "orders",
                    String.join(", ", ids),
                    ids.size() == 1 ? "serves" : "serve",
                    purpose)));
    if (!ticket.purpose().equals(Purpose.CORE)) {
      TreeSet<Asset> assets = new TreeSet<>(hedged);
      ticket.legs().forEach(leg -> assets.add(underlying(leg)));
      assets.remove(policy.benchmark());
      for (Asset asset : assets) {
        CorrelationBreaks.between(view, policy.market(), asset, policy.benchmark())
            .ifPresent(warnings::add);
      }
    }
    lapsed(ticket).ifPresent(warnings::add);
    return warnings;
  }

  /** Which of its changes is made by another ticket's order, or with others' in one of its own. */
  private String shared(Ticket ticket, TicketParts.Part part) {
    String change =
        String.format(
            Locale.ROOT,
            "%,.0f %s of %s",
            Math.abs(part.notional()),
            policy.quote(),
            part.leg().instrument());
    String verb = part.notional() < 0 ? "sells" : "buys";
    return part.in().id().equals(ticket.id())
        ? "one order in %s is for several tickets; this one %s %s in it, and its figures are of that"
            .formatted(part.leg().instrument(), verb, change)
        : "it %s %s in the order of ticket %s: place both or neither"
            .formatted(verb, change, part.in().id());
  }

  /** The convictions past their horizon of what it buys. */
  private Optional<String> lapsed(Ticket ticket) {
    List<String> lapsed = new ArrayList<>();
    for (Sector sector : bought(ticket)) {
      decision
          .sectors()
          .record(sector)
          .map(SectorRecord::conviction)
          .filter(one -> one.lapsed(decision.sectors().day()))
          .ifPresent(one ->
              lapsed.add("%s (%d months from %s)".formatted(sector, one.months(), one.since())));
    }
    return lapsed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "what it buys is past the horizon of its conviction: " + String.join(", ", lapsed));
  }

  private SequencedSet<Sector> bought(Ticket ticket) {
    TreeSet<Sector> sectors = new TreeSet<>();
    for (Leg leg : ticket.legs()) {
      if (leg.side() == Side.BUY) {
        decision
            .sectors()
            .sectorOf(underlying(leg))
            .filter(sector -> !sector.equals(Sector.MAJORS))
            .ifPresent(sectors::add);
      }
    }
    return sectors;
  }

  private static Asset underlying(Leg leg) {
    return ContractPrefix.underlying(leg.instrument().base());
  }
}
