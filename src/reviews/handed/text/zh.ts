export const zh = {
  given_other: '{{name}}转交给您 {{count}} 份评审',
  passedOn_other: '{{name}}把您的 {{count}} 份评审转交给了{{to}}',
  takenOver_other: '{{name}}接手了您的 {{count}} 份评审',
  withdrawn_other: '{{name}}撤回了您的 {{count}} 份评审',
  open: '查看我的待办',
} as const;
