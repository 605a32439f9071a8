export const en = {
  given_one: '{{name}} gave you {{count}} review',
  given_other: '{{name}} gave you {{count}} reviews',
  passedOn_one: '{{name}} gave {{count}} review of yours to {{to}}',
  passedOn_other: '{{name}} gave {{count}} reviews of yours to {{to}}',
  takenOver_one: '{{name}} took over {{count}} review of yours',
  takenOver_other: '{{name}} took over {{count}} reviews of yours',
  withdrawn_one: '{{name}} withdrew {{count}} review of yours',
  withdrawn_other: '{{name}} withdrew {{count}} reviews of yours',
  open: 'Open my inbox',
} as const;
