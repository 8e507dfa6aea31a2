// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command that ran: its exit code and what it printed. */
public record Ran(int exit, String out, String err) {
  public static Ran of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int exit = Cli.run(new PrintWriter(out), new PrintWriter(err), texts);
    return new Ran(exit, out.toString(), err.toString());
  }

  /** {@code data import PATH... --store STORE}. */
  static Ran importing(Path store, Object... paths) {
    List<Object> arguments = new ArrayList<>(List.of("data", "import"));
    arguments.addAll(List.of(paths));
    arguments.addAll(List.of("--store", store));
    return of(arguments.toArray());
  }
}
