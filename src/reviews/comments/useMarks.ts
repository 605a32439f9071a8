import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { query } from '../../api/queries';
import { can, useMe } from '../../session/me';
import type { Mark } from '../clock';

const longest = 80;

/** The comments of a recording as marks on the line of its player; those that are settled are left out. */
export function useMarks(recordingID: string): readonly Mark[] {
  const enabled = can(useMe(), 'review.list');
  const { data } = useQuery({ ...query('listComments', { params: { recordingID } }), enabled });
  return useMemo(
    () =>
      (data?.items ?? [])
        .filter(({ resolved, deleted }) => resolved === null && !deleted)
        .map(({ commentID, positionMs, author, text }) => ({
          key: commentID,
          seconds: positionMs / 1000,
          label: `${author.name}: ${text.slice(0, longest)}`,
        })),
    [data],
  );
}
