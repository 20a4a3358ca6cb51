/** `school.identity`: who we are, as every footer, letter and document says. */
import type { SchoolFacts } from './context.ts';

export function schoolFacts(settings: Pick<SchoolFacts, 'bin' | 'head' | 'bank' | 'baseUrl'>): SchoolFacts {
  return {
    name: 'PobiMajomet',
    email: 'contact@pobimajomet.com',
    phone: '+7 705 755 54 47',
    address: {
      ru: 'ул. Мира 327, Петропавловск 150000, Казахстан',
      kk: 'Мира көшесі 327, Петропавл 150000, Қазақстан',
      en: '327 Mira Street, Petropavlovsk 150000, Kazakhstan',
    },
    ...settings,
  };
}
