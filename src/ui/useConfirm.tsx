import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/useTexts';
import { uiTexts } from './texts';

interface Question {
  title: string;
  text?: ReactNode;
  /** The verb says what happens: "Disable Wei Li", never "OK". */
  verb: string;
  danger?: boolean;
}

/** Asks before something that cannot be taken back: `if (await confirm({ title, verb, danger: true })) …`. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp();
  const t = useTexts(uiTexts);
  return async ({ title, text, verb, danger = false }) =>
    modal.confirm({
      title,
      content: text,
      okText: verb,
      cancelText: t('confirm.cancel'),
      okButtonProps: { danger },
      // What cannot be undone is not one Enter away.
      focusable: { autoFocusButton: danger ? 'cancel' : 'ok' },
      icon: null,
    });
}
