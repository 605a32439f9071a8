/** 482913605 → ['482', '913', '605']: groups of three from the right, as people read numbers to each other. */
export function digitGroups(id: string): string[] {
  const head = id.length % 3;
  const groups = head > 0 ? [id.slice(0, head)] : [];
  for (let at = head; at < id.length; at += 3) groups.push(id.slice(at, at + 3));
  return groups;
}
