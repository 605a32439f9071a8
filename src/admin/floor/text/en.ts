export const en = {
  'floor.title': 'Floor',
  'floor.breaks': 'Break reasons',
  'floor.breaksText':
    'Agents choose one of these for a break, in this order. After its limit the wallboard marks the break.',
  'floor.addReason': 'Add a reason',
  'floor.reason': 'Reason {{number}}',
  'floor.reasonUp': 'Move reason {{number}} up',
  'floor.reasonRemove': 'Remove reason {{number}}',
  'floor.zh': 'Chinese',
  'floor.en': 'English',
  'floor.limitMinutes': 'Limit, min',
  'floor.noLimit': 'none',
  'floor.nameNeeded': 'Say it in this language too',
  'floor.nameTwice': 'Another reason has this name',
  'floor.whole': 'A whole number from {{min}} to {{max}}',
  'floor.limits': 'Limits of the wallboard',
  'floor.limitsText': 'The wallboard marks only what is over its limit.',
  'floor.waitSeconds': 'Customer waits, s',
  'floor.roomMinutes': 'Call runs, min',
  'floor.wrapUpMinutes': 'Wrap-up, min',
  'observing.title': 'Watching calls',
  'observing.text':
    'Supervisors can watch the pictures of their team’s rooms, and administrators those of all. They take no seat and enter nothing: they play what the members push to the live service. Each time, who, when, how long and why goes into the audit log.',
  'observing.law':
    'In many places the law or an agreement with the staff demands that people are told, or forbids watching. Customers learn of it only from you.',
  'observing.noService': 'Nothing can be watched: there is no live service',
  'observing.noServiceText': 'The configuration of the server must name one with these settings:',
  'observing.who': 'Calls may be watched',
  'observing.off': 'By nobody',
  'observing.offText': 'Whoever watches now is cut off when you save.',
  'observing.announced': 'Announced',
  'observing.announcedText':
    'People of yours see who watches and since when: in the room’s page, its history, and beside their call.',
  'observing.silent': 'Without telling anybody in the room',
  'observing.silentText':
    'Only those who may watch the room themselves see it there. Agents do not, neither while it lasts nor afterwards.',
  'observing.save': 'Save about watching',
} as const;
