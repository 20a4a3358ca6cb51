/**
 * Markdown of lessons to HTML. No HTML of the writer passes; a relative target is a name among the lesson's media and
 * nothing else; addresses of other sites are marked and tell them nothing about who came.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { inLocale, LANGUAGE_NAMES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { type OtherContent, otherContentAt } from '#privacy/cookies';
import type { LessonMedia } from './queries.ts';

const messages = defineMessages({
  other_site: { ru: 'другой сайт', kk: 'басқа сайт', en: 'another site' },
  table: { ru: 'Таблица', kk: 'Кесте', en: 'Table' },
  closed: {
    ru: '{kind, select, map {Карта} other {Видео}} с сайта {site} ({operator}, {country})',
    kk: '{site} сайтындағы {kind, select, map {карта} other {бейне}} ({operator}, {country})',
    en: '{kind, select, map {A map} other {A video}} from {site} ({operator}, {country})',
  },
  learns: {
    ru: 'Если показать здесь, {site} узнает ваш IP-адрес, браузер и адрес нашего сайта и может поставить свои cookie. Пока не нажмёте, туда не уйдёт ничего.',
    kk: 'Осы жерде көрсетсеңіз, {site} IP мекенжайыңызды, браузеріңізді және біздің сайттың мекенжайын біледі, өз cookie файлдарын сақтай алады. Баспайынша, ол жаққа ештеңе жіберілмейді.',
    en: 'Shown here, {site} learns your IP address, your browser and the address of our site, and may set cookies of its own. Until you press, nothing goes there.',
  },
  show: { ru: 'Показать', kk: 'Көрсету', en: 'Show' },
  hide: { ru: 'Закрыть', kk: 'Жабу', en: 'Close' },
  there: { ru: 'Открыть на {site}', kk: '{site} сайтында ашу', en: 'Open at {site}' },
  captions: { ru: 'Субтитры', kk: 'Субтитрлер', en: 'Captions' },
});

export interface MarkdownScene {
  readonly locale: Locale;
  readonly media: readonly LessonMedia[];
  /** What stands before a media's name in an address: `map/media/`. */
  readonly mediaBase: string;
  /** Which content of another site the reader has asked to see, counted from 1 through the text. */
  readonly shown?: number | undefined;
}

export function renderMarkdown(markdown: string, scene: MarkdownScene): string {
  return markdownIt.render(markdown, { scene, linkEnds: [], others: 0 } satisfies Env);
}

const markdownIt = new MarkdownIt({ html: false, linkify: false, typographer: false });
const { rules } = markdownIt.renderer;
const escapeHtml = markdownIt.utils.escapeHtml;

/** What the rules below are handed with every token. */
interface Env extends Record<string, unknown> {
  readonly scene: MarkdownScene;
  /** How each link that is open was written, to close it in kind. */
  readonly linkEnds: string[];
  /** How many contents of other sites came so far. */
  others: number;
}

function sceneOf(env: unknown): MarkdownScene {
  return (env as Env).scene;
}

function mediaNamed(scene: MarkdownScene, target: string): LessonMedia | undefined {
  return scene.media.find((media) => media.name === target);
}

function addressOf(scene: MarkdownScene, media: LessonMedia): string {
  return escapeHtml(scene.mediaBase + encodeURIComponent(media.name));
}

function attribute(token: Token | undefined, name: string): string {
  return String(token?.attrGet(name) ?? '');
}

// A page has one h1, and it is the lesson's title.
rules['heading_open'] = (tokens, index) => `<${lowered(tokens[index])}>`;
rules['heading_close'] = (tokens, index) => `</${lowered(tokens[index])}>\n`;
function lowered(token: Token | undefined): string {
  return token?.tag === 'h1' ? 'h2' : (token?.tag ?? 'h2');
}

// A wide table scrolls inside its own frame.
rules['table_open'] = (_tokens, _index, _options, env) => {
  const label = translator(messages, sceneOf(env).locale)('table');
  return `<div class="table-wide" role="group" aria-label="${label}" tabindex="0"><table>\n`;
};
rules['table_close'] = () => '</table></div>\n';

/** The figure of a paragraph that holds one picture or one link to a video, and nothing else. */
function figureOf(inline: Token | undefined, env: Env): string | undefined {
  const { scene } = env;
  const children = inline?.type === 'inline' ? (inline.children ?? []) : [];
  const [first] = children;
  if (children.length === 1 && first?.type === 'image') {
    const media = mediaNamed(scene, attribute(first, 'src'));
    if (media?.kind === 'picture') return pictureFigure(media, first.content, scene);
    if (media) return media.kind === 'video' ? videoFigure(media, first.content, scene) : undefined;
    const other = otherContentAt(attribute(first, 'src'));
    if (!other) return undefined;
    env.others += 1;
    return otherFigure(other, { words: first.content, address: attribute(first, 'src'), place: env.others, scene });
  }
  const isOneLink =
    first?.type === 'link_open' &&
    children.at(-1)?.type === 'link_close' &&
    children.filter(({ type }) => type === 'link_open').length === 1;
  if (!isOneLink) return undefined;
  const media = mediaNamed(scene, attribute(first, 'href'));
  const words = children.map(({ type, content }) => (type === 'text' ? content : '')).join('');
  return media?.kind === 'video' ? videoFigure(media, words, scene) : undefined;
}

function pictureFigure(media: LessonMedia, alt: string, scene: MarkdownScene): string {
  const caption = escapeHtml(inLocale(media.titles, scene.locale));
  return `<figure>${picture(media, alt, scene)}<figcaption>${caption}</figcaption></figure>\n`;
}

