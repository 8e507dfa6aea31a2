// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.report.risk.RiskReport;
import dev.ballast.report.risk.ScenarioRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskAnswersTest {
  /** The benchmark's worst days and the account's own may be the same days. */
  @Test
  void daysThatComeToTheSameAreToldOnce() {
    ScenarioRow days =
        SampleRisk.report(SampleReport.TO).scenarios().stream()
            .filter(row -> row.name().startsWith("own worst to "))
            .findFirst()
            .orElseThrow();
    ScenarioRow benchmark = named(days, days.name().replace("own", "BTC"));
    ScenarioRow shock = named(days, "BTC -10%");

    assertThat(RiskAnswers.scenarios(of(benchmark, days)))
        .extracting(ScenarioRow::name)
        .containsExactly(days.name().replace("own", "BTC and own"));
    assertThat(RiskAnswers.scenarios(of(shock, days))).containsExactly(shock, days);
  }

  private static ScenarioRow named(ScenarioRow row, String name) {
    return new ScenarioRow(
        name, row.meaning(), row.market(), row.before(), row.after(), row.notes());
  }

  private static RiskReport of(ScenarioRow... rows) {
    RiskReport sample = SampleRisk.report(SampleReport.TO);
    return new RiskReport(
        sample.asOf(),
        sample.benchmark(),
        sample.before(),
        sample.after(),
        List.of(rows),
        sample.notes());
  }
}
