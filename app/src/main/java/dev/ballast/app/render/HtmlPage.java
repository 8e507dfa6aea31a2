// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.app.render.page.JtediaryGenerated;
import dev.ballast.app.render.page.JteevidenceGenerated;
import dev.ballast.app.render.page.JteplanGenerated;
import dev.ballast.app.render.page.JteregimeGenerated;
import dev.ballast.app.render.page.JtereportGenerated;
import dev.ballast.app.render.page.JterunGenerated;
import dev.ballast.report.DeskReport;
import dev.ballast.report.PlanReport;
import dev.ballast.report.RunReport;
import dev.ballast.report.diary.Diary;
import dev.ballast.report.evidence.EvidenceReport;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The report as one HTML file that needs nothing else: style, charts and data are inside. The same
 * report gives the same characters.
 */
public final class HtmlPage {
  /** Every page with charts is longer: they alone are. */
  public static final int LEAST_BYTES = 500_000;

  static final String CHARTS =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";

  private HtmlPage() {}

  /** The page's text, to be written as UTF-8. */
  public static String write(DeskReport report) {
    return page(report, Glossary.usedIn(page(report, List.of())));
  }

  private static String page(DeskReport report, List<Glossary.Entry> words) {
    StringOutput page = new StringOutput(1 << 20);
    JtereportGenerated.render(
        new OwaspHtmlTemplateOutput(page),
        null,
        report,
        resource("report.css"),
        resource(CHARTS),
        resource("report.js"),
        ScriptJson.of(ChartData.of(report.backtest())),
        ScriptJson.of(TearSheetCharts.of(report.tearSheet())),
        words);
    return page.toString();
  }

  /** A backtest alone, to be written as UTF-8. */
  public static String write(RunReport report) {
    return page(report, Glossary.usedIn(page(report, List.of())));
  }

  private static String page(RunReport report, List<Glossary.Entry> words) {
    StringOutput page = new StringOutput(1 << 20);
    JterunGenerated.render(
        new OwaspHtmlTemplateOutput(page),
        null,
        report,
        resource("report.css"),
        resource(CHARTS),
        resource("report.js"),
        ScriptJson.of(ChartData.of(report.backtest())),
        ScriptJson.of(TearSheetCharts.of(report.tearSheet())),
        words);
    return page.toString();
  }

  /** A plan alone, to be written as UTF-8. */
  public static String write(PlanReport report) {
    return page(report, Glossary.usedIn(page(report, List.of())));
  }

  private static String page(PlanReport report, List<Glossary.Entry> words) {
    StringOutput page = new StringOutput(1 << 18);
    JteplanGenerated.render(
        new OwaspHtmlTemplateOutput(page), null, report, resource("report.css"), words);
    return page.toString();
  }

  /** The market's phases, to be written as UTF-8. */
  public static String write(RegimeReport report) {
    StringOutput page = new StringOutput(1 << 18);
    JteregimeGenerated.render(
        new OwaspHtmlTemplateOutput(page), null, report, resource("report.css"));
    return page.toString();
  }

  /** Evidence of signals and a plan, to be written as UTF-8. */
  public static String write(EvidenceReport report) {
    StringOutput page = new StringOutput(1 << 20);
    JteevidenceGenerated.render(
        new OwaspHtmlTemplateOutput(page),
        null,
        report,
        EvidenceFindings.of(report.signals(), report.policy()),
        EvidenceText.notes(report),
        resource("report.css"),
        resource(CHARTS),
        resource("evidence.js"),
        ScriptJson.of(EvidenceCharts.of(report)));
    return page.toString();
  }

  /** A diary, to be written as UTF-8. */
  public static String write(Diary diary) {
    StringOutput page = new StringOutput(1 << 20);
    JtediaryGenerated.render(
        new OwaspHtmlTemplateOutput(page),
        null,
        diary,
        resource("report.css"),
        StanceStrip.of(diary));
    return page.toString();
  }

  static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
