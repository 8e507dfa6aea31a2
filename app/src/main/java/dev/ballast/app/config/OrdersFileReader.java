// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.account.Place;
import dev.ballast.engine.Request;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Movement;
import dev.ballast.order.Side;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads an orders file, YAML or JSON; {@code docs/guide/orders.md} lists its fields. */
public final class OrdersFileReader {
  private final List<OrdersEntry> entries = new ArrayList<>();
  private final SequencedMap<LocalDate, Integer> counts = new LinkedHashMap<>();
  private final SequencedMap<String, OrdersEntry> named = new LinkedHashMap<>();

  private OrdersFileReader() {}

  /** What an entry may say that it is, and what may stand beside that. */
  private enum Kind {
    DEPOSIT,
    WITHDRAW,
    TRANSFER,
    BUY,
    SELL,
    ROLL,
    CANCEL;

    private List<String> keys() {
      return switch (this) {
        case DEPOSIT -> List.of("to");
        case WITHDRAW -> List.of("from");
        case TRANSFER -> List.of("from", "to");
        case BUY, SELL -> OrderReader.KEYS;
        case ROLL -> List.of("to", "name", "maintenanceRate", "maintenanceAmount");
        case CANCEL -> List.of();
      };
    }

    private static List<String> allKeys() {
      List<String> all = new ArrayList<>(List.of("on"));
      for (Kind kind : values()) {
        all.add(kind.toString());
      }
      for (Kind kind : values()) {
        kind.keys().stream().filter(key -> !all.contains(key)).forEach(all::add);
      }
      return all;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads a file; a mistake in it is a {@link dev.ballast.app.UserMistake}. */
  public static OrdersFile read(Path file) {
    SourceText source = SourceText.of(file);
    OrdersFileReader reader = new OrdersFileReader();
    Field root = YamlNodes.read(source);
    root.items().forEach(reader::entry);
    if (reader.entries.isEmpty()) {
      throw root.mistake("lists nothing to do");
    }
    return new OrdersFile(source.name(), reader.entries);
  }

  private void entry(Field item) {
    Mapping table = item.table(Kind.allKeys().toArray(String[]::new));
    Kind kind = kind(table);
    LocalDate day = table.require("on").scalar().day();
    String id = String.format(Locale.ROOT, "%s-%02d", day, counts.merge(day, 1, Integer::sum));
    long time = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    OrdersEntry entry =
        new OrdersEntry(
            item.where(),
            request(table, kind, time, id),
            table.get("name", one -> one.words(40)),
            table.get("maintenanceRate", Scalar::fraction),
            table.get("maintenanceAmount", one -> one.decimal("0", "1000000000")));
    if (entry.maintenanceRate().isEmpty()) {
      table
          .find("maintenanceAmount")
          .ifPresent(one -> {
            throw one.mistakeAtKey("goes with maintenanceRate, which is missing");
          });
    }
    entry
        .name()
        .filter(name -> named.putIfAbsent(name, entry) != null)
        .ifPresent(name -> {
          throw table.require("name").mistake("'" + name + "' is the name of an earlier entry");
        });
    entries.add(entry);
  }

  private static Kind kind(Mapping table) {
    List<Kind> kinds = new ArrayList<>();
    for (Kind one : Kind.values()) {
      if (table.find(one.toString()).isPresent()) {
        kinds.add(one);
      }
    }
    if (kinds.isEmpty()) {
      throw table
          .field()
          .mistake(
              "says nothing to do; write one of deposit, withdraw, transfer, buy, sell, roll"
                  + " or cancel");
    }
    Kind kind = kinds.getFirst();
    if (kinds.size() > 1) {
      throw table
          .require(kinds.getLast().toString())
          .mistakeAtKey("does not go with " + kind + "; write an entry for each");
    }
    table
        .entries()
        .forEach((key, value) -> {
          if (!key.equals("on") && !key.equals(kind.toString()) && !kind.keys().contains(key)) {
            throw value.mistakeAtKey("does not go with " + kind);
          }
        });
    return kind;
  }

  private Request request(Mapping table, Kind kind, long time, String id) {
    return switch (kind) {
      case DEPOSIT ->
          new Request.Move(
              time,
              Movement.deposit(id, place(table, "to").orElse(Place.SPOT), money(table, kind)));
      case WITHDRAW ->
          new Request.Move(
              time,
              Movement.withdrawal(id, place(table, "from").orElse(Place.SPOT), money(table, kind)));
      case TRANSFER -> transfer(table, time, id);
      case BUY -> new Request.Send(time, OrderReader.order(table, Side.BUY, id));
      case SELL -> new Request.Send(time, OrderReader.order(table, Side.SELL, id));
      case ROLL -> roll(table, time, id);
      case CANCEL -> cancel(table.require("cancel").scalar(), time, id);
    };
  }

  private static Optional<Place> place(Mapping table, String key) {
    return table.get(key, one -> one.choice(Place.class));
  }

  private static Money money(Mapping table, Kind kind) {
    return table.require(kind.toString()).scalar().positiveMoney();
  }

  private static Request transfer(Mapping table, long time, String id) {
    Place from = table.require("from").scalar().choice(Place.class);
    Place to = table.require("to").scalar().choice(Place.class);
    Money amount = money(table, Kind.TRANSFER);
    return new Request.Move(
        time, table.require("to").checked(_ -> Movement.transfer(id, from, to, amount)));
  }

  private static Request roll(Mapping table, long time, String id) {
    Field near = table.require("roll");
    Field far = table.require("to");
    InstrumentId from = OrderSymbols.instrument(near.scalar());
    InstrumentId to = OrderSymbols.instrument(far.scalar());
    LocalDate ends =
        from.expiry()
            .orElseThrow(
                () -> near.mistake(from + " does not expire; only a dated future is rolled"));
    if (!to.base().equals(from.base()) || !to.settle().equals(from.settle())) {
      throw far.mistake(to + " is not the same as " + from + " with a later day");
    }
    if (to.expiry().filter(day -> !day.isAfter(ends)).isPresent()) {
      throw far.mistake(to + " does not expire after " + from);
    }
    return new Request.Roll(time, id, from, to);
  }

  private Request cancel(Scalar name, long time, String id) {
    OrdersEntry earlier =
        Optional.ofNullable(named.get(name.text()))
            .orElseThrow(() ->
                name.mistake(
                    "no earlier entry has the name '"
                        + name.text()
                        + "'"
                        + (named.isEmpty()
                            ? "; give it one with name:"
                            : Suggestion.hint(name.text(), named.keySet()))));
    if (earlier.request().time() >= time) {
      throw name.mistake(
          "'"
              + name.text()
              + "' is sent on "
              + UtcDay.date(earlier.request().time())
              + "; it can be cancelled from the day after");
    }
    return new Request.Cancel(time, id, earlier.request().id());
  }
}
