export const en = {
  'unsaved.title': 'Leave without saving?',
  'unsaved.text': 'What you changed on this page would be lost.',
  'unsaved.leave': 'Leave',
  'unsaved.stay': 'Stay here',
  'again.title': 'Sign in again',
  'again.text': 'Your sign-in has ended. The page stays as it is; enter your password to go on.',
  'again.other': 'Sign in as somebody else',
} as const;
