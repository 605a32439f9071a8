export const en = {
  title: 'RoomService is simulated',
  people: 'Sign in as {{people}}; password {{password}}',
  scenario: 'Scenario',
  'scenario.busy': 'A busy evening',
  'scenario.stuck': 'A recording is stuck',
  'scenario.empty': 'Empty',
  program: 'Desktop program installed',
  reset: 'Start over',
} as const;
