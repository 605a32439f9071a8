const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** 288308 → 288 KB, 1288308 → 1.3 MB: as file managers say it, in steps of a thousand. */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 99.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit]}`;
}
