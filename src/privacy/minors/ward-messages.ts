import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages } from '#platform/i18n/messages.ts';

export const wardMessages = defineMessages({
  title: { ru: 'Ваши дети', kk: 'Балаларыңыз', en: 'Your children' },
  lead: {
    ru: 'Ребёнка младше 18 записывает родитель или опекун: на своё имя и со своим согласием. Здесь видно всё, что мы о ребёнке храним.',
    kk: '18 жасқа толмаған баланы ата-анасы не қорғаншысы өз атынан және өз келісімімен тіркейді. Мұнда бала туралы сақтайтынымыздың бәрі көрінеді.',
    en: 'A child under 18 is signed up by a parent or guardian, in their own name and with their own consent. Everything we keep about the child is shown here.',
  },
  none: { ru: 'Пока никого нет.', kk: 'Әзірге ешкім жоқ.', en: 'Nobody yet.' },
  add: { ru: 'Записать ребёнка', kk: 'Баланы тіркеу', en: 'Sign up a child' },
  name: { ru: 'Имя и фамилия ребёнка', kk: 'Баланың аты-жөні', en: 'The child’s first and last name' },
  name_why: {
    ru: 'Так имя будет написано в сертификате.',
    kk: 'Сертификатта есім осылай жазылады.',
    en: 'The certificate will bear this name.',
  },
  born: { ru: 'Дата рождения', kk: 'Туған күні', en: 'Date of birth' },
  born_why: {
    ru: 'В день 18-летия ваше согласие перестаёт действовать, и решать будет сам ребёнок. Ни для чего другого дата не нужна.',
    kk: 'Бала 18-ге толған күні сіздің келісіміңіздің күші тоқтап, шешімді өзі қабылдайды. Күн басқа ештеңеге керек емес.',
    en: 'On the 18th birthday your consent ends and your child decides. The date serves nothing else.',
  },
  relation: { ru: 'Кто вы ребёнку', kk: 'Сіз балаға кімсіз', en: 'Who you are to the child' },
  relation_why: {
    ru: 'Согласие за ребёнка даёт только законный представитель.',
    kk: 'Бала үшін келісімді тек заңды өкілі береді.',
    en: 'Only a legal representative may consent for a child.',
  },
  parent: { ru: 'Родитель', kk: 'Ата-анасымын', en: 'Parent' },
  guardian: { ru: 'Опекун или попечитель', kk: 'Қорғаншысы не қамқоршысымын', en: 'Guardian' },
  consent: {
    ru: 'Я законный представитель ребёнка и согласен на сбор и обработку его имени, даты рождения и сведений об учёбе',
    kk: 'Мен баланың заңды өкілімін және оның аты-жөнін, туған күнін, оқуы туралы мәліметті жинауға және өңдеуге келісемін',
    en: 'I am the child’s legal representative and agree to the collection and use of their name, date of birth and study records',
  },
  consent_text: {
    ru: 'Чтобы ребёнок учился по программам школы и получил сертификат. Третьим лицам и за границу не передаём, не публикуем. До 18-летия или пока вы не отзовёте.',
    kk: 'Бала мектеп бағдарламалары бойынша оқып, сертификат алуы үшін. Үшінші тұлғаларға және шетелге бермейміз, жарияламаймыз. 18 жасқа толғанға дейін немесе сіз қайтарып алғанша.',
    en: 'So that the child can study the school’s programmes and get a certificate. Not passed to third parties or abroad, not published. Until they are 18, or until you withdraw.',
  },
  consent_needed: {
    ru: 'Без этого согласия мы не можем записать ребёнка',
    kk: 'Бұл келісімсіз баланы тіркей алмаймыз',
    en: 'Without this consent we cannot sign the child up',
  },
  born_future: {
    ru: 'Эта дата ещё не наступила',
    kk: 'Бұл күн әлі келген жоқ',
    en: 'This date has not come yet',
  },
  born_adult: {
    ru: 'Этому человеку уже есть 18: он регистрируется сам',
    kk: 'Бұл адам 18-ге толған: ол өзі тіркеледі',
    en: 'This person is 18 or older, and signs up themselves',
  },
  not_saved: { ru: 'Пока не записали', kk: 'Әзірге тіркелмеді', en: 'Not signed up yet' },
  next: { ru: 'Прислать код', kk: 'Код жіберу', en: 'Send me a code' },
  code_title: { ru: 'Подтвердите согласие', kk: 'Келісімді растаңыз', en: 'Confirm your consent' },
  code_lead: {
    ru: 'Мы отправили вам письмо с кодом из шести цифр. Он действует {minutes} минут. Пока он не введён, данные ребёнка не используются и через сутки удаляются.',
    kk: 'Сізге алты цифрлы коды бар хат жібердік. Ол {minutes} минут жарамды. Код енгізілгенше бала деректері пайдаланылмайды және бір тәуліктен кейін өшіріледі.',
    en: 'We sent you a letter with a code of six figures. It is valid for {minutes} minutes. Until it is entered the child’s data are not used, and after a day they are deleted.',
  },
  code: { ru: 'Код из письма', kk: 'Хаттағы код', en: 'The code from the letter' },
  code_why: {
    ru: 'Так мы знаем, что согласие дали именно вы.',
    kk: 'Осылайша келісімді дәл сіз бергеніңізді білеміз.',
    en: 'So we know that it was you who consented.',
  },
  code_shape: { ru: 'Шесть цифр', kk: 'Алты цифр', en: 'Six figures' },
  code_wrong: { ru: 'Код не подошёл', kk: 'Код сәйкес келмеді', en: 'This code does not fit' },
  code_expired: {
    ru: 'Этот код больше не действует. Попросите новый',
    kk: 'Бұл код енді жарамсыз. Жаңасын сұраңыз',
    en: 'This code is no longer valid. Ask for a new one',
  },
  confirm: { ru: 'Подтвердить', kk: 'Растау', en: 'Confirm' },
  another_code: { ru: 'Прислать новый код', kk: 'Жаңа код жіберу', en: 'Send a new code' },
  unconfirmed: { ru: 'Ждёт кода', kk: 'Код күтілуде', en: 'Waiting for the code' },
  confirmed: { ru: 'Согласие действует', kk: 'Келісім күшінде', en: 'Consent stands' },
  grown: { ru: 'Уже есть 18', kk: '18-ге толды', en: '18 already' },
  since: { ru: 'Согласие с', kk: 'Келісім берілген уақыт', en: 'Consent since' },
  enrol: { ru: 'Записать на программу', kk: 'Бағдарламаға жазу', en: 'Enrol in a programme' },
  manage: { ru: 'Данные ребёнка', kk: 'Бала деректері', en: 'The child’s data' },
  copy_text: {
    ru: 'Данные ребёнка входят и в вашу копию данных.',
    kk: 'Бала деректері сіздің деректер көшірмеңізге де кіреді.',
    en: 'The child’s data are part of your own copy of data too.',
  },
  copy: { ru: 'Взять копию', kk: 'Көшірме алу', en: 'Take a copy' },
  remove: {
    ru: 'Отозвать согласие и удалить данные',
    kk: 'Келісімді қайтарып, деректерді өшіру',
    en: 'Withdraw consent and delete the data',
  },
  remove_text: {
    ru: 'Имя, дата рождения и ход учёбы удаляются сразу. От выданного сертификата останется номер без имени. Вернуть это будет нельзя.',
    kk: 'Аты-жөні, туған күні және оқу барысы бірден өшіріледі. Берілген сертификаттың тек есімсіз нөмірі қалады. Оны қайтару мүмкін болмайды.',
    en: 'The name, the date of birth and the progress are deleted at once. Of a certificate the number stays, without a name. This cannot be undone.',
  },
  held: {
    ru: 'Сейчас удалить данные ребёнка нельзя: закон требует сохранить ваши и его данные до конца дела, которое вас касается. Когда оно закончится, попробуйте снова.',
    kk: 'Қазір баланың деректерін өшіруге болмайды: заң сіздің де, баланың да деректерін сізге қатысты іс аяқталғанша сақтауды талап етеді. Іс аяқталғанда қайтадан көріңіз.',
    en: 'The child’s data cannot be deleted now: the law requires yours and theirs to be kept until a case that concerns you is over. Try again when it is.',
  },
  removed: { ru: 'Данные ребёнка удалены.', kk: 'Бала деректері өшірілді.', en: 'The child’s data are deleted.' },
  welcome: { ru: 'Согласие записано.', kk: 'Келісім жазылды.', en: 'Your consent is recorded.' },
  invited: { ru: 'Приглашение отправлено.', kk: 'Шақыру жіберілді.', en: 'The invitation is sent.' },
  grown_text: {
    ru: 'Ваше согласие закончилось, и учёбу видит теперь только её владелец. Напишите его или её адрес: мы пришлём приглашение. Если до {until} его не примут, данные удалим.',
    kk: 'Сіздің келісіміңіз аяқталды, енді оқуды тек иесі көреді. Оның мекенжайын жазыңыз: шақыру жібереміз. {until} дейін қабылданбаса, деректерді өшіреміз.',
    en: 'Your consent has ended, and the studies are now seen by their owner only. Write their address and we will send an invitation. If nobody accepts it by {until}, we delete the data.',
  },
  their_email: {
    ru: 'Почта того, кому исполнилось 18',
    kk: '18-ге толған адамның поштасы',
    en: 'E-mail of the one who came of age',
  },
  email_why: {
    ru: 'Только для приглашения.',
    kk: 'Тек шақыру үшін.',
    en: 'For the invitation only.',
  },
  own_address: {
    ru: 'Это ваш адрес. Нужен адрес того, кому исполнилось 18',
    kk: 'Бұл сіздің мекенжайыңыз. 18-ге толған адамның мекенжайы керек',
    en: 'This is your own address. It must be theirs',
  },
  invite: { ru: 'Отправить приглашение', kk: 'Шақыру жіберу', en: 'Send the invitation' },
  over_title: { ru: 'Ваша учёба теперь ваша', kk: 'Оқуыңыз енді өзіңіздікі', en: 'Your studies are yours now' },
  over_text: {
    ru: 'Вам исполнилось 18, и согласие за вас больше никто не даёт. Примите учёбу в свою учётную запись: доступ взрослого к ней уже закончился. Если не хотите, ничего не делайте: {until} данные удалятся.',
    kk: 'Сіз 18-ге толдыңыз, енді сіз үшін ешкім келісім бермейді. Оқуды өз тіркелгіңізге қабылдаңыз: ересек адамның оған қолжетімділігі аяқталды. Қаламасаңыз, ештеңе істемеңіз: {until} деректер өшіріледі.',
    en: 'You are 18, and nobody consents for you any more. Take your studies into an account of your own: the adult’s access to them has ended already. If you would rather not, do nothing: on {until} the data are deleted.',
  },
  over_gone: {
    ru: 'Эта ссылка больше ничего не открывает.',
    kk: 'Бұл сілтеме енді ештеңе ашпайды.',
    en: 'This link no longer opens anything.',
  },
  over_held: {
    ru: 'Сейчас принять учёбу нельзя: закон требует пока ничего в ней не менять. Она никуда не денется. Откройте ссылку позже: дни ожидания не считаются.',
    kk: 'Қазір оқуды қабылдауға болмайды: заң әзірге ондағы ештеңені өзгертпеуді талап етеді. Ол ешқайда кетпейді. Сілтемені кейінірек ашыңыз: күту күндері есепке алынбайды.',
    en: 'Your studies cannot be taken over now: the law asks that nothing of them is changed for the time being. They stay. Open the link later: the days of waiting do not count.',
  },
  over_sign_up: {
    ru: 'Сначала зарегистрируйтесь или войдите, потом откройте ссылку ещё раз.',
    kk: 'Алдымен тіркеліңіз немесе кіріңіз, содан кейін сілтемені қайта ашыңыз.',
    en: 'First sign up or sign in, then open the link again.',
  },
  sign_up: { ru: 'Зарегистрироваться', kk: 'Тіркелу', en: 'Sign up' },
  sign_in: { ru: 'Войти', kk: 'Кіру', en: 'Sign in' },
  take: { ru: 'Принять в мою учётную запись', kk: 'Тіркелгіме қабылдау', en: 'Take into my account' },
  guardian_link: {
    ru: 'Это приглашение не для вас: откройте его в учётной записи того, кому исполнилось 18.',
    kk: 'Бұл шақыру сізге арналмаған: оны 18-ге толған адамның тіркелгісінде ашыңыз.',
    en: 'This invitation is not for you: open it in the account of the one who came of age.',
  },
  letter_code: { ru: 'Код для согласия за ребёнка', kk: 'Бала үшін келісім коды', en: 'The code for your consent' },
  letter_code_text: {
    ru: 'Ваш код: {code}. Он действует {minutes} минут.',
    kk: 'Сіздің кодыңыз: {code}. Ол {minutes} минут жарамды.',
    en: 'Your code: {code}. It is valid for {minutes} minutes.',
  },
  letter_code_note: {
    ru: 'Если вы никого не записывали, просто удалите письмо.',
    kk: 'Ешкімді тіркемеген болсаңыз, хатты өшіре салыңыз.',
    en: 'If you have signed nobody up, simply delete this letter.',
  },
  letter_grown: {
    ru: 'Вашему ребёнку исполнилось 18',
    kk: 'Балаңыз 18-ге толды',
    en: 'Your child is 18',
  },
  letter_grown_text: {
    ru: 'С этого дня за свои данные отвечает он сам или она сама. Напишите нам адрес, и мы пришлём приглашение. Без него через {days} дней данные об учёбе удалятся.',
    kk: 'Осы күннен бастап деректері үшін өзі жауап береді. Мекенжайын жазыңыз, шақыру жібереміз. Онсыз {days} күннен кейін оқу деректері өшіріледі.',
    en: 'From this day they answer for their data themselves. Tell us an address, and we will send an invitation. Without one the study records are deleted after {days} days.',
  },
  letter_grown_action: { ru: 'Указать адрес', kk: 'Мекенжайды көрсету', en: 'Give the address' },
  letter_over_action: { ru: 'Открыть приглашение', kk: 'Шақыруды ашу', en: 'Open the invitation' },
  letter_over_text: {
    ru: 'Вы учились у нас, пока вам не было 18, и записывал вас родитель или опекун. Теперь решаете вы.',
    kk: '18-ге толғанша бізде оқыдыңыз, сізді ата-анаңыз не қорғаншыңыз тіркеген еді. Енді өзіңіз шешесіз.',
    en: 'You studied with us before you were 18, signed up by a parent or guardian. Now you decide.',
  },
  letter_guardian_reason: {
    ru: 'Это письмо пришло, потому что вы записали к нам ребёнка.',
    kk: 'Бұл хат бізге баланы тіркегеніңіз үшін келді.',
    en: 'This letter came because you signed a child up with us.',
  },
  letter_over_reason: {
    ru: 'Ваш адрес дал тот, кто записывал вас. Других писем не будет.',
    kk: 'Мекенжайыңызды сізді тіркеген адам берді. Басқа хат болмайды.',
    en: 'Your address was given by who signed you up. There will be no other letters.',
  },
});

/** What the guardian saw beside the box, as one text. */
export function consentText(locale: Locale): string {
  return `${wardMessages.consent[locale]}\n${wardMessages.consent_text[locale]}`.normalize('NFC');
}
