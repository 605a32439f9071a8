import { Button, Radio } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { permissions } from '../../contract/access';
import { paths } from '../config/paths';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages';
import { baseTexts } from '../i18n/texts';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { Card, Facts } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { MODE_CHOICES } from '../ui/theme/mode';
import { useAppearance } from '../ui/theme/useAppearance';
import { CopyButton } from '../ui/values/CopyButton';
import { DevicesCard } from './DevicesCard';
import styles from './settings.module.css';
import { settingsTexts } from './texts';

/** Who I am here, how it looks to me, and what I may do. */
export function Component() {
  const t = useTexts(settingsTexts);
  return (
    <>
      <PageTitle title={t('title')} />
      <div className={styles['cards']}>
        <MeCard />
        <LookCard />
        <DevicesCard />
        <GrantsCard />
        <ServiceCard />
      </div>
    </>
  );
}

function MeCard() {
  const t = useTexts(settingsTexts);
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <Card title={t('me')}>
      <Facts
        items={[
          { label: t('name'), value: me.name },
          { label: t('userID'), value: me.userID },
          { label: t('role'), value: t(`role.${me.role}`) },
          { label: t('team'), value: me.team?.name ?? t('noTeam') },
        ]}
      />
      <p className={styles['help']}>{t('passwordText')}</p>
      <Button
        onClick={() => void navigate(`${paths.changePassword}?redirect=${encodeURIComponent(pathname)}`)}
      >
        {t('changePassword')}
      </Button>
    </Card>
  );
}

function LookCard() {
  const t = useTexts(settingsTexts);
  const base = useTexts(baseTexts);
  const { language, changeLanguage } = useLanguage();
  const { choice, choose } = useAppearance();
  return (
    <Card title={t('look')}>
      <div className={styles['field']} role="group" aria-label={t('language')}>
        <span>{t('language')}</span>
        <Radio.Group
          optionType="button"
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={({ target }) => {
            const chosen = LANGUAGES.find((each) => each === target.value);
            if (chosen) void changeLanguage(chosen);
          }}
        />
      </div>
      <div className={styles['field']} role="group" aria-label={t('appearance')}>
        <span>{t('appearance')}</span>
        <Radio.Group
          optionType="button"
          value={choice}
          options={MODE_CHOICES.map((value) => ({ value, label: base(`theme.${value}`) }))}
          onChange={({ target }) => {
            const chosen = MODE_CHOICES.find((each) => each === target.value);
            if (chosen) choose(chosen);
          }}
        />
      </div>
      <p className={styles['help']}>{t('lookHelp')}</p>
    </Card>
  );
}

/** Every permission by its own name, as refusals and the audit log write it. */
function GrantsCard() {
  const t = useTexts(settingsTexts);
  const { grants } = useMe();
  const held = permissions.flatMap((permission) => {
    const scope = grants[permission];
    return scope === undefined ? [] : [{ label: permission, value: t(`scope.${scope}`) }];
  });
  return (
    <Card title={t('may')}>
      <Facts items={held} />
      <p className={styles['help']}>{t('mayHelp')}</p>
    </Card>
  );
}

function ServiceCard() {
  const t = useTexts(settingsTexts);
  const { service } = useMe();
  return (
    <Card title={t('about')}>
      <Facts
        items={[
          { label: t('version'), value: service.version },
          {
            label: t('serverDomain'),
            value: (
              <>
                {service.serverDomain} <CopyButton text={service.serverDomain} />
              </>
            ),
          },
          { label: t('api'), value: <a href="/api/docs">/api/docs</a> },
        ]}
      />
    </Card>
  );
}
