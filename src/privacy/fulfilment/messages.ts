import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages } from '#platform/i18n/messages.ts';
import type { RESTRICTION_CHOICES } from '#privacy/restriction';
import type { Right } from './fulfil.ts';

export const messages = defineMessages({
  title: { ru: 'Исполнить право', kk: 'Құқықты орындау', en: 'Carry the right out' },
  others: { ru: 'Другие права', kk: 'Басқа құқықтар', en: 'Other rights' },
  no_account: {
    ru: 'Учётной записи с этим адресом нет: ответьте словами. Кроме этой переписки, о человеке здесь ничего не хранится.',
    kk: 'Мұндай мекенжаймен тіркелгі жоқ: сөзбен жауап беріңіз. Осы хаттардан басқа адам туралы мұнда ештеңе сақталмайды.',
    en: 'No account has this address: answer in words. Besides these letters nothing is kept here about the person.',
  },
  access: { ru: 'Приготовить копию данных', kk: 'Деректер көшірмесін дайындау', en: 'Make a copy of the data' },
  access_text: {
    ru: 'Копия собирается сама. Человек получит письмо и заберёт её в кабинете за 7 дней; через ваши руки она не проходит.',
    kk: 'Көшірме өздігінен жиналады. Адам хат алады және оны кабинеттен 7 күн ішінде жүктейді; ол сіздің қолыңыздан өтпейді.',
    en: 'The copy is made by itself. The person gets a letter and fetches it in their account within 7 days; it does not pass through your hands.',
  },
  portability: {
    ru: 'Приготовить пакет для организации',
    kk: 'Ұйымға арналған топтама дайындау',
    en: 'Make a package for an organisation',
  },
  portability_text: {
    ru: 'Ссылку, которая сработает один раз, человек увидит в кабинете и передаст сам.',
    kk: 'Бір рет қана істейтін сілтемені адам кабинетінен көріп, өзі береді.',
    en: 'The person sees the link, which works once, in their account and passes it on themselves.',
  },
  organisation: { ru: 'Кому передать', kk: 'Кімге беру керек', en: 'To whom' },
  rectify: { ru: 'Исправить', kk: 'Түзету', en: 'Correct' },
  rectify_text: {
    ru: 'Прежнее значение останется в истории исправлений. Новый адрес человек подтвердит при входе.',
    kk: 'Бұрынғы мән түзетулер тарихында қалады. Жаңа мекенжайды адам кіргенде растайды.',
    en: 'The former value stays in the history of corrections. A new address is confirmed by the person when they sign in.',
  },
  name: { ru: 'Имя', kk: 'Аты-жөні', en: 'Name' },
  email: { ru: 'Почта', kk: 'Пошта', en: 'E-mail' },
  phone: { ru: 'Телефон', kk: 'Телефон', en: 'Phone' },
  optional: { ru: 'необязательно', kk: 'міндетті емес', en: 'optional' },
  erase: { ru: 'Что исчезнет и что останется', kk: 'Не жойылады, не қалады', en: 'What goes and what stays' },
  erase_text: {
    ru: 'Сначала пробный прогон: ничего не удаляется.',
    kk: 'Алдымен сынақ: ештеңе жойылмайды.',
    en: 'A dry run first: nothing is deleted.',
  },
  restrict: { ru: 'Ограничить', kk: 'Шектеу', en: 'Restrict' },
  restrict_text: {
    ru: 'С этой минуты данные только хранятся; человек получит письмо.',
    kk: 'Осы сәттен бастап деректер тек сақталады; адам хат алады.',
    en: 'From this minute the data are only kept; the person gets a letter.',
  },
  part: { ru: 'Что ограничить', kk: 'Нені шектеу керек', en: 'What to restrict' },
  object: { ru: 'Записать возражение', kk: 'Қарсылықты жазу', en: 'Write the objection down' },
  object_text: {
    ru: 'Действует сразу и сильнее прежних согласий.',
    kk: 'Бірден күшіне енеді және бұрынғы келісімдерден басым.',
    en: 'It holds at once, whatever was agreed to before.',
  },
  purpose: { ru: 'Против чего', kk: 'Неге қарсы', en: 'Against what' },
  purpose_offers: { ru: 'Предложения и реклама', kk: 'Ұсыныстар мен жарнама', en: 'Offers and marketing' },
  purpose_improvement: { ru: 'Улучшение программ', kk: 'Бағдарламаларды жақсарту', en: 'Improving the programmes' },
  withdraw: { ru: 'Отозвать согласие', kk: 'Келісімді қайтарып алу', en: 'Withdraw the consent' },
  withdraw_text: {
    ru: 'Обработка по этому согласию прекращается сразу.',
    kk: 'Осы келісім бойынша өңдеу бірден тоқтайды.',
    en: 'What rested on this consent stops at once.',
  },
  consent: { ru: 'Какое согласие', kk: 'Қай келісім', en: 'Which consent' },
  errors: { ru: 'Проверьте поля', kk: 'Өрістерді тексеріңіз', en: 'Check the fields' },
  dry_title: { ru: 'Удаление: что будет', kk: 'Жою: не болады', en: 'Deletion: what will happen' },
  dry_lead: {
    ru: 'Это пробный прогон, ничего ещё не удалено. После подтверждения у человека будет 72 часа, чтобы передумать.',
    kk: 'Бұл сынақ, әлі ештеңе жойылған жоқ. Растағаннан кейін адамның ойлануына 72 сағат болады.',
    en: 'This is a dry run, nothing is deleted yet. Once it is confirmed the person has 72 hours to think again.',
  },
  held: {
    ru: 'Удалять нельзя: данные нужны для судебного дела. Ограничить и исправить их по-прежнему можно.',
    kk: 'Жоюға болмайды: деректер сот ісіне керек. Оларды шектеуге және түзетуге бұрынғыша болады.',
    en: 'They must not be deleted: a case at law needs them. They can still be restricted and corrected.',
  },
  goes: { ru: 'Исчезнет', kk: 'Жойылады', en: 'Goes' },
  stays: { ru: 'Останется', kk: 'Қалады', en: 'Stays' },
  what: { ru: 'Что', kk: 'Не', en: 'What' },
  records: { ru: 'Записей', kk: 'Жазба', en: 'Records' },
  why: { ru: 'Почему', kk: 'Неліктен', en: 'Why' },
  until: { ru: 'До какого дня', kk: 'Қай күнге дейін', en: 'Until' },
  no_end: { ru: 'Без имени', kk: 'Атынсыз', en: 'Without a name' },
  nothing: { ru: 'Ничего.', kk: 'Ештеңе.', en: 'Nothing.' },
  at_once: {
    ru: 'Человек попросил удалить сразу, без 72 часов',
    kk: 'Адам 72 сағат күтпей, бірден жоюды сұрады',
    en: 'The person asked to have it at once, without the 72 hours',
  },
  plan: { ru: 'Назначить удаление', kk: 'Жоюды тағайындау', en: 'Plan the deletion' },
  back: { ru: 'Назад к запросу', kk: 'Сұрауға оралу', en: 'Back to the request' },
});

