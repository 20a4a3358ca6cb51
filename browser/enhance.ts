/** What people gain from a script. Every page does all it has to without it. */
import { closeMenus } from './scripts/close-menus.ts';
import { deskKeys } from './scripts/desk-keys.ts';
import { focusErrors } from './scripts/focus-errors.ts';
import { guardUnsaved } from './scripts/guard-unsaved.ts';
import { selectAll } from './scripts/select-all.ts';
import { sendOnce } from './scripts/send-once.ts';
import { sendQuietly } from './scripts/send-quietly.ts';

focusErrors(document);
closeMenus(document);
deskKeys(document);
selectAll(document);
sendQuietly(document);
guardUnsaved(window);
sendOnce(window);

// Asked for by the one page that has such a form; nobody else is sent it.
const signed = document.querySelector<HTMLFormElement>('form[data-sign]');
if (signed) import('./scripts/sign-with-ncalayer.ts').then(({ signWithNcaLayer }) => signWithNcaLayer(signed));
