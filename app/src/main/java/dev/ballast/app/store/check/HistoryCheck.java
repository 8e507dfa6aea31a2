// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.History;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.TradingEnd;
import dev.ballast.market.ValueSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that was found in a history.
 *
 * @param provenance of the history
 * @param series how many there are
 * @param rows how many in all
 * @param findings the worst first, then by rule and series
 */
public record HistoryCheck(String provenance, int series, long rows, List<Finding> findings) {
  /** Copies the findings. */
  public HistoryCheck {
    findings = List.copyOf(findings);
  }

  /** Runs every check. */
  public static HistoryCheck of(History history) {
    List<Finding> findings = new ArrayList<>();
    long rows = 0;
    for (SeriesId id : history.ids()) {
      Series series = history.series(id).orElseThrow();
      rows += series.size();
      findings.addAll(SpacingChecks.of(series));
      switch (series) {
        case BarSeries bars -> {
          findings.addAll(BarChecks.of(bars));
          findings.addAll(OddBarChecks.of(bars));
          findings.addAll(JumpChecks.of(bars, history.changes()));
          TradingEnd.of(history, bars)
              .map(end -> BarChecks.ended(bars, end))
              .ifPresent(findings::add);
        }
        case FundingSeries funding -> {
          if (id.kind() == SeriesKind.FUNDING) {
            findings.addAll(FundingChecks.of(funding));
          }
        }
        case ValueSeries values -> findings.addAll(ValueChecks.of(values));
      }
    }
    findings.addAll(CoverageChecks.of(history));
    findings.addAll(DivergenceChecks.of(history));
    findings.addAll(OutlierChecks.of(history));
    findings.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(Finding::check)
            .thenComparing(finding -> finding.series().map(SeriesId::toString).orElse(""))
            .thenComparingLong(Finding::first));
    return new HistoryCheck(history.provenance(), history.ids().size(), rows, findings);
  }

  public int count(Severity severity) {
    return (int) findings.stream().filter(found -> found.severity() == severity).count();
  }
}
