// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.SeriesId;
import dev.ballast.market.SymbolChange;
import dev.ballast.market.SymbolChanges;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes drafts into a store under its lock: new files under new names, forced to the disk, then
 * the catalogue by one atomic rename. Killed anywhere before that rename, the store is what it was.
 */
final class Commit {
  private final Path store;
  private final boolean replace;
  private final List<ImportReport.Imported> report = new ArrayList<>();

  Commit(Path store, boolean replace) {
    this.store = store;
    this.replace = replace;
  }

  ImportReport run(
      List<FileDraft> drafts,
      List<ImportReport.Imported> known,
      List<ImportReport.Skipped> skipped) {
    FoundStore found = FoundStore.at(store);
    Catalogue before = found.catalogue();
    if (drafts.isEmpty()) {
      return report(found, before, false, known, skipped);
    }
    // Merged first without the lock: what is refused must not even make the store's folder.
    Pending pending = merge(before, drafts);
    StoreWriter writer = new StoreWriter(store);
    try (StoreLock lock = writer.lock()) {
      found = FoundStore.at(store);
      Catalogue locked = found.catalogue();
      if (!locked.text().equals(before.text())) {
        pending = merge(locked, drafts);
      }
      boolean changed = !pending.catalogue.text().equals(locked.text()) || !found.notes().isEmpty();
      if (changed) {
        writer.write(pending.catalogue, pending.files, locked, lock);
      }
      lock.hold();
      report.addAll(known);
      return report(found, pending.catalogue, changed, report, skipped);
    } catch (IOException e) {
      throw writer.refused(e);
    }
  }

  private ImportReport report(
      FoundStore found,
      Catalogue catalogue,
      boolean changed,
      List<ImportReport.Imported> files,
      List<ImportReport.Skipped> skipped) {
    return new ImportReport(
        store.toString(),
        changed,
        files,
        skipped,
        found.notes(),
        catalogue.series().size(),
        catalogue.series().values().stream().mapToLong(StoredSeries::rows).sum());
  }

  /** What is to be written, and the catalogue that will name it. */
  private record Pending(Catalogue catalogue, SequencedMap<String, ByteBuffer> files) {}

  private Pending merge(Catalogue before, List<FileDraft> drafts) {
    SequencedMap<SeriesId, Merge> merges = new TreeMap<>();
    report.clear();
    for (int index = 0; index < drafts.size(); index++) {
      FileDraft draft = drafts.get(index);
      long added =
          (long) draft.rules().size()
              + draft.brackets().size()
              + draft.haircuts().size()
              + draft.changes().size();
      long duplicates = draft.duplicates() + draft.ties();
      long replaced = 0;
      for (var entry : draft.series().entrySet()) {
        Merge merge =
            merges.computeIfAbsent(
                entry.getKey(), id -> new Merge(id, stored(before, id), replace));
        merge.add(draft, index, entry.getValue());
        added += merge.added();
        duplicates += merge.duplicates();
        replaced += merge.replaced();
      }
      report.add(
          new ImportReport.Imported(
              draft.file().path().toString(),
              draft.source().layout(),
              draft.series().size(),
              draft.rowCount(),
              added,
              duplicates,
              replaced,
              false,
              draft.notes()));
    }
    return pending(before, drafts, merges);
  }

  private Rows stored(Catalogue before, SeriesId id) {
    StoredSeries series = before.series().get(id);
    return series == null ? Rows.empty(id) : SeriesFile.read(store, series);
  }

