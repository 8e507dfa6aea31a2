// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.MadeFolders;
import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one import that writes to a store; another waits for half a minute.
 *
 * <p>An import that fails takes away a lock file and folders that it made. One that waited for it
 * then holds a file that is gone, which it sees, and takes the lock anew.
 */
final class StoreLock implements AutoCloseable {
  private static final int TRIES = 600;
  private static final int PAUSE_MILLIS = 50;

  private final FileChannel channel;
  private final Path file;
  private final boolean made;

  private StoreLock(FileChannel channel, Path file, boolean made) {
    this.channel = channel;
    this.file = file;
    this.made = made;
  }

  /**
   * Takes the lock, waiting for it.
   *
   * @param folders told of the store's folders where they are made
   */
  static StoreLock take(Path store, MadeFolders folders) throws IOException {
    Path file = store.resolve("lock");
    boolean made = false;
    try {
      for (int i = 0; i < TRIES; i++) {
        folders.make(store);
        made |= !Files.exists(file);
        StoreLock lock = tried(file, made);
        if (lock != null) {
          return lock;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UserMistake(store + ": another import is writing to this store; try again later");
  }

  /** The lock, if none has it and its file is still the one of that name. */
  private static @Nullable StoreLock tried(Path file, boolean made) throws IOException {
    FileChannel channel = null;
    boolean held = false;
    try {
      FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
      Object before = key(file);
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
      held = tryLock(channel) != null && before.equals(key(file));
      return held ? new StoreLock(channel, file, made) : null;
    } catch (NoSuchFileException e) {
      return null;
    } finally {
      if (channel != null && !held) {
        channel.close();
      }
    }
  }

  /** What tells a file from another that later has its name, where the system knows that. */
  private static Object key(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key;
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

  /** Removes the lock's file, while it is held, if it was not there before. */
  void undo() throws IOException {
    if (made) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
