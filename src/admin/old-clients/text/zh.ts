export const zh = {
  'oldClients.page': '旧版客户端',
  'oldClients.title': '房间列表',
  'oldClients.text':
    '2018 版的页面和程序请求房间列表时不表明身份。开放后，这些网络内的任何人都可以列出和创建房间，但只能操作通过该列表创建的房间。用 userSig 登录的客户端不需要它。',
  'oldClients.open': '开放房间列表',
  'oldClients.networks': '网络',
  'oldClients.networksHelp': '每行一个：10.0.0.0/8、192.0.2.7、2001:db8::/32。',
  'oldClients.networkBad': '“{{line}}”不是网络地址，请写成 10.0.0.0/8 或 192.0.2.7',
  'oldClients.networkNeeded': '请填写向哪些网络开放',
  'oldClients.origins': '其他地址的网页',
  'oldClients.originsHelp': '浏览器中不由本服务器提供的网页需要填写：协议和域名，每行一个。',
  'oldClients.originBad': '“{{line}}”不是网页地址，请写成 https://crm.example.com，不带路径',
  'oldClients.opened': '房间列表已向这些网络开放。',
  'oldClients.closed': '此处已关闭房间列表。',
  'oldClients.installed': '服务器配置始终向 {{networks}} 开放。',
  'oldClients.installedPages': '网页：{{origins}}。',
} as const;
