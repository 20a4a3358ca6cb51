/**
 * The other sites whose content a page of ours may show inside itself, and only after a click that says who will learn
 * what. An address of any other site stays a link. The list is shown on the page of cookies; nothing else is embedded.
 */
import type { Locale } from '#platform/i18n/locale.ts';

export interface OtherSite {
  readonly name: string;
  readonly operator: string;
  readonly country: Readonly<Record<Locale, string>>;
  readonly kind: 'video' | 'map';
  /** The origin that is framed: what the Content-Security-Policy of the page lets in after the click. */
  readonly origin: string;
  /** What people paste, and what is framed for it; undefined when this is no such address. */
  readonly embed: (address: URL) => string | undefined;
}

const USA = { ru: 'США', kk: 'АҚШ', en: 'USA' } as const;

export const otherSites: readonly OtherSite[] = [
  {
    name: 'YouTube',
    operator: 'Google LLC',
    country: USA,
    kind: 'video',
    // The address without cookies before the video is played.
    origin: 'https://www.youtube-nocookie.com',
    embed: ({ hostname, pathname, searchParams }) => {
      const host = hostname.replace(/^(www|m)\./, '');
      const id =
        host === 'youtu.be'
          ? pathname.slice(1)
          : host === 'youtube.com' && pathname === '/watch'
            ? searchParams.get('v')
            : undefined;
      return id && /^[\w-]{11}$/.test(id) ? `https://www.youtube-nocookie.com/embed/${id}` : undefined;
    },
  },
  {
    name: 'Vimeo',
    operator: 'Vimeo.com, Inc.',
    country: USA,
    kind: 'video',
    origin: 'https://player.vimeo.com',
    embed: ({ hostname, pathname }) => {
      const [, id] = /^(?:www\.)?vimeo\.com$/.test(hostname) ? (/^\/(\d{5,12})$/.exec(pathname) ?? []) : [];
      return id && `https://player.vimeo.com/video/${id}?dnt=1`;
    },
  },
  {
    name: 'OpenStreetMap',
    operator: 'OpenStreetMap Foundation',
    country: { ru: 'Великобритания', kk: 'Ұлыбритания', en: 'United Kingdom' },
    kind: 'map',
    origin: 'https://www.openstreetmap.org',
    embed: ({ hostname, hash }) => {
      if (!/^(?:www\.)?openstreetmap\.org$/.test(hostname)) return undefined;
      const [, zoom, latitude, longitude] = /^#map=(\d{1,2})\/(-?\d+\.?\d*)\/(-?\d+\.?\d*)$/.exec(hash) ?? [];
      return zoom && latitude && longitude ? mapAround(Number(zoom), Number(latitude), Number(longitude)) : undefined;
    },
  },
];

/** Half the width of what is shown, in degrees: the whole world at zoom 0, half of it with each further step. */
function mapAround(zoom: number, latitude: number, longitude: number): string | undefined {
  if (Math.abs(latitude) > 85 || Math.abs(longitude) > 180) return undefined;
  const half = 180 / 2 ** zoom;
  const box = [longitude - half, latitude - half / 2, longitude + half, latitude + half / 2];
  const query = new URLSearchParams({
    bbox: box.map((degrees) => degrees.toFixed(5)).join(','),
    layer: 'mapnik',
    marker: `${latitude},${longitude}`,
  });
  return `https://www.openstreetmap.org/export/embed.html?${query}`;
}

export interface OtherContent {
  readonly site: OtherSite;
  /** The address to frame. */
  readonly source: string;
}

/** What stands behind this address, when it is of a site in the list. */
export function otherContentAt(address: string): OtherContent | undefined {
  if (!/^https:\/\//.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  for (const site of otherSites) {
    const source = site.embed(url);
    if (source) return { site, source };
  }
  return undefined;
}
