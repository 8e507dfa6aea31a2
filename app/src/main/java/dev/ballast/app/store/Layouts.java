// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.util.Optional;

/** Every layout that is known, found by a file's name or, for users' own tables, its content. */
final class Layouts {
  private Layouts() {}

  /** How a file is to be read; nothing where neither its name nor its content says anything. */
  static Optional<FileAction> of(InputFile file, ImportOptions options) {
    if (options.named().isPresent()) {
      return Optional.of(new FileAction.Read(new NamedLayout(options.named().get())));
    }
    if (file.named() && options.saysHow()) {
      return UserTables.of(file, options);
    }
    String stem = file.stem();
    String name = file.name();
    if (name.endsWith(".CHECKSUM")) {
      return Optional.of(new FileAction.Skip("a checksum, verified with the file beside it"));
    }
    if (stem.startsWith("supply_snapshot")) {
      return Optional.of(new FileAction.Skip("today's circulating supply is no input to history"));
    }
    if (stem.startsWith("exchange_info_binance_spot")) {
      return Optional.of(new FileAction.Skip("spot rules are taken from symbol_properties"));
    }
    if (stem.startsWith("README") || stem.startsWith("PROVENANCE")) {
      return Optional.of(new FileAction.Skip("a description, no history"));
    }
    return RecordedLayouts.of(stem)
        .or(() -> IndexLayouts.of(stem))
        .or(() -> ReferenceLayouts.of(stem))
        .or(() -> HaircutLayout.of(stem))
        .or(() -> SymbolChangesLayout.of(stem))
        .or(() -> BracketsLayout.of(stem))
        .<FileAction>map(FileAction.Read::new)
        .or(() -> ArchiveLayouts.of(file, options.market()))
        .or(() -> UserTables.of(file, options));
  }
}
