import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { createSender, type Sender, type Sending } from './sending';

/** The files that this tab sends, for as long as the page is open; leaving it while one is on its way is asked about. */
export function useSender(): { readonly sender: Sender; readonly sendings: readonly Sending[] } {
  const client = useQueryClient();
  const attach = useCommand('attachUpload', { invalidates: ['listUploads', 'listRecordings'] });
  const { mutate } = attach;
  const [sender] = useState(() =>
    createSender({
      origin: window.location.origin,
      locks: 'locks' in navigator ? navigator.locks : null,
      now: () => performance.now(),
      known: async () => (await client.fetchQuery({ ...query('listUploads'), staleTime: 0 })).items,
      onChange({ uploadID, callID, state }) {
        void client.invalidateQueries({ queryKey: ['listUploads'] });
        if (callID !== null && uploadID !== null && state !== 'sent')
          mutate({ params: { uploadID }, body: { callID } });
      },
    }),
  );
  const sendings = useSyncExternalStore(sender.subscribe, sender.current);
  useEffect(() => () => sender.stopAll(), [sender]);
  const isSending = sendings.some(({ state }) => state === 'sending' || state === 'retrying');
  useEffect(() => {
    if (!isSending) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isSending]);
  return { sender, sendings };
}
