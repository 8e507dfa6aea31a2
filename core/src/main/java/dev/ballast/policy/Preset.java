// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

/** A model that a plan begins with and is then measured against; it binds nothing. */
public enum Preset {
  /** Eighty of a hundred in spot, the rest for the overlay. */
  EIGHTY_TWENTY("80/20"),
  /** Sector weights by {@link Bucket}. */
  BUCKETS("buckets");

  private final String label;

  Preset(String label) {
    this.label = label;
  }

  /** {@code 80/20}. */
  @Override
  public String toString() {
    return label;
  }
}
