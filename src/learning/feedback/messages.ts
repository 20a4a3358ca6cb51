import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title_lesson: { ru: 'Как вам этот урок', kk: 'Бұл сабақ сізге қалай болды', en: 'How was this lesson' },
  title_programme: {
    ru: 'Как вам эта программа',
    kk: 'Бұл бағдарлама сізге қалай болды',
    en: 'How was this programme',
  },
  studies: { ru: 'Учится {name}', kk: 'Оқитын бала: {name}', en: '{name} studies' },
  lead: {
    ru: 'Отвечать не обязательно. По ответам мы правим уроки; преподаватели видят их без вашего имени и только пока вы согласны помогать улучшать обучение. Согласие меняется в кабинете.',
    kk: 'Жауап беру міндетті емес. Жауаптарға қарап сабақтарды түзетеміз; оқытушылар оларды атыңызсыз және сіз оқытуды жақсартуға көмектесуге келісіп тұрғанда ғана көреді. Келісімді кабинетте өзгертесіз.',
    en: 'You need not answer. We mend lessons by the answers; teachers see them without your name, and only while you agree to help improve teaching. You change that in your account.',
  },
  lead_of_child: {
    ru: 'Учёбу детей школа не разбирает и отзывов о ней не собирает. Этот вы оставили раньше: его никто не видит, и ни в какие числа он не входит.',
    kk: 'Балалардың оқуын мектеп талдамайды және ол туралы пікір жинамайды. Мұны сіз бұрын қалдырғансыз: оны ешкім көрмейді және ол ешқандай санға кірмейді.',
    en: 'The school does not analyse the studies of children, and asks for no feedback about them. You left this one before: nobody sees it, and it is in no figure.',
  },
  rating: { ru: 'Насколько это было полезно', kk: 'Бұл қаншалықты пайдалы болды', en: 'How useful was it' },
  rating_5: { ru: 'Очень полезно', kk: 'Өте пайдалы', en: 'Very useful' },
  rating_4: { ru: 'Полезно', kk: 'Пайдалы', en: 'Useful' },
  rating_3: { ru: 'Так себе', kk: 'Орташа', en: 'So-so' },
  rating_2: { ru: 'Мало пользы', kk: 'Пайдасы аз', en: 'Of little use' },
  rating_1: { ru: 'Бесполезно', kk: 'Пайдасыз', en: 'Of no use' },
  comment: { ru: 'Что нам исправить', kk: 'Нені түзетуіміз керек', en: 'What should we mend' },
  comment_hint: {
    ru: 'Что было непонятно, лишним или чего не хватило. Не пишите здесь имён и телефонов.',
    kk: 'Не түсініксіз, артық немесе жетіспеді. Мұнда ат-жөн мен телефон жазбаңыз.',
    en: 'What was unclear, too much or missing. Please write no names or telephone numbers here.',
  },
  comment_why: {
    ru: 'Храним два года, потом удаляем; забрать свой ответ можно в любой день.',
    kk: 'Екі жыл сақтап, кейін өшіреміз; жауабыңызды кез келген күні қайтарып ала аласыз.',
    en: 'Kept for two years, then deleted; you can take your answer back any day.',
  },
  optional: { ru: 'необязательно', kk: 'міндетті емес', en: 'optional' },
  send: { ru: 'Отправить отзыв', kk: 'Пікірді жіберу', en: 'Send feedback' },
  send_again: { ru: 'Изменить отзыв', kk: 'Пікірді өзгерту', en: 'Change my feedback' },
  remove: { ru: 'Забрать отзыв', kk: 'Пікірді қайтарып алу', en: 'Take my feedback back' },
  remove_text: {
    ru: 'Оценка и слова будут удалены сразу.',
    kk: 'Баға мен сөздер бірден өшіріледі.',
    en: 'The rating and the words are deleted at once.',
  },
  saved: {
    ru: 'Спасибо, отзыв сохранён. Его можно изменить или забрать на этой странице.',
    kk: 'Рақмет, пікіріңіз сақталды. Оны осы беттен өзгертуге немесе қайтарып алуға болады.',
    en: 'Thank you, your feedback is kept. You can change it or take it back on this page.',
  },
  removed: { ru: 'Отзыв удалён.', kk: 'Пікір өшірілді.', en: 'Your feedback is deleted.' },
  form_errors: { ru: 'Отзыв не сохранён', kk: 'Пікір сақталмады', en: 'Your feedback was not kept' },
  learn: { ru: 'Обучение', kk: 'Оқу', en: 'Studies' },
  breadcrumbs: { ru: 'Где вы', kk: 'Қай жердесіз', en: 'Where you are' },
});
