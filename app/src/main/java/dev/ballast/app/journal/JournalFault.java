// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A journal that cannot be opened, read or added to. Nothing that it holds is lost by it. */
public final class JournalFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int KIND = 0xff;
  private static final String AGAIN = " and start again: what was kept is whole";

  JournalFault(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static <T> T of(Path file, Supplier<T> work) {
    return of(file.toString(), work);
  }

  /** The work's result; what the database says instead, in one line with the journal's name. */
  static <T> T of(String name, Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException | FlywayException e) {
      throw new JournalFault(name + ": " + reason(e), e);
    }
  }

  private static String reason(Throwable fault) {
    for (Throwable one = fault; one != null; one = one.getCause()) {
      if (one instanceof SQLiteException sqlite) {
        return words(sqlite);
      }
    }
    for (Throwable one = fault; one != null; one = one.getCause()) {
      if (one instanceof SQLException) {
        return String.valueOf(one.getMessage());
      }
    }
    return String.valueOf(fault.getMessage());
  }

  /** The code's last byte says what it is, and those before it where it has come up. */
  private static String words(SQLiteException fault) {
    SQLiteErrorCode code = fault.getResultCode();
    return switch (SQLiteErrorCode.getErrorCode(code.code & KIND)) {
      case SQLITE_FULL -> "no space left on device; make room there" + AGAIN;
      case SQLITE_IOERR ->
          "the disk fails (" + code.name() + "); mend it, or move the journal to another" + AGAIN;
      case SQLITE_READONLY -> "it may not be written; let this user write it and its folder";
      case SQLITE_NOTADB -> "is no journal";
      case SQLITE_BUSY, SQLITE_LOCKED -> "another process has it open";
      case SQLITE_CANTOPEN -> "cannot be opened; is its folder there?";
      case SQLITE_CORRUPT -> "is damaged";
      default -> String.valueOf(fault.getMessage());
    };
  }
}
