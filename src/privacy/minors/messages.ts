import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  question: {
    ru: 'Вам уже исполнилось {age}?',
    kk: 'Сіз {age} жасқа толдыңыз ба?',
    en: 'Are you {age} or older?',
  },
  why: {
    ru: 'Программы рассчитаны на взрослых, и данные тех, кто младше, мы не собираем.',
    kk: 'Бағдарламалар ересектерге арналған, жасы кішілердің деректерін жинамаймыз.',
    en: 'The programmes are for adults, and we do not collect the data of anyone younger.',
  },
  yes: { ru: 'Да', kk: 'Иә', en: 'Yes' },
  no: { ru: 'Нет, мне меньше {age}', kk: 'Жоқ, {age} жасқа толған жоқпын', en: 'No, I am under {age}' },
  title: {
    ru: 'Если вам ещё нет {age}',
    kk: 'Егер {age} жасқа толмаған болсаңыз',
    en: 'If you are under {age}',
  },
  nothing_kept: {
    ru: 'Ваш ответ мы не записали, и ничего другого о вас тоже.',
    kk: 'Жауабыңызды да, сіз туралы басқа ештеңені де жазып алған жоқпыз.',
    en: 'We have not written down your answer, nor anything else about you.',
  },
  how: { ru: 'Как всё-таки учиться', kk: 'Сонда да қалай оқуға болады', en: 'How to study all the same' },
  step_tell: {
    ru: 'Покажите эту страницу маме, папе или опекуну.',
    kk: 'Бұл бетті анаңызға, әкеңізге немесе қамқоршыңызға көрсетіңіз.',
    en: 'Show this page to a parent or guardian.',
  },
  step_write: {
    ru: 'Взрослый напишет нам на {email} или позвонит: {phone}. Мы расскажем о программе и ответим на вопросы.',
    kk: 'Ересек адам бізге {email} мекенжайына жазады немесе {phone} нөміріне қоңырау шалады. Біз бағдарлама туралы айтып, сұрақтарға жауап береміз.',
    en: 'They write to us at {email} or call {phone}. We tell them about the programme and answer their questions.',
  },
  step_enrol: {
    ru: 'Если решите учиться, взрослый зарегистрируется на своё имя, в кабинете откроет «Дети» и сам даст согласие на обработку данных.',
    kk: 'Оқуға шешім қабылдасаңыз, ересек адам өз атына тіркеліп, кабинетте «Балалар» бөлімін ашып, деректерді өңдеуге келісімді өзі береді.',
    en: 'If you decide to study, they register in their own name, open “Children” in their account, and give consent to the use of data themselves.',
  },
  programmes: { ru: 'Посмотреть программы', kk: 'Бағдарламаларды көру', en: 'See the programmes' },
});
