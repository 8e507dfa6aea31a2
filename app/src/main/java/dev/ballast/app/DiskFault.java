// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why the disk refused, in words: what Java tells by the name of an exception. */
public final class DiskFault {
  private DiskFault() {}

  /** {@code no space left on device}, {@code permission denied}. */
  public static String reason(IOException fault) {
    return switch (fault) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "something of that name is there already";
      case NotDirectoryException _ -> "is not a folder";
      case DirectoryNotEmptyException _ -> "the folder is not empty";
      case FileSystemException system -> words(system.getReason());
      default -> words(fault.getMessage());
    };
  }

  /**
   * The reason and how to mend it: {@code no space left on device; make room there, or name another
   * file}.
   *
   * @param otherwise what helps in any case: {@code name another file}
   */
  public static String mended(IOException fault, String otherwise) {
    return mended(reason(fault), otherwise);
  }

  /** The same of a reason that is in words already. */
  public static String mended(String reason, String otherwise) {
    boolean full = reason.contains("no space left") || reason.contains("quota exceeded");
    return reason + "; " + (full ? "make room there, or " : "") + otherwise;
  }

  /** The reason of a fault that came through code which tells none. */
  public static String reason(UncheckedIOException fault) {
    IOException cause = fault.getCause();
    return cause == null ? words(null) : reason(cause);
  }

  private static String words(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "the disk says no more";
    }
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
