// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.SymbolFilters;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What exchanges state of their contracts in JSON: order filters and margin tiers. */
final class ReferenceLayouts {
  private static final Pattern DAY = Pattern.compile(".*?_(\\d{4}-\\d{2})(-\\d{2})?");

  private ReferenceLayouts() {}

  /** The layout of a file of this name, without its endings. */
  static Optional<Layout> of(String stem) {
    if (stem.matches("symbol_properties(_.*)?")) {
      return Optional.of(new SymbolPropertiesLayout(day(stem)));
    }
    if (stem.startsWith("exchange_info_binance_usdm")) {
      return Optional.of(new ExchangeInfo());
    }
    if (stem.startsWith("leverage_tiers_binance_usdm")) {
      return day(stem).<Layout>map(LeverageTiers::new);
    }
    return Optional.empty();
  }

  /** The day or the month at the end of a name. */
  private static Optional<LocalDate> day(String stem) {
    Matcher matcher = DAY.matcher(stem);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String day = Optional.ofNullable(matcher.group(2)).orElse("-01");
    return Optional.of(LocalDate.parse(matcher.group(1) + day));
  }

  private static JsonNode tree(InputFile file, InputStream content) throws IOException {
    byte[] bytes = content.readAllBytes();
    try {
      JsonNode tree = new ObjectMapper().readTree(bytes);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      throw dev.ballast.app.UserMistake.at(
          file.path().toString(), line, column, "not JSON; fetch the file again");
    }
    throw file.mistake("not a JSON object; fetch the file again");
  }

  /** Filters of USD-M contracts, as {@code /fapi/v1/exchangeInfo} answers. */
  private static final class ExchangeInfo implements Layout {
    @Override
    public String label() {
      return "trading rules, USD-M exchangeInfo";
    }

    @Override
    public void read(InputFile file, InputStream content, FileDraft draft) throws IOException {
      JsonNode tree = tree(file, content);
      if (!tree.path("symbols").isArray() || tree.path("symbols").isEmpty()) {
        throw file.mistake("has no 'symbols'; fetch the file again");
      }
      LocalDate day = UtcDay.date(tree.path("serverTime").asLong());
      for (JsonNode symbol : tree.path("symbols")) {
        Optional<InstrumentId> id =
            Symbols.instrument(symbol.path("symbol").asString(""), Market.LINEAR);
        if (id.isPresent()) {
          try {
            draft.addRule(rule(id.get(), SymbolFilters.of(symbol), day));
          } catch (IllegalArgumentException | ArithmeticException e) {
            throw file.mistake(id.get() + ": " + e.getMessage());
          }
        }
      }
    }

    private static RuleRow rule(InstrumentId id, SymbolFilters filters, LocalDate day) {
      return new RuleRow(
          id,
          false,
          filters.tick(),
          filters.step(),
          filters.minimumQuantity(),
          Optional.of(Money.of(id.quote(), filters.minimumNotional())),
          Quantity.parse("1"),
          filters.liquidationFee(),
          day,
          "Binance USD-M exchangeInfo " + day,
          filters.bounds());
    }
  }

  /** Margin tiers by unified symbol, as CCXT gives them. */
  private record LeverageTiers(LocalDate day) implements Layout {
    @Override
    public String label() {
      return "margin tables, USD-M";
    }

    @Override
    public void read(InputFile file, InputStream content, FileDraft draft) throws IOException {
      String source = "Binance USD-M leverage brackets " + day.toString().substring(0, 7);
      for (Map.Entry<String, JsonNode> entry : tree(file, content).properties()) {
        try {
          List<Bracket> tiers = new ArrayList<>();
          for (JsonNode tier : entry.getValue()) {
            tiers.add(bracket(tier.path("info")));
          }
          draft.addBrackets(
              new Brackets(
                  InstrumentId.parse(Recorders.BINANCE, entry.getKey()), tiers, day, source));
        } catch (IllegalArgumentException e) {
          throw file.mistake(entry.getKey() + ": " + e.getMessage());
        }
      }
    }

    private static Bracket bracket(JsonNode info) {
      return new Bracket(
          decimal(info, "notionalFloor"),
          decimal(info, "notionalCap"),
          decimal(info, "maintMarginRatio"),
          decimal(info, "cum"),
          decimal(info, "initialLeverage"));
    }

    private static BigDecimal decimal(JsonNode info, String field) {
      if (!info.has(field)) {
        throw new IllegalArgumentException("a tier without " + field);
      }
      String text = info.path(field).asString("");
      try {
        BigDecimal value = new BigDecimal(text);
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(field + " is no number: '" + text + "'", e);
      }
    }
  }

  /** The instrument of a row of a symbol list: its quote is stated, so any quote is known. */
  static Optional<InstrumentId> listed(String symbol, String quote, String ticker, Market market) {
    if (!symbol.endsWith(quote) || symbol.length() == quote.length()) {
      return Optional.empty();
    }
    try {
      Asset base = new Asset(symbol.substring(0, symbol.length() - quote.length()));
      Asset in = new Asset(quote);
      if (market == Market.SPOT) {
        return Optional.of(InstrumentId.spot(Recorders.BINANCE, base, in));
      }
      if (ticker.matches(".*_\\d{6}")) {
        return ExchangeSymbols.parse(
            Recorders.BINANCE, ticker, quote.equals("USD") ? Market.INVERSE : Market.LINEAR);
      }
      return Optional.of(
          InstrumentId.perpetual(
              Recorders.BINANCE, base, in, ticker.endsWith("_PERP") ? base : in));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
