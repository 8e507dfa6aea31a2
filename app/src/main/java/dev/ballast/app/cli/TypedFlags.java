// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Flags as the user typed them, for messages: of {@code --entry-price} perhaps {@code --entry}. */
final class TypedFlags {
  private TypedFlags() {}

  /** What is wrong where an option is given twice, by one name or by two that mean the same. */
  static String twice(OptionSpec option, List<String> arguments) {
    List<String> typed = typed(option, arguments).distinct().toList();
    return typed.size() > 1
        ? String.join(" and ", typed) + " mean the same; give one of them"
        : String.join("", typed) + " is given twice; give it once";
  }

  private static Stream<String> typed(OptionSpec option, List<String> arguments) {
    List<String> names = Arrays.asList(option.names());
    return arguments.stream().map(argument -> argument.split("=", 2)[0]).filter(names::contains);
  }

  /** The option's shortest name, the first of several. */
  static String shortest(OptionSpec option) {
    return Arrays.stream(option.names()).min(Comparator.comparingInt(String::length)).orElseThrow();
  }

  /** The option's name that was typed; its first one where none was. */
  static String of(CommandSpec spec, OptionSpec option) {
    return typed(option, spec.root().commandLine().getParseResult().originalArgs())
        .findFirst()
        .orElse(option.names()[0]);
  }
}
