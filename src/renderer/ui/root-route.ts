import { createRootRoute } from '@tanstack/react-router';
import { NoSuchPage } from './frame/NoSuchPage.tsx';
import { WindowFrame } from './frame/WindowFrame.tsx';

/** The frame every page stands in; the domains hang their routes under it. */
export const rootRoute = createRootRoute({ component: WindowFrame, notFoundComponent: NoSuchPage });
