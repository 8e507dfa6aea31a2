// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import static java.util.Objects.requireNonNull;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map in the keys' own order that nothing changes: what records hold of assets and contracts. It
 * is copied once, however many records hold it, and a sorted map of it is made in one go.
 *
 * @param <K> key
 * @param <V> value
 */
@SuppressWarnings("JdkObsolete") // trees are made of a SortedMap in one go; nothing asks for more
public final class SortedValues<K extends Comparable<K>, V> extends AbstractMap<K, V>
    implements SortedMap<K, V> {
  private final K[] keys;
  private final V[] values;

  private SortedValues(K[] keys, V[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** These entries; the same map where it is one that nothing changes. */
  @SuppressWarnings("unchecked") // nothing is put into it
  public static <K extends Comparable<K>, V> SortedValues<K, V> copyOf(
      Map<K, ? extends V> entries) {
    if (entries instanceof SortedValues<K, ? extends V> same) {
      return (SortedValues<K, V>) same;
    }
    Map<K, ? extends V> sorted =
        entries instanceof SortedMap<K, ? extends V> map && map.comparator() == null
            ? entries
            : new TreeMap<>(entries);
    K[] keys = (K[]) new Comparable<?>[sorted.size()];
    V[] values = (V[]) new Object[sorted.size()];
    int at = 0;
    for (Map.Entry<K, ? extends V> one : sorted.entrySet()) {
      keys[at] = requireNonNull(one.getKey());
      values[at++] = requireNonNull(one.getValue());
    }
    return new SortedValues<>(keys, values);
  }

  /** The place of a key; below zero where there is none, as {@link Arrays#binarySearch} says it. */
  private int place(K wanted) {
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = keys[middle].compareTo(wanted);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -(low + 1);
  }

  @SuppressWarnings("unchecked") // as of any sorted map, a key of another class is no question
  private int found(@Nullable Object key) {
    return key == null || keys.length == 0 ? -1 : place((K) key);
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return found(key) >= 0;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int place = found(key);
    return place < 0 ? null : values[place];
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> action) {
    for (int i = 0; i < keys.length; i++) {
      action.accept(keys[i], values[i]);
    }
  }

  @Override
  public @Nullable Comparator<? super K> comparator() {
    return null;
  }

  @Override
  public SortedMap<K, V> subMap(K from, K to) {
    return between(start(from), Math.max(start(from), start(to)));
  }

  @Override
  public SortedMap<K, V> headMap(K to) {
    return between(0, start(to));
  }

  @Override
  public SortedMap<K, V> tailMap(K from) {
    return between(start(from), keys.length);
  }

  /** The first key that is not before another; nothing where all are. */
  public @Nullable K firstKeyFrom(K key) {
    int start = start(key);
    return start == keys.length ? null : keys[start];
  }

  private int start(K key) {
    int place = place(key);
    return place < 0 ? -(place + 1) : place;
  }

  private SortedMap<K, V> between(int from, int to) {
    return new SortedValues<>(
        Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
  }

  @Override
  public K firstKey() {
    return at(0);
  }

  @Override
  public K lastKey() {
    return at(keys.length - 1);
  }

  private K at(int place) {
    if (keys.length == 0) {
      throw new NoSuchElementException("no key in an empty map");
    }
    return keys[place];
  }

  @Override
  public Set<K> keySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<K> iterator() {
        return each(i -> keys[i]);
      }

      @Override
      public int size() {
        return keys.length;
      }

      @Override
      public boolean contains(@Nullable Object key) {
        return containsKey(key);
      }
    };
  }

  @Override
  public Collection<V> values() {
    return new AbstractCollection<>() {
      @Override
      public Iterator<V> iterator() {
        return each(i -> values[i]);
      }

      @Override
      public int size() {
        return values.length;
      }
    };
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<K, V>> iterator() {
        return each(i -> Map.entry(keys[i], values[i]));
      }

      @Override
      public int size() {
        return keys.length;
      }
    };
  }

  private <T> Iterator<T> each(IntFunction<T> made) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < keys.length;
      }

      @Override
      public T next() {
        if (next == keys.length) {
          throw new NoSuchElementException();
        }
        return made.apply(next++);
      }
    };
  }
}
