import { waitsForSpace, type Recording } from '../../contract/recordings';
import { useTexts } from '../i18n/useTexts';
import { StatusWord } from '../ui/glyphs/StatusWord';
import { recordingTexts } from './texts';
import { useWhy } from './useWhy';

type Stated = Pick<Recording, 'kind' | 'state' | 'progress' | 'failure' | 'trouble' | 'heldBy'> &
  Partial<Pick<Recording, 'onHold'>>;

/** How far it is, with what is known about it: how much is done, why it failed, which PC has it. */
export function RecordingState({ recording, tint = false }: { recording: Stated; tint?: boolean }) {
  const t = useTexts(recordingTexts);
  const why = useWhy(recording);
  const { state, progress, heldBy, onHold = false } = recording;
  const word = (
    <StatusWord of="recording" state={waitsForSpace(recording) ? 'waitsForSpace' : state} tint={tint}>
      {progress === null || (state !== 'uploading' && state !== 'processing')
        ? undefined
        : t('progress', { percent: Math.round(progress) })}
    </StatusWord>
  );
  const known =
    state === 'failed' || state === 'ready'
      ? why
      : state === 'localOnly' && heldBy !== null
        ? t('state.heldBy', { pc: heldBy })
        : null;
  return (
    <>
      {known === null ? word : <span title={known}>{word}</span>}
      {onHold && !tint && <StatusWord of="recording" state="onHold" />}
    </>
  );
}
