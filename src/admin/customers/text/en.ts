export const en = {
  'customers.title': 'Erase a customer',
  'customers.find': 'Whose data',
  'customers.text':
    'For a customer who asks to be forgotten. Looks for the whole reference, the whole name, or both; letter by letter.',
  'customers.ref': 'Customer reference',
  'customers.refHelp': 'Finds everything under it.',
  'customers.name': 'Customer name',
  'customers.nameHelp':
    'With a reference: also what is under this name without any. Alone: everything under this name.',
  'customers.needed': 'Say the reference or the name',
  'customers.findVerb': 'Look what is kept',
  'customers.held': 'What is kept',
  'customers.rooms': 'Rooms',
  'customers.calls': 'Calls',
  'customers.notes': 'Notes',
  'customers.pictures': 'Pictures',
  'customers.several': 'Several names or references. Are they all this customer?',
  'customers.onHold_one': 'A legal hold keeps {{count}} recording: it is erased when the hold is lifted',
  'customers.onHold_other':
    'Legal holds keep {{count}} recordings: they are erased when the holds are lifted',
  'customers.busy_one': '{{count}} room or call is still going on. End it first.',
  'customers.busy_other': '{{count}} rooms and calls are still going on. End them first.',
  'customers.what':
    'Names and references become ***, notes and pictures are deleted. In titles, reasons and the audit log the same words are blacked out, whoever they stand for. Rooms, calls and their times stay. This cannot be undone.',
  'customers.recordings': 'Recordings',
  'customers.delete': 'Delete them with their files',
  'customers.detach': 'Keep them without name and reference',
  'customers.reason': 'Reason',
  'customers.reasonHelp': 'Kept in the audit log. Leave the name out.',
  'customers.reasonNeeded': 'Say why',
  'customers.confirm': 'Type {{word}} to confirm',
  'customers.confirmBad': 'Type {{word}}, letter by letter',
  'customers.eraseVerb': 'Erase for good',
  'customers.done': 'Erased',
  'customers.doneText_one':
    'In {{count}} other text the words were blacked out. Backups made before still hold everything: let them run out, and erase again after a restore.',
  'customers.doneText_other':
    'In {{count}} other texts the words were blacked out. Backups made before still hold everything: let them run out, and erase again after a restore.',
  'customers.log': 'The entry in the audit log',
} as const;
