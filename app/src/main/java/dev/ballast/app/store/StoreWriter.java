// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.DiskFault;
import dev.ballast.app.DiskRoom;
import dev.ballast.app.MadeFolders;
import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Writes a store's files under its lock: all of them and then the catalogue, or none. Files without
 * a catalogue that names them are nothing, so a full disk gets them back, and folders too.
 */
final class StoreWriter {
  /** A block of a disk: less than any import writes. */
  private static final int LEAST_BYTES = 4096;

  private static final int TRIES = 10;

  private final Path store;
  private final MadeFolders folders = new MadeFolders();

  StoreWriter(Path store) {
    this.store = store;
  }

  /**
   * Refuses a place where no store can be written, before any file is read; leaves nothing there.
   */
  void requireRoom() {
    for (int left = TRIES; ; left--) {
      try {
        folders.make(store);
        DiskRoom.tryOut(store.resolve(StoreFiles.ROOM), LEAST_BYTES);
        folders.remove();
        return;
      } catch (NoSuchFileException e) { // as when another import, on trial too, removes its folder
        if (left == 0) {
          throw refused(e);
        }
      } catch (IOException e) {
        throw refused(e);
      }
    }
  }

  /** Takes the store's lock, and makes its folder where there is none. */
  StoreLock lock() throws IOException {
    return StoreLock.take(store, folders);
  }

  /**
   * Writes the files and the catalogue that names them.
   *
   * @param before the catalogue that is there
   * @throws IOException when the disk refuses; the files are then as they were
   */
  void write(
      Catalogue catalogue, SequencedMap<String, ByteBuffer> files, Catalogue before, StoreLock lock)
      throws IOException {
    clean(before);
    try {
      if (!Store.isStore(store) && before.files().isEmpty()) {
        Files.createFile(store.resolve(StoreFiles.FIRST));
      }
      write(files);
      publish(catalogue);
    } catch (IOException e) {
      clean(before);
      lock.undo();
      throw e;
    }
    Files.deleteIfExists(store.resolve(StoreFiles.FIRST));
    forceFolder(store);
  }

  /** What is to be said of a fault, after the folders that were made are gone again. */
  UserMistake refused(IOException fault) {
    UserMistake mistake =
        new UserMistake(
            store
                + ": the store cannot be written: "
                + DiskFault.mended(fault, "name another folder with --store"));
    try {
      folders.remove();
    } catch (IOException e) {
      mistake.addSuppressed(e);
    }
    return mistake;
  }

  private void write(SequencedMap<String, ByteBuffer> files) throws IOException {
    Set<Path> written = new HashSet<>();
    for (var file : files.entrySet()) {
      Path path = store.resolve(file.getKey());
      Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a store's file");
      folders.make(folder);
      SeriesFile.write(path, file.getValue());
      written.add(folder);
    }
    written.forEach(StoreWriter::forceFolder);
  }

  private void publish(Catalogue content) throws IOException {
    Path catalogue = store.resolve(Catalogue.FILE);
    Path passing = store.resolve(Catalogue.FILE + ".new");
    try (FileChannel channel =
        FileChannel.open(
            passing,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer text = ByteBuffer.wrap(content.text().getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    Files.move(passing, catalogue, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Forces the names of a folder's files to the disk, where the system can. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a folder; renames there are durable by other means.
      return;
    }
  }

  /**
   * Removes what an import that was killed, or a merge long past, left behind: files of the
   * program's own naming that the catalogue does not need, and no other.
   */
  private void clean(Catalogue current) throws IOException {
    List<String> idle = new ArrayList<>(StoreFiles.columns(store));
    idle.addAll(StoreFiles.tables(store));
    idle.removeAll(Set.copyOf(current.files()));
    idle.addAll(StoreFiles.passing(store));
    for (String file : idle) {
      Files.deleteIfExists(store.resolve(file));
    }
  }
}
