// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.UserMistake;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML or JSON text into nodes that know their place. */
final class YamlNodes {
  /** Deeper than any file of ours, shallow enough for a recursive walk. */
  private static final int DEEPEST = 20;

  private YamlNodes() {}

  /** The document's root. Refuses an empty document, tabs as indentation, aliases, bad syntax. */
  static Field read(SourceText source) {
    if (source.text().isBlank()) {
      throw source.mistake("the file is empty");
    }
    String text = source.text();
    if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
      // JSON: a tab is as good as a space, and strings cannot hold one.
      text = text.replace('\t', ' ');
    } else {
      refuseTabs(source);
    }
    LoadSettings settings =
        LoadSettings.builder().setLabel(source.name()).setAllowDuplicateKeys(true).build();
    try {
      refuseDepthAndAliases(source, settings, text);
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.map(node -> new Field(source, "", TextPlace.of(node.getStartMark()), node))
          .orElseThrow(() -> source.mistake("the file holds only comments"));
    } catch (MarkedYamlEngineException e) {
      throw unreadable(source, e);
    } catch (ReaderException e) {
      throw source.mistake("holds a character that YAML does not allow, number " + e.getPosition());
    } catch (YamlEngineException e) {
      throw source.mistake("not readable as YAML: " + e.getMessage());
    }
  }

  private static void refuseTabs(SourceText source) {
    int line = 0;
    for (String row : source.text().lines().toList()) {
      line++;
      int column = 0;
      while (column < row.length() && row.charAt(column) == ' ') {
        column++;
      }
      if (column < row.length() && row.charAt(column) == '\t' && !row.isBlank()) {
        throw source.mistake(line, column + 1, "a tab in the indentation; use spaces");
      }
    }
  }

  private static void refuseDepthAndAliases(SourceText source, LoadSettings settings, String text) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof AliasEvent) {
        TextPlace place = TextPlace.of(event.getStartMark());
        throw source.mistake(
            place.line(), place.column(), "aliases (*name) are not read; write the value out");
      } else if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        TextPlace place = TextPlace.of(event.getStartMark());
        throw source.mistake(place.line(), place.column(), "nested too deeply");
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static UserMistake unreadable(SourceText source, MarkedYamlEngineException e) {
    Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
    TextPlace place = TextPlace.of(mark);
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return source.mistake(
        place.line(), place.column(), "not readable as YAML: " + context + e.getProblem());
  }
}
