// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * The most that each asset may have of a whole: one share for all, or one for each; all of it where
 * an asset has none.
 */
public final class ShareLimits {
  private final BigDecimal general;
  private final SequencedMap<Asset, BigDecimal> own;

  private ShareLimits(BigDecimal general, Map<Asset, BigDecimal> own) {
    this.general = general;
    this.own = new LinkedHashMap<>(own);
  }

  /** That every asset may have all. */
  public static ShareLimits none() {
    return new ShareLimits(BigDecimal.ONE, Map.of());
  }

  static ShareLimits read(Field field) {
    boolean each = field.node() instanceof MappingNode || field.scalar().text().contains("=");
    return each
        ? new ShareLimits(BigDecimal.ONE, AssetFigures.read(field, Scalar::share))
        : new ShareLimits(field.scalar().share(), Map.of());
  }

  /** The asset's. */
  public BigDecimal of(Asset asset) {
    return own.getOrDefault(asset, general);
  }

  /** The assets that have one of their own. */
  public Set<Asset> named() {
    return Collections.unmodifiableSet(own.keySet());
  }
}
