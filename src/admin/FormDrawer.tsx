import { Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/useTexts';
import { useUnsavedGuard } from '../session/useUnsavedGuard';
import { useConfirm } from '../ui/useConfirm';
import { adminTexts } from './texts';

/** A form beside its list; what was typed is not thrown away unasked. */
export function FormDrawer({
  title,
  onDone,
  children,
}: {
  title: string;
  onDone: () => void;
  children: (form: { onDirty: (dirty: boolean) => void; onCancel: () => void }) => ReactNode;
}) {
  const t = useTexts(adminTexts);
  const confirm = useConfirm();
  const [dirty, setDirty] = useState(false);
  useUnsavedGuard(dirty);
  const leave = async () => {
    if (!dirty || (await confirm({ title: t('form.discard'), verb: t('form.discardVerb'), danger: true })))
      onDone();
  };
  return (
    <Drawer open size={480} title={title} onClose={() => void leave()} mask={{ closable: !dirty }}>
      {children({ onDirty: setDirty, onCancel: () => void leave() })}
    </Drawer>
  );
}
