// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render.live;

import dev.ballast.app.render.page.desk.JtebarGenerated;
import dev.ballast.app.render.page.desk.JtediaryGenerated;
import dev.ballast.app.render.page.desk.JtefundingGenerated;
import dev.ballast.app.render.page.desk.JteheldGenerated;
import dev.ballast.app.render.page.desk.JtenowGenerated;
import dev.ballast.app.render.page.desk.JteordersGenerated;
import dev.ballast.app.render.page.desk.JtepageGenerated;
import dev.ballast.app.render.page.desk.JtepositionsGenerated;
import dev.ballast.app.render.page.desk.JtestopGenerated;
import dev.ballast.app.render.page.desk.JteticketsGenerated;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The page of a desk that trades, whole and in the parts that change by themselves. */
public final class DeskPage {
  private static final String STYLE = "/dev/ballast/app/render/report.css";
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  private DeskPage() {}

  private interface Part {
    void render(HtmlTemplateOutput out, DeskView view);
  }

  private static final SequencedMap<String, Part> PARTS = parts();

  private static SequencedMap<String, Part> parts() {
    SequencedMap<String, Part> parts = new LinkedHashMap<>();
    parts.put("bar", (out, view) -> JtebarGenerated.render(out, null, view));
    parts.put("now", (out, view) -> JtenowGenerated.render(out, null, view));
    parts.put("tickets", (out, view) -> JteticketsGenerated.render(out, null, view));
    parts.put("held", (out, view) -> JteheldGenerated.render(out, null, view));
    parts.put("positions", (out, view) -> JtepositionsGenerated.render(out, null, view));
    parts.put("orders", (out, view) -> JteordersGenerated.render(out, null, view));
    parts.put("funding", (out, view) -> JtefundingGenerated.render(out, null, view));
    parts.put("diary", (out, view) -> JtediaryGenerated.render(out, null, view));
    parts.put("stop", (out, view) -> JtestopGenerated.render(out, null, view));
    return parts;
  }

  /** The page's text. */
  public static String whole(DeskView view) {
    StringOutput page = new StringOutput(1 << 18);
    JtepageGenerated.render(output(page), null, view);
    return page.toString();
  }

  /** The text of each part, by name. */
  public static SequencedMap<String, String> parts(DeskView view) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    PARTS.forEach((name, part) -> {
      StringOutput text = new StringOutput(1 << 14);
      part.render(output(text), view);
      texts.put(name, text.toString());
    });
    return Collections.unmodifiableSequencedMap(texts);
  }

  private static HtmlTemplateOutput output(TemplateOutput text) {
    return new OwaspHtmlTemplateOutput(text);
  }

  /** What the page loads, by its name in {@code /assets/}. */
  public static Map<String, String> assets() {
    return Map.of(
        "report.css", resource(STYLE),
        "desk.css", resource("desk.css"),
        "desk.js", resource("desk.js"),
        "htmx.js", resource(HTMX));
  }

  private static String resource(String name) {
    try (InputStream in = DeskPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
