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
    DataSource source = source(file, SQLiteConfig.SynchronousMode.FULL);
    Flyway.configure(JournalFile.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:dev/ballast/app/journal/migration")
        .loggers("slf4j")
        .load()
        .migrate();
    return source;
  }

  /**
   * To be written beside, by the same thread, what may be lost: it waits for no disk. What was kept
   * before stays as safe as it was.
   */
  static DataSource forGlances(Path file) {
    return source(file, SQLiteConfig.SynchronousMode.NORMAL);
  }

  /** To be read alone. */
  static DataSource forReading(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserMistake(
          file + ": no such journal; write one with: backtest POLICY --journal FILE");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return source(file, config);
  }

  private static DataSource source(Path file, SQLiteConfig.SynchronousMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(mode);
    return source(file, config);
  }

  private static DataSource source(Path file, SQLiteConfig config) {
    config.setBusyTimeout(BUSY_MILLIS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
