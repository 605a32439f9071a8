/** How one value of a list's state is written in the query string. No values means: the default, left out. */
export interface Field<T> {
  parse(values: readonly string[]): T;
  format(value: T): readonly string[];
  /** Changing it does not go back to the first page (what is peeked at, for instance). */
  readonly aside?: boolean;
}

/** Any text as RoomService takes it: on one line, trimmed, no character cut in half; `''` is left out. */
export function text(maxLength = 200): Field<string> {
  return {
    parse: ([value = '']) =>
      value
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, maxLength)
        .replace(/[\uD800-\uDBFF]$/, ''),
    format: (value) => (value === '' ? [] : [value]),
  };
}

/** A text that may be absent: an id, a day. `accepts` refuses what a stranger may have typed into the URL. */
export function optional(accepts: (value: string) => boolean = () => true): Field<string | undefined> {
  return {
    parse: ([value]) => (value !== undefined && value !== '' && accepts(value) ? value : undefined),
    format: (value) => (value === undefined ? [] : [value]),
  };
}

/** A day as 2026-11-22, or none. */
export function day(): Field<string | undefined> {
  return optional((value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)));
}

/** Any of several, as `state=idle&state=live`; unknown ones are dropped. */
export function list<const Option extends string>(options: readonly Option[]): Field<readonly Option[]> {
  return {
    parse: (values) => options.filter((option) => values.includes(option)),
    format: (value) => value,
  };
}

/** Any texts: ids of people, say. */
export function texts(accepts: (value: string) => boolean = () => true): Field<readonly string[]> {
  return {
    parse: (values) => [...new Set(values)].filter((value) => value !== '' && accepts(value)),
    format: (value) => value,
  };
}

/** One of several, or the default. */
export function oneOf<const Option extends string | number>(
  options: readonly Option[],
  byDefault: NoInfer<Option>,
): Field<Option> {
  return {
    parse: ([value]) => options.find((option) => String(option) === value) ?? byDefault,
    format: (value) => (value === byDefault ? [] : [String(value)]),
  };
}

export function flag(): Field<boolean> {
  return { parse: ([value]) => value === '1', format: (value) => (value ? ['1'] : []) };
}

/** `field.desc` or `field.asc` over the fields that the server sorts by. */
export function sort<const Name extends string>(
  fields: readonly Name[],
  byDefault: `${NoInfer<Name>}.${'asc' | 'desc'}`,
): Field<`${Name}.${'asc' | 'desc'}`> {
  const all = fields.flatMap((name) => [`${name}.asc`, `${name}.desc`] as const);
  return oneOf(all, byDefault);
}

/** From 1. */
export function page(): Field<number> {
  return {
    parse: ([value]) => (value !== undefined && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1),
    format: (value) => (value <= 1 ? [] : [String(value)]),
  };
}

export function aside<T>(field: Field<T>): Field<T> {
  return { ...field, aside: true };
}

export type StateOf<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** All of a list's state, to and from a query string. */
export interface UrlCodec<State> {
  readonly parse: (query: URLSearchParams) => State;
  /** Writes into a copy of `query`, leaving parameters of others alone. */
  readonly write: (state: State, query?: URLSearchParams) => URLSearchParams;
  /** A state after a change: a changed filter goes back to page 1. */
  readonly change: (state: State, patch: Partial<State>) => State;
  readonly defaults: State;
  /** Whether anything but sort, page and what is aside differs from the defaults. */
  readonly isFiltered: (state: State) => boolean;
}

const NOT_FILTERS = new Set(['sort', 'page', 'size', 'view']);

export function urlCodec<F extends Record<string, Field<unknown>>>(fields: F): UrlCodec<StateOf<F>> {
  type State = StateOf<F>;
  const names = Object.keys(fields);
  // Every name below is a key of `fields`.
  const field = (name: string) => fields[name] as Field<unknown>;
  const read = (query: URLSearchParams) =>
    Object.fromEntries(names.map((name) => [name, field(name).parse(query.getAll(name))])) as State;
  const valueOf = (state: State, name: string) => (state as Record<string, unknown>)[name];
  const defaults = read(new URLSearchParams());

  return {
    parse: read,
    defaults,
    write(state, query = new URLSearchParams()) {
      const next = new URLSearchParams(query);
      for (const name of names) {
        next.delete(name);
        for (const value of field(name).format(valueOf(state, name))) next.append(name, value);
      }
      return next;
    },
    change(state, patch) {
      const starts = Object.keys(patch).some((name) => name !== 'page' && !field(name).aside);
      const restart =
        starts && 'page' in fields && !('page' in patch) ? { page: valueOf(defaults, 'page') } : {};
      return { ...state, ...restart, ...patch };
    },
    isFiltered: (state) =>
      names.some(
        (name) =>
          !NOT_FILTERS.has(name) && !field(name).aside && field(name).format(valueOf(state, name)).length > 0,
      ),
  };
}