export const partWords = defineMessages({
  everything: { ru: 'Все данные', kk: 'Барлық деректер', en: 'All data' },
  contact: { ru: 'Почта и телефон', kk: 'Пошта мен телефон', en: 'E-mail and phone' },
  profession: { ru: 'Опыт работы', kk: 'Жұмыс тәжірибесі', en: 'Work experience' },
  education: { ru: 'Образование', kk: 'Білімі', en: 'Education' },
  goals: { ru: 'Цели', kk: 'Мақсаттары', en: 'Goals' },
  activity: { ru: 'Ответы и задания', kk: 'Жауаптар мен тапсырмалар', en: 'Answers and exercises' },
  study: { ru: 'Учёба', kk: 'Оқуы', en: 'Studies' },
  finance: { ru: 'Оплаты', kk: 'Төлемдер', en: 'Payments' },
} satisfies Record<(typeof RESTRICTION_CHOICES)[number], Record<Locale, string>>);

/** A first draft of the answer, in the language of who asked; the staff read and change it. */
export const drafts = defineMessages({
  access: {
    ru: 'Мы готовим копию ваших данных. Когда она будет готова, придёт письмо; забрать её можно в кабинете, в разделе «Ваши данные», в течение 7 дней.',
    kk: 'Деректеріңіздің көшірмесін дайындап жатырмыз. Дайын болғанда хат келеді; оны кабинеттегі «Деректеріңіз» бөлімінен 7 күн ішінде жүктей аласыз.',
    en: 'We are making a copy of your data. A letter comes when it is ready; you can fetch it in your account, under “Your data”, within 7 days.',
  },
  portability: {
    ru: 'Мы готовим пакет ваших данных. Ссылку для организации вы найдёте в кабинете, в разделе «Ваши данные»; она сработает один раз.',
    kk: 'Деректеріңіздің топтамасын дайындап жатырмыз. Ұйымға арналған сілтемені кабинеттегі «Деректеріңіз» бөлімінен табасыз; ол бір рет қана істейді.',
    en: 'We are making a package of your data. You find the link for the organisation in your account, under “Your data”; it works once.',
  },
  rectify: {
    ru: 'Мы исправили данные, как вы просили. Если их получали другие организации, они узнают об этом.',
    kk: 'Деректерді сұрағаныңыздай түзеттік. Оларды басқа ұйымдар алған болса, бұл туралы біледі.',
    en: 'We have corrected the data as you asked. Organisations that received them learn of it.',
  },
  erase: {
    ru: 'Ваши данные будут удалены через 72 часа; до тех пор вы можете передумать в кабинете. Что велит хранить закон, останется запертым и без использования, пока не выйдет срок.',
    kk: 'Деректеріңіз 72 сағаттан кейін жойылады; оған дейін кабинетте ойыңызды өзгерте аласыз. Заң сақтауды талап ететіні мерзімі біткенше жабық, пайдаланылмай тұрады.',
    en: 'Your data will be deleted in 72 hours; until then you can think again in your account. What a law makes us keep stays locked and unused until its term is over.',
  },
  restrict: {
    ru: 'С сегодняшнего дня мы только храним ваши данные и ничем из них не пользуемся. Снять ограничение можно в кабинете.',
    kk: 'Бүгіннен бастап деректеріңізді тек сақтаймыз, пайдаланбаймыз. Шектеуді кабинетте алып тастауға болады.',
    en: 'From today on we only keep your data and use nothing of them. You can lift the restriction in your account.',
  },
  object: {
    ru: 'Ваше возражение записано и действует с этой минуты.',
    kk: 'Қарсылығыңыз жазылды және осы сәттен бастап күшінде.',
    en: 'Your objection is written down and holds from this minute.',
  },
  withdraw: {
    ru: 'Ваше согласие отозвано: то, что на нём держалось, прекращено.',
    kk: 'Келісіміңіз қайтарып алынды: соған негізделгеннің бәрі тоқтатылды.',
    en: 'Your consent is withdrawn: what rested on it has stopped.',
  },
} satisfies Record<Right, Record<Locale, string>>);
