export const zh = {
  title: 'RoomService 为模拟',
  people: '可登录 {{people}}，密码 {{password}}',
  scenario: '场景',
  'scenario.busy': '繁忙的晚上',
  'scenario.stuck': '录像卡住',
  'scenario.empty': '空白',
  program: '已安装桌面程序',
  reset: '重新开始',
} as const;
