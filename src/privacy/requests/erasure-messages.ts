import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  when: { ru: 'Когда удалить', kk: 'Қашан өшіру керек', en: 'When to delete' },
  when_why: {
    ru: 'Удалённое не вернуть, поэтому есть трое суток, чтобы передумать.',
    kk: 'Өшірілгенді қайтару мүмкін емес, сондықтан ойлануға үш тәулік бар.',
    en: 'What is deleted cannot be brought back, so there are three days to think again.',
  },
  later: { ru: 'Через 72 часа', kk: '72 сағаттан кейін', en: 'In 72 hours' },
  later_hint: {
    ru: 'Пришлём письмо. До этого времени можно входить, учиться и отменить удаление одним нажатием.',
    kk: 'Хат жібереміз. Оған дейін кіріп, оқуға және бір басумен өшіруді тоқтатуға болады.',
    en: 'We will send a letter. Until then you can sign in, study, and call it off with one click.',
  },
  now: { ru: 'Сразу', kk: 'Бірден', en: 'At once' },
  now_hint: {
    ru: 'Без времени на раздумья. Отменить будет нельзя.',
    kk: 'Ойлануға уақытсыз. Тоқтату мүмкін болмайды.',
    en: 'With no time to think. It cannot be called off.',
  },
  submit: { ru: 'Удалить мои данные', kk: 'Деректерімді өшіру', en: 'Delete my data' },

  planned_title: { ru: 'Удаление назначено', kk: 'Өшіру жоспарланды', en: 'The deletion is planned' },
  planned_text: {
    ru: 'Мы удалим ваши данные {moment}. До этого всё работает как обычно.',
    kk: 'Деректеріңізді {moment} өшіреміз. Оған дейін бәрі әдеттегідей жұмыс істейді.',
    en: 'We will delete your data on {moment}. Until then everything works as usual.',
  },
  cancel: { ru: 'Отменить удаление', kk: 'Өшіруді тоқтату', en: 'Call the deletion off' },
  hurry: { ru: 'Не ждать и удалить сразу', kk: 'Күтпей, бірден өшіру', en: 'Do not wait: delete at once' },
  hurry_button: { ru: 'Удалить сейчас', kk: 'Қазір өшіру', en: 'Delete now' },
  done_planned: {
    ru: 'Мы записали просьбу и отправили вам письмо.',
    kk: 'Өтінішіңізді жазып алдық және сізге хат жібердік.',
    en: 'We have recorded your request and sent you a letter.',
  },
  done_cancelled: {
    ru: 'Удаление отменено, всё осталось как было.',
    kk: 'Өшіру тоқтатылды, бәрі бұрынғыдай қалды.',
    en: 'The deletion is called off, and all is as it was.',
  },

  held_title: {
    ru: 'Сейчас удалить данные нельзя',
    kk: 'Қазір деректерді өшіруге болмайды',
    en: 'Your data cannot be deleted now',
  },
  held_text: {
    ru: 'С {day} закон требует сохранить их до конца дела, которое вас касается: судебного спора, жалобы или проверки. Дня, когда оно закончится, мы не знаем.',
    kk: '{day} бастап заң оларды сізге қатысты іс (сот дауы, шағым немесе тексеру) аяқталғанша сақтауды талап етеді. Оның қашан аяқталатынын білмейміз.',
    en: 'Since {day} the law requires them to be kept until a case that concerns you is over: a dispute in court, a complaint or an inspection. We do not know the day it will end.',
  },
  held_planned: {
    ru: 'Ваша просьба записана: как только требование снимут, мы удалим всё сами.',
    kk: 'Өтінішіңіз жазылды: талап алынған бойда бәрін өзіміз өшіреміз.',
    en: 'Your request is recorded: once the requirement is lifted we will delete everything ourselves.',
  },
  held_can: { ru: 'Что можно уже сейчас', kk: 'Қазірден не істеуге болады', en: 'What can be done already' },
  held_restrict: {
    ru: 'Запретить использовать данные для чего-либо, кроме хранения',
    kk: 'Деректерді сақтаудан басқа мақсатта пайдалануға тыйым салу',
    en: 'Forbid any use of your data but keeping them',
  },
  held_withdraw: {
    ru: 'Отозвать согласия, и письма с предложениями прекратятся',
    kk: 'Келісімдерді қайтарып алу, ұсыныс хаттары тоқтайды',
    en: 'Withdraw your consents, and letters with offers will stop',
  },
  held_copy: { ru: 'Забрать копию своих данных', kk: 'Деректердің көшірмесін алу', en: 'Take a copy of your data' },
  held_to_page: { ru: 'К вашим данным', kk: 'Деректеріңізге', en: 'To your data' },
  held_contact: {
    ru: 'Вопрос о деле или несогласие с этим: {email}.',
    kk: 'Іс туралы сұрақ немесе келіспеушілік болса: {email}.',
    en: 'A question about the case, or an objection: {email}.',
  },
  section_planned: {
    ru: 'Удаление назначено на {moment}.',
    kk: 'Өшіру {moment} жоспарланған.',
    en: 'The deletion is planned for {moment}.',
  },
  section_open: { ru: 'Отменить или ускорить', kk: 'Тоқтату немесе тездету', en: 'Call it off, or hurry it' },
});
