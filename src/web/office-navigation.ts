/** The back office's side navigation: only what the roles of this member of staff let them open. */
import { may, type Permission } from '#people/roles';
import type { NavLink } from '#platform/html/document.tsx';
import type { Request } from '#platform/http/app.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';

const messages = defineMessages({
  overview: { ru: 'Сегодня', kk: 'Бүгін', en: 'Today' },
  people: { ru: 'Люди', kk: 'Адамдар', en: 'People' },
  enrolments: { ru: 'Зачисления', kk: 'Қабылдау', en: 'Enrolments' },
  programmes: { ru: 'Программы', kk: 'Бағдарламалар', en: 'Programmes' },
  cohorts: { ru: 'Потоки', kk: 'Топтар', en: 'Cohorts' },
  analytics: { ru: 'Аналитика', kk: 'Талдау', en: 'Analytics' },
  payments: { ru: 'Оплаты', kk: 'Төлемдер', en: 'Payments' },
  certificates: { ru: 'Сертификаты', kk: 'Сертификаттар', en: 'Certificates' },
  requests: { ru: 'Запросы о данных', kk: 'Деректер туралы сұраулар', en: 'Data requests' },
  staff: { ru: 'Сотрудники', kk: 'Қызметкерлер', en: 'Staff' },
  consents: { ru: 'Согласия', kk: 'Келісімдер', en: 'Consents' },
  calendar: { ru: 'Рабочий календарь', kk: 'Жұмыс күнтізбесі', en: 'Working calendar' },
  retention: { ru: 'Сроки хранения', kk: 'Сақтау мерзімдері', en: 'Retention' },
  vault: { ru: 'Хранилище по закону', kk: 'Заң бойынша сақтау орны', en: 'Vault' },
  audit: { ru: 'Журнал', kk: 'Журнал', en: 'Audit' },
  minors: { ru: 'Несовершеннолетние', kk: 'Кәмелетке толмағандар', en: 'Minors' },
  policy: { ru: 'Политика', kk: 'Саясат', en: 'Policy' },
  backups: { ru: 'Резервные копии', kk: 'Сақтық көшірмелер', en: 'Backups' },
  jobs: { ru: 'Задания и письма', kk: 'Тапсырмалар мен хаттар', en: 'Jobs and letters' },
  teaching: { ru: 'Учёба', kk: 'Оқу', en: 'Teaching' },
  school: { ru: 'Школа', kk: 'Мектеп', en: 'School' },
  keeping: { ru: 'Порядок', kk: 'Тәртіп', en: 'Keeping' },
});

const PLACES: readonly {
  path: string;
  label: keyof typeof messages;
  group?: keyof typeof messages;
  needs?: Permission;
}[] = [
  { path: '/office', label: 'overview' },
  { path: '/office/programmes', label: 'programmes', group: 'teaching', needs: 'programmes.edit' },
  { path: '/office/cohorts', label: 'cohorts', group: 'teaching', needs: 'programmes.edit' },
  { path: '/office/enrolments', label: 'enrolments', group: 'teaching', needs: 'enrolments.read' },
  { path: '/office/certificates', label: 'certificates', group: 'teaching', needs: 'certificates.issue' },
  { path: '/office/analytics', label: 'analytics', group: 'teaching', needs: 'analytics.read' },
  { path: '/office/people', label: 'people', group: 'school', needs: 'people.read' },
  { path: '/office/payments', label: 'payments', group: 'school', needs: 'orders.read' },
  { path: '/office/requests', label: 'requests', group: 'keeping', needs: 'privacy.manage' },
  { path: '/office/policy', label: 'policy', group: 'keeping', needs: 'privacy.manage' },
  { path: '/office/minors', label: 'minors', group: 'keeping', needs: 'privacy.manage' },
  { path: '/office/staff', label: 'staff', group: 'keeping', needs: 'staff.manage' },
  { path: '/office/consents', label: 'consents', group: 'keeping', needs: 'privacy.manage' },
  { path: '/office/calendar', label: 'calendar', group: 'keeping', needs: 'privacy.manage' },
  { path: '/office/retention', label: 'retention', group: 'keeping', needs: 'privacy.manage' },
  { path: '/office/vault', label: 'vault', group: 'keeping', needs: 'privacy.manage' },
  { path: '/office/audit', label: 'audit', group: 'keeping', needs: 'audit.read' },
  { path: '/office/backups', label: 'backups', group: 'keeping', needs: 'jobs.manage' },
  { path: '/office/jobs', label: 'jobs', group: 'keeping', needs: 'jobs.manage' },
];

export function officeNavigation(c: Request): NavLink[] {
  const { locale, path, ctx } = c.var;
  const t = translator(messages, locale);
  return PLACES.filter((place) => !place.needs || may(ctx.actor, place.needs)).map((place) => ({
    href: localPath(locale, place.path),
    label: t(place.label),
    group: place.group && t(place.group),
    current: place.path === '/office' ? path === '/office' : path === place.path || path.startsWith(`${place.path}/`),
  }));
}
