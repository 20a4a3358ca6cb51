/** Only in the demo school on loopback: the letters it would have sent, readable. */
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { DataTable, Moment } from '#platform/html/index.ts';
import { type App, page, uuidParam } from '#platform/http/app.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import type { OutboxDb } from '#platform/outbox/outbox.ts';
import type { Room } from '#platform/room.ts';

const messages = defineMessages({
  title: { ru: 'Письма демонстрационной школы', kk: 'Көрсетілім мектебінің хаттары', en: 'Letters of the demo school' },
  lead: {
    ru: 'Здесь письма, которые школа отправила бы. Эта страница есть только у демонстрационной школы на вашем компьютере.',
    kk: 'Мұнда мектеп жіберетін хаттар тұрады. Бұл бет тек компьютеріңіздегі көрсетілім мектебінде бар.',
    en: 'These are the letters the school would have sent. Only a demo school on your own machine has this page.',
  },
  to: { ru: 'Кому', kk: 'Кімге', en: 'To' },
  subject: { ru: 'Тема', kk: 'Тақырыбы', en: 'Subject' },
  written: { ru: 'Написано', kk: 'Жазылған уақыты', en: 'Written' },
  none: { ru: 'Писем ещё не было', kk: 'Әзірге хат жоқ', en: 'No letters yet' },
  back: { ru: 'Все письма', kk: 'Барлық хат', en: 'All letters' },
});
const MOST_SHOWN = 200;

export const demoMail: Room = { name: 'web/demo-mail', routes };

function routes(app: App): void {
  app.get('/dev/mail', async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const letters = await tables<OutboxDb>(ctx)
      .selectFrom('outbox_messages')
      .select(['id', 'recipient', 'subject', 'written_at'])
      .orderBy('written_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST_SHOWN)
      .execute();
    return page(
      c,
      { title: t('title'), noindex: true },
      <div class="page">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
        <DataTable
          caption={t('title')}
          captionHidden
          columns={[
            { key: 'subject', label: t('subject') },
            { key: 'to', label: t('to') },
            { key: 'written', label: t('written') },
          ]}
          rows={letters.map((letter) => ({
            subject: <a href={localPath(locale, `/dev/mail/${letter.id}`)}>{letter.subject}</a>,
            to: letter.recipient,
            written: <Moment value={letter.written_at} locale={locale} />,
          }))}
          empty={t('none')}
        />
      </div>,
    );
  });

  app.get('/dev/mail/:id', async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const letter = await findLetter(c.var.ctx, uuidParam(c, 'id'));
    if (!letter) throw new NotFound('letter');
    return page(
      c,
      { title: letter.subject, noindex: true },
      <div class="page">
        <p>
          <a href={localPath(locale, '/dev/mail')}>{t('back')}</a>
        </p>
        <h1>{letter.subject}</h1>
        <p>
          {letter.recipient} · <Moment value={letter.written_at} locale={locale} /> ·{' '}
          <a href={localPath(locale, `/dev/mail/${letter.id}/html`)}>HTML</a>
        </p>
        <pre class="letter-text">{linked(letter.text, ctx.school.baseUrl)}</pre>
      </div>,
    );
  });

  app.get('/dev/mail/:id/html', async (c) => {
    const letter = await findLetter(c.var.ctx, uuidParam(c, 'id'));
    if (!letter) throw new NotFound('letter');
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation",
    );
    return c.html(letter.html);
  });
}

function findLetter(ctx: Parameters<typeof tables>[0], id: string) {
  return tables<OutboxDb>(ctx).selectFrom('outbox_messages').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The text with its links made into links, as a mail program would show it. */
function linked(text: string, baseUrl: string) {
  return text.split(/(https?:\/\/\S+)/).map((part) => (part.startsWith(baseUrl) ? <a href={part}>{part}</a> : part));
}
