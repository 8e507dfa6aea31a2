// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.unit.Asset;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** A figure for each of several assets: a mapping in a file, {@code ETH=1.25,SOL=1.6} in a flag. */
final class AssetFigures {
  private AssetFigures() {}

  /** The figures in the order that they are written in; refuses an asset that is there twice. */
  static <T> SequencedMap<Asset, T> read(Field field, Function<Scalar, T> figure) {
    SequencedMap<Asset, T> figures = new LinkedHashMap<>();
    if (field.node() instanceof MappingNode) {
      field
          .entries()
          .forEach((name, entry) -> {
            Asset asset = new Scalar(entry, name).asset();
            put(entry, figures, asset, figure.apply(entry.scalar()));
          });
    } else {
      for (String part : field.scalar().text().split(",", -1)) {
        String[] sides = part.split("=", -1);
        if (sides.length != 2) {
          throw field.mistake(
              "not a figure for an asset: '" + part.strip() + "' (write ETH=1.25,SOL=1.6)");
        }
        Asset asset = new Scalar(field, sides[0].strip()).asset();
        put(field, figures, asset, figure.apply(new Scalar(field, sides[1].strip())));
      }
    }
    if (figures.isEmpty()) {
      throw field.mistake("is empty");
    }
    return figures;
  }

  private static <T> void put(Field field, SequencedMap<Asset, T> figures, Asset asset, T figure) {
    if (figures.putIfAbsent(asset, figure) != null) {
      throw field.mistake(asset + " is there twice");
    }
  }
}
