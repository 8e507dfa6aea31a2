// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held by the one import that writes to a store; another waits for half a minute. */
final class StoreLock implements AutoCloseable {
  private static final int TRIES = 600;
  private static final int PAUSE_MILLIS = 50;

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  static StoreLock take(Path store) throws IOException {
    Files.createDirectories(store);
    FileChannel channel =
        FileChannel.open(
            store.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      for (int i = 0; i < TRIES; i++) {
        if (tryLock(channel) != null) {
          return new StoreLock(channel);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channel.close();
    throw new UserMistake(store + ": another import is writing to this store; try again later");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Insists that the lock is still held. */
  void hold() {
    if (!channel.isOpen()) {
      throw new IllegalStateException("the store's lock was let go");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
