import { MenuOutlined } from '../icons';
import { Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, type To } from 'react-router';
import { useTexts } from '../../i18n/useTexts';
import { Announcer } from '../announce/Announcer';
import { classes } from '../classes';
import type { Tone } from '../glyphs/Glyph';
import { uiTexts } from '../texts';
import { NARROW, TIGHT, useMedia } from '../useMedia';
import { Logo } from './Logo';
import { NavList, type NavGroup } from './NavList';
import styles from './shell.module.css';

interface ShellFrameProps {
  product: string;
  /** Where the logo leads. */
  home: To;
  nav: readonly NavGroup[];
  /** The key of the current item. */
  current: string | undefined;
  /** At the foot of the navigation: the state of RoomService. */
  navFoot?: ReactNode;
  /** Left in the header. */
  search?: ReactNode;
  /** Right in the header: pills and the bell. */
  tools?: ReactNode;
  /** Language and appearance: in the header, and where that is narrow behind the menu button. */
  preferences?: ReactNode;
  /** The last of the header: who is signed in. */
  person?: ReactNode;
  /** Only the icons of the navigation: while a peek is open. Below 1280 always. */
  rail?: boolean;
  /** Under the header: offline, simulated. */
  banner?: ReactNode;
  /** The row at the foot of the page while a call is on. */
  dock?: ReactNode;
  dockTone?: Tone;
  children: ReactNode;
}

/** The frame of every page after sign-in: navigation, header, content, and the dock in a row of its own. */
export function ShellFrame(props: ShellFrameProps) {
  const { product, home, nav, current, navFoot, rail = false, banner, dock, dockTone, children } = props;
  const t = useTexts(uiTexts);
  const narrow = useMedia(NARROW);
  const tight = useMedia(TIGHT);
  const docked = dock !== undefined && dock !== null && dock !== false;

  return (
    <div
      className={styles['shell']}
      data-rail={(!narrow && (rail || tight)) || undefined}
      data-dock={docked || undefined}
    >
      <a className={styles['skip']} href="#content" onClick={goToContent}>
        {t('shell.skip')}
      </a>
      {!narrow && (
        <nav className={styles['nav']} aria-label={t('shell.nav')}>
          <Link className={styles['brand']} to={home} aria-label={product}>
            <Logo />
            <span className={styles['product']}>{product}</span>
          </Link>
          <NavList groups={nav} current={current} />
          {navFoot !== undefined && <div className={styles['navFoot']}>{navFoot}</div>}
        </nav>
      )}
      <header className={styles['header']}>
        {narrow && (
          <>
            <NavDrawer {...props} />
            <Link className={styles['brand']} to={home} aria-label={product}>
              <Logo />
            </Link>
          </>
        )}
        <div className={styles['search']}>{props.search}</div>
        <div className={styles['tools']}>
          {props.tools}
          {!narrow && props.preferences}
          {props.person}
        </div>
      </header>
      {banner !== undefined && <div className={styles['banner']}>{banner}</div>}
      <main id="content" className={styles['main']} tabIndex={-1}>
        {children}
      </main>
      {docked && <footer className={classes(styles['dock'], dockTone && styles[dockTone])}>{dock}</footer>}
      <Announcer />
    </div>
  );
}

/** The navigation where there is no room for it: behind a button. */
function NavDrawer({ product, nav, current, navFoot, preferences }: ShellFrameProps) {
  const t = useTexts(uiTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles['iconButton']}
        aria-label={t('shell.openNav')}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MenuOutlined />
      </button>
      {open && (
        <Drawer
          open
          placement="left"
          size={264}
          title={product}
          onClose={() => setOpen(false)}
          footer={
            <div className={styles['drawerFoot']}>
              {navFoot}
              <span className={styles['drawerPreferences']}>{preferences}</span>
            </div>
          }
          classNames={{ body: classes(styles['drawerBody']) }}
        >
          <nav aria-label={t('shell.nav')}>
            <NavList groups={nav} current={current} onGo={() => setOpen(false)} />
          </nav>
        </Drawer>
      )}
    </>
  );
}

/** A router would take `#content` for a page: move the focus ourselves. */
function goToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
