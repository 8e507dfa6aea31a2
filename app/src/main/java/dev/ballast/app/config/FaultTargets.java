// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.fault.FaultTarget;
import dev.ballast.app.fault.MarketName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads what a fault strikes: words for what is asked most, patterns for all else. */
final class FaultTargets {
  private static final Pattern REQUEST = Pattern.compile("(GET|POST|PUT|DELETE|\\*) [/*]\\S*");
  private static final Pattern MESSAGE = Pattern.compile("(user|market) \\S+");
  private static final SequencedMap<String, List<String>> REQUESTS = requests();
  private static final Map<String, List<String>> STREAMS =
      Map.of("user", List.of("user *"), "market", List.of("market *"));

  private FaultTargets() {}

  private static SequencedMap<String, List<String>> requests() {
    SequencedMap<String, List<String>> words = new LinkedHashMap<>();
    words.put("order", List.of("POST */order", "POST */batchOrders", "POST */algoOrder"));
    words.put("change", List.of("PUT */order"));
    words.put(
        "cancel",
        List.of(
            "DELETE */order",
            "DELETE */batchOrders",
            "DELETE */algoOrder",
            "DELETE */allOpenOrders",
            "DELETE */algoOpenOrders",
            "DELETE */openOrders"));
    words.put(
        "query",
        List.of(
            "GET */order",
            "GET */openOrder",
            "GET */openOrders",
            "GET */allOrders",
            "GET */algoOrder",
            "GET */openAlgoOrders",
            "GET */allAlgoOrders"));
    words.put("trades", List.of("GET */userTrades", "GET */myTrades"));
    words.put("transfer", List.of("POST */asset/transfer"));
    words.put("balance", List.of("GET */balance", "GET */account"));
    words.put("positions", List.of("GET */positionRisk"));
    words.put("listen-key", List.of("* */listenKey"));
    words.put("symbols", List.of("GET */exchangeInfo"));
    return words;
  }

  /** What a fault of a kind strikes. */
  static FaultTarget read(Mapping table, FaultKind kind) {
    List<String> names =
        switch (kind.of()) {
          case REQUESTS ->
              names(
                  table,
                  REQUESTS,
                  REQUEST,
                  "write " + String.join(", ", REQUESTS.keySet()) + " or 'POST /fapi/v1/order'");
          case STREAMS ->
              names(
                  table,
                  STREAMS,
                  MESSAGE,
                  "write user, market, 'user ORDER_TRADE_UPDATE' or 'market btcusdt@markPrice'");
          case ORDERS -> market(table).map(one -> List.of(one + " *")).orElse(List.of());
          case SYMBOLS, EXCHANGE -> List.of();
        };
    Map<String, String> values = new LinkedHashMap<>();
    table
        .find("where")
        .ifPresent(
            field -> field.entries().forEach((name, one) -> values.put(name, one.scalar().text())));
    return new FaultTarget(names, values, table.get("key", one -> one.words(100)));
  }

  static Optional<MarketName> market(Mapping table) {
    return table.get("market", one -> one.choice(MarketName.class));
  }

  private static List<String> names(
      Mapping table, Map<String, List<String>> words, Pattern pattern, String remedy) {
    Optional<Field> on = table.find("on");
    if (on.isEmpty()) {
      return List.of();
    }
    List<Field> given = on.get().isList() ? on.get().items() : List.of(on.get());
    List<String> names = new ArrayList<>();
    for (Field one : given) {
      String text = one.scalar().text();
      if (words.containsKey(text)) {
        names.addAll(words.getOrDefault(text, List.of()));
      } else if (pattern.matcher(text).matches()) {
        names.add(text);
      } else {
        throw one.mistake("strikes nothing: '" + text + "' (" + remedy + ")");
      }
    }
    if (names.isEmpty()) {
      throw on.get().mistake("is empty: leave it out for all");
    }
    return names;
  }
}
