// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SHA-256 sums, as the archive's companion files state them: {@code hex name}. */
final class Checksum {
  private static final Pattern LINE =
      Pattern.compile("\\s*([0-9a-fA-F]{64})(?:\\s+\\*?(\\S+))?\\s*");

  private Checksum() {}

  /** The sum that a companion's text states for the file; nothing where it is of another file. */
  static Optional<String> stated(String text, String name) {
    Matcher matcher = LINE.matcher(text);
    if (!matcher.matches() || (matcher.group(2) != null && !name.equals(matcher.group(2)))) {
      return Optional.empty();
    }
    return Optional.of(matcher.group(1).toLowerCase(java.util.Locale.ROOT));
  }

  /** The sum of what is on disk. */
  static String of(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
