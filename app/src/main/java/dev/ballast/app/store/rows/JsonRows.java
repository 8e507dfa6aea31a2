// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * The rows of a JSON file: the first list in it whose items are lists ({@code [[time, open, ...],
 * ...]}, without names) or objects ({@code [{"time": ..., "open": ...}, ...]}), wherever it lies,
 * as in an exchange's answer. An item's own lists and objects are left out.
 */
public final class JsonRows implements RowSource {
  private final JsonParser parser;
  private List<String> header = List.of();
  private @Nullable List<String> first;
  private boolean begun;
  private boolean objects;

  /** Where the cells of the row read last stand, by name or number; kept only when asked for. */
  private @Nullable Map<String, RowPlace> places;

  private RowPlace start = new RowPlace(1, 1);

  public JsonRows(InputStream content) {
    this.parser =
        new JsonFactory().createParser(tools.jackson.core.ObjectReadContext.empty(), content);
  }

  @Override
  public List<String> header() throws IOException {
    if (!begun) {
      begun = true;
      try {
        find();
      } catch (JacksonException e) {
        throw damaged(e);
      }
    }
    return header;
  }

  @Override
  public @Nullable List<String> next() throws IOException {
    header();
    List<String> taken = first;
    first = null;
    if (taken != null) {
      return taken;
    }
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new RowFault(here(), "the JSON is cut off; fetch the file again");
      }
      if (token == JsonToken.END_ARRAY) {
        return null;
      }
      if (token != (objects ? JsonToken.START_OBJECT : JsonToken.START_ARRAY)) {
        throw new RowFault(here(), "an item of its list is no row");
      }
      return objects ? cells(fields()) : items();
    } catch (JacksonException e) {
      throw damaged(e);
    }
  }

  @Override
  public Optional<RowPlace> place(InputStream again, int row, int column) throws IOException {
    try (JsonRows rows = new JsonRows(again)) {
      Map<String, RowPlace> found = new HashMap<>();
      rows.places = found;
      for (int read = 0; read < row; read++) {
        if (rows.next() == null) {
          return Optional.empty();
        }
      }
      boolean named = rows.objects && column < rows.header.size();
      String name = named ? rows.header.get(column) : Integer.toString(column);
      return Optional.of(found.getOrDefault(name, rows.start));
    }
  }

  private RowPlace here() {
    TokenStreamLocation location = parser.currentTokenLocation();
    return new RowPlace(location.getLineNr(), location.getColumnNr());
  }

  private void begin() {
    if (places != null) {
      places.clear();
      start = here();
    }
  }

  private void mark(String cell) {
    if (places != null) {
      places.put(cell, here());
    }
  }

  /** Walks to the first list of rows and reads its first item. */
  private void find() throws IOException {
    JsonToken before = null;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (before == JsonToken.START_ARRAY && token == JsonToken.START_ARRAY) {
        first = items();
        return;
      }
      if (before == JsonToken.START_ARRAY && token == JsonToken.START_OBJECT) {
        objects = true;
        Map<String, String> fields = fields();
        header = List.copyOf(fields.keySet());
        first = cells(fields);
        return;
      }
      before = token;
    }
    throw new IOException("JSON without a list of rows");
  }

  private List<String> items() {
    List<String> cells = new ArrayList<>();
    begin();
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      mark(Integer.toString(cells.size()));
      cells.add(text(token));
    }
    return cells;
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    begin();
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      mark(name);
      fields.put(name, text(value));
    }
    return fields;
  }

  /** The cells in the order of the header; a name that the first item lacks is not read. */
  private List<String> cells(Map<String, String> fields) {
    List<String> cells = new ArrayList<>();
    header.forEach(name -> cells.add(fields.getOrDefault(name, "")));
    return Collections.unmodifiableList(cells);
  }

  private String text(@Nullable JsonToken token) {
    if (token == null || token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (token.isStructStart()) {
      parser.skipChildren();
      return "";
    }
    return parser.getString();
  }

  private static IOException damaged(JacksonException e) {
    RowPlace place = new RowPlace(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return new RowFault(place, "not JSON: " + words(e));
  }

  /** What is wrong, without the parser's own account of where it reads from. */
  private static String words(JacksonException e) {
    String said = e.getOriginalMessage().lines().findFirst().orElse("");
    int place = said.indexOf("[Source");
    int clause = place < 0 ? -1 : said.lastIndexOf('(', place);
    return clause < 0 ? said : said.substring(0, clause).stripTrailing();
  }

  @Override
  public void close() {
    parser.close();
  }
}
