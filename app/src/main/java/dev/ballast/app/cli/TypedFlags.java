// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Flags as the user typed them, for messages: of {@code --entry-price} perhaps {@code --entry}. */
final class TypedFlags {
  private TypedFlags() {}

  /** The option's name that was typed; its first one where none was. */
  static String of(CommandSpec spec, OptionSpec option) {
    List<String> names = Arrays.asList(option.names());
    return spec.root().commandLine().getParseResult().originalArgs().stream()
        .map(argument -> argument.split("=", 2)[0])
        .filter(names::contains)
        .findFirst()
        .orElse(names.getFirst());
  }
}
