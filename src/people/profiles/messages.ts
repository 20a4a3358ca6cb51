import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'О вас', kk: 'Сіз туралы', en: 'About you' },
  lead: {
    ru: 'Здесь можно исправить всё, что вы о себе рассказали. Выданные сертификаты не меняются: если имя на сертификате с ошибкой, напишите нам.',
    kk: 'Мұнда өзіңіз туралы айтқанның бәрін түзетуге болады. Берілген сертификаттар өзгермейді: сертификаттағы есіміңізде қате болса, бізге жазыңыз.',
    en: 'Here you can correct everything you have told us about yourself. Certificates already issued do not change: if the name on one is wrong, write to us.',
  },
  done: { ru: 'Сохранено.', kk: 'Сақталды.', en: 'Saved.' },
  fix: { ru: 'Исправьте, пожалуйста', kk: 'Түзетіңізші', en: 'Please correct this' },
  optional: { ru: '(можно не заполнять)', kk: '(толтырмауға болады)', en: '(optional)' },
  account: { ru: 'Кабинет', kk: 'Кабинет', en: 'My account' },
  name: { ru: 'Имя и фамилия', kk: 'Аты-жөні', en: 'First and last name' },
  name_hint: { ru: 'Как в документе', kk: 'Құжаттағыдай', en: 'As in your document' },
  name_why: {
    ru: 'Для сертификата и других учебных документов.',
    kk: 'Сертификат пен басқа оқу құжаттары үшін.',
    en: 'For the certificate and other study documents.',
  },
  email: { ru: 'Электронная почта', kk: 'Электрондық пошта', en: 'E-mail' },
  email_note: {
    ru: 'Адрес, с которым вы входите. Чтобы сменить его, напишите нам с нового адреса.',
    kk: 'Кіретін мекенжайыңыз. Оны ауыстыру үшін бізге жаңа мекенжайдан жазыңыз.',
    en: 'The address you sign in with. To change it, write to us from the new one.',
  },
  phone: { ru: 'Телефон', kk: 'Телефон', en: 'Phone' },
  phone_hint: { ru: 'Например +7 705 755 54 47', kk: 'Мысалы +7 705 755 54 47', en: 'For instance +7 705 755 54 47' },
  phone_why: {
    ru: 'Позвоним, только если занятие переносится или письмо не доходит.',
    kk: 'Сабақ ауысса немесе хат жетпесе ғана қоңырау шаламыз.',
    en: 'We call only when a class is moved or a letter does not arrive.',
  },
  phone_wrong: {
    ru: 'Напишите номер целиком, с кодом страны, например +7 705 755 54 47',
    kk: 'Нөмірді ел кодымен толық жазыңыз, мысалы +7 705 755 54 47',
    en: 'Write the whole number with its country code, such as +7 705 755 54 47',
  },
  language: { ru: 'Язык писем', kk: 'Хаттар тілі', en: 'Language of letters' },
  language_why: {
    ru: 'На нём мы пишем вам письма и документы.',
    kk: 'Хаттар мен құжаттарды осы тілде жазамыз.',
    en: 'We write your letters and documents in it.',
  },
  experience: {
    ru: 'Опыт в недвижимости',
    kk: 'Жылжымайтын мүлік саласындағы тәжірибе',
    en: 'Experience in real estate',
  },
  experience_why: {
    ru: 'Чтобы примеры на занятиях были вам впору. Если опыта нет, это тоже нормально.',
    kk: 'Сабақтағы мысалдар сізге сай болуы үшін. Тәжірибе болмаса да, қалыпты жағдай.',
    en: 'So that the examples in class fit you. Having none is fine, too.',
  },
  education: { ru: 'Образование', kk: 'Білімі', en: 'Education' },
  education_why: {
    ru: 'Чтобы посоветовать программу подходящего уровня.',
    kk: 'Деңгейіңізге лайық бағдарлама ұсыну үшін.',
    en: 'To suggest a programme of the right level.',
  },
  goals: { ru: 'Чего вы хотите достичь', kk: 'Неге жеткіңіз келеді', en: 'What you want to achieve' },
  goals_why: {
    ru: 'Чтобы наставник знал, к чему вас готовить и с кем познакомить.',
    kk: 'Тәлімгер сізді неге дайындап, кіммен таныстыру керегін білуі үшін.',
    en: 'So that your tutor knows what to prepare you for, and whom to introduce you to.',
  },
  save: { ru: 'Сохранить', kk: 'Сақтау', en: 'Save' },
});
