/** What the pages of the rights desk have in common: the way between them, and the keys they listen to. */
export { DeskKeys } from './keys.tsx';
export { DeskTabs } from './tabs.tsx';
