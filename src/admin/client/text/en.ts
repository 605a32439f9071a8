export const en = {
  'client.title': 'Desktop program',
  'client.settings.title': 'The program and where to get it',
  'client.settings.text':
    'Agents see this in the launch panel, when no program answers. What is left empty is not offered.',
  'client.windows': 'Windows',
  'client.macos': 'macOS',
  'client.linux': 'Linux',
  'client.url': 'Installer',
  'client.urlHelp': 'An https address.',
  'client.urlBad': 'Must be an https address, such as https://example.com/setup.exe',
  'client.version': 'Version',
  'client.versionBad': 'Numbers with dots, such as 3.2.0',
  'client.versionNeeded': 'Say which version it is',
  'client.size': 'Size, MB',
  'client.minimumVersion': 'Oldest version that will do',
  'client.minimumVersionHelp':
    'A program that says an older one is asked to be updated. The program of 2018 says none.',
  'client.recordPath': 'Folder for screen recordings (recordPath)',
  'client.recordPathHelp':
    'On the agent’s PC. Filled in where a room records the screen there, and can be changed there.',
  'client.recordPathBad': 'A whole path, such as D:\\records or /home/records',
  'client.helpContact': 'Whom to ask for the program',
  'client.helpContactHelp': 'A name, a number, an address. Empty: the administrator.',
  'policy.title': 'Open the program without questions',
  'policy.text':
    'Chrome and Edge ask twice before a call: to open the program, and to talk to it. On computers that you manage, these policies answer both for {{origin}}.',
  'policy.insecure':
    'This address has no HTTPS. Chrome and Edge 142 and later block the way to the program from here whatever a policy says. Open the console by its https address and take the files from there.',
  'policy.merge':
    'Do you have one of these policies already? Add to its value by hand: a file replaces the list of programs, and registry numbers begin at 1.',
  'policy.versions':
    'Opening: Chrome and Edge 85. Talking: LoopbackNetworkAllowedForUrls from version 146; LocalNetworkAccessAllowedForUrls from Chrome 139 and Edge 140. A browser that does not know a name lists it as unknown and goes on.',
  'policy.form': 'For',
  'policy.form.computer': 'Windows: registry, everybody',
  'policy.form.person': 'Windows: registry, one person',
  'policy.form.editor': 'Windows: Group Policy',
  'policy.form.profile': 'macOS: profile',
  'policy.form.plist': 'macOS: property list',
  'policy.form.linux': 'Linux',
  'policy.form.firefox': 'Firefox',
  'policy.where.computer':
    'Double-click the file as an administrator, or import it with regedit. It writes the policies of Chrome and Edge under HKEY_LOCAL_MACHINE.',
  'policy.where.person':
    'Import the file while that person is signed in, with the rights to write HKEY_CURRENT_USER\\SOFTWARE\\Policies.',
  'policy.where.editor':
    'Load the templates of Chrome (chrome.admx) or Edge (msedge.admx), find each name under Administrative Templates, turn it on and type the value.',
  'policy.where.profile':
    'Hand the profile out with your device management, or open it and install it in System Settings. It holds Chrome and Edge.',
  'policy.where.plist':
    'For a device management that takes custom settings: the domain is com.google.Chrome for Chrome and com.microsoft.Edge for Edge, the keys are the same.',
  'policy.where.linux':
    'Save the file in /etc/opt/chrome/policies/managed (Chrome), /etc/chromium/policies/managed (Chromium) or /etc/opt/edge/policies/managed (Edge).',
  'policy.where.firefox':
    'Save it as policies.json in /etc/firefox/policies (Linux) or in the distribution folder of the program. It spares the question before opening, from Firefox 90 on.',
  'policy.check':
    'To check: open chrome://policy or edge://policy, press Reload policies, and look for the names with the status OK.',
  'policy.checkFirefox': 'To check: open about:policies. The name stands under Active.',
  'policy.copy': 'Copy',
  'policy.save': 'Download {{file}}',
} as const;
