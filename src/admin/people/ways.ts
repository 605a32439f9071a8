import { useQuery } from '@tanstack/react-query';
import type { User } from '../../../contract/people';
import { query } from '../../api/queries';
import type { AdminTranslate } from '../texts';

/** The provider of sign-ins as people know it; undefined where there is none, or it is not known yet. */
export function useProviderName(): string | undefined {
  return useQuery(query('listSignInWays')).data?.provider?.name;
}

/** By what a person signs in, in words. */
export function waysOf(
  { hasPassword, identity }: Pick<User, 'hasPassword' | 'identity'>,
  provider: string,
  t: AdminTranslate,
): string {
  const ways = [
    ...(identity ? [identity.state === 'linked' ? provider : t('ways.expected', { provider })] : []),
    ...(hasPassword ? [t('ways.password')] : []),
  ];
  return ways.join(', ') || t('ways.none');
}
