import { App, ConfigProvider } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useLoaded } from '../../i18n/useTexts';
import { LoadingOutlined } from '../icons';
import { antdLocale, antdTexts } from './antdLocale';
import { antdTheme } from './antdTheme';
import { cspNonce } from './cspNonce';
import { STILL, useMedia } from '../useMedia';
import { useAppearance } from './useAppearance';

/**
 * antd for everything below: our theme, the language's own words, the nonce that the Content-Security-Policy
 * asks for, and `App.useApp()`. Lazy: the sign-in page does without it.
 */
export function AntdProvider({ children }: { children: ReactNode }) {
  const { mode } = useAppearance();
  const locale = antdLocale(useLoaded(antdTexts));
  const still = useMedia(STILL);
  const theme = useMemo(() => {
    const ours = antdTheme(mode);
    return { ...ours, token: { ...ours.token, motion: !still } };
  }, [mode, still]);
  const nonce = cspNonce();
  return (
    <ConfigProvider
      theme={theme}
      button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined spin /> }}
      modal={{ mask: { blur: false } }}
      drawer={{ mask: { blur: false } }}
      {...(locale && { locale })}
      {...(nonce && { csp: { nonce } })}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
