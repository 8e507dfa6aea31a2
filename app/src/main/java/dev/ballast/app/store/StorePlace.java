// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the store and the cache lie, by the environment. */
public final class StorePlace {
  private StorePlace() {}

  /** {@code --store}, else {@code BALLAST_STORE}, else the user's folder for data. */
  public static Path store(@Nullable Path option, Map<String, String> environment) {
    if (option != null) {
      if (option.toString().isBlank()) {
        throw new UserMistake("--store: the folder has an empty name; name a folder");
      }
      return option;
    }
    return variable(environment, "BALLAST_STORE")
        .or(() -> variable(environment, "XDG_DATA_HOME").map(home -> home.resolve("ballast")))
        .orElseGet(() -> home(environment).resolve(".local/share/ballast"));
  }

  /** The user's folder for what can be made again. */
  public static Path cache(Map<String, String> environment) {
    return variable(environment, "XDG_CACHE_HOME")
        .orElseGet(() -> home(environment).resolve(".cache"))
        .resolve("ballast");
  }

  private static Path home(Map<String, String> environment) {
    return variable(environment, "HOME").orElseGet(() -> Path.of(System.getProperty("user.home")));
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
