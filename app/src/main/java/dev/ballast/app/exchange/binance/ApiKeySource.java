// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a key comes from: the environment, or a file that only its owner can read. Never from the
 * command line, which others see.
 */
public final class ApiKeySource {
  private static final String KEY = "BALLAST_API_KEY";
  private static final String SECRET = "BALLAST_API_SECRET";
  private static final String FILE = "BALLAST_API_KEY_FILE";
  private static final long LONGEST = 16_384;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private ApiKeySource() {}

  /**
   * The key that the environment names: {@code BALLAST_API_KEY} with {@code BALLAST_API_SECRET}, or
   * {@code BALLAST_API_KEY_FILE}; nothing where it names none.
   */
  public static Optional<ApiKey> environment(Map<String, String> variables) {
    Optional<String> key = set(variables, KEY);
    Optional<String> secret = set(variables, SECRET);
    Optional<String> file = set(variables, FILE);
    if (file.isPresent()) {
      if (key.isPresent() || secret.isPresent()) {
        throw new UserMistake(FILE + " and " + KEY + " are both set: unset one");
      }
      return Optional.of(file(Path.of(file.get())));
    }
    if (key.isPresent() != secret.isPresent()) {
      throw new UserMistake(
          key.isPresent()
              ? KEY + " is set without " + SECRET + ": set both, or " + FILE
              : SECRET + " is set without " + KEY + ": set both, or " + FILE);
    }
    return key.map(id -> ApiKey.of(id, secret.orElseThrow()));
  }

  /** The same; refuses an environment that names none. */
  public static ApiKey required(Map<String, String> variables) {
    return environment(variables)
        .orElseThrow(() ->
            new UserMistake(
                "this needs a key of the exchange: set "
                    + KEY
                    + " and "
                    + SECRET
                    + ", or "
                    + FILE));
  }

  private static Optional<String> set(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
  }

  /**
   * Reads a file of two lines, {@code key = ...} and {@code secret = ...}; instead of the second
   * there may be a private key in PEM. Refuses one that others than its owner can read.
   */
  public static ApiKey file(Path file) {
    List<String> lines = read(file);
    Optional<String> key = Optional.empty();
    Optional<String> secret = Optional.empty();
    for (int row = 0; row < lines.size(); row++) {
      String line = lines.get(row).strip();
      int at = line.indexOf('=');
      String name = at < 0 ? "" : line.substring(0, at).strip();
      if (line.startsWith(ApiKey.PEM)) {
        secret = Optional.of(String.join("\n", lines.subList(row, lines.size())));
        break;
      }
      if (name.equals("key")) {
        key = Optional.of(line.substring(at + 1).strip());
      } else if (name.equals("secret")) {
        secret = Optional.of(line.substring(at + 1).strip());
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        throw UserMistake.at(
            file.toString(), row + 1, 0, "neither 'key = ...' nor 'secret = ...' nor a PEM block");
      }
    }
    if (key.isEmpty() || secret.isEmpty()) {
      throw new UserMistake(
          file + ": lacks its line '" + (key.isEmpty() ? "key" : "secret") + " = ...'");
    }
    return ApiKey.of(key.get(), secret.get());
  }

  private static List<String> read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new UserMistake(file + ": no such file; write the key into it, or set " + KEY);
      }
      requireOwn(file);
      if (Files.size(file) > LONGEST) {
        throw new UserMistake(file + ": too long for a key");
      }
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException _) {
      throw new UserMistake(file + ": not text; write 'key = ...' and 'secret = ...' into it");
    } catch (IOException _) {
      throw new UserMistake(file + ": cannot be read; is it yours?");
    }
  }

  private static void requireOwn(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new UserMistake(file + ": others than you can read this key; run: chmod 600 " + file);
    }
  }
}
