import { useNavigate } from 'react-router';
import { pathTo } from '../../config/paths';
import { useLanguage } from '../../i18n/useTexts';
import { useCallControl } from '../../session/call-control';
import { useMe } from '../../session/me';
import { useAppearance } from '../../ui/theme/useAppearance';
import { useTellProblem } from '../../ui/useTellProblem';
import type { Choice, FoundKind } from './choices';
import { forgetSearches, rememberSearch } from './recent';

const lists = {
  rooms: 'rooms',
  people: 'users',
  calls: 'calls',
  recordings: 'recordings',
} as const satisfies Record<FoundKind, string>;

/** Does what a line of the list says. Resolves to whether the search is over. Straight from the key or the click. */
export function useChoose(q: string, onType: (q: string) => void): (choice: Choice) => boolean {
  const navigate = useNavigate();
  const control = useCallControl();
  const { userID } = useMe();
  const { choose } = useAppearance();
  const { language, changeLanguage } = useLanguage();
  const tell = useTellProblem();

  const goTo = (path: string): true => {
    rememberSearch(userID, q);
    void navigate(path);
    return true;
  };
  return (choice) => {
    switch (choice.kind) {
      case 'room':
        return goTo(pathTo('room', { roomID: choice.room.roomID }));
      case 'person':
        return goTo(`${pathTo('users')}?q=${encodeURIComponent(choice.user.userID)}`);
      case 'call':
        return goTo(pathTo('call', { callID: choice.call.callID }));
      case 'recording':
        return goTo(pathTo('recording', { recordingID: choice.recording.recordingID }));
      case 'all':
        return goTo(`${pathTo(lists[choice.of])}?q=${encodeURIComponent(q)}`);
      case 'start': {
        rememberSearch(userID, q);
        const { template, recording } = choice.room;
        // No await before this: the browser opens the program only in answer to the key or the click.
        void control.start(choice.room, { template, recording }).catch(tell);
        return true;
      }
      case 'page':
        void navigate(choice.item.to);
        return true;
      case 'look':
        choose(choice.look);
        return true;
      case 'language':
        void changeLanguage(language === 'zh' ? 'en' : 'zh');
        return true;
      case 'recent':
        onType(choice.q);
        return false;
      case 'forget':
        forgetSearches(userID);
        onType('');
        return false;
    }
  };
}
