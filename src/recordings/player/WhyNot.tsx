import { waitsForSpace, type Recording } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { Face } from '../../ui/faces/Face';
import { Forbidden } from '../../ui/faces/faces';
import { signOf } from '../../ui/glyphs/vocabulary';
import { UploadLink } from '../list/UploadLink';
import { GoneFace } from '../keeping/GoneFace';
import { useWhen } from '../../ui/values/When';
import { recordingTexts } from '../texts';
import { useWhy } from '../useWhy';
import { AskButton } from './AskButton';
import { RetryButton } from './RetryButton';
import styles from './player.module.css';

/** In place of the player: why this recording cannot be played, and what would have to happen. */
export function WhyNot({ recording }: { recording: Recording }) {
  return (
    <div className={styles['whyNot']}>
      <Reason recording={recording} />
    </div>
  );
}

/** The same for what this person was looking at and may see no more. */
export function Lost() {
  const t = useTexts(recordingTexts);
  return (
    <div className={styles['whyNot']}>
      <Face glyph="lock" alert title={t('why.lost')} text={t('why.lost.text')} />
    </div>
  );
}

function Reason({ recording }: { recording: Recording }) {
  const t = useTexts(recordingTexts);
  const me = useMe();
  const why = useWhy(recording);
  const when = useWhen();
  const { state, heldBy, asked } = recording;
  const percent = Math.round(recording.progress ?? 0);
  const sign = signOf('recording', waitsForSpace(recording) ? 'waitsForSpace' : state);
  switch (state) {
    case 'recording':
      return <Face {...sign} title={t('why.recording')} text={t('why.recording.text')} />;
    case 'uploading':
      if (waitsForSpace(recording)) {
        return <Face {...sign} title={t('why.waitsForSpace')} text={t('why.waitsForSpace.fetch')} />;
      }
      return <Face {...sign} title={t('why.uploading', { percent })} text={t('why.soon')} />;
    case 'processing':
      if (waitsForSpace(recording)) {
        return <Face {...sign} title={t('why.waitsForSpace')} text={t('why.waitsForSpace.text')} />;
      }
      return <Face {...sign} title={t('why.processing', { percent })} text={t('why.soon')} />;
    case 'failed':
      return (
        <Face
          {...sign}
          title={t('why.failed')}
          text={why ?? t('why.failed.text')}
          actions={recording.can.includes('retry') && <RetryButton recordingID={recording.recordingID} />}
        />
      );
    case 'localOnly':
      return (
        <Face
          {...sign}
          title={heldBy === null ? t('why.localOnly.unknown') : t('why.localOnly', { pc: heldBy })}
          text={
            asked
              ? t('why.localOnly.asked', { name: asked.by.name, when: when(asked.at) })
              : t('why.localOnly.text')
          }
          actions={
            <>
              {recording.can.includes('ask') && recording.agent.userID !== me.userID && (
                <AskButton recording={recording} />
              )}
              {recording.can.includes('upload') && <UploadLink />}
            </>
          }
        />
      );
    case 'trash':
    case 'expired':
      return <GoneFace recording={recording} />;
    case 'ready':
      // Ready and yet not to be played: the right is missing, or the file is.
      return mayPlayAsFarAsList(me) ? (
        <Face glyph="cross" tone="err" title={t('why.missing')} text={t('why.missing.text')} />
      ) : (
        <Forbidden permission="recording.play" />
      );
  }
}

function mayPlayAsFarAsList(me: Parameters<typeof can>[0]): boolean {
  return can(me, 'recording.play', me.grants['recording.list']);
}
