import { Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { useUnsavedGuard } from '../../session/useUnsavedGuard';
import { useConfirm } from '../../ui/useConfirm';
import { callTexts } from '../texts';

/** A form about streams beside its page; whole addresses are not typed twice because of a stray click. */
export function FormDrawer({
  title,
  onDone,
  children,
}: {
  title: string;
  onDone: () => void;
  children: (form: { onDirty: (dirty: boolean) => void; onCancel: () => void }) => ReactNode;
}) {
  const t = useTexts(callTexts);
  const confirm = useConfirm();
  const [dirty, setDirty] = useState(false);
  useUnsavedGuard(dirty);
  const leave = async () => {
    const question = {
      title: t('streams.form.discard'),
      verb: t('streams.form.discardVerb'),
      danger: true,
    };
    if (!dirty || (await confirm(question))) onDone();
  };
  return (
    <Drawer open size={480} title={title} onClose={() => void leave()} mask={{ closable: !dirty }}>
      {children({ onDirty: setDirty, onCancel: () => void leave() })}
    </Drawer>
  );
}
