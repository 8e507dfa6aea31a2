// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Disk, configuration and rendering know nothing of the command line that stands on them. */
class RoomsTest {
  private static final String ROOT = "dev.ballast.app";
  private static final JavaClasses APP =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** The rooms in order, and of those above it what each may import. */
  private static final SequencedMap<String, List<String>> ROOMS = rooms();

  private static SequencedMap<String, List<String>> rooms() {
    SequencedMap<String, List<String>> rooms = new LinkedHashMap<>();
    rooms.put("", List.of());
    rooms.put("fault", List.of());
    rooms.put("config", List.of("", "fault"));
    rooms.put("store", List.of("", "config"));
    rooms.put("render", List.of(""));
    rooms.put("calc", List.of("", "store", "config", "render"));
    rooms.put("export", List.of("", "render"));
    rooms.put("simulate", List.of(""));
    rooms.put("journal", List.of(""));
    rooms.put("desk", List.of("", "store", "config", "simulate"));
    rooms.put("exchange", List.of("", "fault", "config", "desk"));
    rooms.put("trading", List.of("", "journal", "desk", "exchange"));
    rooms.put("sweep", List.of("", "store", "config", "desk", "export"));
    rooms.put(
        "cli",
        List.of(
            "",
            "store",
            "config",
            "render",
            "calc",
            "export",
            "simulate",
            "journal",
            "desk",
            "exchange",
            "trading",
            "sweep"));
    rooms.put("main", List.of("", "cli"));
    return rooms;
  }

  @Test
  void importOnlyWhatStandsAboveThem() {
    List<String> strangers = new ArrayList<>();
    for (JavaClass one : APP) {
      for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(ROOT)
            && !room(target).equals(room(one))
            && !ROOMS.getOrDefault(room(one), List.of()).contains(room(target))) {
          strangers.add(dependency.getDescription());
        }
      }
    }
    assertThat(APP).isNotEmpty();
    assertThat(strangers).isEmpty();
  }

  @Test
  void areAllOnTheMap() {
    List<String> above = new ArrayList<>();
    ROOMS.forEach((room, imports) -> {
      assertThat(above).as("rooms above " + room).containsAll(imports);
      above.add(room);
    });
    assertThat(APP.stream().map(RoomsTest::room).distinct()).allMatch(ROOMS::containsKey);
  }

  /** The first name after {@code dev.ballast.app}; empty for what stands in it. */
  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.", 2)[0];
  }
}
