import type { Call } from '../../../contract/calls';
import { useTexts } from '../../i18n/useTexts';
import { pathTo } from '../../config/paths';
import { useCallControl } from '../../session/call-control';
import { useMe } from '../../session/me';
import { StatusWord } from '../../ui/glyphs/StatusWord';
import { RowButton } from '../../ui/table/RowActions';
import { Duration, Elapsed } from '../../ui/values/Duration';
import { None } from '../../ui/values/Pair';
import { callTexts } from '../texts';

const words = { starting: 'starting', live: 'inCall', ended: 'ended' } as const;

export function CallState({ call }: { call: Call }) {
  return <StatusWord of="call" state={words[call.state]} />;
}

/** From entering the room to the end; counting while it goes on, nothing where nobody entered. */
export function CallTime({ call }: { call: Call }) {
  if (call.enteredAt === null) return <None />;
  if (call.endedAt === null) return <Elapsed since={call.enteredAt} />;
  return <Duration ms={Date.parse(call.endedAt) - Date.parse(call.enteredAt)} />;
}

/** What is missing comes first; everything else is a look. */
export function CallActions({ call }: { call: Call }) {
  const t = useTexts(callTexts);
  const me = useMe();
  const { wrapUp, showPanel } = useCallControl();
  const mine = call.agent.userID === me.userID;
  if (call.state !== 'ended') {
    return mine ? <RowButton onClick={showPanel}>{t('dock.details')}</RowButton> : null;
  }
  if (mine && call.can.includes('wrapUp') && call.wrappedUpAt === null && call.enteredAt !== null) {
    return <RowButton onClick={() => wrapUp(call.callID)}>{t('wrapUp.write')}</RowButton>;
  }
  return (
    <RowButton kind="text" to={pathTo('call', { callID: call.callID })}>
      {t('dock.details')}
    </RowButton>
  );
}
