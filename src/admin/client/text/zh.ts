export const zh = {
  'client.title': '桌面程序',
  'client.settings.title': '程序与下载',
  'client.settings.text': '没有程序应答时，坐席会在启动面板中看到这些内容；留空的不会提供。',
  'client.windows': 'Windows',
  'client.macos': 'macOS',
  'client.linux': 'Linux',
  'client.url': '安装程序',
  'client.urlHelp': 'https 地址。',
  'client.urlBad': '请填写 https 地址，例如 https://example.com/setup.exe',
  'client.version': '版本',
  'client.versionBad': '用点分隔的数字，例如 3.2.0',
  'client.versionNeeded': '请填写版本',
  'client.size': '大小（MB）',
  'client.minimumVersion': '最低可用版本',
  'client.minimumVersionHelp': '程序报告的版本更低时，会提示更新。2018 版程序不报告版本。',
  'client.recordPath': '录屏目录（recordPath）',
  'client.recordPathHelp': '位于坐席电脑。房间选择本机录屏时自动填入，可在那里修改。',
  'client.recordPathBad': '请填写完整路径，例如 D:\\records 或 /home/records',
  'client.helpContact': '索取程序找谁',
  'client.helpContactHelp': '姓名、电话或地址；留空则为管理员。',
  'policy.title': '免询问打开程序',
  'policy.text':
    'Chrome 和 Edge 在通话前会询问两次：是否打开程序、是否允许与程序通信。在您管理的电脑上，这些策略会为 {{origin}} 免去这两次询问。',
  'policy.insecure':
    '当前地址不是 HTTPS。无论策略如何设置，Chrome 和 Edge 142 及以上版本都会阻止此页面连接程序。请用 https 地址打开控制台，再获取这些文件。',
  'policy.merge': '已经配置过其中某项策略？请手动合并：导入文件会替换原有的程序列表，注册表编号从 1 开始。',
  'policy.versions':
    '打开程序：Chrome 和 Edge 85 起。与程序通信：146 版起用 LoopbackNetworkAllowedForUrls；LocalNetworkAccessAllowedForUrls 适用于 Chrome 139、Edge 140 起。浏览器不认识的策略会标为未知，不影响其他策略。',
  'policy.form': '适用于',
  'policy.form.computer': 'Windows：注册表（整台电脑）',
  'policy.form.person': 'Windows：注册表（当前用户）',
  'policy.form.editor': 'Windows：组策略',
  'policy.form.profile': 'macOS：描述文件',
  'policy.form.plist': 'macOS：属性列表',
  'policy.form.linux': 'Linux',
  'policy.form.firefox': 'Firefox',
  'policy.where.computer':
    '以管理员身份双击文件，或用 regedit 导入。Chrome 和 Edge 的策略会写入 HKEY_LOCAL_MACHINE。',
  'policy.where.person': '在该用户登录时导入，并需要对 HKEY_CURRENT_USER\\SOFTWARE\\Policies 的写权限。',
  'policy.where.editor':
    '导入 Chrome（chrome.admx）或 Edge（msedge.admx）的模板，在“管理模板”下找到各策略，启用并填入对应的值。',
  'policy.where.profile': '通过设备管理下发，或直接打开并在“系统设置”中安装。其中包含 Chrome 和 Edge。',
  'policy.where.plist':
    '用于支持自定义设置的设备管理：Chrome 的域为 com.google.Chrome，Edge 的域为 com.microsoft.Edge，键相同。',
  'policy.where.linux':
    '将文件保存到 /etc/opt/chrome/policies/managed（Chrome）、/etc/chromium/policies/managed（Chromium）或 /etc/opt/edge/policies/managed（Edge）。',
  'policy.where.firefox':
    '以 policies.json 保存到 /etc/firefox/policies（Linux）或程序的 distribution 目录。Firefox 90 起可免去打开前的询问。',
  'policy.check':
    '检查方法：打开 chrome://policy 或 edge://policy，点“重新加载政策”，确认各策略状态为“正常”。',
  'policy.checkFirefox': '检查方法：打开 about:policies，策略会列在“生效”一栏。',
  'policy.copy': '复制',
  'policy.save': '下载 {{file}}',
} as const;
