import { createContext, type ReactNode } from 'react';

/** What stands above every page for as long as it is true; put there at the start, null as a rule. */
export const BannerContext = createContext<ReactNode>(null);
