// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.config.AlarmsFile;
import dev.ballast.app.render.Figures;
import dev.ballast.app.render.live.DeskStanding;
import dev.ballast.app.render.live.DeskView;
import dev.ballast.app.render.live.TicketsView;
import dev.ballast.report.desk.Glance;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What a desk's owner is called about. */
enum DeskAlarm {
  STOPPED,
  KILLED,
  SILENT,
  LIQUIDATION,
  TICKETS;

  /** Whether it calls at once; the others must last, since most of them pass by themselves. */
  boolean atOnce() {
    return this == KILLED || this == SILENT;
  }

  /** What stands, each with its sentence. */
  static Map<DeskAlarm, String> of(DeskView view, AlarmsFile asked) {
    Map<DeskAlarm, String> standing = new EnumMap<>(DeskAlarm.class);
    DeskStanding desk = view.standing();
    String why = desk.why().orElse("no reason is known");
    switch (desk.state()) {
      case STOPPED -> standing.put(STOPPED, why);
      case UNKNOWN, SILENT -> standing.put(SILENT, why);
      case KILLED -> standing.put(KILLED, why);
      case TRADING, ENDED -> {}
    }
    OptionalDouble distance =
        desk.worth()
            .map(Glance.Worth::margin)
            .map(one -> one.liquidationDistance().value())
            .orElse(OptionalDouble.empty());
    if (asked.liquidationDistance().isPresent()
        && distance.isPresent()
        && Math.abs(distance.getAsDouble()) < asked.liquidationDistance().getAsDouble()) {
      standing.put(
          LIQUIDATION,
          "a move of the market of "
              + Figures.change(distance.getAsDouble())
              + " liquidates the account");
    }
    if (asked.tickets() && !view.tickets().waiting().isEmpty()) {
      standing.put(
          TICKETS,
          "tickets wait: "
              + view.tickets().waiting().stream()
                  .map(TicketsView.Waiting::id)
                  .collect(Collectors.joining(", ")));
    }
    return standing;
  }
}
