// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.main;

import dev.ballast.app.DiskFault;
import dev.ballast.app.cli.Cli;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program's entry. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    StandardOutput output = new StandardOutput();
    PrintWriter out = new PrintWriter(output, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exit = Cli.run(out, err, arguments);
    if (output.fault().isPresent()) {
      err.println(
          "ballast: standard output cannot be written: "
              + DiskFault.mended(output.fault().get(), "send it to another place"));
      exit = Math.max(exit, Cli.MISTAKE);
    }
    System.exit(exit);
  }
}
