// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file and the name by which errors call it.
 *
 * @param name as the user wrote it
 * @param text decoded from UTF-8, without a byte order mark
 */
record SourceText(String name, String text) {
  private static final long LARGEST = 3_000_000;
  private static final int LONGEST = 300;

  /** Reads a file; refuses one that is missing, a folder, too large or not UTF-8. */
  static SourceText of(Path file) {
    String name = file.toString();
    if (!Files.exists(file)) {
      throw new UserMistake(name + ": no such file");
    }
    if (Files.isDirectory(file)) {
      throw new UserMistake(name + ": is a folder, not a file");
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new UserMistake(name + ": larger than 3 MB, which no such file is");
      }
      return of(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UserMistake(name + ": cannot be read (" + DiskFault.reason(e) + ")");
    }
  }

  /** Reads a resource of the program, such as {@code example/policy.yaml}. */
  static SourceText ofResource(String resource) {
    try (InputStream in = SourceText.class.getResourceAsStream("/dev/ballast/app/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return of(resource, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceText of(String name, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new SourceText(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new UserMistake(name + ": is not text in UTF-8");
    }
  }

  /**
   * A mistake at a place, as one line of printable text whatever the file holds.
   *
   * @param line from one; zero where unknown
   * @param column from one; zero where unknown
   */
  UserMistake mistake(int line, int column, String message) {
    String plain = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    String brief = plain.length() > LONGEST ? plain.substring(0, LONGEST).strip() + "..." : plain;
    return UserMistake.at(name, line, column, brief);
  }

  /** A mistake of the file as a whole. */
  UserMistake mistake(String message) {
    return mistake(0, 0, message);
  }
}
