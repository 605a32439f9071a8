export const en = {
  'pill.label': 'Presence',
  'menu.available': 'Available',
  'menu.break': 'Take a break',
  'menu.wrapUpLater': 'Available, wrap-up later',
  'menu.afterCall': 'After this call',
  'menu.setBy': 'Set by {{name}}',
  'changed.by': '{{name}} set your presence: {{word}}',
} as const;
