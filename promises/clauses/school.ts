import { identityIsSet } from '../measures/facts.ts';
import { definePromise } from '../promise.ts';

export const school = [
  definePromise({
    id: 'school.identity',
    kind: 'fact',
    sentence: {
      ru: 'Мы — {schoolName}, онлайн-школа карьеры и профессиональных связей в недвижимости. Наш адрес: {schoolAddress}. Телефон: {schoolPhone}. Почта: {schoolEmail}. Эти сведения стоят внизу каждой страницы, в каждом письме и документе.',
      kk: '{schoolName} — жылжымайтын мүлік саласында мансап құруға және кәсіби байланыс орнатуға үйрететін онлайн-мектеп. Мекенжайымыз: {schoolAddress}. Телефон: {schoolPhone}. Пошта: {schoolEmail}. Бұл мәліметті әр беттің төменгі жағынан, әр хат пен құжаттан табасыз.',
      en: 'We are {schoolName}, an online school for careers and professional networking in real estate. Our address: {schoolAddress}. Phone: {schoolPhone}. E-mail: {schoolEmail}. You will find these at the foot of every page and in every letter and document.',
    },
    keptBy: {
      code: ['src/platform/school.ts', 'src/platform/html/public-frame.tsx', 'src/platform/outbox/letter.ts'],
      test: ['src/platform/outbox/letter.test.ts'],
    },
    evidence: identityIsSet,
  }),
  definePromise({
    id: 'school.law',
    kind: 'attested',
    sentence: {
      ru: 'С вашими данными мы обращаемся так, как велит закон Казахстана «О персональных данных и их защите», и держимся международных стандартов информационной безопасности.',
      kk: 'Деректеріңізбен Қазақстанның «Дербес деректер және оларды қорғау туралы» заңына сай жұмыс істейміз және ақпараттық қауіпсіздіктің халықаралық стандарттарын ұстанамыз.',
      en: 'We handle your data as Kazakhstan’s law “On Personal Data and Their Protection” requires, and we follow international standards of information security.',
    },
  }),
] as const;
