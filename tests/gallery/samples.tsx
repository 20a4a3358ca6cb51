import type { Child } from 'hono/jsx';
import {
  BarChart,
  Breadcrumbs,
  Button,
  Checkbox,
  Checkboxes,
  DataTable,
  Day,
  Dimension,
  EmptyState,
  FileField,
  Form,
  FunnelChart,
  Icon,
  LineChart,
  LinkButton,
  Moment,
  Money,
  Notice,
  Pagination,
  PlanDrawing,
  ProgrammePlan,
  ProgressPlan,
  Prose,
  Radios,
  Select,
  Steps,
  SummaryList,
  Tag,
  TextArea,
  TextField,
} from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
import { lessonHtml, words } from './sample-words.ts';

export type Sample = {
  area: 'public' | 'learner' | 'office';
  body: (t: Translate<typeof words>, locale: Locale) => Child;
  banner?: boolean;
};

const PROGRAMMES = [
  { seed: 'first-contacts', key: 'p1', weeks: 3, price: 0, day: '2026-03-02' },
  { seed: 'referrals', key: 'p2', weeks: 8, price: 148_000, day: '2026-03-16' },
  { seed: 'commercial', key: 'p3', weeks: 12, price: 265_000, day: '2026-04-06' },
  { seed: 'agency', key: 'p4', weeks: 10, price: 320_000, day: '2026-09-14' },
] as const;

const ROWS = [
  ['Айгүл Серікбаева', 'p2', 'paid', 148_000],
  ['Дмитрий Ковалёв', 'p1', 'waits', 0],
  ['Нұрсұлтан Әбдірахманов', 'p3', 'refused', 265_000],
  ['Ольга Ким', 'p2', 'paid', 148_000],
  ['Жанар Қожахметова', 'p4', 'paid', 320_000],
  ['Сергей Воронцов-Дашковский', 'p3', 'waits', 265_000],
] as const;

const TONES = { paid: 'good', waits: 'attention', refused: 'bad' } as const;

