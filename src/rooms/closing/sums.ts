import type { RoomImpact } from '../../../contract/closings';

export interface ImpactSums {
  readonly rooms: number;
  readonly closable: number;
  readonly people: number;
  readonly recordings: number;
  readonly waiting: number;
  readonly blocked: number;
}

/** What closing them comes to; rooms that stay as they are meet nobody. */
export function sumsOf(items: readonly RoomImpact[]): ImpactSums {
  const closable = items.filter(({ obstacle }) => obstacle === null);
  const sum = (field: 'people' | 'recordings' | 'waiting') =>
    closable.reduce((total, room) => total + room[field], 0);
  return {
    rooms: items.length,
    closable: closable.length,
    people: sum('people'),
    recordings: sum('recordings'),
    waiting: sum('waiting'),
    blocked: items.length - closable.length,
  };
}

/** Has the person typed "close 11", in either language? Case, width and spaces are forgiven, the number is not. */
export function confirmsMany(typed: string, count: number): boolean {
  const plain = typed.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
  return plain === `关闭${count}` || plain === `close${count}`;
}
