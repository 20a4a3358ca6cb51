import { describe, expect, it } from 'vitest';
import { lessonHtml, mediaBeside } from './lesson-html.ts';
import { renderMarkdown } from './markdown.ts';
import type { LessonMedia } from './queries.ts';

const media = (given: Partial<LessonMedia> & Pick<LessonMedia, 'kind' | 'name'>): LessonMedia => ({
  id: given.name,
  lesson_id: 'lesson',
  file_id: 'file',
  locale: null,
  titles: { ru: 'План <дома>' },
  position: 1,
  part_of: null,
  width: null,
  height: null,
  media_type: 'application/octet-stream',
  bytes: 1,
  ...given,
});

const MEDIA = [
  media({ kind: 'picture', name: 'map.svg', width: 640, height: 400 }),
  media({ kind: 'file', name: 'list.pdf', locale: 'kk' }),
  media({ kind: 'video', name: 'talk.webm', media_type: 'video/webm' }),
  media({ kind: 'captions', name: 'talk.ru.vtt', part_of: 'talk.webm', locale: 'ru' }),
  media({ kind: 'captions', name: 'talk.kk.vtt', part_of: 'talk.webm', locale: 'kk' }),
  media({ kind: 'poster', name: 'talk.png', part_of: 'talk.webm', width: 1280, height: 720 }),
];
const render = (markdown: string, locale: 'ru' | 'kk' = 'ru') =>
  renderMarkdown(markdown, { locale, media: MEDIA, mediaBase: 'map/media/' });

describe('a lesson’s Markdown', () => {
  it('shows a picture of the lesson with its size, words and caption', () => {
    expect(render('![Семь "комнат"](map.svg)')).toBe(
      '<figure><img src="map/media/map.svg" alt="Семь &quot;комнат&quot;" width="640" height="400" loading="lazy" decoding="async"><figcaption>План &lt;дома&gt;</figcaption></figure>\n',
    );
  });

  it('plays a video that stands alone, with the captions of the page’s language on', () => {
    const html = render('[Видео: план](talk.webm)', 'kk');
    expect(html).toContain('<source src="map/media/talk.webm" type="video/webm">');
    expect(html).toContain('poster="map/media/talk.png" width="1280" height="720"');
    expect(html).toContain('src="map/media/talk.kk.vtt" srclang="kk" label="Қазақша" default>');
    expect(html).toContain('src="map/media/talk.ru.vtt" srclang="ru" label="Русский">');
    expect(html).toContain('<figcaption><a href="map/media/talk.webm">Видео: план</a></figcaption>');
  });

  it('leads to a file of the lesson and to pages of this site in their language', () => {
    expect(render('[лист](list.pdf)')).toContain('<a href="map/media/list.pdf" hreflang="kk">лист</a>');
    expect(render('[уәделер](/privacy/promises)', 'kk')).toContain('<a href="/kk/privacy/promises">');
  });

  it('marks other sites and does not tell them who came', () => {
    const html = render('[закон](https://adilet.zan.kz/?a=1&b=2)');
    expect(html).toContain('<a href="https://adilet.zan.kz/?a=1&amp;b=2" rel="noopener noreferrer">закон');
    expect(html).toContain('(другой сайт)');
  });

  it.each([
    ['HTML', '<script>alert(1)</script> <img src=x onerror=alert(1)>', /<script|<img/],
    ['a link that runs', '[x](javascript:alert(1)) [y](data:text/html,x) [z](JaVaScRiPt:alert(1))', /<a /],
    ['a picture of another site', '![x](https://example.com/pixel.gif)', /<img/],
    ['an address without a scheme', '[x](//example.com)', /<a /],
    ['a file the lesson does not have', '[x](../../secret.pdf) ![y](none.png)', /<a |<img/],
    ['an attribute that breaks out', '![a" onload="x](map.svg)', /alt="a" onload/],
    ['a second h1', '# Большой', /<h1/],
  ])('does not let through %s', (_what, markdown, sign) => {
    expect(render(markdown)).not.toMatch(sign);
  });

  it('closes each link as it opened it, one after another', () => {
    expect(render('[a](none.pdf) [b](list.pdf) [c](/x)')).toBe(
      '<p>a <a href="map/media/list.pdf" hreflang="kk">b</a> <a href="/x">c</a></p>\n',
    );
  });

  it('lets a wide table scroll', () => {
    expect(render('| а | б |\n| - | - |\n| 1 | 2 |')).toMatch(
      /^<div class="table-wide"[^>]*><table>[\s\S]*<\/table><\/div>/,
    );
  });
});

describe('a lesson’s HTML', () => {
  const lesson = (body: string, stamp: string) => ({
    id: 'one-lesson',
    slug: 'map',
    texts: { ru: { title: 'Карта', summary: '', body } },
    updated_at: Temporal.Instant.from(stamp),
  });

  it('is remembered until the lesson changes', () => {
    expect(lessonHtml(lesson('раз', '2026-11-22T06:00:00Z'), MEDIA, 'ru')).toContain('раз');
    expect(lessonHtml(lesson('два', '2026-11-22T06:00:00Z'), MEDIA, 'ru')).toContain('раз');
    expect(lessonHtml(lesson('два', '2026-11-22T06:00:00.000001Z'), MEDIA, 'ru')).toContain('два');
  });

  it('is Russian where the language is not written', () => {
    expect(lessonHtml(lesson('по-русски', '2026-11-22T07:00:00Z'), MEDIA, 'en')).toContain('по-русски');
  });

  it('leaves beside it the media that the text does not mention, for this language', () => {
    const names = (locale: 'ru' | 'kk') =>
      mediaBeside(lesson('![x](map.svg)', '2026-11-22T08:00:00Z'), MEDIA, locale).map(({ name }) => name);
    expect(names('ru')).toEqual(['talk.webm']);
    expect(names('kk')).toEqual(['list.pdf', 'talk.webm']);
  });

  describe('content of another site', () => {
    const ADDRESS = 'https://youtu.be/dQw4w9WgXcQ';
    const lesson = `![Обход "дома"](${ADDRESS})\n\nТекст\n\n![Карта](https://www.openstreetmap.org/#map=14/54.8/69.1)`;
    const shown = (place: number) =>
      renderMarkdown(lesson, { locale: 'ru', media: MEDIA, mediaBase: 'map/media/', shown: place });

    it('stays closed and names who would learn what, with a link there', () => {
      const html = render(lesson);
      expect(html).not.toContain('<iframe');
      expect(html).toContain('Видео с сайта YouTube (Google LLC, США)');
      expect(html).toContain('href="?show=1#other-1"');
      expect(html).toContain('href="?show=2#other-2"');
      expect(html).toContain(`<a href="${ADDRESS}" rel="noopener noreferrer">Открыть на YouTube</a>`);
    });

    it('is framed where it was asked for, and nowhere else', () => {
      expect(shown(1)).toMatch(/<iframe [^>]*src="https:\/\/www\.youtube-nocookie\.com\/embed\/dQw4w9WgXcQ"/);
      expect(shown(1)).toContain('title="Обход &quot;дома&quot;"');
      expect(shown(2).match(/<iframe/g)).toHaveLength(1);
      expect(shown(3)).not.toContain('<iframe');
    });

    it('of a site that is not in the list is its words alone', () => {
      expect(render('![Слова](https://evil.example/film)')).toBe('<p>Слова</p>\n');
    });
  });
});
