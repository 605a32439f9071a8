import { useNavigate } from 'react-router';
import { paths } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import type { ChannelLight as Light } from '../../launcher';
import type { GlyphName, Tone } from '../../ui/glyphs/Glyph';
import { Pill } from '../../ui/shell/headerParts';
import { useCallDesk } from '../call-desk';
import type { DeskView } from '../launch/desk';
import { callTexts } from '../texts';

type Word = Light | 'inCall' | 'starting' | 'lost' | 'otherTab';

const signs: Readonly<Record<Word, readonly [GlyphName, Tone]>> = {
  unknown: ['ring', 'faint'],
  notAsked: ['ring', 'faint'],
  notAllowed: ['lock', 'ink2'],
  insecure: ['lock', 'ink2'],
  silent: ['ring', 'faint'],
  running: ['disc', 'live'],
  stranger: ['triangle', 'wait'],
  blocked: ['lock', 'ink2'],
  inCall: ['disc', 'live'],
  starting: ['arc', 'accent'],
  lost: ['triangle', 'wait'],
  otherTab: ['ring', 'faint'],
};

/** What stands in the way on this computer; the system check says what to do about it. */
const obstacles: readonly Word[] = ['notAsked', 'notAllowed', 'insecure', 'stranger', 'blocked'];

/** What is known of the desktop program. A press looks again, shows the call that it is in, or what is in the way. */
export function ChannelLight() {
  const t = useTexts(callTexts);
  const { view, desk, setPanelOpen } = useCallDesk();
  const word = wordOf(view);
  const [glyph, tone] = signs[word];
  const navigate = useNavigate();
  const press = () => {
    if (word === 'inCall' || word === 'starting' || word === 'lost') setPanelOpen(true);
    else if (obstacles.includes(word)) void navigate(paths.check);
    else void desk.launcher?.look();
  };
  return (
    <Pill glyph={glyph} tone={tone} label={t('light.label')} onClick={press}>
      {word === 'running' && view.channel.program?.version
        ? t('light.runningVersion', { version: view.channel.program.version })
        : t(`light.${word}`)}
    </Pill>
  );
}

function wordOf({ leads, state, channel }: DeskView): Word {
  if (!leads) return 'otherTab';
  switch (state.name) {
    case 'idle':
    case 'ended':
      return channel.light;
    case 'inRoom':
      return 'inCall';
    case 'lost':
      return 'lost';
    default:
      return 'starting';
  }
}
