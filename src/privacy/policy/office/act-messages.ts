/** What is done with a revision, whom it was told to, and why something cannot be done. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const actWords = defineMessages({
  review_title: { ru: 'Проверка', kk: 'Тексеру', en: 'Review' },
  review_text: {
    ru: 'Прочитайте сравнение на всех языках. Проверяет не тот, кто писал.',
    kk: 'Барлық тілдегі салыстыруды оқыңыз. Жазған адам тексермейді.',
    en: 'Read the comparison in every language. Whoever wrote it does not review it.',
  },
  review_reason: {
    ru: 'Причина, если писали вы сами',
    kk: 'Өзіңіз жазған болсаңыз, себебі',
    en: 'The reason, if you wrote it yourself',
  },
  review_reason_hint: {
    ru: 'Нужна, только когда в школе один ответственный: вторых глаз нет, и причина останется в истории.',
    kk: 'Мектепте жалғыз жауапты болғанда ғана керек: екінші көз жоқ, себебі тарихта қалады.',
    en: 'Needed only when the school has one officer: there are no second eyes, and the reason stays on record.',
  },
  review_do: { ru: 'Текст проверен', kk: 'Мәтін тексерілді', en: 'The text is reviewed' },
  schedule_title: { ru: 'День вступления в силу', kk: 'Күшіне ену күні', en: 'The day of force' },
  schedule_day: {
    ru: 'Вступает в силу в этот день, в полночь',
    kk: 'Осы күні түн ортасында күшіне енеді',
    en: 'Takes force on this day, at midnight',
  },
  schedule_hint: { ru: 'Не раньше: {day}', kk: 'Ең ертесі: {day}', en: 'At the earliest: {day}' },
  schedule_material: {
    ru: 'Сразу после этого письмо получат все, у кого есть учётная запись: {people}. На сайте появится объявление.',
    kk: 'Бұдан кейін тіркелгісі бар баршаға хат барады: {people}. Сайтта хабарландыру шығады.',
    en: 'Right after that everybody with an account gets a letter: {people}. A notice appears on the site.',
  },
  schedule_gaps: {
    ru: 'Список несвязанного выше я прочитал(а), так и должно быть',
    kk: 'Жоғарыдағы байланыспағандар тізімін оқыдым, солай болуы керек',
    en: 'I have read the list of what is unbound above, and it is right as it is',
  },
  schedule_do: { ru: 'Назначить день', kk: 'Күнін белгілеу', en: 'Set the day' },
  withdraw_title: { ru: 'Отменить', kk: 'Болдырмау', en: 'Call it off' },
  withdraw_text: {
    ru: 'Редакция не вступит в силу. Каждый, кому мы о ней написали, получит письмо об отмене. День можно будет назначить заново.',
    kk: 'Редакция күшіне енбейді. Ол туралы хат алғандардың бәріне болмайтыны туралы хат барады. Күнін қайта белгілеуге болады.',
    en: 'The revision will not take force. Whoever was written to about it gets a letter that it is called off. Another day may be set.',
  },
  withdraw_do: { ru: 'Отменить вступление в силу', kk: 'Күшіне енуін болдырмау', en: 'Call off the day' },
  delete_title: { ru: 'Удалить черновик', kk: 'Қолжазбаны өшіру', en: 'Delete the draft' },
  delete_text: {
    ru: 'Черновик исчезнет вместе с текстами на трёх языках. Вернуть его нельзя.',
    kk: 'Қолжазба үш тілдегі мәтіндерімен бірге жойылады. Қайтару мүмкін емес.',
    en: 'The draft goes with its texts in three languages. It cannot be brought back.',
  },
  delete_do: { ru: 'Удалить черновик', kk: 'Қолжазбаны өшіру', en: 'Delete the draft' },
  late_title: {
    ru: 'Редакция не вступила в силу',
    kk: 'Редакция күшіне енбеді',
    en: 'The revision did not take force',
  },
  late_text: {
    ru: 'Письма не были написаны до назначенного дня. Отмените день и назначьте новый: люди должны узнать заранее.',
    kk: 'Хаттар белгіленген күнге дейін жазылмады. Күнін болдырмай, жаңасын белгілеңіз: адамдар алдын ала білуі керек.',
    en: 'The letters were not written before the day. Call the day off and set another: people must know ahead.',
  },

  announcement: { ru: 'Кого предупредили', kk: 'Кімге хабарланды', en: 'Who was told' },
  told: { ru: 'Писем написано', kk: 'Жазылған хат', en: 'Letters written' },
  sent: { ru: 'Отправлено', kk: 'Жіберілді', en: 'Sent' },
  kept: { ru: 'Ждут отправки', kk: 'Жіберуді күтуде', en: 'Waiting to be sent' },
  failed: { ru: 'Не приняты почтой', kk: 'Пошта қабылдамады', en: 'Refused by mail servers' },
  called_off: { ru: 'Писем об отмене', kk: 'Болмайтыны туралы хат', en: 'Letters that it is called off' },
  seen: { ru: 'Закрыли объявление', kk: 'Хабарландыруды жапты', en: 'Closed the notice' },
  announced_at: { ru: 'Все письма написаны', kk: 'Барлық хат жазылған', en: 'All letters written' },
  not_announced: { ru: 'ещё нет', kk: 'әлі жоқ', en: 'not yet' },
  accepted_registration: { ru: 'Приняли при регистрации', kk: 'Тіркелгенде қабылдады', en: 'Accepted at registration' },
  accepted_use: {
    ru: 'Приняли, продолжив пользоваться',
    kk: 'Пайдалана бере отырып қабылдады',
    en: 'Accepted by continued use',
  },
  people_count: { ru: 'Учётных записей', kk: 'Тіркелгі саны', en: 'Accounts' },
  failures: { ru: 'Кому письмо не дошло', kk: 'Хат кімге жетпеді', en: 'Whom the letter did not reach' },
  failure: { ru: 'Ответ почты', kk: 'Пошта жауабы', en: 'What the mail server said' },
  person: { ru: 'Человек', kk: 'Адам', en: 'Person' },
  open_person: { ru: 'Открыть', kk: 'Ашу', en: 'Open' },

  error_title: { ru: 'Не получилось', kk: 'Болмады', en: 'That did not work' },
  conflict_title: { ru: 'Этого сделать нельзя', kk: 'Бұлай істеуге болмайды', en: 'This cannot be done' },
  'c_not-a-draft': {
    ru: 'Редакция уже не черновик.',
    kk: 'Редакция енді қолжазба емес.',
    en: 'The revision is no longer a draft.',
  },
  'c_changed-meanwhile': {
    ru: 'Пока вы работали, кто-то сохранил другую правку. Ваш текст ниже не потерян: сверьте его с сохранённым и сохраните ещё раз.',
    kk: 'Сіз жұмыс істегенде басқа біреу өз түзетуін сақтады. Төмендегі мәтініңіз жоғалған жоқ: сақталғанымен салыстырып, қайта сақтаңыз.',
    en: 'While you worked somebody saved another edit. Your text below is not lost: compare it with what is saved, and save again.',
  },
  'c_not-ready': {
    ru: 'Сначала исправьте то, что перечислено в «Готовности».',
    kk: 'Алдымен «Дайындығында» аталғандарды түзетіңіз.',
    en: 'First mend what “Readiness” lists.',
  },
  'c_needs-another-reader': {
    ru: 'Проверить должен другой сотрудник: вы сами писали этот текст.',
    kk: 'Басқа қызметкер тексеруі керек: бұл мәтінді өзіңіз жазғансыз.',
    en: 'Somebody else must review it: you wrote this text.',
  },
  'c_needs-reason': {
    ru: 'Напишите, почему проверяете свой текст сами.',
    kk: 'Өз мәтініңізді неге өзіңіз тексеретініңізді жазыңыз.',
    en: 'Write why you review your own text.',
  },
  'c_not-reviewed': {
    ru: 'Текст ещё не проверен.',
    kk: 'Мәтін әлі тексерілмеген.',
    en: 'The text is not reviewed yet.',
  },
  'c_already-scheduled': { ru: 'День уже назначен.', kk: 'Күні әлдеқашан белгіленген.', en: 'The day is set already.' },
  'c_another-waits': {
    ru: 'Другая редакция уже ждёт своего дня. Дождитесь его или отмените её.',
    kk: 'Басқа редакция өз күнін күтуде. Соны күтіңіз не оны болдырмаңыз.',
    en: 'Another revision is waiting for its day. Wait for it, or call it off.',
  },
  'c_compared-with-old': {
    ru: 'После проверки вступила в силу другая редакция. Сравните с ней и проверьте заново.',
    kk: 'Тексеруден кейін басқа редакция күшіне енді. Сонымен салыстырып, қайта тексеріңіз.',
    en: 'Another revision took force after the review. Compare with it, and review again.',
  },
  'c_gaps-not-seen': {
    ru: 'Прочитайте, что осталось несвязанным, и отметьте это.',
    kk: 'Не байланыспай қалғанын оқып, белгілеңіз.',
    en: 'Read what is left unbound, and tick that you have.',
  },
  'c_day-past': {
    ru: 'Этот день уже наступил. Выберите день позже.',
    kk: 'Бұл күн келіп қойды. Кейінірек күнді таңдаңыз.',
    en: 'That day has come already. Choose a later one.',
  },
  'c_day-too-soon': {
    ru: 'Слишком рано: людей нужно предупредить заранее. Выберите день позже.',
    kk: 'Тым ерте: адамдарға алдын ала хабарлау керек. Кейінірек күнді таңдаңыз.',
    en: 'Too soon: people must be told ahead. Choose a later day.',
  },
  'c_day-too-far': {
    ru: 'Больше года вперёд: похоже на описку.',
    kk: 'Бір жылдан артық: қате жазылған сияқты.',
    en: 'More than a year ahead: it looks like a slip.',
  },
  'c_not-scheduled': {
    ru: 'У этой редакции не назначен день.',
    kk: 'Бұл редакцияның күні белгіленбеген.',
    en: 'This revision has no day set.',
  },
  'c_was-announced': {
    ru: 'О ней уже писали людям, поэтому она остаётся в истории.',
    kk: 'Ол туралы адамдарға жазылған, сондықтан тарихта қалады.',
    en: 'People were written to about it, so it stays on record.',
  },

  d_saved: { ru: 'Сохранено', kk: 'Сақталды', en: 'Saved' },
  d_bound: { ru: 'Связи сохранены', kk: 'Байланыстар сақталды', en: 'The bindings are saved' },
  d_reviewed: {
    ru: 'Редакция проверена. Теперь можно назначить день',
    kk: 'Редакция тексерілді. Енді күнін белгілеуге болады',
    en: 'The revision is reviewed. Now its day can be set',
  },
  d_scheduled: { ru: 'День назначен', kk: 'Күні белгіленді', en: 'The day is set' },
  d_withdrawn: { ru: 'Вступление в силу отменено', kk: 'Күшіне енуі болдырылмады', en: 'The day is called off' },
  d_deleted: { ru: 'Черновик удалён', kk: 'Қолжазба өшірілді', en: 'The draft is deleted' },
  back: { ru: 'К редакции', kk: 'Редакцияға оралу', en: 'Back to the revision' },
  place: { ru: 'Где вы', kk: 'Қайдасыз', en: 'Where you are' },
});
