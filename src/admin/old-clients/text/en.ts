export const en = {
  'oldClients.page': 'Old clients',
  'oldClients.title': 'Room list',
  'oldClients.text':
    'Pages and programs of 2018 that ask for the room list say nothing about who they are. While it is open, whoever is in these networks can list rooms and make some; they reach only rooms that were made on the list. Clients that log in with a userSig do not need it.',
  'oldClients.open': 'Open the room list',
  'oldClients.networks': 'Networks',
  'oldClients.networksHelp': 'One a line: 10.0.0.0/8, 192.0.2.7, 2001:db8::/32.',
  'oldClients.networkBad': '“{{line}}” is no network. Write it as 10.0.0.0/8 or 192.0.2.7',
  'oldClients.networkNeeded': 'Name the networks that it is open for',
  'oldClients.origins': 'Pages of other addresses',
  'oldClients.originsHelp':
    'Needed for pages in a browser that are not served from here: scheme and name, one a line.',
  'oldClients.originBad':
    '“{{line}}” is no address of a page. Write it as https://crm.example.com, with no path',
  'oldClients.opened': 'The room list is open for these networks.',
  'oldClients.closed': 'The room list is closed here.',
  'oldClients.installed': 'The server’s configuration opens it for {{networks}} in any case.',
  'oldClients.installedPages': 'Pages: {{origins}}.',
} as const;
