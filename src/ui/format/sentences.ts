/** What happened and the next step, one after the other: titles stand alone elsewhere and have no full stop of their own. */
export function sentences(title: string, next: string | undefined): string {
  if (next === undefined) return title;
  const chinese = /\p{Script=Han}/u.test(next);
  const stop = /[.!?…。！？]$/.test(title) ? '' : chinese ? '。' : '.';
  return `${title}${stop}${chinese ? '' : ' '}${next}`;
}
