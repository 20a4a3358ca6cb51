import type { Child } from 'hono/jsx';
import { Button, Hidden, Notice, TextField } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { NCALAYER } from '#privacy/signature';
import type { SignatureRefusal } from './show-by-signature.ts';
import { signatureMessages as messages } from './signature-messages.ts';

const PATH = '/privacy/request/signature';

export function signaturePath(number: string | undefined): string {
  return number ? `${PATH}?number=${encodeURIComponent(number)}` : PATH;
}

/** What the script says while it speaks to NCALayer: it stands in the page, in its language, and is shown in its turn. */
const SAYINGS = ['waiting', 'absent', 'cancelled', 'failed'] as const;

export interface SignaturePageProps {
  readonly locale: Locale;
  /** What was given for the number. */
  readonly typed: string;
  /** Undefined where that is no number: it is asked for first. */
  readonly asked: { readonly number: string; readonly challenge: string } | undefined;
  readonly refused: SignatureRefusal | undefined;
}

export function SignaturePage({ locale, typed, asked, refused }: SignaturePageProps): Child {
  const t = translator(messages, locale);
  const codeHref = localPath(locale, `/privacy/request/code${asked ? `?number=${asked.number}` : ''}`);
  return (
    <div class="page page-narrow">
      <h1>{t('title')}</h1>
      {refused && (
        <div role="alert" tabindex={-1} data-focus>
          <Notice kind="danger">
            <p>{t(`refused_${refused}`)}</p>
          </Notice>
        </div>
      )}
      {asked ? <Signing locale={locale} {...asked} /> : <NumberFirst locale={locale} typed={typed} />}
      <p>
        <a href={codeHref}>{t('code')}</a>
      </p>
    </div>
  );
}

function NumberFirst({ locale, typed }: { locale: Locale; typed: string }) {
  const t = translator(messages, locale);
  return (
    <form class="form" method="get" action={localPath(locale, PATH)}>
      <TextField
        name="number"
        label={t('number')}
        value={typed}
        error={typed === '' ? undefined : t('wrong_number')}
        width="medium"
      />
      <Button>{t('next')}</Button>
    </form>
  );
}

function Signing({ locale, number, challenge }: { locale: Locale; number: string; challenge: string }) {
  const t = translator(messages, locale);
  return (
    <>
      <p class="lead">{t('lead')}</p>
      <p>{t('kept')}</p>
      <h2>{t('text')}</h2>
      <div class="block">
        {challenge.split('\n').map((line, position) => (
          <p class={position === 0 ? undefined : 'code muted'}>{line}</p>
        ))}
      </div>
      <p class="muted">{t('time')}</p>
      <form class="form" method="post" action={localPath(locale, PATH)} data-sign={NCALAYER}>
        <Hidden name="number" value={number} />
        <Hidden name="challenge" value={Buffer.from(challenge).toString('base64')} />
        <Hidden name="cms" value="" />
        {/* Stands until the script is there: where there is none, or it did not arrive, the words are right. */}
        <div data-sign-plain>
          <Notice kind="info">
            <p>{t('no_script')}</p>
          </Notice>
        </div>
        <div hidden data-sign-start>
          <Button type="button">{t('start')}</Button>
        </div>
        <div role="status">
          {SAYINGS.map((saying) => (
            <p hidden data-sign-says={saying}>
              {t(saying)}
            </p>
          ))}
        </div>
      </form>
    </>
  );
}
