import { describe, expect, it } from 'vitest';
import { otherContentAt, otherSites } from './other-sites.ts';

describe('an address of another site', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://youtu.be/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
  ])('%s is framed as %s', (address, source) => {
    expect(otherContentAt(address)?.source).toBe(source);
  });

  it('of a map is framed around its middle', () => {
    const found = otherContentAt('https://www.openstreetmap.org/#map=14/54.8720/69.1430');
    const query = new URL(found?.source ?? '').searchParams;
    const [west = 0, south = 0, east = 0, north = 0] = (query.get('bbox') ?? '').split(',').map(Number);
    expect([(west + east) / 2, (south + north) / 2]).toEqual([expect.closeTo(69.143, 4), expect.closeTo(54.872, 4)]);
    expect(query.get('marker')).toBe('54.872,69.143');
  });

  it.each([
    'https://evil.example/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v="><script>',
    'http://youtu.be/dQw4w9WgXcQ',
    'https://vimeo.com/settings',
    'https://www.openstreetmap.org/#map=14/954.8/69.1',
    'javascript:alert(1)',
    '//youtu.be/dQw4w9WgXcQ',
  ])('%s is not framed', (address) => {
    expect(otherContentAt(address)).toBeUndefined();
  });

  it('leads to the very origin that the page would let in', () => {
    const addresses = [
      'https://youtu.be/dQw4w9WgXcQ',
      'https://vimeo.com/76979871',
      'https://www.openstreetmap.org/#map=9/1/2',
    ];
    const framed = addresses.map((address) => otherContentAt(address));
    expect(framed.map((each) => each?.site)).toEqual(otherSites);
    for (const each of framed) expect(new URL(each?.source ?? '').origin).toBe(each?.site.origin);
  });
});
