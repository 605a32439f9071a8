export const en = {
  'door.or': 'or',
  'door.with': 'Sign in with {{provider}}',
  'door.adminsOnly': 'Only administrators sign in with a password here.',
  'door.stillThere': 'You are signed out here, and may still be signed in at {{provider}}.',
  'door.end': 'Sign out there too',
} as const;
