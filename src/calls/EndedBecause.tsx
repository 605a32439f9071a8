import type { Call, EndReason } from '../../contract/calls';
import { useTexts } from '../i18n/useTexts';
import type { StateOf } from '../ui/glyphs/vocabulary';
import { signOf } from '../ui/glyphs/vocabulary';
import { State } from '../ui/glyphs/StatusWord';
import { None } from '../ui/values/Pair';
import { callTexts } from './texts';

const stateOf: Readonly<Record<EndReason, StateOf<'call'>>> = {
  left: 'ended',
  closedByAdmin: 'closedByAdmin',
  sameUserElsewhere: 'ended',
  signatureExpired: 'fault',
  programCrashed: 'fault',
  network: 'fault',
  enterFailed: 'fault',
  launchGivenUp: 'ended',
};

/** Why a call ended, and who closed the room where somebody did. */
export function EndedBecause({ call }: { call: Pick<Call, 'endReason' | 'endedBy' | 'room'> }) {
  const t = useTexts(callTexts);
  if (call.endReason === null) return <None />;
  const byOthers = call.endReason === 'closedByAdmin' && call.endedBy;
  const words = () => {
    const { endReason, room } = call;
    if (endReason === null) return null;
    if (room === null && endReason === 'closedByAdmin') {
      return byOthers ? t('streams.endedBy', { name: byOthers.name }) : t('streams.reason.closedByAdmin');
    }
    return byOthers ? t('call.closedBy', { name: byOthers.name }) : t(`reason.${endReason}`);
  };
  return <State {...signOf('call', stateOf[call.endReason])}>{words()}</State>;
}
