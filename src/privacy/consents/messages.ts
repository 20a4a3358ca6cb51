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
});
