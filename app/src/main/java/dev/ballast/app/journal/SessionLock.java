// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held by the one session that adds to a journal, on a file of its own: a lock on the journal's
 * would be SQLite's. The system lets it go with the process.
 */
final class SessionLock implements AutoCloseable {
  private final FileChannel channel;

  private SessionLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes it; refuses where another session has it. */
  static SessionLock take(Path journal) {
    Path file = journal.resolveSibling(journal.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(channel)) {
        channel.close();
        throw new UserMistake(
            journal + ": a session is adding to it; end that one first, or name another journal");
      }
      return new SessionLock(channel);
    } catch (IOException e) {
      throw new UserMistake(file + ": cannot be locked (" + DiskFault.reason(e) + ")");
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
