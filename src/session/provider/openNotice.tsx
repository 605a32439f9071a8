import type { ReactNode } from 'react';
import { problemStatus } from '../../../contract/problems';
import { useExplain } from '../../api/problem-text';
import { problemTexts } from '../../api/texts';
import { loadTexts } from '../../i18n/texts';
import { Notice } from '../entry/Notice';
import styles from './provider.module.css';

/** What the address may say for a sentence; anybody can write an address, so nothing else, and no more. */
const told = ['seconds', 'login', 'userID', 'claim'];
const LONGEST = 100;

/** Why the way by the provider failed: RoomService sent the browser back with the code in the address. */
export async function openNotice(search: URLSearchParams): Promise<ReactNode> {
  const code = search.get('problem') ?? '';
  if (!Object.hasOwn(problemStatus, code)) return null;
  await loadTexts(problemTexts);
  const params = Object.fromEntries(
    told.flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value.slice(0, LONGEST)] as const];
    }),
  );
  return <FailedWay code={code} params={params} />;
}

function FailedWay({ code, params }: { code: string; params: Readonly<Record<string, string>> }) {
  const { title, next } = useExplain()({ code, params, fieldProblems: [] });
  return (
    <div className={styles['failed']}>
      <Notice title={title} next={next} />
    </div>
  );
}
