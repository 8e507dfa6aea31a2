// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.app.render.page.JtesweepGenerated;
import dev.ballast.sweep.SweepReport;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/** A sweep as one HTML file that needs nothing else. The same sweep gives the same characters. */
public final class SweepPage {
  private SweepPage() {}

  /** The page's text, to be written as UTF-8. */
  public static String write(SweepReport report) {
    StringOutput page = new StringOutput(1 << 20);
    SweepCharts charts = SweepCharts.of(report);
    JtesweepGenerated.render(
        new OwaspHtmlTemplateOutput(page),
        null,
        report,
        HtmlPage.resource("report.css"),
        HtmlPage.resource(HtmlPage.CHARTS),
        HtmlPage.resource("sweep.js"),
        charts,
        ScriptJson.of(charts));
    return page.toString();
  }
}
