import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ReviewFormDetail } from '../../../contract/forms';
import { isProblem } from '../../api/problem';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Face } from '../../ui/faces/Face';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { Card } from '../../ui/page/Card';
import { PageTitle } from '../../ui/page/PageTitle';
import { When } from '../../ui/values/When';
import { reviewTexts } from '../texts';
import { FormEditor } from './FormEditor';
import { FormState } from './FormsPage';
import styles from './forms.module.css';
import { RetireButton } from './RetireButton';

/** One review form: written, looked at as reviewers will see it, published. */
export function Component() {
  const t = useTexts(reviewTexts);
  const { formID = '' } = useParams();
  const form = useQuery(query('getReviewForm', { params: { formID } }));
  const crumbs = [{ label: t('forms.title'), to: pathTo('forms') }];
  if (form.data) {
    return (
      <>
        <PageTitle
          title={form.data.name}
          crumbs={crumbs}
          state={<FormState form={form.data} />}
          actions={<RetireButton form={form.data} />}
        />
        <FormEditor key={formID} form={form.data} />
        {form.data.versions.length > 0 && <Versions form={form.data} />}
      </>
    );
  }
  return (
    <>
      <PageTitle title={t('forms.title')} crumbs={crumbs} />
      <Card>
        {isProblem(form.error, 'form.notFound', 'request.invalid') ? (
          <Face
            glyph="box"
            title={t('forms.notFound')}
            actions={<Link to={pathTo('forms')}>{t('forms.back')}</Link>}
          />
        ) : form.error ? (
          <ProblemFace problem={form.error} onRetry={() => void form.refetch()} />
        ) : (
          <Loading />
        )}
      </Card>
    </>
  );
}

function Versions({ form }: { readonly form: ReviewFormDetail }) {
  const t = useTexts(reviewTexts);
  return (
    <div className={styles['versions']}>
      <Card title={t('forms.versions')}>
        <ol className={styles['versionList']}>
          {form.versions.map(({ version, publishedAt, publishedBy, reviews }) => (
            <li key={version}>
              <span>{t('forms.versionNo', { version })}</span>
              <When at={publishedAt} />
              <span>{publishedBy.name}</span>
              <span>{t('forms.used', { count: reviews })}</span>
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}
