import { App, Button } from 'antd';
import { useState } from 'react';
import type { Call } from '../../../contract/calls';
import { useTexts } from '../../i18n/useTexts';
import { LaunchError, TransportError } from '../../launcher';
import { AppForm } from '../../ui/form/AppForm';
import { useCallDesk, type StreamURLs } from '../call-desk';
import styles from '../call.module.css';
import { callTexts } from '../texts';
import { AddressFields } from './AddressFields';
import { FormDrawer } from '../../session/FormDrawer';

/** Other addresses for my running call. The old ones are not shown whole, so both are asked for. */
export function ChangeStreamsButton({ call }: { call: Call }) {
  const t = useTexts(callTexts);
  const { message } = App.useApp();
  const { changeStreams } = useCallDesk();
  const [open, setOpen] = useState(false);
  const change = async (urls: StreamURLs) => {
    try {
      await changeStreams(call, urls);
    } catch (error) {
      if (!(error instanceof TransportError || error instanceof LaunchError)) throw error;
      // The form stays as it is: another try needs the same words.
      void message.error(t('streams.change.untold'));
      return;
    }
    setOpen(false);
    void message.success(t('streams.change.done'));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('streams.change')}</Button>
      {open && (
        <FormDrawer title={t('streams.change.title')} onDone={() => setOpen(false)}>
          {({ onDirty, onCancel }) => (
            <AppForm<StreamURLs>
              submitText={t('streams.change.submit')}
              onSubmit={change}
              onDirty={onDirty}
              onCancel={onCancel}
            >
              <p className={styles['about']}>{t('streams.change.about')}</p>
              <AddressFields />
            </AppForm>
          )}
        </FormDrawer>
      )}
    </>
  );
}