  private Pending pending(
      Catalogue before, List<FileDraft> drafts, SequencedMap<SeriesId, Merge> merges) {
    List<SourceFile> sources = new ArrayList<>(before.sources());
    List<SourceFile> ofDraft = new ArrayList<>();
    for (FileDraft draft : drafts) {
      SourceFile source = draft.source();
      Optional<SourceFile> same = sources.stream().filter(source::sameAs).findFirst();
      if (same.isEmpty()) {
        sources.add(source);
      }
      ofDraft.add(same.orElse(source));
    }
    SequencedMap<String, ByteBuffer> files = new TreeMap<>();
    TreeMap<SeriesId, StoredSeries> series = new TreeMap<>(before.series());
    merges.forEach((id, merge) -> {
      if (merge.changed()) {
        StoredSeries old = before.series().get(id);
        List<SourceFile> from = new ArrayList<>(old == null ? List.of() : old.sources());
        merge.contributors().stream()
            .map(ofDraft::get)
            .filter(source -> !from.contains(source))
            .forEach(from::add);
        ByteBuffer content = SeriesFile.encode(merge.rows());
        String file = SeriesFile.name(id, content);
        files.put(file, content);
        Rows rows = merge.rows();
        series.put(
            id,
            new StoredSeries(
                id,
                rows.size(),
                rows.time(0),
                rows.lastTime(),
                file,
                from,
                OptionalLong.of(SeriesFile.checksum(content))));
      }
    });
    Optional<String> rules = rules(before, drafts, files);
    Optional<String> brackets = brackets(before, drafts, files);
    Optional<String> haircuts = haircuts(before, drafts, files);
    Optional<String> changes = changes(before, drafts, files);
    return new Pending(new Catalogue(sources, series, rules, brackets, haircuts, changes), files);
  }

  private Optional<String> rules(
      Catalogue before, List<FileDraft> drafts, SequencedMap<String, ByteBuffer> files) {
    List<RuleRow> rows = drafts.stream().flatMap(draft -> draft.rules().stream()).toList();
    if (rows.isEmpty()) {
      return before.rules();
    }
    RuleTable old =
        before
            .rules()
            .map(file -> RuleTable.read(store.resolve(file)))
            .orElseGet(() -> RuleTable.of(List.of()));
    return Optional.of(put("rules", old.plus(rows).text(), files));
  }

  private Optional<String> brackets(
      Catalogue before, List<FileDraft> drafts, SequencedMap<String, ByteBuffer> files) {
    List<StatedBrackets> more = drafts.stream().flatMap(one -> one.brackets().stream()).toList();
    if (more.isEmpty()) {
      return before.brackets();
    }
    List<StatedBrackets> old =
        before.brackets().map(file -> BracketTable.read(store.resolve(file))).orElse(List.of());
    return Optional.of(
        put("brackets", BracketTable.text(once(old, more, StatedBrackets::key)), files));
  }

  private Optional<String> haircuts(
      Catalogue before, List<FileDraft> drafts, SequencedMap<String, ByteBuffer> files) {
    List<StatedHaircut> more = drafts.stream().flatMap(one -> one.haircuts().stream()).toList();
    if (more.isEmpty()) {
      return before.haircuts();
    }
    List<StatedHaircut> old =
        before.haircuts().map(file -> HaircutTable.read(store.resolve(file))).orElse(List.of());
    return Optional.of(
        put("haircuts", HaircutTable.text(once(old, more, StatedHaircut::key)), files));
  }

  private Optional<String> changes(
      Catalogue before, List<FileDraft> drafts, SequencedMap<String, ByteBuffer> files) {
    List<SymbolChange> more = drafts.stream().flatMap(one -> one.changes().stream()).toList();
    if (more.isEmpty()) {
      return before.changes();
    }
    List<SymbolChange> old =
        before.changes().map(file -> SymbolChangeTable.read(store.resolve(file))).orElse(List.of());
    Collection<SymbolChange> all = once(old, more, SymbolChangeTable::key);
    for (FileDraft draft : drafts) {
      for (SymbolChange change : draft.changes()) {
        if (SymbolChanges.closesCircle(change, all)) {
          throw draft
              .file()
              .mistake(
                  change.old()
                      + " becomes "
                      + change.now()
                      + " on "
                      + change.day()
                      + ", and by another file becomes itself again that day; correct one of them");
        }
      }
    }
    return Optional.of(put("changes", SymbolChangeTable.text(all), files));
  }

  /** What is stated again of the same thing and day takes the old one's place. */
  private static <T> Collection<T> once(List<T> old, List<T> more, Function<T, String> key) {
    SequencedMap<String, T> all = new LinkedHashMap<>();
    old.forEach(one -> all.put(key.apply(one), one));
    more.forEach(one -> all.put(key.apply(one), one));
    return all.values();
  }

  private static String put(String name, String text, SequencedMap<String, ByteBuffer> files) {
    String file = name + "-" + Hash.of(text).substring(0, 16) + ".csv";
    files.put(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    return file;
  }
}