function ProgrammeList({ locale }: { locale: Locale }) {
  const t = translator(words, locale);
  return (
    <ul class="programme-list">
      {PROGRAMMES.map(({ seed, key, weeks, price, day }) => (
        <li class="programme-row">
          <PlanDrawing seed={seed} size="small" />
          <div class="programme-row-text">
            <h2>
              <a href="#programme">{t(key)}</a>
            </h2>
            <p>{t(`${key}_text`)}</p>
          </div>
          <dl class="facts">
            <div>
              <dt>{t('start')}</dt>
              <dd>
                <Day value={Temporal.PlainDate.from(day)} locale={locale} />
              </dd>
            </div>
            <div>
              <dt>{t('length')}</dt>
              <dd>
                {t('weeks', { n: weeks })}
                <Dimension share={weeks / 12} />
              </dd>
            </div>
            <div>
              <dt>{t('price')}</dt>
              <dd>{price === 0 ? t('free') : <Money tenge={price} locale={locale} />}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}

export const samples: Record<string, Sample> = {
  home: {
    area: 'public',
    banner: true,
    body: (t, locale) => (
      <>
        <div class="hero">
          <div class="hero-inner">
            <div class="hero-text">
              <h1>{t('home_title')}</h1>
              <p class="lead">{t('home_lead')}</p>
              <div class="actions">
                <LinkButton href="#a">{t('see_programmes')}</LinkButton>
                <LinkButton href="#b" kind="quiet">
                  {t('first_lesson')}
                </LinkButton>
              </div>
            </div>
            <PlanDrawing seed="home" size="hero" />
          </div>
        </div>
        <div class="page">
          <section class="section">
            <h2>{t('how')}</h2>
            <div class="columns">
              {(['how_1', 'how_2', 'how_3'] as const).map((key) => (
                <div class="stack-tight">
                  <h3>{t(key)}</h3>
                  <p class="muted">{t(`${key}_text`)}</p>
                </div>
              ))}
            </div>
          </section>
          <section class="section">
            <h2>{t('nearest')}</h2>
            <ProgrammeList locale={locale} />
          </section>
        </div>
      </>
    ),
  },
  catalogue: {
    area: 'public',
    body: (t, locale) => (
      <div class="page">
        <header class="page-header">
          <h1>{t('programmes')}</h1>
          <p class="lead">{t('catalogue_lead')}</p>
        </header>
        <ProgrammeList locale={locale} />
      </div>
    ),
  },
  programme: {
    area: 'public',
    body: (t, locale) => (
      <div class="page">
        <Breadcrumbs label={t('programmes')} items={[{ href: '#', label: t('programmes') }, { label: t('p2') }]} />
        <div class="programme-cover">
          <div class="programme-cover-text">
            <h1>{t('p2')}</h1>
            <p class="lead">{t('p2_text')}</p>
            <dl class="facts">
              <div>
                <dt>{t('start')}</dt>
                <dd>
                  <Moment value={Temporal.Instant.from('2026-03-16T14:00Z')} locale={locale} />
                </dd>
              </div>
              <div>
                <dt>{t('length')}</dt>
                <dd>{t('weeks', { n: 8 })}</dd>
              </div>
            </dl>
          </div>
          <ProgrammePlan seed="referrals" rooms={8} />
        </div>
        <div class="with-margin">
          <section class="section">
            <h2>{t('syllabus')}</h2>
            <ol class="syllabus">
              {(['m1', 'm2', 'm3'] as const).map((key) => (
                <li>
                  <h3>{t(key)}</h3>
                  <p class="muted">{t(`${key}_text`)}</p>
                </li>
              ))}
            </ol>
          </section>
          <aside class="margin-note margin-sticky">
            <p class="price">
              <Money tenge={148_000} locale={locale} />
            </p>
            <p>{t('refund')}</p>
            <p class="only-wide">
              <LinkButton href="#enrol">{t('enrol')}</LinkButton>
            </p>
            <p>{t('seats')}</p>
          </aside>
        </div>
        <div class="sticky-action only-narrow">
          <LinkButton href="#enrol">{t('enrol')}</LinkButton>
        </div>
      </div>
    ),
  },
  form: {
    area: 'public',
    body: (t) => (
      <div class="page">
        <Steps
          label={t('form_title')}
          items={[
            { label: t('form_title'), state: 'done' },
            { label: t('experience'), state: 'current' },
            { label: t('payments'), state: 'next' },
          ]}
        />
        <h1>{t('form_title')}</h1>
        <Form
          action="#"
          guard
          errorTitle={t('errors')}
          errors={{ email: t('email_error'), consent: t('consent_error') }}
        >
          <TextField name="name" label={t('name')} why={t('name_why')} autocomplete="name" value="Айгүл Серікбаева" />
          <TextField
            name="email"
            type="email"
            label={t('email')}
            hint={t('email_hint')}
            why={t('email_why')}
            error={t('email_error')}
            value="aigul.example.kz"
            autocomplete="email"
          />
          <Radios
            name="experience"
            legend={t('experience')}
            why={t('exp_why')}
            value="some"
            options={[
              { value: 'none', label: t('exp_none') },
              { value: 'some', label: t('exp_some'), hint: t('p1_text') },
              { value: 'much', label: t('exp_much') },
            ]}
          />
          <Select
            name="programme"
            label={t('programme')}
            options={PROGRAMMES.map(({ key }) => ({ value: key, label: t(key) }))}
          />
          <TextArea name="goal" label={t('goal')} optionalText={t('optional')} rows={4} />
          <Checkboxes
            name="days"
            legend={t('schedule')}
            options={[
              { value: 'a', label: t('exp_none'), checked: true },
              { value: 'b', label: t('exp_some') },
            ]}
          />
          <FileField name="copy" label={t('cert_number')} hint="PDF, JPG" />
          <Checkbox name="consent" label={t('consent')} error={t('consent_error')} />
          <div class="actions">
            <Button>{t('go_on')}</Button>
            <LinkButton href="#" kind="quiet">
              {t('cancel')}
            </LinkButton>
          </div>
        </Form>
      </div>
    ),
  },
  signin: {
    area: 'public',
    body: (t) => (
      <div class="auth">
        <div class="auth-body">
          <h1>{t('sign_in')}</h1>
          <Form action="#">
            <TextField name="email" type="email" label={t('email')} autocomplete="username" />
            <TextField name="password" type="password" label={t('password')} autocomplete="current-password" />
            <div class="actions">
              <Button>{t('sign_in')}</Button>
              <LinkButton href="#" kind="quiet">
                {t('forgot')}
              </LinkButton>
            </div>
          </Form>
        </div>
        <PlanDrawing seed="door" size="medium" />
      </div>
    ),
  },
  lesson: {
    area: 'learner',
    body: (t, locale) => (
      <div class="page">
        <div class="lesson">
          <article class="lesson-text">
            <p class="eyebrow">{t('m2')}</p>
            <h1>{t('lesson_title')}</h1>
            <Prose trustedHtml={lessonHtml[locale]} />
            <section class="exercise">
              <h2>{t('exercise')}</h2>
              <p>{t('exercise_text')}</p>
              <Form action="#">
                <TextArea name="answer" label={t('name')} rows={4} />
                <Button>{t('send')}</Button>
              </Form>
            </section>
            <nav class="lesson-next" aria-label={t('next_page')}>
              <a href="#1">{t('m1')}</a>
              <a href="#3">{t('m3')}</a>
            </nav>
          </article>
          <aside class="lesson-aside">
            <ProgressPlan seed="referrals" done={5} total={12} label={t('progress')} />
            <ol class="lesson-list">
              {(['m1', 'p1', 'lesson_title', 'm3', 'p2'] as const).map((key, index) => (
                <li>
                  <a href={`#${key}`} aria-current={index === 2 ? 'page' : undefined}>
                    {index < 2 ? <Icon name="check" /> : <span />}
                    <span>{t(key)}</span>
                  </a>
                </li>
              ))}
            </ol>
          </aside>
        </div>
      </div>
    ),
  },
  promises: {
    area: 'public',
    body: (t) => (
      <div class="page">
        <header class="page-header">
          <h1>{t('promises')}</h1>
          <p class="lead">{t('home_lead')}</p>
        </header>
        {[t('pr_group'), t('policy')].map((group) => (
          <section class="promise-group">
            <h2>{group}</h2>
            <ul class="promise-list">
              {(
                [
                  ['pr_1', 'good', 'kept', 'keep.logs'],
                  ['pr_2', 'attention', 'late', 'keep.contacts'],
                  ['pr_3', 'bad', 'broken', 'rights.deadline'],
                  ['pr_4', 'neutral', 'not_measured', 'protect.staff_training'],
                ] as const
              ).map(([key, tone, state, id]) => (
                <li class="promise-row">
                  <Tag tone={tone}>{t(state)}</Tag>
                  <p class="promise-text">{t(key)}</p>
                  <p class="promise-evidence">{t('pr_evidence')}</p>
                  <a class="promise-id" href={`#${id}`}>
                    {id}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    ),
  },
  certificate: {
    area: 'public',
    body: (t, locale) => (
      <div class="page">
        <h1>{t('certificates')}</h1>
        <section class="certificate">
          <div class="certificate-text">
            <Tag tone="good">{t('cert_genuine')}</Tag>
            <p class="certificate-name">Нұрсұлтан Әбдірахманов</p>
            <SummaryList
              items={[
                { label: t('programme'), value: t('p3') },
                { label: t('cert_number'), value: <span class="code">PM-2026-00417</span> },
                {
                  label: t('cert_issued'),
                  value: <Day value={Temporal.PlainDate.from('2026-06-30')} locale={locale} />,
                },
                { label: t('cert_hours'), value: '64' },
              ]}
            />
          </div>
          <ProgrammePlan seed="commercial" rooms={12} />
        </section>
        <EmptyState title={t('nothing')} plan>
          <p class="muted">{t('nothing_text')}</p>
          <LinkButton href="#" kind="secondary">
            {t('see_programmes')}
          </LinkButton>
        </EmptyState>
      </div>
    ),
  },
  office: {
    area: 'office',
    body: (t, locale) => (
      <>
        <div class="split">
          <h1>{t('payments')}</h1>
          <LinkButton href="#" kind="secondary">
            CSV
          </LinkButton>
        </div>
        <dl class="figures">
          {(['paid', 'waits', 'refused'] as const).map((key, index) => (
            <div>
              <dt>{t(key)}</dt>
              <dd>{[128, 14, 3][index]}</dd>
            </div>
          ))}
        </dl>
        <form class="filters" method="get">
          <TextField name="q" label={t('search')} type="search" />
          <Select
            name="state"
            label={t('state')}
            options={[
              { value: 'a', label: t('paid') },
              { value: 'b', label: t('waits') },
            ]}
          />
          <Button kind="secondary">{t('show')}</Button>
        </form>
        <form method="post">
          <DataTable
            caption={t('payments')}
            captionHidden
            wide
            columns={[
              {
                key: 'box',
                label: t('people'),
                head: <input type="checkbox" aria-label={t('people')} data-select-all="person" />,
              },
              { key: 'name', label: t('name') },
              { key: 'programme', label: t('programme') },
              { key: 'since', label: t('since') },
              { key: 'state', label: t('state') },
              { key: 'price', label: t('price'), numeric: true },
            ]}
            rows={[...ROWS, ...ROWS].map(([name, programme, state, price]) => ({
              box: <input type="checkbox" aria-label={name} name="person" />,
              name: <a href="#p">{name}</a>,
              programme: t(programme),
              since: <Moment value={Temporal.Instant.from('2026-03-05T10:00Z')} locale={locale} />,
              state: <Tag tone={TONES[state]}>{t(state)}</Tag>,
              price: <Money tenge={price} locale={locale} />,
            }))}
            empty={t('nothing')}
          />
          <div class="bulk-actions">
            <Button>{t('send')}</Button>
            <Button kind="danger">{t('refused')}</Button>
          </div>
        </form>
        <Pagination
          label={t('payments')}
          summary={t('of_rows')}
          previous={{ href: '#1', label: t('previous_page') }}
          next={{ href: '#3', label: t('next_page') }}
        />
      </>
    ),
  },
  components: {
    area: 'learner',
    body: (t, locale) => (
      <div class="page">
        <h1>{t('learn')}</h1>
        <nav class="tabs" aria-label={t('learn')}>
          <a href="#1" aria-current="page">
            {t('people')}
          </a>
          <a href="#2">{t('payments')}</a>
          <a href="#3">{t('certificates')}</a>
        </nav>
        {(['info', 'success', 'warning', 'danger'] as const).map((kind) => (
          <Notice kind={kind} title={t('form_title')}>
            <p>{t('refund')}</p>
          </Notice>
        ))}
        <div class="cluster">
          {(['neutral', 'good', 'attention', 'bad', 'info'] as const).map((tone) => (
            <Tag tone={tone}>{t('kept')}</Tag>
          ))}
        </div>
        <div class="actions">
          {(['primary', 'secondary', 'danger', 'quiet'] as const).map((kind) => (
            <Button kind={kind}>{t('enrol')}</Button>
          ))}
          <Button disabled>{t('enrol')}</Button>
        </div>
        <DataTable
          caption={t('payments')}
          columns={[
            { key: 'name', label: t('programme') },
            { key: 'since', label: t('start') },
            { key: 'state', label: t('state') },
            { key: 'price', label: t('price'), numeric: true },
          ]}
          rows={PROGRAMMES.map(({ key, price, day }) => ({
            name: t(key),
            since: <Day value={Temporal.PlainDate.from(day)} locale={locale} />,
            state: <Tag tone="good">{t('paid')}</Tag>,
            price: <Money tenge={price} locale={locale} />,
          }))}
          empty={t('nothing')}
        />
        <SummaryList
          items={[
            { label: t('name'), value: 'Айгүл Серікбаева', action: { href: '#', label: t('show') } },
            { label: t('email'), value: 'aigul@example.kz', action: { href: '#', label: t('show') } },
          ]}
        />
        <div class="choice-row">
          <div>
            <h2>{t('cookies')}</h2>
            <p class="muted">{t('email_why')}</p>
          </div>
          <Button kind="secondary">{t('cancel')}</Button>
        </div>
        <details class="disclosure">
          <summary>{t('how_1')}</summary>
          <p>{t('how_1_text')}</p>
        </details>
        <div class="cluster">
          {(
            'key door check warning lock download calendar mail person clock globe arrow back info cross menu search file phone people plan'.split(
              ' ',
            ) as Parameters<typeof Icon>[0]['name'][]
          ).map((name) => (
            <Icon name={name} />
          ))}
        </div>
        <div class="columns">
          {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((seed) => (
            <PlanDrawing seed={seed} size="large" />
          ))}
        </div>
        <div class="columns">
          {[0, 1, 6, 12].map((done) => (
            <ProgressPlan seed="agency" done={done} total={12} label={t('progress')} />
          ))}
        </div>
      </div>
    ),
  },
  plots: {
    area: 'office',
    body: (t, locale) => {
      const months = Array.from({ length: 12 }, (_, index) => `${String(index + 1).padStart(2, '0')}.26`);
      const common = { locale, labelsTitle: t('schedule'), labels: months, description: t('home_lead'), empty: '' };
      const received = [3, 5, 2, 8, 13, 9, 4, 6, 7, 12, 15, 11];
      const answered = [2, 5, 2, 6, 12, 9, 5, 6, 6, 11, 14, 9];
      const days = received.map((value, index) => (index === 4 ? null : value / 2));
      return (
        <div class="page stack-loose">
          <h1>{t('requests')}</h1>
          <div class="columns">
            <BarChart
              {...common}
              id="pair"
              title={t('requests')}
              series={[
                { label: t('requests'), values: received },
                { label: t('certificates'), values: answered },
              ]}
            />
            <BarChart {...common} id="bars" title={t('people')} series={[{ label: t('people'), values: received }]} />
            <LineChart
              {...common}
              id="lines"
              title={t('payments')}
              series={[
                { label: t('requests'), values: days },
                { label: t('certificates'), values: answered },
              ]}
            />
            <FunnelChart
              {...common}
              id="funnel"
              title={t('programmes')}
              labels={[t('home_lead').slice(0, 40), t('programmes'), t('learn'), t('certificates')]}
              series={[{ label: t('people'), values: [1240, 410, 96, 0] }]}
              steps
            />
          </div>
        </div>
      );
    },
  },
};
