import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  letter_planned: {
    ru: 'Ваши данные будут удалены',
    kk: 'Деректеріңіз өшіріледі',
    en: 'Your data will be deleted',
  },
  letter_planned_text: {
    ru: 'Вы попросили удалить ваши данные. Мы сделаем это {moment}. До этого можно передумать: войдите и нажмите «Отменить удаление». Там же можно не ждать и удалить сразу.',
    kk: 'Деректеріңізді өшіруді сұрадыңыз. Оны {moment} орындаймыз. Оған дейін ойыңызды өзгертуге болады: кіріп, «Өшіруді тоқтату» түймесін басыңыз. Сол жерде күтпей, бірден өшіруге де болады.',
    en: 'You asked us to delete your data. We will do it on {moment}. Until then you can change your mind: sign in and press “Call the deletion off”. There you can also have it done at once.',
  },
  letter_planned_last: {
    ru: 'Если просили не вы, отмените удаление и смените пароль. После удаления мы вам больше не напишем: вашего адреса у нас не будет.',
    kk: 'Бұл сіз болмасаңыз, өшіруді тоқтатып, құпиясөзді ауыстырыңыз. Өшіргеннен кейін сізге хат жазбаймыз: мекенжайыңыз бізде қалмайды.',
    en: 'If it was not you, call it off and change your password. After the deletion we will not write again: we will no longer have your address.',
  },
  letter_planned_action: {
    ru: 'Отменить или удалить сразу',
    kk: 'Тоқтату немесе бірден өшіру',
    en: 'Call it off, or delete now',
  },
  letter_cancelled: { ru: 'Удаление отменено', kk: 'Өшіру тоқтатылды', en: 'The deletion is called off' },
  letter_cancelled_text: {
    ru: 'Ничего не удалено, всё осталось как было. Если отменили не вы, смените пароль и напишите нам.',
    kk: 'Ештеңе өшірілген жоқ, бәрі бұрынғыдай қалды. Тоқтатқан сіз болмасаңыз, құпиясөзді ауыстырып, бізге жазыңыз.',
    en: 'Nothing was deleted, and all is as it was. If it was not you who called it off, change your password and write to us.',
  },
  letter_held: {
    ru: 'Удалить ваши данные пока нельзя',
    kk: 'Деректеріңізді әзірге өшіруге болмайды',
    en: 'Your data cannot be deleted yet',
  },
  letter_held_text: {
    ru: 'Закон требует сохранить ваши данные до конца дела, которое их касается. Как только это требование снимут, мы удалим их сами: просить ещё раз не нужно.',
    kk: 'Заң деректеріңізге қатысты іс аяқталғанша оларды сақтауды талап етеді. Бұл талап алынған бойда оларды өзіміз өшіреміз: қайта сұраудың қажеті жоқ.',
    en: 'The law requires your data to be kept until a case that concerns them is over. Once that is lifted we will delete them ourselves: you need not ask again.',
  },
  letter_held_can: {
    ru: 'А пока можно запретить использовать данные для чего-либо ещё, забрать копию или отменить удаление.',
    kk: 'Әзірге деректерді басқа мақсатта пайдалануға тыйым салуға, көшірмесін алуға немесе өшіруді тоқтатуға болады.',
    en: 'Meanwhile you can forbid any other use of your data, take a copy of them, or call the deletion off.',
  },
  letter_privacy_action: { ru: 'Открыть «Ваши данные»', kk: '«Деректеріңіз» бетін ашу', en: 'Open “Your data”' },
  letter_reason: {
    ru: 'Это письмо о вашем праве на удаление данных, поэтому отписаться от него нельзя.',
    kk: 'Бұл хат деректерді өшіру құқығыңыз туралы, сондықтан одан бас тартуға болмайды.',
    en: 'This letter is about your right to have your data deleted, so there is no unsubscribing from it.',
  },
});
