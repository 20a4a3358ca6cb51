import { defineMessages } from '#platform/i18n/messages.ts';

export const signatureMessages = defineMessages({
  title: {
    ru: 'Подтвердите запрос подписью',
    kk: 'Сұрауды қолтаңбамен растаңыз',
    en: 'Confirm the request by signature',
  },
  sentence: {
    ru: 'Подтверждаю, что запрос о персональных данных {number} отправлен мной.',
    kk: '{number} дербес деректер туралы сұрауын мен жібергенімді растаймын.',
    en: 'I confirm that the request about personal data {number} was sent by me.',
  },
  lead: {
    ru: 'Нужны ключ электронной подписи (ЭЦП) и программа NCALayer на этом компьютере. Она сама спросит ключ и пароль.',
    kk: 'Осы компьютерде электрондық қолтаңба (ЭЦҚ) кілті мен NCALayer бағдарламасы керек. Кілт пен құпиясөзді бағдарламаның өзі сұрайды.',
    en: 'This needs your key for electronic signatures and the program NCALayer on this computer. It asks for the key and its password itself.',
  },
  kept: {
    ru: 'Ключ и пароль до школы не доходят. Саму подпись и ИИН из сертификата мы не храним.',
    kk: 'Кілт пен құпиясөз мектепке жетпейді. Қолтаңбаның өзін және сертификаттағы ЖСН-ді сақтамаймыз.',
    en: 'The key and the password never reach the school. We keep neither the signature itself nor the identification number (IIN) in the certificate.',
  },
  text: { ru: 'Что вы подпишете', kk: 'Неге қол қоясыз', en: 'What you sign' },
  time: {
    ru: 'Текст действует 15 минут и только один раз.',
    kk: 'Мәтін 15 минут және бір рет қана жарамды.',
    en: 'The text counts for 15 minutes, and only once.',
  },
  start: { ru: 'Подписать', kk: 'Қол қою', en: 'Sign' },
  number: { ru: 'Номер запроса', kk: 'Сұрау нөмірі', en: 'Number of the request' },
  wrong_number: {
    ru: 'Напишите номер как в письме: две цифры, черта и восемь знаков',
    kk: 'Нөмірді хаттағыдай жазыңыз: екі цифр, сызықша және сегіз таңба',
    en: 'Write the number as in the letter: two digits, a dash and eight characters',
  },
  next: { ru: 'Дальше', kk: 'Әрі қарай', en: 'Next' },
  code: { ru: 'Ввести код из письма', kk: 'Хаттағы кодты енгізу', en: 'Enter the code from the letter' },
  no_script: {
    ru: 'Для подписи нужен JavaScript. Если он выключен, подтвердите запрос кодом из письма.',
    kk: 'Қолтаңбаға JavaScript керек. Ол өшірулі болса, сұрауды хаттағы кодпен растаңыз.',
    en: 'Signing needs JavaScript. Where it is off, confirm the request by the code from the letter.',
  },
  waiting: {
    ru: 'Выберите ключ в окне NCALayer.',
    kk: 'NCALayer терезесінде кілтті таңдаңыз.',
    en: 'Choose your key in the window of NCALayer.',
  },
  absent: {
    ru: 'NCALayer на этом компьютере не отвечает. Запустите программу, разрешите браузеру связаться с ней и нажмите ещё раз. Или введите код из письма.',
    kk: 'Осы компьютердегі NCALayer жауап бермейді. Бағдарламаны іске қосып, браузерге онымен байланысуға рұқсат беріңіз де, қайта басыңыз. Немесе хаттағы кодты енгізіңіз.',
    en: 'NCALayer does not answer on this computer. Start it, allow the browser to reach it, and press again. Or enter the code from the letter.',
  },
  cancelled: {
    ru: 'Вы закрыли окно NCALayer. Ничего не отправлено.',
    kk: 'NCALayer терезесін жаптыңыз. Ештеңе жіберілген жоқ.',
    en: 'You closed the window of NCALayer. Nothing was sent.',
  },
  failed: {
    ru: 'NCALayer не смог подписать. Обновите программу и попробуйте ещё раз или введите код из письма.',
    kk: 'NCALayer қол қоя алмады. Бағдарламаны жаңартып, қайталап көріңіз немесе хаттағы кодты енгізіңіз.',
    en: 'NCALayer could not sign. Update it and try again, or enter the code from the letter.',
  },
  refused_forged: {
    ru: 'Подписан не тот текст, который дала школа. Подпишите новый, он ниже.',
    kk: 'Мектеп берген мәтінге емес, басқасына қол қойылды. Төмендегі жаңа мәтінге қол қойыңыз.',
    en: 'What was signed is not the text the school gave. Sign the new one below.',
  },
  refused_late: {
    ru: 'Прошло больше 15 минут, и прежний текст уже не действует. Подпишите новый, он ниже.',
    kk: '15 минуттан көп уақыт өтті, бұрынғы мәтін енді жарамсыз. Төмендегі жаңа мәтінге қол қойыңыз.',
    en: 'More than 15 minutes have passed, and the text no longer counts. Sign the new one below.',
  },
  refused_used: {
    ru: 'Эта подпись уже использована. Если запрос ещё не подтверждён, подпишите новый текст, он ниже.',
    kk: 'Бұл қолтаңба пайдаланылып қойған. Сұрау әлі расталмаса, төмендегі жаңа мәтінге қол қойыңыз.',
    en: 'This signature was used already. If the request is not confirmed yet, sign the new text below.',
  },
  refused_expired: {
    ru: 'Сертификат сейчас не действует: срок истёк или ещё не начался. Возьмите действующий ключ или введите код из письма.',
    kk: 'Сертификат қазір жарамсыз: мерзімі өткен немесе әлі басталмаған. Жарамды кілтті алыңыз немесе хаттағы кодты енгізіңіз.',
    en: 'The certificate is not valid today: its time is over or has not begun. Take a valid key, or enter the code from the letter.',
  },
  refused_revoked: {
    ru: 'Сертификат отозван. Возьмите действующий ключ или введите код из письма.',
    kk: 'Сертификат кері қайтарылған. Жарамды кілтті алыңыз немесе хаттағы кодты енгізіңіз.',
    en: 'The certificate was revoked. Take a valid key, or enter the code from the letter.',
  },
  refused_unverifiable: {
    ru: 'Подпись не удалось проверить: она повреждена, сертификат неизвестен или не узнать, не отозван ли он. Попробуйте ещё раз или введите код из письма.',
    kk: 'Қолтаңбаны тексеру мүмкін болмады: ол бүлінген, сертификаты белгісіз немесе оның кері қайтарылмағанын білу мүмкін емес. Қайталап көріңіз немесе хаттағы кодты енгізіңіз.',
    en: 'The signature could not be verified: it is damaged, its certificate is unknown, or nobody can say whether it was revoked. Try again, or enter the code from the letter.',
  },
  'refused_other-text': {
    ru: 'Подписан другой текст. Подпишите тот, который ниже.',
    kk: 'Басқа мәтінге қол қойылды. Төмендегі мәтінге қол қойыңыз.',
    en: 'Another text was signed. Sign the one below.',
  },
  refused_away: {
    ru: 'Сервер проверки подписей не отвечает. С запросом всё в порядке: попробуйте позже или введите код из письма.',
    kk: 'Қолтаңбаны тексеретін сервер жауап бермейді. Сұрауыңыз орнында: кейінірек қайталаңыз немесе хаттағы кодты енгізіңіз.',
    en: 'The server that verifies signatures does not answer. Your request is safe: try later, or enter the code from the letter.',
  },
  'refused_no-case': {
    ru: 'Нет запроса с таким номером, который ждёт подтверждения. Проверьте номер в письме.',
    kk: 'Растауды күтіп тұрған мұндай нөмірлі сұрау жоқ. Хаттағы нөмірді тексеріңіз.',
    en: 'No request with this number waits to be confirmed. Check the number in the letter.',
  },
});
