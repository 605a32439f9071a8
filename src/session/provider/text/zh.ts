export const zh = {
  'door.or': '或',
  'door.with': '使用 {{provider}} 登录',
  'door.adminsOnly': '这里只有管理员使用密码登录。',
  'door.stillThere': '您已在这里退出，但可能仍登录着 {{provider}}。',
  'door.end': '也在那里退出',
} as const;
