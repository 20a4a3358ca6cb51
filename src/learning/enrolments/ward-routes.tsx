/** A guardian enrols a child of theirs: the seat and the order are the guardian's, the studies the child's. */

import { sql } from 'kysely';
import { z } from 'zod';
import { type CohortsDb, freeSeats } from '#learning/cohorts';
import { localTextIn, type ProgrammesDb, programmeTextIn } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { Button, Form, formatDay, formatMoney, Notice, Radios } from '#platform/html/index.ts';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { line, readForm } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { getWard } from '#privacy/minors';
import { enrol } from './enrol.ts';

const messages = defineMessages({
  title: { ru: 'Записать ребёнка на программу', kk: 'Баланы бағдарламаға жазу', en: 'Enrol your child' },
  lead: {
    ru: 'Учиться будет {name}. Договор и счёт на ваше имя, уроки открываются в вашем кабинете.',
    kk: 'Оқитын адам: {name}. Шарт пен шот сіздің атыңызда, сабақтар сіздің кабинетіңізде ашылады.',
    en: '{name} will study. The contract and the invoice are in your name, and the lessons open in your account.',
  },
  question: { ru: 'Программа и поток', kk: 'Бағдарлама және топ', en: 'Programme and cohort' },
  cohort_line: {
    ru: '{title}, с {day}, {price}',
    kk: '{title}, {day} бастап, {price}',
    en: '{title}, from {day}, {price}',
  },
  none: {
    ru: 'Сейчас нет потоков, куда можно записаться.',
    kk: 'Қазір жазылуға болатын топ жоқ.',
    en: 'There is no cohort to enrol in at present.',
  },
  choose: { ru: 'Выберите программу', kk: 'Бағдарламаны таңдаңыз', en: 'Choose a programme' },
  not_enrolled: { ru: 'Не записали', kk: 'Жазылмады', en: 'Not enrolled' },
  already: {
    ru: 'В этом потоке у вас уже есть место: ваше или другого ребёнка. Выберите другой поток',
    kk: 'Бұл топта сізде орын бар: өзіңіздікі немесе басқа балаңыздікі. Басқа топты таңдаңыз',
    en: 'You have a seat in this cohort already: your own or another child’s. Choose another cohort',
  },
  closed: { ru: 'Запись в этот поток закрыта', kk: 'Бұл топқа жазылу жабық', en: 'This cohort is closed' },
  enrol: { ru: 'Записать', kk: 'Жазу', en: 'Enrol' },
});

interface Choice {
  readonly slug: string;
  readonly line: string;
}

async function openCohorts(ctx: Context, locale: Locale): Promise<Choice[]> {
  const today = schoolDay(ctx.clock.now());
  const rows = await tables<CohortsDb & ProgrammesDb>(ctx)
    .selectFrom('cohorts')
    .innerJoin('programmes', 'programmes.id', 'cohorts.programme_id')
    .select(['cohorts.slug', 'cohorts.titles', 'cohorts.starts_on', 'cohorts.seats'])
    .select(['programmes.texts', 'programmes.price_kzt'])
    .select(
      sql<number>`(select count(*) from enrolments where cohort_id = cohorts.id and cancelled_at is null)`.as('taken'),
    )
    .where('programmes.published_at', 'is not', null)
    .where('programmes.archived_at', 'is', null)
    .where('cohorts.closed_at', 'is', null)
    .where((cohort) => cohort.or([cohort('cohorts.ends_on', 'is', null), cohort('cohorts.ends_on', '>=', today)]))
    .orderBy('programmes.position')
    .orderBy('cohorts.starts_on')
    .execute();
  const t = translator(messages, locale);
  return rows
    .filter(({ seats, taken }) => freeSeats({ seats }, taken) !== 0)
    .map(({ slug, titles, texts, starts_on, price_kzt }) => ({
      slug,
      line: t('cohort_line', {
        title: `${programmeTextIn(texts, locale).text.title} (${localTextIn(titles, locale).text})`,
        day: formatDay(starts_on, locale),
        price: formatMoney(price_kzt, locale),
      }),
    }));
}

const form = z.object({ cohort: line({ max: 120 }) });

export function wardRoutes(app: App): void {
  app.get('/account/wards/:id/enrolment', (c) => wardEnrolmentPage(c));

  app.post('/account/wards/:id/enrolment', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx, locale } = c.var;
    const wardId = uuidParam(c, 'id');
    const t = translator(messages, locale);
    const read = await readForm(c, form);
    if (!read.ok) return wardEnrolmentPage(c, t('choose'));
    try {
      const { orderId } = await enrol(ctx, { personId, wardId, cohortSlug: read.value.cohort, locale });
      return seeOther(
        c,
        orderId ? `/account/orders/${orderId}?done=placed` : `/learn/${read.value.cohort}?done=enrolled`,
      );
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return wardEnrolmentPage(c, t(error.reason === 'already-enrolled' ? 'already' : 'closed'));
    }
  });
}

async function wardEnrolmentPage(c: Request, error?: string): Promise<Response> {
  const { personId } = requirePerson(c);
  const { ctx, locale } = c.var;
  const t = translator(messages, locale);
  const ward = await getWard(ctx, personId, uuidParam(c, 'id'));
  const choices = await openCohorts(ctx, locale);
  return page(
    c,
    { title: t('title'), area: 'learner', ...(error && { status: 422 as const }) },
    <div class="page page-narrow">
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead', { name: ward.name })}</p>
      </header>
      {choices.length === 0 ? (
        <Notice kind="info">
          <p>{t('none')}</p>
        </Notice>
      ) : (
        <Form
          action={localPath(locale, `/account/wards/${ward.id}/enrolment`)}
          {...(error && { errors: { cohort: error }, errorTitle: t('not_enrolled') })}
        >
          <Radios
            legend={t('question')}
            name="cohort"
            error={error}
            options={choices.map((choice) => ({ value: choice.slug, label: choice.line }))}
          />
          <div class="actions">
            <Button>{t('enrol')}</Button>
          </div>
        </Form>
      )}
    </div>,
  );
}
