// SPDX-License-Identifier: Apache-2.0
package dev.ballast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The core trades at the venue and in the currency that it is given. Only the rooms of venues name
 * one, and only {@code unit} knows USDT, as one of the dollars; comments may use both.
 */
class VenueNamesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/ballast");

  /** A comment, or a literal: a text block, a string, a character. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)(/\\*.*?\\*/|//[^\\n]*)"
              + "|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'");

  private static final Pattern VENUE =
      Pattern.compile(
          "(?i)binance|bybit|okx|deribit|hyperliquid|kraken|coinbase|kucoin|bitget|bitmex"
              + "|coingecko");

  private static final Pattern CURRENCY = Pattern.compile("(?i)usdt");

  @Test
  void onlyTheRoomsOfVenuesNameVenues() throws IOException {
    assertThat(naming(VENUE, "market/venue", "margin/venue", "cost/venue")).isEmpty();
  }

  @Test
  void onlyTheCurrencyItselfKnowsUsdt() throws IOException {
    assertThat(naming(CURRENCY, "unit/Asset.java", "unit/Money.java", "market/venue")).isEmpty();
  }

  /** What may name them does, so that neither pattern nor place is out of date. */
  @Test
  void whatMayNameThemDoes() throws IOException {
    assertThat(naming(VENUE))
        .anyMatch(one -> one.startsWith("margin/venue/Okx.java:"))
        .anyMatch(one -> one.startsWith("cost/venue/FundingVenue.java:"));
    assertThat(naming(CURRENCY))
        .anyMatch(one -> one.startsWith("unit/Asset.java:"))
        .anyMatch(one -> one.startsWith("unit/Money.java:"))
        .anyMatch(one -> one.startsWith("market/venue/ExchangeSymbols.java:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return \"binance\";",
        "/* of */ String at = \"Kraken \\\" x\"; // here",
        "return Levels.BINANCE;",
        "char quote = '\"'; String at = \"okx\";",
        "String at = \"http://x\" + \"bybit\";",
        "String at = \"\"\"\n  deribit\n  \"\"\";",
      })
  void isFoundInCode(String code) {
    assertThat(named(VENUE, code)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** As {@code binance} writes it. */ int a;",
        "int a; // \"binance\"",
        "String at = \"a\"; /* okx\n \"bybit\" */",
      })
  void isLeftAloneInComments(String code) {
    assertThat(named(VENUE, code)).isEmpty();
  }

  /** Each first place at which a file outside these names what it may not: file and words. */
  private static List<String> naming(Pattern words, String... except) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources =
          files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      assertThat(sources).hasSizeGreaterThan(100);
      return sources.stream()
          .filter(file -> Stream.of(except).noneMatch(SOURCES.relativize(file)::startsWith))
          .flatMap(file ->
              named(words, text(file)).map(line -> SOURCES.relativize(file) + ": " + line).stream())
          .toList();
    }
  }

  private static Optional<String> named(Pattern words, String source) {
    String code =
        TOKEN
            .matcher(source)
            .replaceAll(
                token -> token.group(1) == null ? Matcher.quoteReplacement(token.group()) : " ");
    return code.lines().filter(line -> words.matcher(line).find()).map(String::strip).findFirst();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
