import { Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/useTexts';
import { useConfirm } from '../ui/useConfirm';
import { sessionTexts } from './texts';
import { useUnsavedGuard } from './useUnsavedGuard';

/** A form beside the page that it was opened from; what was typed is not thrown away unasked. */
export function FormDrawer({
  title,
  size = 480,
  onDone,
  children,
}: {
  title: string;
  /** Its width in pixels, where the screen has as many. */
  size?: number;
  onDone: () => void;
  children: (form: { onDirty: (dirty: boolean) => void; onCancel: () => void }) => ReactNode;
}) {
  const t = useTexts(sessionTexts);
  const confirm = useConfirm();
  const [dirty, setDirty] = useState(false);
  useUnsavedGuard(dirty);
  const leave = async () => {
    const question = {
      title: t('unsaved.discard'),
      text: t('unsaved.discardText'),
      verb: t('unsaved.discardVerb'),
      danger: true,
    };
    if (!dirty || (await confirm(question))) onDone();
  };
  return (
    <Drawer open size={size} title={title} onClose={() => void leave()} mask={{ closable: !dirty }}>
      {children({ onDirty: setDirty, onCancel: () => void leave() })}
    </Drawer>
  );
}
