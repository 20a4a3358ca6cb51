import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../i18n/locale.ts';
import { factsOf, fontsOf, qrOn, rightEndsOf, textOf } from '../inspect-pdf.testing.ts';
import { renderPdf } from '../render-pdf.ts';
import { type CertificateData, certificateDocument } from './certificate.ts';
import { certificatePlan } from './plan-drawing.ts';

const certificate: CertificateData = {
  locale: 'ru',
  school: {
    name: 'PobiMajomet',
    address: 'ул. Мира 327, Петропавловск 150000',
    phone: '+7 705 755 54 47',
    email: 'contact@pobimajomet.com',
  },
  number: 'PM-2026-000123',
  holder: 'Анна Сергеевна Ковальчук',
  programme: 'Карьера агента: от первой сделки до своего круга',
  hours: 28,
  completedOn: Temporal.PlainDate.from('2026-03-27'),
  issuedOn: Temporal.PlainDate.from('2026-03-30'),
  signatory: { name: 'Марат Ибраев', post: 'Руководитель школы' },
  verificationUrl: 'https://pobimajomet.com/certificates/7K4M-92QX-T5',
  planSvg: certificatePlan('agent-career', 7),
};

const render = (change: Partial<CertificateData> = {}) =>
  renderPdf(...certificateDocument({ ...certificate, ...change }));

/** The plan begins here; the holder's and the programme's names stay left of it. */
const TEXT_ENDS_MM = 192.5;

/** Without what a line end may add or take: spaces, the invisible break, and the hyphen that poppler mends. */
const lettersOf = (text: string) => text.replaceAll(/[\s\u200b-]/g, '');

describe('the certificate', () => {
  it('says who completed what, when, and how to check it', async () => {
    const text = textOf(await render());
    for (const said of [
      'Сертификат об окончании программы',
      'Анна Сергеевна Ковальчук',
      'Карьера агента: от первой сделки до своего круга',
      'PM-2026-000123',
      '28 часов',
      '27 марта 2026 г.',
      '30 марта 2026 г.',
      'Марат Ибраев',
      'ул. Мира 327, Петропавловск 150000',
      '+7 705 755 54 47',
      'pobimajomet.com/certificates/7K4M-92QX-T5',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('keeps every Kazakh letter, the BIN, and a second line in English', async () => {
    const text = textOf(
      await render({
        locale: 'kk',
        school: { ...certificate.school, bin: '171040010072' },
        holder: 'Әсел Ғани Қыздарбекқызы Өтеңұлы',
        programme: 'Агент мансабы: өз ортаңыз, үй және һәм ілім',
        programmeInEnglish: "An agent's career",
      }),
    );
    expect(text).toContain('Бағдарламаны аяқтау туралы сертификат');
    expect(text.replaceAll(' ', '')).toContain('ӘселҒаниҚыздарбекқызыӨтеңұлы');
    expect(text).toContain('үй және һәм ілім');
    expect(text).toContain('2026 жылғы 30 наурыз');
    expect(text).toContain('БСН 171040010072');
    expect(text).toContain("Certificate of completion: An agent's career, 28 hours");
  });

  it.each(LOCALES)(
    'is one tagged page with embedded fonts in %s, and a printer in grey keeps its QR code',
    async (locale) => {
      const pdf = await render({ locale });
      expect(factsOf(pdf)).toMatchObject({ pages: 1, tagged: true, language: locale, accessibility: '1' });
      expect(factsOf(pdf).title).toContain('PM-2026-000123');
      expect(fontsOf(pdf).filter(({ embedded, subset }) => !embedded || !subset)).toEqual([]);
      expect(qrOn(pdf)).toBe(certificate.verificationUrl);
    },
  );

  it.each([
    'Абдрахманова-Константинопольская Мария-Антуанетта Александровна Гаухар-Нұрсұлтанқызы Мұхамедғалиева-Вишневецкая-Ростовская',
    'Щ'.repeat(120),
    'ЩЩЩЩЩЩЩЩЩ '.repeat(12).trim(),
    'Ли Ан',
  ])('keeps the name %s on its page, left of the plan', async (holder) => {
    const pdf = await render({ holder, programme: `Щит ${'о знакомствах и доверии '.repeat(5)}`.trim() });
    expect(factsOf(pdf).pages).toBe(1);
    expect(lettersOf(textOf(pdf))).toContain(lettersOf(holder));
    const ends = rightEndsOf(pdf, holder.slice(0, 1));
    expect(ends.length).toBeGreaterThan(0);
    expect(Math.max(...ends)).toBeLessThan(TEXT_ENDS_MM);
  });

  it('prints a name as text, whatever it holds', async () => {
    const holder = '#import "x" $a$ ] \\ *b*';
    expect(textOf(await render({ holder }))).toContain(holder);
  });

  it('is the same file for the same data', async () => {
    expect(Buffer.compare(await render(), await render())).toBe(0);
  });
});
