// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.MarketView;
import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is measured of one asset, each kind when it is first asked for: rules and reports ask
 * for few of many. For one thread.
 */
public final class AssetFeatures {
  private final AssetMarket market;
  private final Map<FeatureKind, Feature> measured = new EnumMap<>(FeatureKind.class);

  private AssetFeatures(AssetMarket market) {
    this.market = market;
  }

  /** As of the market's time. */
  public static AssetFeatures of(AssetMarket market) {
    return new AssetFeatures(market);
  }

  /**
   * The same of a run of its own: what has been measured is taken over, and the rest is measured
   * there, so that others may read this one meanwhile.
   *
   * @param view of the same time
   */
  AssetFeatures in(MarketView view) {
    AssetFeatures own =
        new AssetFeatures(
            new AssetMarket(
                view, market.asset(), market.benchmark(), market.market(), market.perpetual()));
    own.measured.putAll(measured);
    return own;
  }

  public Asset asset() {
    return market.asset();
  }

  /** One that assets have; absent with a reason where it cannot be measured. */
  public Feature feature(FeatureKind kind) {
    Feature known = measured.get(kind);
    if (known == null) {
      known =
          kind.ofAsset()
              .orElseThrow(() -> new IllegalArgumentException("assets have no " + kind))
              .of(market);
      measured.put(kind, known);
    }
    return known;
  }

  /** One for every kind that assets have, in the order of the kinds. */
  public Map<FeatureKind, Feature> features() {
    Map<FeatureKind, Feature> all = new EnumMap<>(FeatureKind.class);
    for (FeatureKind kind : FeatureKind.values()) {
      if (kind.isOfAssets()) {
        all.put(kind, feature(kind));
      }
    }
    return Collections.unmodifiableMap(all);
  }

  AssetMarket market() {
    return market;
  }

  /** What was measured so many days before. */
  AssetFeatures daysAgo(int days) {
    return FeatureTable.row(
        market.view().at(market.time() - Days.of(days)),
        market.asset(),
        market.benchmark(),
        market.market());
  }

  /** Whether all is measured alike. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof AssetFeatures that
            && asset().equals(that.asset())
            && features().equals(that.features()));
  }

  @Override
  public int hashCode() {
    return asset().hashCode();
  }

  @Override
  public String toString() {
    return asset() + " as of " + Days.text(market.time());
  }
}
