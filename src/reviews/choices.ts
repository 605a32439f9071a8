import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries';

interface Choices {
  readonly loading: boolean;
  readonly options: { readonly value: string; readonly label: string }[];
}

/** Published forms, for a `Select`: others score nothing. */
export function useFormChoices(): Choices {
  const { data, isPending } = useQuery(query('listReviewForms'));
  const forms = (data?.items ?? []).filter(({ state }) => state === 'published');
  return { loading: isPending, options: forms.map(({ formID, name }) => ({ value: formID, label: name })) };
}

/** Whoever may review, for a `Select`. */
export function useReviewerChoices(enabled = true): Choices & {
  readonly showSearch: { readonly optionFilterProp: 'label' };
} {
  const { data, isPending } = useQuery({ ...query('listReviewers'), enabled });
  return {
    loading: isPending,
    options: (data?.items ?? []).map(({ userID, name }) => ({ value: userID, label: name })),
    showSearch: { optionFilterProp: 'label' },
  };
}
