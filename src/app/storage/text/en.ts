export const en = {
  low: 'The recordings disk is almost full: {{free}} free',
  lowUnknown: 'The recordings disk is almost full',
  full: 'The recordings disk is full: files from PCs are refused, and recordings wait to be processed',
  open: 'See what takes up space',
  'next.supervisor': 'Delete recordings that nobody needs, or tell an administrator.',
  hide: 'Hide',
} as const;
