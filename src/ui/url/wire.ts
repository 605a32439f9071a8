/** `name.asc` in the URL is `name` on the wire. */
export type WireSort<S extends string> = S extends `${infer Field}.asc` ? Field : S;

export function wireSort<S extends string>(value: S): WireSort<S> {
  // What remains of the template is exactly what the type says.
  return value.replace(/\.asc$/, '') as WireSort<S>;
}

/** The first or last instant of a day where the viewer is. */
export function dayEdge(day: string, edge: 'start' | 'end'): string {
  return new Date(`${day}T${edge === 'start' ? '00:00:00.000' : '23:59:59.999'}`).toISOString();
}
