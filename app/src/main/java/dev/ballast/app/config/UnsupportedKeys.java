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
              "not supported: a set of rules confirms its stances itself, by its own 'confirm'; take the key"
                  + " out, and write 'confirm' in the file that rotation.signals names";
          default -> null;
        });
  }
}
