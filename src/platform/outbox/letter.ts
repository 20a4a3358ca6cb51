/** How every letter looks: one MJML frame, compiled once a process, around escaped paragraphs and one clear action. */
import type { SchoolFacts } from '../context.ts';
import { escapeHtml } from '../html/escape.ts';
import type { Locale } from '../i18n/locale.ts';
import { defineMessages, translator } from '../i18n/messages.ts';

export type LetterBlock =
  | { readonly paragraph: string }
  | { readonly action: { readonly label: string; readonly href: string } }
  | { readonly note: string }
  | { readonly items: readonly string[] };

export interface LetterContent {
  readonly locale: Locale;
  readonly subject: string;
  readonly heading: string;
  readonly blocks: readonly LetterBlock[];
  /** Why this letter came; shown small at the end. */
  readonly reason: string;
}

const messages = defineMessages({
  phone: { ru: 'Телефон', kk: 'Телефон', en: 'Phone' },
  bin: { ru: 'БИН', kk: 'БСН', en: 'BIN' },
});

const INK = '#17242b';
const ACTION = '#0b6170';
const PAPER = '#f7f4ee';
const FONT = "Onest, 'Segoe UI', Roboto, Arial, sans-serif";

const FRAME = `<mjml><mj-head><mj-title>%SUBJECT%</mj-title>
<mj-attributes><mj-all font-family="${FONT}" color="${INK}" /><mj-text font-size="17px" line-height="1.55" padding="0 28px" /></mj-attributes>
</mj-head><mj-body background-color="${PAPER}" width="600px">
<mj-section padding="28px 0 8px"><mj-column><mj-text font-size="19px" font-weight="600" color="${ACTION}">%SCHOOL%</mj-text></mj-column></mj-section>
<mj-section background-color="#ffffff" border-radius="4px" padding="28px 0"><mj-column><mj-text>%CONTENT%</mj-text></mj-column></mj-section>
<mj-section padding="16px 0 32px"><mj-column><mj-text font-size="14px" color="#4d5b61">%FOOTER%</mj-text></mj-column></mj-section>
</mj-body></mjml>`;

let compiled: Promise<string> | undefined;
function frame(): Promise<string> {
  compiled ??= compileFrame();
  return compiled;
}

async function compileFrame(): Promise<string> {
  // Loaded with the first letter: it is the slowest package to load, and a start should not wait for it.
  const { default: mjml2html } = await import('mjml');
  const { html } = await mjml2html(FRAME, { validationLevel: 'strict', fonts: {} });
  return html;
}

function blockHtml(block: LetterBlock): string {
  if ('paragraph' in block) return `<p style="margin:0 0 16px">${escapeHtml(block.paragraph)}</p>`;
  if ('note' in block) return `<p style="margin:0 0 16px;font-size:15px;color:#4d5b61">${escapeHtml(block.note)}</p>`;
  if ('items' in block)
    return `<ul style="margin:0 0 16px;padding-left:22px">${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  const { label, href } = block.action;
  return `<p style="margin:8px 0 24px"><a href="${escapeHtml(href)}" style="display:inline-block;background:${ACTION};color:#ffffff;text-decoration:none;font-weight:600;padding:13px 22px;border-radius:4px">${escapeHtml(label)}</a></p>`;
}

function blockText(block: LetterBlock): string {
  if ('paragraph' in block) return block.paragraph;
  if ('note' in block) return block.note;
  if ('items' in block) return block.items.map((item) => `- ${item}`).join('\n');
  return `${block.action.label}:\n${block.action.href}`;
}

function identity(school: SchoolFacts, locale: Locale): string[] {
  const t = translator(messages, locale);
  const bin = school.bin ? [`${t('bin')} ${school.bin}`] : [];
  return [school.name, school.address[locale], `${t('phone')}: ${school.phone}`, school.email, ...bin];
}

/** The letter as text and as HTML; every value is escaped here, so callers pass plain text. */
export async function renderLetter(
  content: LetterContent,
  school: SchoolFacts,
): Promise<{ text: string; html: string }> {
  const facts = identity(school, content.locale);
  const heading = `<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25;font-weight:600">${escapeHtml(content.heading)}</h1>`;
  const slots: Record<string, string> = {
    SUBJECT: escapeHtml(content.subject),
    SCHOOL: escapeHtml(school.name),
    CONTENT: heading + content.blocks.map(blockHtml).join(''),
    FOOTER: `<p style="margin:0 0 8px">${escapeHtml(content.reason)}</p><p style="margin:0">${facts.map(escapeHtml).join('<br>')}</p>`,
  };
  const html = (await frame())
    .replace(/%(SUBJECT|SCHOOL|CONTENT|FOOTER)%/g, (_, slot: string) => slots[slot] ?? '')
    .replaceAll('lang="und" dir="auto"', `lang="${content.locale}" dir="ltr"`);
  const text = [content.heading, ...content.blocks.map(blockText), '—', content.reason, facts.join('\n')].join('\n\n');
  return { text, html };
}
