import { Button } from 'antd';
import { useTexts } from '../i18n/useTexts';
import { State } from '../ui/glyphs/StatusWord';
import type { GlyphName, Tone } from '../ui/glyphs/Glyph';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import styles from './check.module.css';
import { CheckRow } from './CheckRow';
import { Computer } from './Computer';
import { checkNames, overallOf, type CheckName, type Overall } from './findings';
import { Level, Picture } from './MediaPreview';
import type { SystemCheck, SystemCheckView } from './system-check';
import { checkTexts } from './texts';
import { useSystemCheck } from './useSystemCheck';

const signs: Readonly<Record<Overall, readonly [GlyphName, Tone]>> = {
  running: ['arc', 'accent'],
  works: ['check', 'live'],
  open: ['ring', 'ink2'],
  amiss: ['triangle', 'wait'],
};

/** Does everything that a call needs work on this computer, in this browser? */
export function Component() {
  const t = useTexts(checkTexts);
  const { check, view, busy, inCall } = useSystemCheck();
  const overall = overallOf(view.findings);
  const [glyph, tone] = signs[overall];
  return (
    <>
      <PageTitle
        title={t('title')}
        live={
          <State glyph={glyph} tone={tone}>
            {t(`overall.${overall}`)}
          </State>
        }
        actions={<Button onClick={() => check.run(inCall)}>{t('again')}</Button>}
      />
      <div className={styles['cards']}>
        <Card title={t('list')} flush>
          <ul className={styles['rows']}>
            {checkNames.map((name) => (
              <Check key={name} name={name} check={check} view={view} busy={busy} />
            ))}
          </ul>
        </Card>
        <Computer findings={view.findings} />
      </div>
    </>
  );
}

interface CheckProps {
  readonly name: CheckName;
  readonly check: SystemCheck;
  readonly view: SystemCheckView;
  readonly busy: boolean;
}

function Check({ name, check, view, busy }: CheckProps) {
  const finding = view.findings[name];
  const row = { name, finding };
  switch (name) {
    case 'permission':
      return <CheckRow {...row} actions={<PermissionActions check={check} code={finding.code} />} />;
    case 'scheme':
      return <CheckRow {...row} actions={!busy && <SchemeActions check={check} code={finding.code} />} />;
    case 'camera':
    case 'microphone':
      return (
        <CheckRow {...row} actions={<MediaActions kind={name} check={check} view={view} />}>
          <Media kind={name} check={check} view={view} />
        </CheckRow>
      );
    default:
      return <CheckRow {...row} />;
  }
}

function PermissionActions({ check, code }: { check: SystemCheck; code: string }) {
  const t = useTexts(checkTexts);
  if (code !== 'permission.prompt') return null;
  return <Button onClick={check.askPermission}>{t('do.permission')}</Button>;
}

function SchemeActions({ check, code }: { check: SystemCheck; code: string }) {
  const t = useTexts(checkTexts);
  if (code === 'scheme.question') {
    return (
      <>
        <Button onClick={() => check.browserAsked(true)}>{t('do.asked')}</Button>
        <Button onClick={() => check.browserAsked(false)}>{t('do.nothing')}</Button>
      </>
    );
  }
  return (
    <Button disabled={code === 'scheme.opened'} onClick={check.tryScheme}>
      {t('do.scheme')}
    </Button>
  );
}

interface MediaProps {
  readonly kind: 'camera' | 'microphone';
  readonly check: SystemCheck;
  readonly view: SystemCheckView;
}

function MediaActions({ kind, check, view }: MediaProps) {
  const t = useTexts(checkTexts);
  if (view[kind]?.stream) return <Button onClick={check.releaseMedia}>{t('do.stop')}</Button>;
  return <Button onClick={() => check.tryMedia(kind)}>{t(`do.${kind}`)}</Button>;
}

function Media({ kind, check, view }: MediaProps) {
  const t = useTexts(checkTexts);
  const tried = view[kind];
  if (!tried) return null;
  return (
    <>
      {tried.devices.length > 1 && (
        <p className={styles['next']}>{t('devices', { names: tried.devices.join(' / ') })}</p>
      )}
      {tried.stream && kind === 'camera' && <Picture stream={tried.stream} />}
      {tried.stream && kind === 'microphone' && <Level stream={tried.stream} onHeard={check.heard} />}
    </>
  );
}
