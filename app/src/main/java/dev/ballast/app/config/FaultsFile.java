// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.fault.Fault;
import dev.ballast.app.fault.FaultPlan;
import dev.ballast.app.fault.MarketName;
import dev.ballast.app.fault.ScriptedFault;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** A script of faults for the exchange on this machine; {@code docs/guide/venue.md} lists them. */
public final class FaultsFile {
  private static final int USUAL_SEED = 1;

  private final int seed;
  private final SequencedMap<ScriptedFault, Mapping> faults = new LinkedHashMap<>();

  private FaultsFile(int seed) {
    this.seed = seed;
  }

  /** Reads a file; a mistake in it is a {@link dev.ballast.app.UserMistake}. */
  public static FaultsFile read(Path file) {
    return read(SourceText.of(file));
  }

  /**
   * Reads a text that is no file's.
   *
   * @param name by which its mistakes call it
   */
  public static FaultsFile parse(String name, String text) {
    return read(new SourceText(name, text));
  }

  private static FaultsFile read(SourceText source) {
    Mapping table = YamlNodes.read(source).table("seed", "faults");
    FaultsFile read =
        new FaultsFile(table.get("seed", one -> one.wholeNumber(0, 999_999_999), USUAL_SEED));
    Field list = table.require("faults");
    int number = 0;
    for (Field item : list.items()) {
      number++;
      ScriptedFault one = FaultReader.read(item, number);
      if (read.faults.keySet().stream().anyMatch(other -> other.name().equals(one.name()))) {
        throw item.mistake("the name '" + one.name() + "' occurs twice");
      }
      read.faults.put(one, item.table(FaultKind.allKeys().toArray(String[]::new)));
    }
    if (read.faults.isEmpty()) {
      throw list.mistake("is empty");
    }
    return read;
  }

  /** Refuses symbols that a market does not list, and keys that nobody has. */
  public FaultsFile check(
      Function<MarketName, Collection<String>> symbols, Collection<String> keys) {
    faults.forEach((scripted, table) -> {
      if (scripted.fault() instanceof Fault.OfSymbol one) {
        Collection<String> listed = symbols.apply(one.symbol().market());
        if (!listed.contains(one.symbol().name())) {
          String name = one.symbol().name();
          throw table
              .require("symbol")
              .mistake(
                  "is not listed on "
                      + one.symbol().market()
                      + Suggestion.of(name, listed)
                          .map(near -> "; did you mean '" + near + "'?")
                          .orElse(""));
        }
      }
      scripted
          .target()
          .key()
          .filter(key -> !keys.contains(key))
          .ifPresent(key -> {
            throw table.require("key").mistake("nobody has the key '" + key + "'");
          });
    });
    return this;
  }

  /** What it says, in its order. */
  public FaultPlan plan() {
    return new FaultPlan(seed, List.copyOf(faults.keySet()));
  }
}
