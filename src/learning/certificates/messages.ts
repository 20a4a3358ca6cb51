import type { SchoolFacts } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import type { FrozenCertificate } from './certificate.ts';

const sheetMessages = defineMessages({
  head: { ru: 'Руководитель школы', kk: 'Мектеп жетекшісі', en: 'Head of the school' },
  school: { ru: 'Онлайн-школа', kk: 'Онлайн мектеп', en: 'Online school' },
});

/** Who signs: the head of the school when the settings name one, else the school. */
export function signatory(school: SchoolFacts, locale: Locale): FrozenCertificate['signatory'] {
  const t = translator(sheetMessages, locale);
  return school.head === undefined ? { name: school.name, post: t('school') } : { name: school.head, post: t('head') };
}

export const messages = defineMessages({
  check_title: { ru: 'Проверка сертификата', kk: 'Сертификатты тексеру', en: 'Check a certificate' },
  check_lead: {
    ru: 'Код напечатан на сертификате, рядом с QR-кодом: десять букв и цифр.',
    kk: 'Код сертификатта, QR-кодтың жанында басылған: он әріп пен цифр.',
    en: 'The code is printed on the certificate, beside the QR code: ten letters and digits.',
  },
  code: { ru: 'Код сертификата', kk: 'Сертификат коды', en: 'Code of the certificate' },
  check: { ru: 'Проверить', kk: 'Тексеру', en: 'Check' },
  unknown_title: { ru: 'Такого сертификата нет', kk: 'Мұндай сертификат жоқ', en: 'There is no such certificate' },
  unknown_text: {
    ru: 'Школа не выдавала сертификат с кодом {code}. Сверьте код с листом: буквы легко перепутать. Если код верный, сертификат не наш.',
    kk: 'Мектеп {code} коды бар сертификат берген емес. Кодты парақпен салыстырыңыз: әріптерді шатастыру оңай. Код дұрыс болса, сертификат біздікі емес.',
    en: 'The school has issued no certificate with the code {code}. Compare it with the sheet: letters are easily mixed up. If the code is right, the certificate is not ours.',
  },
  valid: { ru: 'Действителен', kk: 'Жарамды', en: 'Valid' },
  revoked: { ru: 'Отозван', kk: 'Күші жойылған', en: 'Revoked' },
  page_title: { ru: 'Сертификат {number}', kk: '{number} сертификаты', en: 'Certificate {number}' },
  valid_text: {
    ru: 'Школа {school} подтверждает: этот сертификат выдан ею и действителен.',
    kk: '{school} мектебі бұл сертификатты өзі бергенін және оның жарамды екенін растайды.',
    en: '{school} confirms that it has issued this certificate, and that it is valid.',
  },
  revoked_text: {
    ru: 'Школа отозвала этот сертификат {day}. Он больше ничего не подтверждает.',
    kk: 'Мектеп бұл сертификаттың күшін жойды: {day}. Ол енді ештеңені растамайды.',
    en: 'The school revoked this certificate on {day}. It no longer confirms anything.',
  },
  erased_text: {
    ru: 'Имя владельца удалено по его просьбе. Номер и состояние сертификата верны.',
    kk: 'Иесінің есімі оның өтініші бойынша өшірілген. Сертификаттың нөмірі мен күйі дұрыс.',
    en: 'The holder’s name was deleted at their request. The number and the state are right.',
  },
  number: { ru: 'Номер', kk: 'Нөмірі', en: 'Number' },
  programme: { ru: 'Программа', kk: 'Бағдарлама', en: 'Programme' },
  hours: { ru: 'Объём', kk: 'Көлемі', en: 'Length' },
  hours_value: {
    ru: '{hours, plural, one {# час} few {# часа} many {# часов} other {# часа}}',
    kk: '{hours} сағат',
    en: '{hours, plural, one {# hour} other {# hours}}',
  },
  completed: { ru: 'Обучение завершено', kk: 'Оқу аяқталған күн', en: 'Studies completed' },
  issued: { ru: 'Выдан', kk: 'Берілген күні', en: 'Issued' },
  holder: { ru: 'Кому', kk: 'Кімге', en: 'Holder' },
  holder_erased: { ru: 'Данные удалены', kk: 'Деректері өшірілген', en: 'Data erased' },
  state: { ru: 'Состояние', kk: 'Күйі', en: 'State' },
  drawing: { ru: 'Готовится', kk: 'Дайындалуда', en: 'Being prepared' },

  office_title: { ru: 'Сертификаты', kk: 'Сертификаттар', en: 'Certificates' },
  office_lead: {
    ru: 'Выдаются сами, когда программа пройдена. Здесь их можно найти, отозвать и выдать взамен отозванных.',
    kk: 'Бағдарлама аяқталғанда өздігінен беріледі. Мұнда оларды табуға, күшін жоюға және орнына басқасын беруге болады.',
    en: 'They are issued by themselves when a programme is completed. Here they can be found, revoked, and issued in place of revoked ones.',
  },
  all: { ru: 'Все', kk: 'Барлығы', en: 'All' },
  show: { ru: 'Показать', kk: 'Көрсету', en: 'Show' },
  none: { ru: 'Сертификатов пока нет', kk: 'Әзірге сертификат жоқ', en: 'No certificates yet' },
  without: {
    ru: 'Прошли программу, а сертификата нет',
    kk: 'Бағдарламаны өткен, бірақ сертификаты жоқ',
    en: 'Completed, and without a certificate',
  },
  without_lead: {
    ru: 'Обычно потому, что прежний отозван. Новый возьмёт имя и программу, какие они сейчас.',
    kk: 'Әдетте бұрынғысының күші жойылғандықтан. Жаңасы есім мен бағдарламаның қазіргі күйін алады.',
    en: 'Usually because the former one was revoked. A new one takes the name and the programme as they are now.',
  },
  issue: { ru: 'Выдать сертификат', kk: 'Сертификат беру', en: 'Issue the certificate' },
  breadcrumbs: { ru: 'Где вы', kk: 'Қайдасыз', en: 'Where you are' },
  page_of: { ru: '{from}–{to} из {total}', kk: '{total} ішінен {from}–{to}', en: '{from}–{to} of {total}' },
  previous: { ru: 'Назад', kk: 'Артқа', en: 'Previous' },
  next: { ru: 'Дальше', kk: 'Әрі қарай', en: 'Next' },
  pages: { ru: 'Страницы', kk: 'Беттер', en: 'Pages' },
  check_page: { ru: 'Страница проверки', kk: 'Тексеру беті', en: 'The page for checking' },
  download: { ru: 'Скачать PDF', kk: 'PDF жүктеу', en: 'Download the PDF' },
  issued_by: { ru: 'Кто выдал', kk: 'Кім берді', en: 'Issued by' },
  issued_by_itself: {
    ru: 'Школа, когда программа была пройдена',
    kk: 'Бағдарлама аяқталғанда мектеп',
    en: 'The school, when the programme was completed',
  },
  revoked_at: { ru: 'Когда отозван', kk: 'Күші жойылған уақыты', en: 'Revoked' },
  revoked_by: { ru: 'Кто отозвал', kk: 'Кім күшін жойды', en: 'Revoked by' },
  staff_gone: {
    ru: 'Сотрудник, который здесь больше не работает',
    kk: 'Енді мұнда істемейтін қызметкер',
    en: 'A member of staff who has left',
  },
  reason: { ru: 'Причина', kk: 'Себебі', en: 'Reason' },
  reason_why: {
    ru: 'Её прочтёт владелец. На странице проверки будет только день.',
    kk: 'Оны иесі оқиды. Тексеру бетінде тек күні көрсетіледі.',
    en: 'The holder will read it. The public page names the day alone.',
  },
  revoke_heading: { ru: 'Отозвать', kk: 'Күшін жою', en: 'Revoke' },
  revoke_text: {
    ru: 'Страница проверки скажет, что сертификат недействителен; вернуть его нельзя. Для исправленного имени отзовите его и выдайте новый: у него будет другой номер.',
    kk: 'Тексеру беті сертификаттың жарамсыз екенін айтады; оны қайтару мүмкін емес. Есім түзетілсе, күшін жойып, жаңасын беріңіз: оның нөмірі басқа болады.',
    en: 'The public page will say that the certificate is not valid, and that cannot be undone. For a corrected name, revoke it and issue a new one, with another number.',
  },
  replace: {
    ru: 'И сразу выдать новый взамен',
    kk: 'Және орнына бірден жаңасын беру',
    en: 'And issue a new one in its place at once',
  },
  replace_hint: {
    ru: 'С именем и названием программы, какие они сейчас',
    kk: 'Есім мен бағдарлама атауының қазіргі күйімен',
    en: 'With the name and the title of the programme as they are now',
  },
  revoke: { ru: 'Отозвать сертификат', kk: 'Сертификаттың күшін жою', en: 'Revoke the certificate' },
  form_errors: { ru: 'Проверьте поля', kk: 'Өрістерді тексеріңіз', en: 'Check the fields' },
  done_issued: {
    ru: 'Сертификат выдан. Файл появится через несколько секунд.',
    kk: 'Сертификат берілді. Файл бірнеше секундта пайда болады.',
    en: 'The certificate is issued. Its file will be there in a few seconds.',
  },
  done_revoked: {
    ru: 'Сертификат отозван, владельцу отправлено письмо.',
    kk: 'Сертификаттың күші жойылды, иесіне хат жіберілді.',
    en: 'The certificate is revoked and its holder is told.',
  },
});
