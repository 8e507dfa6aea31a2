// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.report.DeskReport;
import dev.ballast.report.attribution.AllocationRow;
import dev.ballast.report.attribution.AttributionRow;
import dev.ballast.report.figure.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlPageTest {
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script[^>]*>(.*?)</script>");
  private static final Pattern STYLE = Pattern.compile("(?s)<style>(.*?)</style>");

  /** The page is left in target/ for the eye. */
  @Test
  void isOneFileThatLoadsNothing() throws IOException {
    String page = HtmlPage.write(SampleReport.plain());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/report.html"), page);
    Files.writeString(Path.of("target/simulated.html"), HtmlPage.write(SampleReport.simulated()));

    assertThat(markup(page))
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("src=");
    assertThat(all(Pattern.compile("href=\"([^\"]*)\""), markup(page))).containsExactly("data:,");
    assertThat(all(STYLE, page)).hasSize(1);
    assertThat(all(STYLE, page).getFirst()).doesNotContain("url(").doesNotContain("@import");
    assertThat(all(SCRIPT, page)).hasSize(4);
    assertThat(all(SCRIPT, page).getLast()).doesNotContain("fetch(").doesNotContain("http");
  }

  @Test
  void isLongerThanTheRoomTriedForIt() {
    assertThat(HtmlPage.write(SampleReport.plain())).hasSizeGreaterThan(HtmlPage.LEAST_BYTES);
  }

  @Test
  void theSameReportGivesTheSamePage() {
    assertThat(HtmlPage.write(SampleReport.plain()))
        .isEqualTo(HtmlPage.write(SampleReport.plain()));
  }

  @Test
  void hasEveryPartWithItsAnswer() {
    DeskReport report = SampleReport.plain();
    String page = markup(HtmlPage.write(report));

    for (String id : List.of("own", "market", "proposal", "risk", "backtest", "tear-sheet")) {
      assertThat(page).contains("<section id=\"" + id + "\">");
    }
    assertThat(all(Pattern.compile("<p class=\"answer\">"), page)).hasSize(6);
    assertThat(page)
        .contains("2024-01-10 to 2025-10-31")
        .contains(report.source())
        .contains("You own 98,412 USDT")
        .contains("Place 5 orders in 2 tickets")
        // Of the hedge: what it is for, costs, does in a fall and ends by.
        .contains("hedge:standing")
        .contains("4.22 once for fees and slippage; then 108.30 of funding received a month")
        .contains("gains 2,110: the portfolio loses 24,000 with it, loses 26,110 without")
        .contains("without it is at most 0.80; looked at daily")
        .contains("a hedge: it protects the spot core in a fall")
        .contains("<b>Caution</b> ETH and BTC: their correlation broke")
        .contains("goes from 0.87 to 0.80 (at most 0.80 is wanted)");
    assertThat(all(Pattern.compile("<noscript>"), page)).hasSize(14);
  }

  @Test
  void tablesHoldTheFiguresOfTheModel() {
    DeskReport report = SampleReport.plain();
    String text = words(HtmlPage.write(report));

    assertThat(text)
        .contains("BTC 21,486 \u22124,330 17,156 25,815 30.6% 30.0% +0.6% 1.00 cold storage")
        .contains(
            "\u25bc reduce +13.1% +1.9 \u221212.4% \u221218.0% \u221212.1% \u22126.5% \u22120.020%")
        .contains("\u25bd trim +21.4% +2.6 n/a +55.0%")
        .contains(
            "Basis term structure Asset Future Spot Future at Basis % of spot Days to delivery Basis"
                + " % a year Funding % a year BTC BTC/USDT:USDT 108,240.6 108,190.4 \u22120.046% n/a n/a +4.6%")
        .contains("BTC/USDT:USDT-251226 108,240.6 109,100.0 +0.794% 56.3 +5.1% n/a")
        .contains(
            "BTC/USDT:USDT-260327 over BTC/USDT:USDT-251226: +1.650%, +6.6% a year (contango)")
        .contains("On what is held, funding of +21.30 USDT is expected over 30 days")
        .contains("over the last 30 days the same would have been paid +12.30.")
        .contains(
            "BTC/USDT:USDT 2025-10-31 08:00 8 h +0.0040% +4.6% 37.0% 3.0 \u22124,330 +0.18 +21.30")
        .contains("SOL/USDT:USDT 2025-10-31 08:00 8 h \u22120.0020% +2.1% 50.0% 1.9")
        .contains("Open interest: no figure, open interest is recorded for 15 assets")
        .contains("sell BTC/USDT:USDT 0.065 108,190.4 \u22127,032.38 3.52 0.70 +108.30 1,406.48")
        .contains(
            "Its part of the orders \u22127,032 +108.30 +2,110 \u22122,110 1,406 \u22120.07 The position then"
                + " \u221211,362 +174.98 +3,409 \u22123,409 2,272 \u22120.12")
        .contains(
            "The portfolio Beta BTC \u221230% BTC +30% without this ticket 0.87 \u221226,110"
                + " +26,110 with it 0.80 \u221224,000 +24,000")
        .contains(
            "One order for several: \u22129,032 for hedge:standing, +2,000 for view:eth-over-btc")
        .contains("Funding of 30 days: 7,032.38 sold x +0.05133% a day x 30 = +108.30")
        .contains("Beta to BTC 0.87 0.80 \u2264 0.80")
        .contains(
            "BTC \u221230% \u221225.5% \u221225,130 +1,299 \u221223,832 \u221224.2% 2.1%"
                + " \u221225,130 +4,103 \u221221,028 \u221221.4% 1.1%")
        .contains("412 placed, 398 filled, 14 refused")
        .contains("no difference, to the last unit");
    for (Track track : report.backtest().tracks()) {
      assertThat(text)
          .contains(
              track.name()
                  + " "
                  + Figures.typographic(
                      Figures.of(track.performance().totalReturn(), Figures::change)));
    }
    for (AllocationRow row : report.backtest().attribution().allocation()) {
      assertThat(text)
          .contains(
              Figures.typographic(
                  String.join(
                      " ",
                      row.name(),
                      Figures.gainCents(row.rotation()),
                      Figures.gainCents(row.drift()),
                      Figures.gainCents(row.total()))));
    }
    for (AttributionRow row : report.backtest().attribution().assets()) {
      String figures =
          row.parts().values().stream().map(Figures::gainCents).collect(Collectors.joining(" "));
      assertThat(text)
          .contains(
              Figures.typographic(
                  row.name() + " " + figures + " " + Figures.gainCents(row.total())));
    }
  }

  /** A short is no loss: the hedge's notional is plain, what it loses in a rise is red. */
  @Test
  void redIsWhatIsLost() {
    String page = HtmlPage.write(SampleReport.plain());

    assertThat(page)
        .contains("<td class=\"n \" data-label=\"Notional\">\u22127,032.38</td>")
        .contains("<td class=\"n neg\" data-label=\"\">\u22122,110</td>");
  }

  /** Words are explained where the page uses them, and no others. */
  @Test
  void theGlossaryHasTheWordsOfThePage() {
    String page = HtmlPage.write(SampleReport.plain());

    assertThat(all(Pattern.compile("<div><dt>([^<]*)</dt><dd>[A-Z]"), page))
        .contains("core", "hedge:NAME", "notional", "beta", "R2", "residual volatility")
        .doesNotContain("tilt:NAME", "narrative:NAME");
    assertThat(all(Pattern.compile("<abbr title=\"([^\"]*)\""), page)).doesNotContain("");
  }

  /** No line ends inside a date of a sentence. */
  @Test
  void datesStayWhole() {
    assertThat(HtmlPage.write(SampleReport.plain()))
        .contains("own worst to ")
        .containsPattern("to <span class=\"whole\">2025-10-10</span>");
    assertThat(Figures.pieces("next 2026-01-01, as 2025-10-31-02 says"))
        .containsExactly(
            new Figures.Piece("next ", false),
            new Figures.Piece("2026-01-01", true),
            new Figures.Piece(", as ", false),
            new Figures.Piece("2025-10-31-02", true),
            new Figures.Piece(" says", false));
  }

  @Test
  void chartsDrawTheCurvesOfTheModel() {
    DeskReport report = SampleReport.plain();
    JsonNode data = JsonMapper.shared().readTree(all(SCRIPT, HtmlPage.write(report)).getFirst());

    int days = report.backtest().days().size();
    assertThat(data.get("days").size()).isEqualTo(days);
    assertThat(data.get("equity").size()).isEqualTo(4);
    double last = data.get("equity").get(0).get("values").get(days - 1).asDouble();
    assertThat(Math.abs(last - report.backtest().finalEquity())).isLessThanOrEqualTo(0.005);
    double received = 0;
    for (JsonNode month : data.get("received")) {
      received += month.asDouble();
    }
    assertThat(data.get("months").size()).as("January 2024 to October 2025").isEqualTo(22);
    assertThat(Math.abs(received - report.backtest().costs().fundingReceived())).isLessThan(0.12);
  }

  @Test
  void hostileTextStaysText() {
    String hostile = "</script><script>alert(1)</script><img src=x onerror=\"a('b')\">";
    String page = HtmlPage.write(SampleReport.with(hostile, false, hostile));

    assertThat(markup(page)).doesNotContain("<script").doesNotContain("<img");
    assertThat(all(SCRIPT, page).getFirst()).doesNotContain("<");
    assertThat(markup(page)).contains("&lt;script&gt;alert(1)");
    assertThat(all(SCRIPT, page)).hasSize(4);
    assertThat(new ChartData.Line("<!--</script>&\u2028", List.of(1.0)))
        .satisfies(line ->
            assertThat(ScriptJson.of(line))
                .doesNotContain("<")
                .doesNotContain(">")
                .doesNotContain("&")
                .doesNotContain("\u2028")
                .contains("\\u003c!--\\u003c/script\\u003e\\u0026\\u2028"));
  }

  @Test
  void aMadeUpMarketIsSaidAndARealOneIsNot() {
    assertThat(markup(HtmlPage.write(SampleReport.simulated())))
        .contains("class=\"banner\"")
        .contains("SIMULATED");
    assertThat(markup(HtmlPage.write(SampleReport.plain())))
        .doesNotContain("class=\"banner\"")
        .doesNotContain("SIMULATED");
  }

  private static String markup(String page) {
    return STYLE.matcher(SCRIPT.matcher(page).replaceAll("")).replaceAll("");
  }

  /** What a reader sees, each run of white space as one space. */
  private static String words(String page) {
    return markup(page)
        .replaceAll("(?s)<[^>]*>", " ")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.groupCount() > 0 ? found.group(1) : found.group())
        .toList();
  }
}
