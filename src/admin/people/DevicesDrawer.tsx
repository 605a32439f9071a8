import { useQuery } from '@tanstack/react-query';
import { App, Drawer } from 'antd';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { DeviceList, useDeviceWords } from '../../session/devices/DeviceList';
import { Empty, Loading, ProblemFace } from '../../ui/faces/faces';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { adminTexts } from '../texts';
import type { SignInOf } from '../../../contract/sign-ins';

/** Where a person is signed in; each browser can be signed out at once. */
export function DevicesDrawer({ userID, onClose }: { userID: string; onClose: () => void }) {
  const t = useTexts(adminTexts);
  const person = useQuery(query('getUser', { params: { userID } }));
  const name = person.data?.name ?? userID;
  return (
    <Drawer open size={480} title={t('devices.title', { name })} onClose={onClose}>
      <Devices userID={userID} name={name} />
    </Drawer>
  );
}

function Devices({ userID, name }: { userID: string; name: string }) {
  const t = useTexts(adminTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const tell = useTellProblem();
  const nameOf = useDeviceWords();
  const signIns = useQuery(query('listSignIns', { params: { userID } }));
  const end = useCommand('endSignIn', { invalidates: ['listSignIns'] });
  const endOne = async (item: SignInOf) => {
    const device = nameOf(item);
    const title = t('devices.endTitle', { name, device });
    if (!(await confirm({ title, text: t('signOut.text'), verb: t('devices.endVerb') }))) return;
    await end.mutateAsync({ params: { userID, signInID: item.signInID } });
    void message.success(t('devices.ended', { name, device }));
  };

  if (signIns.error) return <ProblemFace problem={signIns.error} onRetry={() => void signIns.refetch()} />;
  if (!signIns.data) return <Loading />;
  if (signIns.data.items.length === 0)
    return <Empty title={t('devices.none', { name })} text={t('devices.noneText')} />;
  return (
    <DeviceList
      label={t('devices.title', { name })}
      items={signIns.data.items}
      ending={end.isPending ? end.variables.params.signInID : undefined}
      onEnd={(item) => void endOne(item).catch(tell)}
    />
  );
}
