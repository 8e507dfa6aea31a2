// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.render.live.DeskStanding;
import dev.ballast.app.render.live.DeskView;
import dev.ballast.report.desk.Glance;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the page shows, as Prometheus reads it. A figure that is not known is not a number. */
final class DeskMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Supplier<DeskView> view;

  DeskMetrics(Supplier<DeskView> view) {
    this.view = view;
    worth("ballast.equity", "Equity, in the plan's quote.", Glance.Worth::equity);
    worth("ballast.spot", "Value of spot holdings, without cash.", Glance.Worth::spot);
    worth("ballast.futures", "Signed sum of futures notionals.", Glance.Worth::futures);
    worth("ballast.margin.used", "Initial margin of open futures.", one -> one.margin().used());
    worth(
        "ballast.margin.maintenance",
        "Margin below which the venue liquidates.",
        one -> number(one.margin().maintenance().value()));
    worth(
        "ballast.liquidation.distance",
        "Move of the market that liquidates the account, a fraction: a fall is negative.",
        one -> number(one.margin().liquidationDistance().value()));
    worth("ballast.leverage", "Gross exposure over equity.", one -> number(one.leverage().value()));
    gauge("ballast.tickets.waiting", "Tickets that wait.", one -> one.tickets().waiting().size());
    gauge("ballast.orders.open", "Orders open, or still to be sent.", one -> one.orders().size());
    gauge(
        "ballast.stopped",
        "1 while nothing is ordered, 0 while the desk trades.",
        one -> one.standing().state() == DeskStanding.State.TRADING ? 0 : 1);
    gauge(
        "ballast.killed",
        "1 while it is stopped by hand.",
        one -> one.standing().state() == DeskStanding.State.KILLED ? 1 : 0);
    gauge(
        "ballast.live",
        "1 of a session with money.",
        one -> one.mode() == DeskView.Mode.LIVE ? 1 : 0);
    gauge(
        "ballast.glance.age.seconds",
        "Since the session last said how it stands.",
        one -> one.standing().age() < 0 ? Double.NaN : one.standing().age());
    counter("ballast.orders", "Orders that the venue took.", one -> one.counts().orders());
    counter("ballast.fills", "Fills.", one -> one.counts().fills());
    counter("ballast.refusals", "Orders and requests refused.", one -> one.counts().refusals());
    counter("ballast.cancelled", "Orders cancelled.", one -> one.counts().cancelled());
    counter("ballast.liquidations", "Fills that liquidated.", one -> one.counts().liquidations());
  }

  private static double number(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  private void worth(String name, String says, ToDoubleFunction<Glance.Worth> figure) {
    gauge(name, says, one -> one.standing().worth().map(figure::applyAsDouble).orElse(Double.NaN));
  }

  private void gauge(String name, String says, ToDoubleFunction<DeskView> figure) {
    Gauge.builder(name, () -> figure.applyAsDouble(view.get()))
        .description(says)
        .register(registry);
  }

  private void counter(String name, String says, ToDoubleFunction<DeskView> figure) {
    FunctionCounter.builder(name, view, one -> figure.applyAsDouble(one.get()))
        .description(says)
        .register(registry);
  }

  /** In Prometheus' text format. */
  String text() {
    return registry.scrape();
  }
}
