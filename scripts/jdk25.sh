# SPDX-License-Identifier: Apache-2.0
# Sets jdk to a JDK 25 (25.0.3 or later): JAVA_HOME, the PATH, then the usual places.

is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -Eq '^JAVA_VERSION="25(\.0\.([3-9]|[1-9][0-9])|\.[1-9])' "$1/release"
}

find_jdk25() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk25 "$JAVA_HOME"; then
    echo "$JAVA_HOME"
    return
  fi
  on_path=$(command -v javac || true)
  if [ -n "$on_path" ]; then
    on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
    if is_jdk25 "$on_path"; then
      echo "$on_path"
      return
    fi
  fi
  for place in /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
    "${HOME:-/nowhere}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk25 "$place"; then
      echo "$place"
      return
    fi
  done
}

jdk=$(find_jdk25)
if [ -z "$jdk" ]; then
  echo "ballast: no JDK 25 (25.0.3 or later) found; install one (Eclipse Temurin 25, say) and set JAVA_HOME to it" >&2
  exit 2
fi
