import { useQuery } from '@tanstack/react-query';
import { use, useEffect, useState } from 'react';
import { useLocation, useMatches, useNavigation } from 'react-router';
import { useLiveState } from '../../api/live';
import { query } from '../../api/queries';
import { useReachability } from '../../api/reachability';
import { fetchRecordsAhead } from '../../api/records';
import { CallDock } from '../../calls/shell/CallDock';
import { ChannelLight } from '../../calls/shell/ChannelLight';
import { useDockTone } from '../../calls/shell/dock-tone';
import { BannerContext } from '../../config/banner';
import { whenIdle } from '../../config/when-idle';
import { baseTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { PresencePill } from '../../presence/PresencePill';
import { useCallControl } from '../../session/call-control';
import { can, useMe } from '../../session/me';
import { useNewRights } from '../../session/useNewRights';
import type { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announce/Announcer';
import { OfflineBar } from '../../ui/faces/faces';
import { AppearanceMenu, LanguageMenu } from '../../ui/shell/menus';
import { ShellFrame } from '../../ui/shell/ShellFrame';
import { homeOf } from '../home';
import { SearchButton } from '../search/SearchButton';
import { StorageBar } from '../storage/StorageBar';
import type { PageHandle } from '../routes/page';
import { appTexts } from '../texts';
import styles from './layout.module.css';
import { HandedReviews } from './HandedReviews';
import { currentItem, navOf } from './nav';
import { PageOutlet } from './PageOutlet';
import { PersonTools } from './PersonTools';
import { ServiceState } from './ServiceState';

/** The frame with what is in it for this person. */
export function Layout({ session }: { session: SessionStore }) {
  const t = useTexts(appTexts);
  const base = useTexts(baseTexts);
  const me = useMe();
  const { pathname, search } = useLocation();
  const idle = useIdle();
  const counts = useNavCounts(idle);
  const dockTone = useDockTone();
  const nav = navOf(me, counts, t);
  const current = currentItem(pathname);
  const heading = nav.flatMap(({ items }) => items).find(({ key }) => key === current)?.label;

  const title = heading !== undefined && <title>{`${heading} - ${base('product.name')}`}</title>;
  const bare = useIsBare();
  useNewRights(me);

  if (bare) {
    return (
      <>
        {title}
        <Banner />
        <PageOutlet />
        <Announcer />
      </>
    );
  }
  return (
    <ShellFrame
      product={base('product.name')}
      home={homeOf(me)}
      nav={nav}
      current={current}
      rail={new URLSearchParams(search).has('peek')}
      navFoot={<ServiceState />}
      search={<SearchButton />}
      tools={
        <>
          {can(me, 'room.enter') && <ChannelLight />}
          {can(me, 'presence.choose') && <PresencePill />}
          <LanguageMenu />
          <AppearanceMenu />
          <PersonTools session={session} />
        </>
      }
      banner={
        <>
          <Banner />
          <StorageBar />
        </>
      }
      dock={dockTone && <CallDock />}
      {...(dockTone && { dockTone })}
    >
      {title}
      <HandedReviews />
      <Progress />
      <PageOutlet />
    </ShellFrame>
  );
}

/** Handles are ours alone, written in routes.tsx. A page that is not open to the person is told of in the frame. */
function useIsBare(): boolean {
  const me = useMe();
  return useMatches().some(({ handle }) => {
    const { bare, permission } = (handle ?? {}) as PageHandle;
    return bare === true && (permission === undefined || can(me, permission));
  });
}

/** Whether the page once had nothing better to do. */
function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(
    () =>
      whenIdle(() => {
        fetchRecordsAhead();
        setIdle(true);
      }),
    [],
  );
  return idle;
}

function useNavCounts(idle: boolean) {
  const me = useMe();
  const rooms = useQuery({
    ...query('listRooms', { query: { size: 1 } }),
    enabled: can(me, 'room.list'),
    select: ({ counts }) => counts.live,
  });
  // As the inbox counts its first box, so that both ask once.
  const mine = { state: ['assigned', 'draft'], reviewerID: [me.userID], sort: 'due', size: 1 } as const;
  const toReview = useQuery({
    ...query('listReviews', { query: { ...mine, state: [...mine.state], reviewerID: [...mine.reviewerID] } }),
    // Nobody waits for it: it comes after the first page.
    enabled: idle && can(me, 'review.write'),
    select: ({ total }) => total,
  });
  const { unwrapped } = useCallControl();
  return { liveRooms: rooms.data, unwrapped: unwrapped.length, toReview: toReview.data };
}

function Banner() {
  const { up } = useReachability();
  const { reconnectNow } = useLiveState();
  return (
    <>
      {use(BannerContext)}
      {!up && <OfflineBar onRetry={reconnectNow} />}
    </>
  );
}

/** While the code of the next page is fetched; nothing before 200 ms. */
function Progress() {
  const t = useTexts(appTexts);
  if (useNavigation().state === 'idle') return null;
  return <div className={styles['progress']} role="status" aria-label={t('wait.navigation')} />;
}
