import { describe, expect, it } from 'vitest';
import { Document, type DocumentProps } from './document.tsx';
import { Checkbox, DataTable, EmptyState, Form, fieldId, Prose, Radios, TextArea, TextField } from './index.ts';

const page: Omit<DocumentProps, 'area'> = {
  locale: 'kk',
  title: 'Бағдарламалар',
  description: 'Төрт бағдарлама',
  path: '/programmes',
  school: { name: 'PobiMajomet', address: 'Мира 327', phone: '+7 705 755 54 47', email: 'contact@pobimajomet.com' },
  nav: [{ href: '/kk/programmes', label: 'Бағдарламалар', current: true }],
  account: [{ href: '/kk/sign-in', label: 'Кіру' }],
  languages: [
    { locale: 'ru', label: 'Русский', href: '/programmes' },
    { locale: 'kk', label: 'Қазақша', href: '/kk/programmes' },
  ],
  footerLinks: [],
  assets: { css: ['/assets/main.css'], scripts: ['/assets/enhance.js'], preload: [] },
  skipLabel: 'Мазмұнға өту',
};

describe('a form', () => {
  it('lists its errors on top, each linked to a field that exists', () => {
    const html = String(
      <Form
        action="/sign-up"
        errorTitle="Исправьте"
        errors={{ email: 'Нет знака @', level: 'Выберите', consent: 'Отметьте' }}
      >
        <TextField name="email" label="Почта" error="Нет знака @" value="a" />
        <Radios name="level" legend="Опыт" options={[{ value: 'a', label: 'А' }]} error="Выберите" />
        <Checkbox name="consent" label="Согласие" error="Отметьте" />
      </Form>,
    );
    for (const name of ['email', 'level', 'consent']) {
      expect(html).toContain(`href="#${fieldId(name)}"`);
      expect(html).toContain(`id="${fieldId(name)}"`);
    }
    expect(html.indexOf('role="alert"')).toBeLessThan(html.indexOf('<input'));
  });

  it('shows no summary when nothing is wrong', () => {
    expect(String(<Form action="/" errors={{}} errorTitle="Исправьте" />)).not.toContain('role="alert"');
  });

  it('describes a field by its hint, its error and the reason it is asked, in that order', () => {
    const html = String(<TextField name="phone" label="Телефон" hint="h" why="w" error="e" />);
    expect(html).toContain('aria-describedby="field-phone-hint field-phone-error field-phone-why"');
    expect(html).toContain('aria-invalid="true"');
    expect(String(<TextField name="phone" label="Телефон" />)).not.toContain('aria-describedby');
  });

  it('keeps what was typed, as text and not as markup', () => {
    expect(String(<TextField name="a" label="a" value={'"><script>'} />)).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(String(<TextArea name="a" label="a" value="</textarea><b>" />)).toContain('&lt;/textarea&gt;');
  });

  it('ticks nothing by itself', () => {
    expect(String(<Checkbox name="offers" label="Новости" />)).not.toContain('checked');
    expect(String(<Radios name="r" legend="r" options={[{ value: 'a', label: 'a' }]} />)).not.toContain('checked');
  });
});

describe('a table', () => {
  const columns = [{ key: 'name', label: 'Имя' }];
  it('says what is missing when it has no rows', () => {
    const html = String(
      <DataTable caption="Люди" columns={columns} rows={[]} empty={<EmptyState title="Пока никого" />} />,
    );
    expect(html).toContain('Пока никого');
    expect(html).not.toContain('<table');
    expect(html, 'of what there is nothing').toMatch(/>Люди<\/p>.*Пока никого/s);
    const hidden = <DataTable caption="Люди" captionHidden columns={columns} rows={[]} empty="Пока никого" />;
    expect(String(hidden)).not.toContain('Люди');
  });

  it('can be scrolled by keyboard when it is wide', () => {
    const html = String(<DataTable caption="Люди" columns={columns} rows={[{ name: 'А' }]} empty="" wide />);
    expect(html).toMatch(/role="region"[^>]*tabindex="0"|tabindex="0"[^>]*role="region"/);
  });
});

describe('trusted HTML', () => {
  it('is put in as it is', () => {
    expect(String(<Prose trustedHtml={'<p>a &amp; b</p>'} />)).toBe('<div class="prose"><p>a &amp; b</p></div>');
  });
});

describe('a document', () => {
  it.each(['public', 'learner', 'office'] as const)(
    'of the %s area is whole, named and free of inline styles',
    (area) => {
      const html = String(
        <Document {...page} area={area}>
          <h1>Бағдарламалар</h1>
        </Document>,
      );
      expect(html.startsWith('<!DOCTYPE html><html lang="kk"')).toBe(true);
      expect(html).toContain('<title>Бағдарламалар · PobiMajomet</title>');
      expect(html.match(/<main /g)).toHaveLength(1);
      expect(html).toContain('href="#main"');
      expect(html).not.toMatch(/ style=|<style|<script(?! type="module" src=)| on[a-z]+=/);
      expect(html).toContain('contact@pobimajomet.com');
    },
  );

  it('names its other languages and its one address to search engines, unless it is not for them', () => {
    const shown = String(<Document {...page} area="public" canonical="https://school.example/kk/programmes" />);
    expect(shown).toContain('hreflang="ru"');
    expect(shown).toContain('rel="canonical"');
    const hidden = String(<Document {...page} area="public" noindex />);
    expect(hidden).toContain('content="noindex"');
    expect(hidden).not.toContain('rel="alternate"');
  });

  it('takes the theme a person chose', () => {
    expect(String(<Document {...page} area="public" theme="dark" />)).toContain('data-theme="dark"');
    expect(String(<Document {...page} area="public" />)).not.toContain('data-theme');
  });
});
