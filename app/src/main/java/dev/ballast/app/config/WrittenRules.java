// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.order.Purpose;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.OptimisedRule;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.OverlayPurposes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a plan as they are written in its file, each with its line. */
public final class WrittenRules {
  private static final Map<OverlayKind, String> LISTS =
      Map.of(
          OverlayKind.HEDGE, "hedges",
          OverlayKind.NEUTRAL, "neutral",
          OverlayKind.VIEW, "views",
          OverlayKind.TILT, "tilts",
          OverlayKind.NARRATIVE, "narratives");

  private final SourceText source;
  private final Field file;
  private final Policy policy;

  private WrittenRules(SourceText source, Policy policy) {
    this.source = source;
    this.file = YamlNodes.read(source);
    this.policy = policy;
  }

  /** Of a plan that was read from a file. */
  public static WrittenRules of(Path file, Policy policy) {
    return new WrittenRules(SourceText.of(file), policy);
  }

  /** What a purpose is held by, and what limits it: {@code plan.yaml:9: beta-to: 0.8}. */
  public List<String> of(Purpose purpose) {
    List<String> written = new ArrayList<>();
    for (String path : paths(purpose)) {
      file.at(path)
          .ifPresentOrElse(
              field -> written.add(said(path, field)),
              () -> written.add(path + ": not in the plan, so its default"));
    }
    return written;
  }

  private List<String> paths(Purpose purpose) {
    if (purpose.equals(Purpose.CORE)) {
      return List.of("spot", "rotation", "limits");
    }
    if (purpose.equals(Purpose.BROUGHT)) {
      return List.of("close");
    }
    List<String> paths = new ArrayList<>();
    rule(purpose)
        .ifPresent(rule -> {
          paths.addAll(List.of(rule, "limits"));
          if (file.at("budgets").isPresent()) {
            paths.add("budgets");
          }
        });
    return paths;
  }

  private Optional<String> rule(Purpose purpose) {
    int number = 0;
    for (OverlayRule rule : policy.overlay().rules()) {
      if (rule instanceof CarryRule && OverlayPurposes.is(purpose, OverlayKind.CARRY)) {
        return Optional.of("carry");
      }
      if (rule instanceof OptimisedRule && OverlayPurposes.of(rule).equals(purpose)) {
        return Optional.of("optimise");
      }
      if (!rule.kind().toString().equals(purpose.kind())) {
        continue;
      }
      number++;
      if (OverlayPurposes.of(rule).equals(purpose)) {
        String list = LISTS.get(rule.kind());
        return Optional.of(list == null ? "drift" : list + "[" + number + "]");
      }
    }
    return Optional.empty();
  }

  /** One line of a field's text, without comments, and the line where it begins. */
  private String said(String path, Field field) {
    String[] lines = source.text().split("\n", -1);
    int first = field.keyPlace().line();
    int start = field.node().getStartMark().map(mark -> mark.getIndex()).orElse(0);
    int end = field.node().getEndMark().map(mark -> mark.getIndex()).orElse(start);
    int[] points = source.text().codePoints().toArray();
    String block = new String(points, start, Math.min(end, points.length) - start);
    List<String> parts = new ArrayList<>();
    for (String line : block.split("\n", -1)) {
      String bare = line.replaceAll("(^|\\s)#.*$", "").strip();
      if (!bare.isEmpty()) {
        parts.add(bare);
      }
    }
    String text = String.join(", ", parts).replace(":, ", ": ").replace(",, ", ", ");
    return source.name() + ":" + Math.clamp(first, 1, lines.length) + ": " + path + ": " + text;
  }
}
