// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * What every calculator has: its figures from a file or from flags of the same names, and its
 * answer as a page or as JSON.
 */
final class CalcInput {
  private static final List<String> OURS = List.of("--file", "--json", "--data", "--store");
  private static final Pattern DASHED = Pattern.compile("-([a-z])");

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Figures from a file, YAML or JSON, instead of flags.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Print JSON; decimals are strings.")
  private boolean json;

  /** The file, where one was given. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * The figures given: a file's, by the names of the command's flags and these keys, or the flags'.
   */
  Given given(CommandSpec spec, String... keys) {
    Map<String, String> flags = new LinkedHashMap<>();
    Map<String, String> typed = new LinkedHashMap<>();
    List<List<String>> names = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (option.usageHelp() || option.versionHelp() || isOurs(option)) {
        continue;
      }
      List<String> name = Arrays.stream(option.names()).map(CalcInput::key).toList();
      names.add(name);
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        flags.put(name.getFirst(), option.getValue().toString());
        typed.put(name.getFirst(), TypedFlags.of(spec, option));
      } else {
        typed.put(name.getFirst(), TypedFlags.shortest(option));
      }
    }
    if (file == null) {
      return Given.flags(flags, typed);
    }
    refuseFlags(spec);
    for (String key : keys) {
      names.add(List.of(key));
    }
    return Given.file(file, names);
  }

  /** Refuses figures by flags, beside a file that has them all. */
  void refuseFlags(CommandSpec spec) {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!isOurs(option)) {
        throw new UserMistake(
            TypedFlags.of(spec, option) + " is given beside --file; write it into the file");
      }
    }
  }

  private static boolean isOurs(OptionSpec option) {
    return OURS.contains(option.longestName());
  }

  /** {@code markPrice} of {@code --mark-price}. */
  private static String key(String flag) {
    return DASHED
        .matcher(flag.substring(2))
        .replaceAll((MatchResult dash) -> dash.group(1).toUpperCase(Locale.ROOT));
  }

  /** Prints an answer as asked. */
  int print(CommandSpec spec, Calculation answer) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? answer.json() : answer.page(Screen.WIDTH, Screen.color()));
    return 0;
  }
}
