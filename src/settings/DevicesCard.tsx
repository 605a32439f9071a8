import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { SignInOf } from '../../contract/sign-ins';
import { useCommand } from '../api/commands';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { DeviceList, useDeviceWords } from '../session/devices/DeviceList';
import { Failed, Loading } from '../ui/faces/faces';
import { Card } from '../ui/page/Card';
import { useConfirm } from '../ui/useConfirm';
import { useTellProblem } from '../ui/useTellProblem';
import styles from './settings.module.css';
import { settingsTexts } from './texts';

/** Where I am signed in, and how to end it elsewhere; the way out of this browser is in the header. */
export function DevicesCard() {
  const t = useTexts(settingsTexts);
  const signIns = useQuery(query('listMySignIns'));
  const { endOne, endOthers, ending, endingOthers } = useEnding();
  return (
    <Card title={t('devices')}>
      {signIns.data ? (
        <>
          <DeviceList label={t('devices')} items={signIns.data.items} ending={ending} onEnd={endOne} />
          <p className={styles['help']}>{t('devicesHelp')}</p>
          {signIns.data.items.length > 1 && (
            <Button loading={endingOthers} onClick={endOthers}>
              {t('endOthers')}
            </Button>
          )}
        </>
      ) : signIns.error ? (
        <Failed problem={signIns.error} onRetry={() => void signIns.refetch()} />
      ) : (
        <Loading />
      )}
    </Card>
  );
}

function useEnding() {
  const t = useTexts(settingsTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const tell = useTellProblem();
  const nameOf = useDeviceWords();
  const one = useCommand('endMySignIn', { invalidates: ['listMySignIns'] });
  const others = useCommand('endMyOtherSignIns', { invalidates: ['listMySignIns'] });

  const endOne = async (item: SignInOf) => {
    const device = nameOf(item);
    if (!(await confirm({ title: t('endTitle', { device }), text: t('endText'), verb: t('endVerb') })))
      return;
    await one.mutateAsync({ params: { signInID: item.signInID } });
    void message.success(t('ended', { device }));
  };
  const endAllOthers = async () => {
    const sure = await confirm({ title: t('endOthersTitle'), text: t('endText'), verb: t('endOthers') });
    if (!sure) return;
    await others.mutateAsync({});
    void message.success(t('endedOthers'));
  };
  return {
    endOne: (item: SignInOf) => void endOne(item).catch(tell),
    endOthers: () => void endAllOthers().catch(tell),
    ending: one.isPending ? one.variables.params.signInID : undefined,
    endingOthers: others.isPending,
  };
}
