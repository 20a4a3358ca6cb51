import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  data_words: { ru: 'Какие данные', kk: 'Қандай деректер', en: 'Which data' },
  term_words: { ru: 'На какой срок', kk: 'Қандай мерзімге', en: 'For how long' },
  legend: { ru: 'На что вы согласны', kk: 'Неге келісесіз', en: 'What you agree to' },
  hint: {
    ru: 'Отметьте только то, с чем согласны. Любое согласие можно отозвать в кабинете одним нажатием.',
    kk: 'Келісетініңізді ғана белгілеңіз. Кез келген келісімді кабинетте бір басумен қайтарып алуға болады.',
    en: 'Tick only what you agree to. You can withdraw any consent in your account with one click.',
  },
  required_word: {
    ru: '(без этого учиться не получится)',
    kk: '(онсыз оқу мүмкін емес)',
    en: '(you cannot study without it)',
  },
  study_missing: {
    ru: 'Без согласия на использование данных для учёбы мы не сможем вас учить. Отметьте его, если согласны',
    kk: 'Деректерді оқуға пайдалануға келісімсіз сізді оқыта алмаймыз. Келіссеңіз, белгілеңіз',
    en: 'Without consent to use your data for your studies we cannot teach you. Tick it if you agree',
  },
  expired_subject: {
    ru: 'Срок вашего согласия закончился',
    kk: 'Келісіміңіздің мерзімі аяқталды',
    en: 'Your consent has reached the end of its term',
  },
  expired_text: {
    ru: 'Вы давали согласие «{label}». Его срок вышел, и мы уже перестали использовать для этого ваши данные.',
    kk: 'Сіз «{label}» келісімін берген едіңіз. Оның мерзімі бітті, деректеріңізді бұл мақсатта пайдалануды тоқтаттық.',
    en: 'You had agreed to “{label}”. The term is over, and we have already stopped using your data for it.',
  },
  expired_next: {
    ru: 'Если вы по-прежнему согласны, скажите об этом на странице своих данных. Если нет, делать ничего не нужно.',
    kk: 'Әлі де келіссеңіз, деректер бетінде растаңыз. Келіспесеңіз, ештеңе істеудің қажеті жоқ.',
    en: 'If you still agree, say so on the page of your data. If not, there is nothing to do.',
  },
  own_data: { ru: 'Открыть мои данные', kk: 'Деректерімді ашу', en: 'Open my data' },
  expired_reason: {
    ru: 'Это письмо пришло один раз, потому что у согласия был срок.',
    kk: 'Бұл хат келісімнің мерзімі болғандықтан бір рет қана келді.',
    en: 'This letter comes once, because the consent had a term.',
  },
});
