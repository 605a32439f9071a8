export const en = {
  'integration.title': 'Integration',
  'integration.dropIn': 'A page that used EXEStarter.js',
  'integration.dropInText':
    'Change one script tag; the old globals stay: LiveRoom, RtcRoom, PushPlay, ExeMsgChannel, EnumDef, getSDKLoginInfo.',
  'integration.tag': 'Script tag',
  'integration.start': 'Start a call',
  'integration.userSig':
    'userSig and roomID come from your server: by the API, or signed there with the same key (docs/signing.md).',
  'integration.policy': 'Content-Security-Policy of that page',
  'integration.policyText':
    'Needed only where the page has a policy. The hash is that of the script in the drop-in’s frame, as this server serves it.',
  'integration.noSdk': 'The SDK is not built on this server: npm run build:launcher.',
  'integration.iframe':
    'A page inside a frame of another origin needs allow="loopback-network" on that frame; the address must be https.',
  'integration.codes': 'What fail gets',
  'integration.code.-1': 'No answer within seven seconds. Listening goes on; a late answer is a success.',
  'integration.code.-2': 'A program runs already and is not in this room.',
  'integration.code.-3': 'The page’s policy forbids asking the program.',
  'integration.code.-4': 'The browser does not let the page ask the program.',
  'integration.code.-5': 'The page is not served over HTTPS.',
  'integration.code.-6': 'Something else answers on the program’s port.',
  'integration.code.-7': 'The link is too long; the message names the field.',
  'integration.code.-9998': 'The argument is no object, or serverDomain is missing.',
  'integration.code.-9999': 'A field is missing or unfit; the message names it.',
  'integration.module': 'As a module, with types',
  'integration.moduleText': 'States instead of callbacks, and programs that speak JSON over fetch.',
  'integration.examples': 'Examples and API',
  'integration.example.double': 'Customer service, 1v1',
  'integration.example.live': 'Class, 1v3',
  'integration.example.pushplay': 'Push and play',
  'integration.api': 'The API',
  'integration.copy': 'Copy: {{what}}',
} as const;
