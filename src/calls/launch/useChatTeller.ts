import { useEffect, useState } from 'react';
import { useCommand } from '../../api/commands';
import { useLive } from '../../api/live';
import { createChatTeller, type ChatTeller } from './chat-teller';

export function useChatTeller(): ChatTeller {
  const { mutateAsync: send } = useCommand('reportHappening', { invalidates: [] });
  const [teller] = useState(() =>
    createChatTeller((roomID, chat) => send({ params: { roomID }, body: chat })),
  );
  useLive('call.changed', ({ at }) => teller.saw(at));
  useEffect(() => {
    teller.open();
    return () => teller.close();
  }, [teller]);
  return teller;
}
