/** What a GET of a file of `size` bytes with this Range header should answer; both ends are included. */
export type RangeAnswer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' };

/**
 * Reads a Range header as RFC 9110 wants it: what cannot be read is ignored, and so are several ranges at once,
 * which no player asks for and which a server may answer with the whole file.
 */
export function readRange(header: string | null, size: number): RangeAnswer {
  const [, from = '', to = ''] = /^bytes=\s*([0-9]*)\s*-\s*([0-9]*)\s*$/i.exec(header ?? '') ?? [];
  if (from === '' && to === '') return { kind: 'whole' };
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', start: size - length, end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return { kind: 'whole' }; // no range at all by the grammar
  return start >= size ? { kind: 'unsatisfiable' } : { kind: 'part', start, end };
}

/** Whether the copy that a Range wants to continue (`If-Range`) is still the file; without the header it is. */
export function sameFile(ifRange: string | null, etag: string, modified: Date): boolean {
  if (ifRange === null) return true;
  if (ifRange.startsWith('"')) return ifRange === etag;
  // A date has whole seconds. A weak tag (W/"…") never counts for ranges, and is no date either.
  return Date.parse(ifRange) === Math.floor(modified.getTime() / 1000) * 1000;
}
