import { App, Form, Input, Switch } from 'antd';
import { updateCloudSettings, type CloudSettings } from '../../../contract/cloud-recordings';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { linesOf } from '../old-clients/lines';
import { ChangedBy } from '../settings/ChangedBy';
import { Conflict } from '../settings/Conflict';
import styles from '../settings/settings.module.css';
import { useVersion } from '../settings/useVersion';
import { adminTexts } from '../texts';
import { Callbacks } from './Callbacks';
import { cloudTexts } from './texts';

interface Draft {
  readonly on: boolean;
  readonly hosts: string;
  readonly plain: boolean;
}

export function CloudForm({ current }: { current: CloudSettings }) {
  const t = useTexts(cloudTexts);
  const tAdmin = useTexts(adminTexts);
  const { message } = App.useApp();
  const { base, over, show, setDirty, conflict, keepMine, takeTheirs } = useVersion(current);
  // A new key is a version too, and takes nothing away from what is typed here.
  const isOnlyKey = isSameChoice(base, current);
  const update = useCommand('updateCloudSettings', { invalidates: ['getCloudSettings'] });

  const save = async ({ hosts, ...draft }: Draft) => {
    show(
      await update.mutateAsync({
        body: { ...draft, hosts: hostsOf(hosts), version: isOnlyKey ? current.version : over },
      }),
    );
    void message.success(t(draft.on ? 'saved' : 'saved.off'));
  };

  return (
    <div className={styles['settings']}>
      <p>{t('text')}</p>
      <Callbacks settings={current} />
      {conflict && !isOnlyKey && (
        <Conflict name={current.updatedBy?.name ?? ''} onTheirs={takeTheirs} onMine={keepMine} />
      )}
      <AppForm<Draft>
        key={base.version}
        initialValues={{ on: base.on, hosts: base.hosts.join('\n'), plain: base.plain }}
        submitText={tAdmin('settings.save')}
        onSubmit={save}
        onDirty={setDirty}
        foot={<ChangedBy settings={base} />}
      >
        <Form.Item name="on" label={t('on')} valuePropName="checked">
          <Switch disabled={!current.hasKey && !base.on} />
        </Form.Item>
        <Form.Item
          name="hosts"
          label={t('hosts')}
          extra={t('hosts.help')}
          dependencies={['on']}
          rules={[
            ({ getFieldValue }) => ({
              async validator(_rule, text: string) {
                const bad = hostsOf(text).find((line) => !isHost(line));
                if (bad !== undefined) throw new Error(t('hosts.bad', { line: bad }));
                if (getFieldValue('on') === true && hostsOf(text).length === 0)
                  throw new Error(t('hosts.needed'));
              },
            }),
          ]}
        >
          <Input.TextArea rows={3} spellCheck={false} />
        </Form.Item>
        <Form.Item name="plain" label={t('plain')} extra={t('plain.help')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </AppForm>
    </div>
  );
}

type Choice = Pick<CloudSettings, 'on' | 'hosts' | 'plain'>;

function isSameChoice(one: Choice, other: Choice): boolean {
  return one.on === other.on && one.plain === other.plain && one.hosts.join() === other.hosts.join();
}

/** Names of hosts are the same in large letters and small ones. */
function hostsOf(text: string): string[] {
  return linesOf(text).map((line) => line.toLowerCase());
}

function isHost(line: string): boolean {
  const asked = { on: false, hosts: [line], plain: false, version: 0 };
  return updateCloudSettings.body.safeParse(asked).success;
}
