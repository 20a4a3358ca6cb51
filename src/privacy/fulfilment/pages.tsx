import type { Child } from 'hono/jsx';
import { formatPhone } from '#people/profiles';
import {
  Breadcrumbs,
  Button,
  Checkbox,
  DataTable,
  Day,
  Form,
  LinkButton,
  Notice,
  Select,
  TextField,
} from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { consentPurposes } from '#privacy/consents';
import type { ErasurePreview } from '#privacy/erasure';
import { RESTRICTION_CHOICES } from '#privacy/restriction';
import { OBJECTED } from './forms.ts';
import { RIGHTS, type Right } from './fulfil.ts';
import { messages, partWords } from './messages.ts';

export interface FulfilmentProps {
  readonly locale: Locale;
  /** Of the case; each right is carried out at `…/rights/<right>`. */
  readonly path: string;
  /** The right that is demanded, where it is one that can be carried out here. */
  readonly demanded: Right | undefined;
  /** Undefined: nobody here has that address. */
  readonly person: { readonly name: string; readonly email: string; readonly phone: string | null } | undefined;
  readonly failed?: { readonly right: Right; readonly values: FormValues; readonly errors: FieldErrors } | undefined;
}

/** The demanded right with its button; the others folded away, for a letter that asks for two things. */
export function FulfilmentSection(props: FulfilmentProps): Child {
  const t = translator(messages, props.locale);
  const { demanded, failed } = props;
  const others = RIGHTS.filter((right) => right !== demanded);
  return (
    <section class="section">
      <h2>{t('title')}</h2>
      {props.person ? (
        <>
          {demanded && <OneRight {...props} right={demanded} />}
          <details class="disclosure" open={failed !== undefined && failed.right !== demanded}>
            <summary>{t('others')}</summary>
            <div class="stack-loose">
              {others.map((right) => (
                <OneRight {...props} right={right} />
              ))}
            </div>
          </details>
        </>
      ) : (
        <p>{t('no_account')}</p>
      )}
    </section>
  );
}

function OneRight(props: FulfilmentProps & { right: Right }) {
  const { locale, path, right, demanded, failed } = props;
  const t = translator(messages, locale);
  const errors = failed?.right === right ? failed.errors : undefined;
  const kind = right === demanded ? 'primary' : 'secondary';
  return (
    <div class="stack-tight">
      <p>{t(`${right}_text`)}</p>
      {right === 'erase' ? (
        <p>
          <LinkButton kind={kind} href={localPath(locale, `${path}/rights/erase`)}>
            {t('erase')}
          </LinkButton>
        </p>
      ) : (
        <Form
          action={localPath(locale, `${path}/rights/${right}`)}
          {...(errors && { errors: { ...errors }, errorTitle: t('errors') })}
        >
          <Fields {...props} />
          <Button kind={kind}>{t(right)}</Button>
        </Form>
      )}
    </div>
  );
}

function Fields({ locale, right, person, failed }: FulfilmentProps & { right: Right }): Child {
  const t = translator(messages, locale);
  const mine = failed?.right === right ? failed : undefined;
  const field = (name: string) => ({ name, value: typed(mine?.values, name), error: mine?.errors[name] });
  switch (right) {
    case 'portability':
      return <TextField {...field('organisation')} label={t('organisation')} maxlength={200} />;
    case 'rectify': {
      const phone = person?.phone ? formatPhone(person.phone) : '';
      return (
        <>
          <TextField {...field('name')} label={t('name')} value={typed(mine?.values, 'name') ?? person?.name} />
          <TextField
            {...field('email')}
            type="email"
            label={t('email')}
            value={typed(mine?.values, 'email') ?? person?.email}
          />
          <TextField
            {...field('phone')}
            type="tel"
            label={t('phone')}
            optionalText={t('optional')}
            value={typed(mine?.values, 'phone') ?? phone}
          />
        </>
      );
    }
    case 'restrict': {
      const word = translator(partWords, locale);
      const options = RESTRICTION_CHOICES.map((each) => ({ value: each, label: word(each) }));
      return <Select {...field('part')} label={t('part')} options={options} />;
    }
    case 'object': {
      const options = OBJECTED.map((each) => ({ value: each, label: t(`purpose_${each}`) }));
      return <Select {...field('purpose')} label={t('purpose')} options={options} />;
    }
    case 'withdraw': {
      const options = consentPurposes(locale).map(({ purpose, label }) => ({ value: purpose, label }));
      return <Select {...field('consent')} label={t('consent')} options={options} />;
    }
    default:
      return null;
  }
}

export interface DryRunPageProps {
  readonly locale: Locale;
  /** Of the case, and how it is called. */
  readonly path: string;
  readonly caseTitle: string;
  readonly preview: ErasurePreview;
}

export function DryRunPage({ locale, path, caseTitle, preview }: DryRunPageProps): Child {
  const t = translator(messages, locale);
  return (
    <>
      <Breadcrumbs
        label={t('dry_title')}
        items={[{ href: localPath(locale, path), label: caseTitle }, { label: t('dry_title') }]}
      />
      <h1>{t('dry_title')}</h1>
      <p class="lead">{t('dry_lead')}</p>
      {preview.heldSince && (
        <Notice kind="warning">
          <p>{t('held')}</p>
        </Notice>
      )}
      <section class="section">
        <h2>{t('goes')}</h2>
        <DataTable
          caption={t('goes')}
          captionHidden
          columns={[
            { key: 'what', label: t('what') },
            { key: 'records', label: t('records'), numeric: true },
          ]}
          rows={preview.parts
            .filter(({ deleted }) => deleted > 0)
            .map(({ label, deleted }) => ({ what: label, records: deleted }))}
          empty={<p>{t('nothing')}</p>}
        />
      </section>
      <section class="section">
        <h2>{t('stays')}</h2>
        <DataTable
          caption={t('stays')}
          captionHidden
          columns={(['what', 'why', 'until'] as const).map((key) => ({ key, label: t(key) }))}
          rows={preview.stores
            .flatMap(({ kept }) => kept)
            .map(({ what, why, until }) => ({
              what,
              why,
              until: until ? <Day value={Temporal.PlainDate.from(until)} locale={locale} /> : t('no_end'),
            }))}
          empty={<p>{t('nothing')}</p>}
        />
      </section>
      {!preview.heldSince && (
        <Form action={localPath(locale, `${path}/rights/erase`)}>
          <Checkbox name="at_once" label={t('at_once')} />
          <div class="actions">
            <Button kind="danger">{t('plan')}</Button>
            <LinkButton kind="quiet" href={localPath(locale, path)}>
              {t('back')}
            </LinkButton>
          </div>
        </Form>
      )}
    </>
  );
}
