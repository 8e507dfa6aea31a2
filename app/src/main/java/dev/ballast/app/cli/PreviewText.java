// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.store.ImportPreview;
import dev.ballast.app.store.ImportReport;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;

/** A dry run of an import, for the terminal. */
final class PreviewText {
  private PreviewText() {}

  static String of(ImportPreview preview) {
    StringBuilder text = new StringBuilder();
    for (ImportPreview.Understood file : preview.files()) {
      text.append(name(file.file())).append(": ").append(file.layout());
      text.append(String.format(Locale.ROOT, ", %,d rows%n", file.rows()));
      file.notes().forEach(note -> text.append("  ").append(note).append('\n'));
      String series = "";
      for (ImportPreview.PreviewRow row : file.first()) {
        if (!row.series().equals(series)) {
          series = row.series();
          text.append("  ").append(series).append('\n');
        }
        text.append("    ").append(row.time());
        row.values()
            .forEach(
                (name, value) -> text.append("  ").append(name).append(' ').append(plain(value)));
        text.append('\n');
      }
      if (file.series().size() > 1) {
        text.append("  ").append(file.series().size()).append(" series in all\n");
      }
    }
    for (ImportReport.Skipped file : preview.skipped()) {
      text.append(name(file.file())).append(": skipped, ").append(file.reason()).append('\n');
    }
    return text.append("nothing was written\n").toString();
  }

  private static String name(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }

  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