function picture(media: LessonMedia, alt: string, scene: MarkdownScene): string {
  const size = media.width && media.height ? ` width="${media.width}" height="${media.height}"` : '';
  return `<img src="${addressOf(scene, media)}" alt="${escapeHtml(alt)}"${size} loading="lazy" decoding="async">`;
}

function videoFigure(media: LessonMedia, words: string, scene: MarkdownScene): string {
  return `<figure>${videoPlayer(media, scene)}<figcaption><a href="${addressOf(scene, media)}">${escapeHtml(words)}</a></figcaption></figure>\n`;
}

/** Content of another site: closed, saying who would learn what; or, asked for, in a frame that gets no more than it needs. */
function otherFigure(
  { site, source }: OtherContent,
  given: { words: string; address: string; place: number; scene: MarkdownScene },
): string {
  const { place, scene } = given;
  const [words, address] = [escapeHtml(given.words), escapeHtml(given.address)];
  const t = translator(messages, scene.locale);
  const say: typeof t = (key, values) => escapeHtml(t(key, values));
  const facts = { kind: site.kind, site: site.name, operator: site.operator, country: site.country[scene.locale] };
  const there = `<a href="${address}" rel="noopener noreferrer">${say('there', facts)}</a>`;
  const id = `other-${place}`;
  if (scene.shown === place) {
    return `<figure class="other-site" id="${id}"><iframe class="other-site-frame" src="${escapeHtml(source)}" title="${words}" sandbox="allow-scripts allow-same-origin allow-presentation" allow="fullscreen; picture-in-picture" referrerpolicy="strict-origin"></iframe><figcaption>${words}. <a href="?#${id}">${say('hide')}</a></figcaption></figure>\n`;
  }
  return `<div class="other-site other-site-closed" id="${id}"><p><strong>${words}</strong><br><span class="muted">${say('closed', facts)}</span></p><p>${say('learns', facts)}</p><p class="actions"><a class="button button-secondary" href="?show=${place}#${id}" rel="nofollow">${say('show')}</a>${there}</p></div>\n`;
}

/** The addresses of other sites that stand in a text as content, in their order. */
export function otherContentIn(markdown: string): OtherContent[] {
  const paragraphs = markdownIt.parse(markdown, {}).filter(({ type }) => type === 'inline');
  return paragraphs.flatMap(({ children }) => {
    const [first, ...rest] = children ?? [];
    const other = first?.type === 'image' && rest.length === 0 ? otherContentAt(attribute(first, 'src')) : undefined;
    return other ? [other] : [];
  });
}

/** The player with its captions; those of the page's language are switched on. */
export function videoPlayer(media: LessonMedia, scene: MarkdownScene): string {
  const parts = scene.media.filter((part) => part.part_of === media.id);
  const poster = parts.find(({ kind }) => kind === 'poster');
  const captions = parts.filter(({ kind }) => kind === 'captions');
  const chosen =
    captions.find(({ locale }) => locale === scene.locale) ?? captions.find(({ locale }) => locale === 'ru');
  const tracks = captions.map((part) => {
    const name = part.locale ? LANGUAGE_NAMES[part.locale] : translator(messages, scene.locale)('captions');
    const language = part.locale ? ` srclang="${part.locale}"` : '';
    return `<track kind="captions" src="${addressOf(scene, part)}"${language} label="${name}"${part === chosen ? ' default' : ''}>`;
  });
  const size = poster?.width && poster.height ? ` width="${poster.width}" height="${poster.height}"` : '';
  const shown = poster ? ` poster="${addressOf(scene, poster)}"` : '';
  const label = escapeHtml(inLocale(media.titles, scene.locale));
  return `<video controls playsinline preload="metadata" aria-label="${label}"${shown}${size}><source src="${addressOf(scene, media)}" type="${escapeHtml(media.media_type)}">${tracks.join('')}</video>`;
}

const ordinaryOpen =
  rules['paragraph_open'] ?? ((tokens, index, options, _env, self) => self.renderToken(tokens, index, options));
rules['paragraph_open'] = (tokens, index, options, env, self) => {
  const figure = figureOf(tokens[index + 1], env as unknown as Env);
  const inline = tokens[index + 1];
  const close = tokens[index + 2];
  if (figure === undefined || !inline || !close) return ordinaryOpen(tokens, index, options, env, self);
  inline.children = [];
  close.hidden = true;
  return figure;
};

rules['image'] = (tokens, index, _options, env) => {
  const scene = sceneOf(env);
  const token = tokens[index];
  const alt = token?.content ?? '';
  const media = mediaNamed(scene, attribute(token, 'src'));
  // A picture of another site would tell that site who reads the lesson: its words stand in its place.
  return media?.kind === 'picture' ? picture(media, alt, scene) : escapeHtml(alt);
};

rules['link_open'] = (tokens, index, _options, env) => {
  const { scene, linkEnds: ends } = env as unknown as Env;
  const target = attribute(tokens[index], 'href');
  const media = mediaNamed(scene, target);
  if (media) {
    ends.push('</a>');
    return `<a href="${addressOf(scene, media)}"${media.locale ? ` hreflang="${media.locale}"` : ''}>`;
  }
  if (/^\/(?!\/)/.test(target) || /^(#|mailto:|tel:)/.test(target)) {
    ends.push('</a>');
    return `<a href="${escapeHtml(target.startsWith('/') ? localPath(scene.locale, target) : target)}">`;
  }
  if (/^https?:\/\//.test(target)) {
    const words = translator(messages, scene.locale)('other_site');
    ends.push(`<span aria-hidden="true">\u00a0↗</span><span class="visually-hidden"> (${words})</span></a>`);
    return `<a href="${escapeHtml(target)}" rel="noopener noreferrer">`;
  }
  ends.push('');
  return '';
};
rules['link_close'] = (_tokens, _index, _options, env) => (env as unknown as Env).linkEnds.pop() ?? '';
