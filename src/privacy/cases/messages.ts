import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  request_title: {
    ru: 'Запрос о персональных данных',
    kk: 'Дербес деректер туралы сұрау',
    en: 'Request about personal data',
  },
  request_lead: {
    ru: 'Спросите, что мы о вас храним, или попросите это исправить, удалить, передать. Учётная запись не нужна.',
    kk: 'Біз сіз туралы не сақтайтынымызды сұраңыз немесе оны түзетуді, өшіруді, беруді өтініңіз. Тіркелгі қажет емес.',
    en: 'Ask what we keep about you, or ask us to correct it, delete it or hand it over. No account is needed.',
  },
  request_account: {
    ru: 'Есть учётная запись? В кабинете многое делается сразу.',
    kk: 'Тіркелгіңіз бар ма? Кабинетте көп нәрсе бірден жасалады.',
    en: 'Do you have an account? Much of this is done at once there.',
  },
  request_account_link: { ru: 'Открыть «Ваши данные»', kk: '«Деректеріңіз» бетін ашу', en: 'Open “Your data”' },
  demand: { ru: 'О чём запрос', kk: 'Сұрау не туралы', en: 'What the request is about' },
  demand_why: {
    ru: 'От этого зависит срок: исправить, удалить и ограничить закон велит за 1 рабочий день, на остальное даёт до 15.',
    kk: 'Мерзім осыған байланысты: түзету, өшіру және шектеу үшін заң 1 жұмыс күнін, қалғанына 15 күнге дейін береді.',
    en: 'The time depends on it: the law gives 1 working day to correct, delete or restrict, and up to 15 for the rest.',
  },
  email: { ru: 'Ваша почта', kk: 'Поштаңыз', en: 'Your e-mail' },
  email_why: {
    ru: 'На неё придут номер запроса, код подтверждения и ответ.',
    kk: 'Осы поштаға сұрау нөмірі, растау коды және жауап келеді.',
    en: 'The number of the request, a code and the answer go there.',
  },
  text: { ru: 'Что нам сделать', kk: 'Не істеуіміз керек', en: 'What we should do' },
  text_why: {
    ru: 'Пара предложений своими словами. Копия документа не нужна.',
    kk: 'Өз сөзіңізбен бір-екі сөйлем. Құжат көшірмесі қажет емес.',
    en: 'A sentence or two in your own words. No copy of a document is needed.',
  },
  send: { ru: 'Отправить запрос', kk: 'Сұрауды жіберу', en: 'Send the request' },
  by_mail: {
    ru: 'Можно и письмом на {email} с темой «Запрос о персональных данных».',
    kk: '{email} мекенжайына «Дербес деректер туралы сұрау» тақырыбымен хат жазуға да болады.',
    en: 'A letter to {email} with the subject “Request about personal data” does as well.',
  },
  errors: { ru: 'Проверьте поля', kk: 'Өрістерді тексеріңіз', en: 'Check the fields' },
  code_title: { ru: 'Подтвердите запрос', kk: 'Сұрауды растаңыз', en: 'Confirm the request' },
  code_sent: {
    ru: 'Запрос принят. Мы отправили письмо с номером, сроком и кодом: введите код, и мы начнём.',
    kk: 'Сұрау қабылданды. Нөмірі, мерзімі және коды бар хат жібердік: кодты енгізіңіз, сонда кірісеміз.',
    en: 'The request is in. We have sent a letter with the number, the due date and a code: enter the code, and we begin.',
  },
  code_confirmed: {
    ru: 'Спасибо, адрес подтверждён. Ответ придёт письмом не позднее названного в письме дня.',
    kk: 'Рақмет, мекенжай расталды. Жауап хатта көрсетілген күннен кешіктірілмей келеді.',
    en: 'Thank you, the address is confirmed. The answer comes by e-mail, no later than the day named in the letter.',
  },
  code_signed: {
    ru: 'Подпись проверена. Почта в сертификате другая или не указана, поэтому имя сравнит ответственный сотрудник и ответит вам.',
    kk: 'Қолтаңба тексерілді. Сертификаттағы пошта басқа немесе көрсетілмеген, сондықтан есімді жауапты қызметкер салыстырып, сізге жауап береді.',
    en: 'The signature was verified. The certificate names another address or none, so the responsible person compares the name and answers you.',
  },
  sign_instead: {
    ru: 'Или электронная подпись',
    kk: 'Немесе электрондық қолтаңба',
    en: 'Or an electronic signature',
  },
  sign_instead_text: {
    ru: 'Если на компьютере есть ваш ключ ЭЦП и программа NCALayer, код не нужен.',
    kk: 'Компьютеріңізде ЭЦҚ кілтіңіз бен NCALayer бағдарламасы болса, код қажет емес.',
    en: 'With your key for electronic signatures and the program NCALayer on the computer, no code is needed.',
  },
  sign_open: { ru: 'Подтвердить подписью', kk: 'Қолтаңбамен растау', en: 'Confirm by signature' },
  number: { ru: 'Номер запроса', kk: 'Сұрау нөмірі', en: 'Number of the request' },
  code: { ru: 'Код из письма', kk: 'Хаттағы код', en: 'Code from the letter' },
  code_why: {
    ru: 'Так никто другой не получит ваши данные.',
    kk: 'Осылайша деректеріңізді басқа ешкім алмайды.',
    en: 'This way nobody else gets your data.',
  },
  confirm: { ru: 'Подтвердить', kk: 'Растау', en: 'Confirm' },
  wrong_code: {
    ru: 'Номер и код не подходят друг к другу, или код уже не действует. Проверьте письмо или отправьте запрос снова.',
    kk: 'Нөмір мен код сәйкес келмейді немесе код енді жарамсыз. Хатты тексеріңіз немесе сұрауды қайта жіберіңіз.',
    en: 'The number and the code do not fit together, or the code is no longer valid. Check the letter, or send the request again.',
  },
});
