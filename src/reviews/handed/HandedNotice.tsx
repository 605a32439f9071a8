import { App } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { Link } from 'react-router';
import type { LiveEvent } from '../../../contract/events';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import { handedTexts } from './texts';

export type Handed = Extract<LiveEvent, { type: 'review.handed' }>;

/** Tells a reviewer that somebody put reviews into their inbox or took some out, and why; it stays until it is closed. */
export function HandedNotice({ event: { seq, by, to, count, reason } }: { readonly event: Handed }) {
  const t = useTexts(handedTexts);
  const me = useMe();
  const { notification } = App.useApp();
  const given = { name: by.name, count };

  const title = () => {
    if (to === null) return t('withdrawn', given);
    if (to.userID === me.userID) return t('given', given);
    return to.userID === by.userID ? t('takenOver', given) : t('passedOn', { ...given, to: to.name });
  };
  const tell = useEffectEvent(() => {
    const key = `handed-${seq}`;
    notification.info({
      ...{ key, title: title(), description: reason, duration: 0, placement: 'bottomRight' },
      actions: (
        <Link to={pathTo('reviews')} onClick={() => notification.destroy(key)}>
          {t('open')}
        </Link>
      ),
    });
  });
  useEffect(() => tell(), []);
  return null;
}
