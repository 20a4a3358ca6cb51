// biome-ignore-all lint/a11y/noSvgWithoutTitle: named by aria-label or hidden, as the spread attributes say
/** Line icons on a 24-unit sheet, drawn with the same pen as the plans: 1.6 units, square ends. */
const STROKES = {
  key: 'M10.6 13.4 20 4m-3.2 3.2 2.4 2.4M14 10l1.8 1.8M11.5 16.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0z',
  door: 'M3 20.5h3M18 20.5h3M6 20.5V3.5h12M6 3.5a17 17 0 0 1 12 17',
  check: 'M4 12.5 9.5 18 20 6.5',
  warning: 'M12 3.5 22 20.5H2zM12 10v5M12 17.2v.8',
  lock: 'M5 10.5h14v10H5zM8 10.5V7.5a4 4 0 0 1 8 0v3M12 14.5v2.5',
  download: 'M12 3.5V15M7 10.5l5 5 5-5M4 20.5h16',
  calendar: 'M3.5 5.5h17v15h-17zM3.5 10h17M8 3v4M16 3v4',
  mail: 'M3 5.5h18v13H3zM3.5 6l8.5 7 8.5-7',
  person: 'M15.8 8a3.8 3.8 0 1 1-7.6 0 3.8 3.8 0 0 1 7.6 0zM4.5 20.5a7.5 7.5 0 0 1 15 0',
  clock: 'M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM12 7v5l3.5 2.5',
  globe:
    'M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM3.5 12h17M12 3.5c3 2.5 4 5.5 4 8.5s-1 6-4 8.5c-3-2.5-4-5.5-4-8.5s1-6 4-8.5z',
  arrow: 'M3.5 12h16M13.5 6l6 6-6 6',
  back: 'M20.5 12h-16M10.5 6l-6 6 6 6',
  info: 'M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM12 11v6M12 7v1',
  cross: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  menu: 'M3.5 7h17M3.5 12h17M3.5 17h17',
  search: 'M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM15.2 15.2l5.3 5.3',
  file: 'M5.5 3.5h8.5l4.5 4.5v12.5h-13zM13.5 3.5V8.5h5',
  phone:
    'M5 4h4l1.5 5-2.3 1.6a12 12 0 0 0 5.2 5.2L15 13.5l5 1.5v4c0 1-.8 1.5-1.8 1.5C10.5 20.5 3.5 13.5 3.5 5.8 3.5 4.8 4 4 5 4z',
  people:
    'M12.6 8.300a3.3 3.3 0 1 1-6.6 0 3.3 3.3 0 0 1 6.6 0zM2.5 19.500a6.8 6.8 0 0 1 13.6 0M15 5.200a3.3 3.3 0 0 1 0 6.200M18 13.800a6.8 6.8 0 0 1 3.5 5.7',
  plan: 'M3.5 3.500h17v17h-8M8 20.500H3.500v-17M12.5 3.500v5M12.5 12.500v8M12.5 14.500h-3a4.5 4.5 0 0 0-1.5 6',
} as const;

export type IconName = keyof typeof STROKES;

/** Decorative unless it has a `label`: the word beside it carries the meaning. */
export function Icon({ name, label }: { name: IconName; label?: string | undefined }) {
  const described = label === undefined ? { 'aria-hidden': 'true' as const } : { role: 'img', 'aria-label': label };
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" focusable="false" {...described}>
      <path d={STROKES[name]} />
    </svg>
  );
}
