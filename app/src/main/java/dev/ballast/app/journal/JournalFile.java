// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.app.UserMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A journal's file, opened the one safe way. */
final class JournalFile {
  private static final int BUSY_MILLIS = 2_000;

  private JournalFile() {}

  /** To be added to; its tables are made, or brought to this program's. */
  static DataSource forWriting(Path file) {
    DataSource source = source(file, config(false));
    Flyway.configure(JournalFile.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:dev/ballast/app/journal/migration")
        .loggers("slf4j")
        .load()
        .migrate();
    return source;
  }

  /**
   * A journal that is there, for verdicts to be added to beside its session: a transaction waits
   * for the other process's before it reads.
   */
  static DataSource forVerdicts(Path file) {
    requireThere(file);
    forWriting(file);
    SQLiteConfig config = config(false);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return source(file, config);
  }

  /**
   * To be written beside, by the same thread, what may be lost: it waits for no disk. What was kept
   * before stays as safe as it was.
   */
  static DataSource forGlances(Path file) {
    SQLiteConfig config = config(false);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    return source(file, config);
  }

  /** To be read alone. */
  static DataSource forReading(Path file) {
    requireThere(file);
    return source(file, config(true));
  }

  private static void requireThere(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserMistake(
          file + ": no such journal; write one with: backtest POLICY --journal FILE");
    }
  }

  private static SQLiteConfig config(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    if (!readOnly) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    }
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_MILLIS);
    return config;
  }

  private static DataSource source(Path file, SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
