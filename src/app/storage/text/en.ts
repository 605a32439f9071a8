export const en = {
  low: 'The disk of recordings runs full: {{free}} free',
  lowUnknown: 'The disk of recordings runs full',
  full: 'The disk of recordings is full: files from PCs are refused, and recordings wait to be processed',
  open: 'See what takes the room',
  'next.supervisor': 'Delete recordings that nobody needs, or tell an administrator.',
  hide: 'Hide',
} as const;
