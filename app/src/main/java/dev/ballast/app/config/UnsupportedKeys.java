// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import java.util.Optional;

/** Keys that a plan may come to have: refused with a reason, never ignored. */
final class UnsupportedKeys {
  private UnsupportedKeys() {}

  /** Why a key is refused; nothing for a key that is simply unknown. */
  static Optional<String> reason(String path) {
    return Optional.ofNullable(
        switch (path.replaceAll("\\[\\d+]", "")) {
          case "rotation.confirm" ->
              "not supported yet: the rules confirm a stance, by their own 'confirm'; take the key out";
          case "rotation.settle" ->
              "not supported yet: a rotation is always made in spot; take the key out";
          default -> null;
        });
  }
}
