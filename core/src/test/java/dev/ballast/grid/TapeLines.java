// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happened in a run, as a line each: the same of a grid's tape and of a session's events. */
final class TapeLines implements GridTape {
  private final List<InstrumentId> instruments;
  private final List<String> lines = new ArrayList<>();

  TapeLines(List<InstrumentId> instruments) {
    this.instruments = instruments;
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void filled(long time, int column, long change, long price, long fee) {
    lines.add(line("fill", time, instruments.get(column), change, price, fee));
  }

  @Override
  public void paid(long time, int column, long payment) {
    lines.add(line("funding", time, instruments.get(column), payment));
  }

  @Override
  public void refused(long time, int column, long change) {
    lines.add(line("refused", time, instruments.get(column), change));
  }

  @Override
  public void cancelled(long time, int column, long change) {
    lines.add(line("cancelled", time, instruments.get(column), change));
  }

  @Override
  public void liquidated(long time, int column, long change, long price, long fee, long penalty) {
    if (penalty > 0) {
      lines.add(line("penalty", time, instruments.get(column), penalty));
    }
    lines.add(line("liquidation", time, instruments.get(column), change, price, fee));
  }

  @Override
  public void covered(long time, long amount) {
    lines.add(line("covered", time, "the futures wallet", amount));
  }

  /** The lines of a session's events; what no tape is told of is left out. */
  static List<String> of(List<Event> events) {
    List<String> lines = new ArrayList<>();
    for (Event event : events) {
      switch (event) {
        case Event.Filled filled ->
            lines.add(
                line(
                    filled.order().ticket().equals(Event.LIQUIDATION) ? "liquidation" : "fill",
                    filled.time(),
                    filled.instrument(),
                    filled.change().units(),
                    filled.price().units(),
                    filled.fee().units()));
        case Event.FundingPaid paid ->
            lines.add(line("funding", paid.time(), paid.instrument(), paid.payment().units()));
        case Event.OrderRefused refused ->
            lines.add(
                line(
                    "refused",
                    refused.time(),
                    refused.order().instrument(),
                    refused.order().change().units()));
        case Event.OrderCancelled cancelled -> {
          Quantity unfilled = cancelled.order().side().signed(cancelled.unfilled());
          lines.add(
              line(
                  "cancelled", cancelled.time(), cancelled.order().instrument(), unfilled.units()));
        }
        case Event.LiquidationFeePaid paid ->
            lines.add(
                line("penalty", paid.time(), paid.position().instrument(), paid.fee().units()));
        case Event.LossCovered covered ->
            lines.add(
                line("covered", covered.time(), "the futures wallet", covered.amount().units()));
        case Event.Delivered _,
            Event.OrderPlaced _,
            Event.OrderTriggered _,
            Event.RequestRejected _,
            Event.Rolled _,
            Event.Crossed _,
            Event.Flow _ -> {}
      }
    }
    return lines;
  }

  private static String line(String what, long time, Object where, long... counts) {
    return what + " " + Instant.ofEpochMilli(time) + " " + where + " " + Arrays.toString(counts);
  }
}
