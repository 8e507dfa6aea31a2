// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import dev.ballast.market.HistoryBounds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings files into a store: all of a run or, where anything is wrong with one of them, nothing.
 *
 * <p>Every file is read and checked before the store is touched. The same files again change
 * nothing.
 */
public final class Importer {
  private final Path store;
  private final ImportOptions options;
  private final ImportProgress progress;
  private final HistoryBounds bounds;

  /**
   * An importer into a store.
   *
   * @param now the time of the clock: what lies after it is no history
   */
  public Importer(Path store, ImportOptions options, ImportProgress progress, Instant now) {
    this.store = store;
    this.options = options;
    this.progress = progress;
    this.bounds = HistoryBounds.at(now);
  }

  /**
   * Imports files, and folders with all that is below them.
   *
   * @throws UserMistake naming file, line and column of the first thing wrong
   */
  public ImportReport importAll(List<Path> paths) {
    if (!Store.isStore(store)) {
      requireRoom();
    }
    List<ImportReport.Skipped> skipped = new ArrayList<>();
    List<Planned> planned = plan(paths, skipped);
    FoundStore before = FoundStore.at(store);
    List<ImportReport.Imported> known = new ArrayList<>();
    List<FileDraft> drafts = read(planned, before, known, this::requireRoom);
    return new Commit(store, options.replace()).run(drafts, known, skipped);
  }

  /**
   * Reads and checks the same files as {@link #importAll}, and writes nothing.
   *
   * @throws UserMistake naming file, line and column of the first thing wrong
   */
  public ImportPreview preview(List<Path> paths) {
    List<ImportReport.Skipped> skipped = new ArrayList<>();
    FoundStore nothing = new FoundStore(Catalogue.empty(), Set.of(), List.of());
    List<FileDraft> drafts = read(plan(paths, skipped), nothing, new ArrayList<>(), () -> {});
    return new ImportPreview(drafts.stream().map(ImportPreview::of).toList(), skipped);
  }

  private void requireRoom() {
    new StoreWriter(store).requireRoom();
  }

  /**
   * Every file's draft; what was imported before goes to the known instead.
   *
   * @param begun run before the first file that has to be read
   */
  private List<FileDraft> read(
      List<Planned> planned, FoundStore before, List<ImportReport.Imported> known, Runnable begun) {
    List<FileDraft> drafts = new ArrayList<>();
    long bytes = planned.stream().mapToLong(one -> one.file.size()).sum();
    progress.started(planned.size(), bytes);
    try {
      for (Planned one : planned) {
        progress.file(one.file.name());
        String hash = one.file.sha256();
        verify(one.file, hash);
        SourceFile source = new SourceFile(one.file.name(), hash, one.layout.label(), 0);
        if (!options.replace() && before.knows(source)) {
          progress.advanced(one.file.size());
          known.add(known(one));
          continue;
        }
        if (drafts.isEmpty()) {
          begun.run();
        }
        drafts.add(draft(one, source));
      }
    } finally {
      progress.ended();
    }
    return drafts;
  }

  /** What is to be read, at least one file. */
  private List<Planned> plan(List<Path> paths, List<ImportReport.Skipped> skipped) {
    List<Planned> planned = new ArrayList<>();
    for (InputFile file : InputFiles.find(paths)) {
      Optional<FileAction> reading = Layouts.of(file, options);
      switch (reading.orElse(null)) {
        case FileAction.Read(Layout layout) -> planned.add(new Planned(file, layout));
        case FileAction.Skip(String reason) ->
            skipped.add(new ImportReport.Skipped(file.path().toString(), reason));
        case null -> {
          if (file.named()) {
            throw file.mistake(
                "not a file of history by its name; docs/guide/data.md lists what is known");
          }
          skipped.add(
              new ImportReport.Skipped(
                  file.path().toString(), "not a file of history by its name"));
        }
      }
    }
    if (planned.isEmpty()) {
      String reason = skipped.size() == 1 ? skipped.getFirst().reason() : "no file of history";
      throw new UserMistake(
          paths.getFirst() + ": " + reason + "; docs/guide/data.md lists what can be imported");
    }
    return planned;
  }

  private FileDraft draft(Planned one, SourceFile source) {
    InputFile file = one.file;
    FileDraft draft = new FileDraft(file, source, bounds);
    try (InputStream content = file.open(progress::advanced)) {
      one.layout.read(file, content, draft);
    } catch (IOException e) {
      throw file.unreadable(e, 0);
    }
    return draft;
  }

  /** A checksum that lies beside the file must be that of the file. */
  private static void verify(InputFile file, String hash) {
    Path beside = file.path().resolveSibling(file.name() + ".CHECKSUM");
    if (!Files.isRegularFile(beside)) {
      return;
    }
    try {
      if (!Files.readString(beside).strip().startsWith(hash)) {
        throw file.mistake("its checksum is not the one beside it; fetch the file again");
      }
    } catch (IOException e) {
      throw new UserMistake(beside + ": cannot be read (" + DiskFault.reason(e) + ")");
    }
  }

  private static ImportReport.Imported known(Planned one) {
    return new ImportReport.Imported(
        one.file.path().toString(), one.layout.label(), 0, 0, 0, 0, 0, true, List.of());
  }

  private record Planned(InputFile file, Layout layout) {}
}
