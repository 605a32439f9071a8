/** Rows by key, as one transaction sees and changes them. Rows are replaced, never changed in place. */
export interface Rows<V> {
  get(key: string): V | undefined;
  values(): Iterable<V>;
  entries(): Iterable<readonly [string, V]>;
  set(key: string, row: V): void;
  delete(key: string): void;
}

/** A table whose readers see committed rows only; changes wait in a draft until they are all kept together. */
export class Table<V> {
  readonly #kept = new Map<string, V>();

  readonly committed: Rows<V> = {
    get: (key) => this.#kept.get(key),
    values: () => this.#kept.values(),
    entries: () => this.#kept.entries(),
    set: refuse,
    delete: refuse,
  };

  /** The rows with changes on top that nobody else sees before `keep`. */
  draft(): { readonly rows: Rows<V>; keep(): void } {
    const kept = this.#kept;
    const changed = new Map<string, V | undefined>();
    const rows: Rows<V> = {
      get: (key) => (changed.has(key) ? changed.get(key) : kept.get(key)),
      *values() {
        for (const [, row] of rows.entries()) yield row;
      },
      *entries() {
        for (const [key, row] of kept) {
          const mine = changed.has(key) ? changed.get(key) : row;
          if (mine !== undefined) yield [key, mine];
        }
        for (const [key, row] of changed) if (row !== undefined && !kept.has(key)) yield [key, row];
      },
      set: (key, row) => void changed.set(key, row),
      delete: (key) => void changed.set(key, undefined),
    };
    const keep = (): void => {
      for (const [key, row] of changed) {
        if (row === undefined) kept.delete(key);
        else kept.set(key, row);
      }
    };
    return { rows, keep };
  }

  entries(): readonly (readonly [string, V])[] {
    return [...this.#kept];
  }

  replaceAll(entries: readonly (readonly [string, V])[]): void {
    this.#kept.clear();
    for (const [key, row] of entries) this.#kept.set(key, row);
  }
}

function refuse(): never {
  throw new Error('store.read only reads: write inside transact.');
}
