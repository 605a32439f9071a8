import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import type { Webhook } from '../../../contract/webhooks';
import { useTexts } from '../../i18n/useTexts';
import { FormDrawer } from '../../session/FormDrawer';
import { RotateDialog } from './RotateDialog';
import { ShownSecret } from './ShownSecret';
import { webhookTexts } from './texts';
import { WebhookForm } from './WebhookForm';

interface Dialogs {
  add(): void;
  edit(webhook: Webhook): void;
  rotate(webhook: Webhook): void;
}

const DialogsContext = createContext<Dialogs | null>(null);

export function useWebhookDialogs(): Dialogs {
  const dialogs = use(DialogsContext);
  if (!dialogs) throw new Error('Put this into WebhookDialogs.');
  return dialogs;
}

type Open =
  | { readonly what: 'form'; readonly webhook: Webhook | null }
  | { readonly what: 'rotate'; readonly webhook: Webhook }
  | { readonly what: 'secret'; readonly name: string; readonly secret: string };

/** The forms about webhooks, one at a time; a secret that was made just now is known nowhere else. */
export function WebhookDialogs({ children }: { children: ReactNode }) {
  const t = useTexts(webhookTexts);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const show = (name: string, secret: string) => setOpen({ what: 'secret', name, secret });
  const dialogs = useMemo<Dialogs>(
    () => ({
      add: () => setOpen({ what: 'form', webhook: null }),
      edit: (webhook) => setOpen({ what: 'form', webhook }),
      rotate: (webhook) => setOpen({ what: 'rotate', webhook }),
    }),
    [],
  );
  return (
    <DialogsContext value={dialogs}>
      {children}
      {open?.what === 'form' && (
        <FormDrawer
          title={open.webhook ? t('form.edit', { name: open.webhook.description }) : t('form.new')}
          onDone={close}
        >
          {(form) => <WebhookForm {...form} webhook={open.webhook} onSaved={close} onMade={show} />}
        </FormDrawer>
      )}
      {open?.what === 'rotate' && <RotateDialog webhook={open.webhook} onClose={close} onMade={show} />}
      {open?.what === 'secret' && <ShownSecret name={open.name} secret={open.secret} onClose={close} />}
    </DialogsContext>
  );
}
