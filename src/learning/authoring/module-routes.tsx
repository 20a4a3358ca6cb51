import { addModule, moveModule, removeModule, renameModule } from '#learning/programmes';
import { NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { readForm } from '#platform/http/form.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { directionForm, localText, titlesForm } from './forms.ts';
import { messages } from './messages.ts';
import { Confirmation } from './parts.tsx';
import { ModulePage } from './programme-pages.tsx';
import { type EditedModule, getEditedProgramme } from './queries.ts';

const words = (c: Request) => translator(messages, c.var.locale);

export function moduleRoutes(app: App): void {
  app.get('/office/programmes/:id/modules/:module', async (c) => {
    const { programme, modules } = await getEditedProgramme(c.var.ctx, uuidParam(c, 'id'));
    const asked = c.req.param('module');
    const module = modules.find(({ id }) => id === asked);
    if (asked !== 'new' && !module) throw new NotFound('module');
    return page(
      c,
      { title: words(c)(module ? 'rename_module' : 'add_module'), area: 'office' },
      <ModulePage programme={programme} module={module} locale={c.var.locale} />,
    );
  });

  const save = async (c: Request, moduleId: string | undefined): Promise<Response> => {
    const { programme, modules } = await getEditedProgramme(c.var.ctx, uuidParam(c, 'id'));
    const module = modules.find(({ id }) => id === moduleId);
    if (moduleId && !module) throw new NotFound('module');
    const form = await readForm(c, titlesForm);
    if (!form.ok) {
      return page(
        c,
        { title: words(c)(module ? 'rename_module' : 'add_module'), area: 'office', status: 422 },
        <ModulePage programme={programme} module={module} {...form} locale={c.var.locale} />,
      );
    }
    const titles = localText(form.value);
    if (module) await renameModule(c.var.ctx, module.id, titles);
    else await addModule(c.var.ctx, { programmeId: programme.id, titles });
    return seeOther(c, `/office/programmes/${programme.id}?done=saved`);
  };
  app.post('/office/programmes/:id/modules', (c) => save(c, undefined));
  app.post('/office/programmes/:id/modules/:module', (c) => save(c, uuidParam(c, 'module')));

  app.post('/office/programmes/:id/modules/:module/position', async (c) => {
    const id = uuidParam(c, 'id');
    const form = await readForm(c, directionForm);
    if (form.ok) await moveModule(c.var.ctx, (await moduleOf(c, id)).id, form.value.direction);
    return seeOther(c, `/office/programmes/${id}`);
  });

  app.get('/office/programmes/:id/modules/:module/removal', async (c) => {
    const t = words(c);
    const id = uuidParam(c, 'id');
    const module = await moduleOf(c, id);
    const title = t('remove_module_ask', { title: inLocale(module.titles, c.var.locale) });
    const back = `/office/programmes/${id}`;
    return page(
      c,
      { title, area: 'office' },
      <Confirmation
        title={title}
        says={t(module.lessons.length > 0 ? 'module_has_lessons' : 'remove_module_says')}
        action={`${back}/modules/${module.id}/removal`}
        back={back}
        button={t('remove')}
        kind="danger"
        locale={c.var.locale}
      />,
    );
  });

  app.post('/office/programmes/:id/modules/:module/removal', async (c) => {
    const id = uuidParam(c, 'id');
    await removeModule(c.var.ctx, (await moduleOf(c, id)).id);
    return seeOther(c, `/office/programmes/${id}?done=removed`);
  });
}

/** The module of this programme that the address names. */
async function moduleOf(c: Request, programmeId: string): Promise<EditedModule> {
  const moduleId = uuidParam(c, 'module');
  const { modules } = await getEditedProgramme(c.var.ctx, programmeId);
  const module = modules.find(({ id }) => id === moduleId);
  if (!module) throw new NotFound('module');
  return module;
}
