// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which column of a table tells what: as the user states, else by the names that are known. */
final class TableColumns {
  private static final Pattern VOLUME_IN = Pattern.compile("(?:volume|vol)_?\\(?([a-z0-9]+)\\)?");

  private final List<String> header;
  private final Map<ColumnRole, Integer> places = new EnumMap<>(ColumnRole.class);

  /** Columns of volume that name their asset, in small letters. */
  private final Map<String, Integer> volumes = new HashMap<>();

  private TableColumns(List<String> header) {
    this.header = header;
  }

  /** Finds the columns of a header. */
  static TableColumns of(List<String> header, Map<ColumnRole, String> stated, InputFile file) {
    TableColumns columns = new TableColumns(header);
    List<String> names = header.stream().map(ColumnRole::normal).toList();
    stated.forEach((role, name) -> columns.places.put(role, stated(header, names, name, file)));
    for (ColumnRole role : ColumnRole.values()) {
      for (String name : role.headers()) {
        int place = names.indexOf(name);
        if (place >= 0 && !columns.places.containsValue(place)) {
          columns.places.putIfAbsent(role, place);
        }
      }
    }
    for (int place = 0; place < names.size(); place++) {
      Matcher volume = VOLUME_IN.matcher(names.get(place));
      if (!columns.places.containsValue(place) && volume.matches()) {
        columns.volumes.putIfAbsent(volume.group(1), place);
      }
    }
    return columns;
  }

  private static int stated(List<String> header, List<String> names, String name, InputFile file) {
    int place = header.indexOf(name);
    if (place < 0) {
      place = names.indexOf(ColumnRole.normal(name));
    }
    if (place < 0) {
      throw file.mistake(
          "no column '" + name + "' as --columns says; it has " + String.join(", ", header));
    }
    return place;
  }

  /** The place of a column, or -1. */
  int place(ColumnRole role) {
    return places.getOrDefault(role, -1);
  }

  boolean has(ColumnRole role) {
    return places.containsKey(role);
  }

  boolean areBars() {
    return has(ColumnRole.TIME)
        && has(ColumnRole.OPEN)
        && has(ColumnRole.HIGH)
        && has(ColumnRole.LOW)
        && has(ColumnRole.CLOSE);
  }

  boolean areFunding() {
    return has(ColumnRole.TIME) && has(ColumnRole.FUNDING_RATE) && !areBars();
  }

  /** Whether a header is among them, as it is compared. */
  boolean named(String name) {
    return header.stream().map(ColumnRole::normal).anyMatch(name::equals);
  }

  /** Takes the column of volume for one of the quote currency, as at Yahoo. */
  void volumeIsQuote() {
    Integer volume = places.remove(ColumnRole.VOLUME);
    if (volume != null) {
      places.putIfAbsent(ColumnRole.QUOTE_VOLUME, volume);
    }
  }

  /** The funding rate that stands where bars have their open, as in freqtrade's files. */
  void openIsFundingRate() {
    if (!has(ColumnRole.FUNDING_RATE) && has(ColumnRole.OPEN)) {
      places.put(ColumnRole.FUNDING_RATE, place(ColumnRole.OPEN));
    }
    for (ColumnRole price : List.of(ColumnRole.OPEN, ColumnRole.HIGH, ColumnRole.LOW)) {
      places.remove(price);
    }
    places.remove(ColumnRole.CLOSE);
    places.remove(ColumnRole.VOLUME);
  }

  /** Where the volume in the base asset is, which a header may name: {@code Volume BTC}. */
  private Optional<Integer> base(InstrumentId id) {
    return Optional.ofNullable(places.get(ColumnRole.VOLUME)).or(() -> in(id.base()));
  }

  private Optional<Integer> quote(InstrumentId id) {
    return Optional.ofNullable(places.get(ColumnRole.QUOTE_VOLUME)).or(() -> in(id.quote()));
  }

  private Optional<Integer> in(Asset asset) {
    return Optional.ofNullable(volumes.get(ColumnRole.normal(asset.code())));
  }

  /** Takes the column of volume that a header names by the instrument's base, else its quote. */
  void volumeOf(InstrumentId id) {
    base(id)
        .ifPresentOrElse(
            place -> places.put(ColumnRole.VOLUME, place),
            () -> quote(id).ifPresent(place -> places.put(ColumnRole.QUOTE_VOLUME, place)));
  }

  /** What each column that is read is taken for, as {@code time=Date}. */
  List<String> read() {
    List<String> read = new ArrayList<>();
    places.forEach((role, place) -> read.add(role + "=" + header.get(place)));
    return read;
  }

  /** The headers of columns that are not read. */
  List<String> passedOver() {
    List<String> over = new ArrayList<>();
    for (int place = 0; place < header.size(); place++) {
      if (!places.containsValue(place)) {
        over.add(header.get(place).isEmpty() ? "(no name)" : header.get(place));
      }
    }
    return over;
  }
}
