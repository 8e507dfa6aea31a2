// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.account.Place;
import dev.ballast.risk.StatedShock;
import dev.ballast.unit.Asset;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;

/** A user's own scenarios: what moves, and what is lost. */
public final class ShockFile {
  private static final int LONGEST_NAME = 40;
  private static final int MOST_DAYS = 365;

  /** What an account file calls a place. */
  private enum Kept {
    EXCHANGE,
    COLD,
    STAKED
  }

  private final SequencedMap<StatedShock, Field> scenarios = new LinkedHashMap<>();

  private ShockFile() {}

  /** Reads a file; an empty scenario and two of one name are mistakes. */
  public static ShockFile read(Path file) {
    Mapping table = YamlNodes.read(SourceText.of(file)).table("scenarios");
    ShockFile read = new ShockFile();
    Field list = table.require("scenarios");
    for (Field item : list.items()) {
      StatedShock one = scenario(item);
      if (read.scenarios().stream().anyMatch(other -> other.name().equals(one.name()))) {
        throw item.mistake("the name '" + one.name() + "' occurs twice");
      }
      read.scenarios.put(one, item);
    }
    if (read.scenarios.isEmpty()) {
      throw list.mistake("is empty");
    }
    return read;
  }

  /** In the file's order. */
  public List<StatedShock> scenarios() {
    return List.copyOf(scenarios.keySet());
  }

  /** Refuses a move of what is not among these names of assets and sectors. */
  public void check(Collection<String> names) {
    scenarios.forEach((scenario, item) -> {
      for (String name : scenario.unknown(names)) {
        throw item.at(item.path() + ".moves." + name)
            .orElse(item)
            .mistakeAtKey(
                "is no asset and no sector here" + Suggestion.hint(name, List.copyOf(names)));
      }
    });
  }

  private static StatedShock scenario(Field item) {
    Mapping row = item.table("name", "moves", "others", "basis", "funding", "lost");
    SequencedMap<String, Double> moves = new LinkedHashMap<>();
    row.find("moves")
        .ifPresent(
            field -> field.entries().forEach((name, move) -> moves.put(name, move(name, move))));
    Optional<Mapping> funding = row.find("funding").map(field -> field.table("per-day", "days"));
    SequencedSet<Place> lost = new TreeSet<>();
    row.find("lost")
        .ifPresent(field ->
            field.items().forEach(place -> lost.addAll(places(place.scalar().choice(Kept.class)))));
    double basis = row.get("basis", one -> one.move().doubleValue(), 0.0);
    if (moves.isEmpty() && funding.isEmpty() && lost.isEmpty() && basis == 0) {
      throw item.mistake("changes nothing; write moves, basis, funding or lost");
    }
    return new StatedShock(
        row.require("name").scalar().words(LONGEST_NAME),
        moves,
        row.get("others", one -> one.choice(StatedShock.Others.class), StatedShock.Others.BETA),
        basis,
        funding.map(one -> one.require("per-day").scalar().anyFraction().doubleValue()).orElse(0.0),
        funding.map(one -> one.require("days").scalar().dayCount(1, MOST_DAYS)).orElse(0),
        lost);
  }

  /** The exchange has the spot wallet, the futures wallet and every position. */
  private static List<Place> places(Kept kept) {
    return switch (kept) {
      case EXCHANGE -> List.of(Place.SPOT, Place.FUTURES);
      case COLD -> List.of(Place.COLD);
      case STAKED -> List.of(Place.STAKED);
    };
  }

  private static double move(String name, Field field) {
    double move = field.scalar().move().doubleValue();
    if (move == -1 && name.matches("[A-Z]+") && new Asset(name).isDollar()) {
      throw field.mistake("a dollar that is worth nothing has no price; write -99%");
    }
    return move;
  }
}
