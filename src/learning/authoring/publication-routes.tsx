import {
  archiveProgramme,
  getProgramme,
  publishProgramme,
  restoreProgramme,
  unpublishProgramme,
} from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { type App, page, seeOther, uuidParam } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { Confirmation } from './parts.tsx';

interface StateAct {
  readonly path: string;
  readonly act: (ctx: Context, id: string) => Promise<void>;
  readonly done: string;
  readonly title: 'publish_ask' | 'unpublish_ask' | 'archive_ask' | 'restore_ask';
  readonly says: 'publish_says' | 'unpublish_says' | 'archive_says' | 'restore_says';
  readonly button: 'publish' | 'unpublish' | 'archive_do' | 'restore';
  readonly kind: 'primary' | 'danger';
}

const STATE_ACTS: readonly StateAct[] = [
  {
    path: 'publication',
    act: publishProgramme,
    done: 'published',
    title: 'publish_ask',
    says: 'publish_says',
    button: 'publish',
    kind: 'primary',
  },
  {
    path: 'unpublication',
    act: unpublishProgramme,
    done: 'unpublished',
    title: 'unpublish_ask',
    says: 'unpublish_says',
    button: 'unpublish',
    kind: 'danger',
  },
  {
    path: 'archiving',
    act: archiveProgramme,
    done: 'archived',
    title: 'archive_ask',
    says: 'archive_says',
    button: 'archive_do',
    kind: 'danger',
  },
  {
    path: 'restoration',
    act: restoreProgramme,
    done: 'restored',
    title: 'restore_ask',
    says: 'restore_says',
    button: 'restore',
    kind: 'primary',
  },
];

/** Each change of state asks once, on a page that says what will happen. */
export function publicationRoutes(app: App): void {
  for (const { path, act, done, title, says, button, kind } of STATE_ACTS) {
    app.get(`/office/programmes/:id/${path}`, async (c) => {
      const t = translator(messages, c.var.locale);
      const programme = await getProgramme(c.var.ctx, uuidParam(c, 'id'));
      const back = `/office/programmes/${programme.id}`;
      return page(
        c,
        { title: t(title), area: 'office' },
        <Confirmation
          title={t(title)}
          says={t(says)}
          action={`${back}/${path}`}
          back={back}
          button={t(button)}
          kind={kind}
          locale={c.var.locale}
        >
          <p>
            <strong>{programme.texts.ru.title}</strong>
          </p>
        </Confirmation>,
      );
    });

    app.post(`/office/programmes/:id/${path}`, async (c) => {
      const id = uuidParam(c, 'id');
      await act(c.var.ctx, id);
      return seeOther(c, `/office/programmes/${id}?done=${done}`);
    });
  }
}
