/** Writing the text: the editor, a document that is taken over, clauses and promises, and what is not ready. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const textWords = defineMessages({
  text_of: { ru: 'Текст политики: {language}', kk: 'Саясат мәтіні: {language}', en: 'Text of the policy: {language}' },
  text_label: { ru: 'Текст', kk: 'Мәтін', en: 'Text' },
  grammar_title: { ru: 'Как писать', kk: 'Қалай жазу керек', en: 'How to write it' },
  grammar_heading: {
    ru: '«# » в начале строки — заголовок документа, «## » — раздел, «### » — подзаголовок внутри раздела.',
    kk: 'Жол басындағы «# » — құжат тақырыбы, «## » — бөлім, «### » — бөлім ішіндегі тақырыпша.',
    en: '“# ” at the start of a line is the document’s title, “## ” a section, “### ” a heading inside a section.',
  },
  grammar_clause: {
    ru: '«- » — пункт. Всё остальное — абзацы; их разделяет пустая строка.',
    kk: '«- » — тармақ. Қалғаны — абзацтар; оларды бос жол бөледі.',
    en: '“- ” is a clause. Everything else is paragraphs, with an empty line between them.',
  },
  grammar_mark: {
    ru: 'Имя обещания в фигурных скобках со знаком # в конце пункта связывает его с обещанием; для этого есть и отдельная страница.',
    kk: 'Тармақ соңындағы жүйелі жақшада # белгісімен жазылған уәде аты оны уәдемен байланыстырады; бұған жеке бет те бар.',
    en: 'The name of a promise in braces, with a # before it, at the end of a clause binds the two; there is a page for that as well.',
  },
  grammar_plain: {
    ru: 'Дату обновления писать не нужно: её поставит программа. HTML не принимается.',
    kk: 'Жаңарту күнін жазудың қажеті жоқ: оны бағдарлама қояды. HTML қабылданбайды.',
    en: 'Do not write the date of the update: the program puts it there. HTML is not accepted.',
  },
  import: { ru: 'Взять из своего документа', kk: 'Өз құжатыңыздан алу', en: 'Take it from a document of yours' },
  import_text: {
    ru: 'Вставьте текст или выберите файл .txt или .md. Программа разделит его на разделы и пункты и покажет в редакторе; до сохранения ничего не изменится.',
    kk: 'Мәтінді қойыңыз не .txt, .md файлын таңдаңыз. Бағдарлама оны бөлімдер мен тармақтарға бөліп, редакторда көрсетеді; сақтағанша ештеңе өзгермейді.',
    en: 'Paste the text, or choose a .txt or .md file. The program splits it into sections and clauses and shows it in the editor; nothing changes until you save.',
  },
  import_paste: { ru: 'Текст документа', kk: 'Құжат мәтіні', en: 'Text of the document' },
  import_file: { ru: 'Или файл', kk: 'Немесе файл', en: 'Or a file' },
  import_do: { ru: 'Разделить на пункты', kk: 'Тармақтарға бөлу', en: 'Split into clauses' },
  imported: {
    ru: 'Документ разделён. Проверьте разделы и пункты и сохраните.',
    kk: 'Құжат бөлінді. Бөлімдер мен тармақтарды тексеріп, сақтаңыз.',
    en: 'The document is split. Check its sections and clauses, and save.',
  },
  'file-not-text': {
    ru: 'Это не текст в кодировке UTF-8. Сохраните документ как обычный текст, UTF-8.',
    kk: 'Бұл UTF-8 кодындағы мәтін емес. Құжатты кәдімгі мәтін, UTF-8 ретінде сақтаңыз.',
    en: 'This is not text in UTF-8. Save the document as plain text, UTF-8.',
  },
  'no-document': {
    ru: 'Вставьте текст или выберите файл',
    kk: 'Мәтінді қойыңыз не файл таңдаңыз',
    en: 'Paste a text or choose a file',
  },

  bind_title: { ru: 'Пункты и обещания', kk: 'Тармақтар мен уәделер', en: 'Clauses and promises' },
  bind_lead: {
    ru: 'У каждого пункта напишите имена обещаний через пробел. По ним страница политики покажет, чем пункт подтверждён. Подсказка по разделу стоит под полем.',
    kk: 'Әр тармаққа уәделердің аттарын бос орын арқылы жазыңыз. Саясат беті сол арқылы тармақтың немен расталғанын көрсетеді. Бөлім бойынша кеңес жолдың астында тұр.',
    en: 'Beside each clause, write the names of its promises with spaces between them. By them the policy’s page shows what stands behind the clause. A suggestion by section stands under the field.',
  },
  bind_field: { ru: 'Обещания', kk: 'Уәделер', en: 'Promises' },
  bind_suggested: { ru: 'Похоже на: {ids}', kk: 'Ұқсасы: {ids}', en: 'It may be: {ids}' },
  bind_all: {
    ru: 'Связи запишутся и в других языках, если там столько же пунктов в том же порядке.',
    kk: 'Басқа тілдерде тармақ саны мен реті бірдей болса, байланыстар оларға да жазылады.',
    en: 'The other languages are bound too where they have the same clauses in the same order.',
  },
  bind_unknown: {
    ru: 'Нет такого обещания: {ids}',
    kk: 'Мұндай уәде жоқ: {ids}',
    en: 'There is no such promise: {ids}',
  },
  all_promises: { ru: 'Все обещания', kk: 'Барлық уәде', en: 'All promises' },

  readiness: { ru: 'Готовность', kk: 'Дайындығы', en: 'Readiness' },
  ready: { ru: 'Текст готов к проверке.', kk: 'Мәтін тексеруге дайын.', en: 'The text is ready for review.' },
  'no-text': { ru: '{language}: нет текста', kk: '{language}: мәтін жоқ', en: '{language}: there is no text' },
  'no-summary': {
    ru: '{language}: не сказано коротко, что меняется',
    kk: '{language}: не өзгеретіні қысқаша айтылмаған',
    en: '{language}: what changes is not said in short',
  },
  'wrong-wording': {
    ru: '{language}: в тексте ошибки, строки {lines}',
    kk: '{language}: мәтінде қате бар, {lines} жолдар',
    en: '{language}: mistakes in the text, lines {lines}',
  },
  'unknown-promise': {
    ru: '{language}: нет таких обещаний: {ids}',
    kk: '{language}: мұндай уәделер жоқ: {ids}',
    en: '{language}: no such promises: {ids}',
  },
  'bindings-differ': {
    ru: '{language}: связано иначе, чем в русском тексте: {ids}',
    kk: '{language}: орысша мәтіннен басқаша байланысқан: {ids}',
    en: '{language}: bound otherwise than the Russian text: {ids}',
  },
  'nothing-changed': {
    ru: 'Текст такой же, как действующий',
    kk: 'Мәтін күшіндегімен бірдей',
    en: 'The text is the same as the one in force',
  },
  other_shape: {
    ru: '{language}: другое число разделов или пунктов, чем по-русски. Проверьте, что ничего не пропущено.',
    kk: '{language}: бөлім не тармақ саны орысшадан өзгеше. Ештеңе қалып қоймағанын тексеріңіз.',
    en: '{language}: other numbers of sections or clauses than in Russian. Check that nothing is missing.',
  },
  unbound_clauses: {
    ru: 'Пункты без обещания: {count}',
    kk: 'Уәдесіз тармақтар: {count}',
    en: 'Clauses without a promise: {count}',
  },
  unbound_promises: {
    ru: 'Обещания, которых нет в тексте: {count}',
    kk: 'Мәтінде жоқ уәделер: {count}',
    en: 'Promises that the text does not make: {count}',
  },

  empty: { ru: 'Текста нет', kk: 'Мәтін жоқ', en: 'There is no text' },
  'too-long': {
    ru: 'Текст длиннее {max} знаков',
    kk: 'Мәтін {max} таңбадан ұзын',
    en: 'The text is longer than {max} characters',
  },
  'control-characters': {
    ru: 'Строка {line}: невидимые знаки',
    kk: '{line}-жол: көрінбейтін таңбалар',
    en: 'Line {line}: invisible characters',
  },
  html: {
    ru: 'Строка {line}: HTML. Пишите обычным текстом',
    kk: '{line}-жол: HTML. Кәдімгі мәтінмен жазыңыз',
    en: 'Line {line}: HTML. Write plain text',
  },
  'no-title': {
    ru: 'Нет заголовка: первая строка начинается с «# »',
    kk: 'Тақырып жоқ: бірінші жол «# » белгісінен басталады',
    en: 'There is no title: the first line begins with “# ”',
  },
  'second-title': {
    ru: 'Строка {line}: второй заголовок документа. Раздел начинается с «## »',
    kk: '{line}-жол: құжаттың екінші тақырыбы. Бөлім «## » белгісінен басталады',
    en: 'Line {line}: a second title. A section begins with “## ”',
  },
  'no-sections': {
    ru: 'Нет ни одного раздела: он начинается с «## »',
    kk: 'Бірде-бір бөлім жоқ: ол «## » белгісінен басталады',
    en: 'There is no section: one begins with “## ”',
  },
  'empty-section': {
    ru: 'Строка {line}: пустой раздел',
    kk: '{line}-жол: бос бөлім',
    en: 'Line {line}: an empty section',
  },
  'wrong-mark': {
    ru: 'Строка {line}: связь написана с ошибкой',
    kk: '{line}-жол: байланыс қате жазылған',
    en: 'Line {line}: the binding is written wrongly',
  },
  'block-too-long': {
    ru: 'Строка {line}: слишком длинный абзац',
    kk: '{line}-жол: абзац тым ұзын',
    en: 'Line {line}: the paragraph is too long',
  },
  'too-many-blocks': {
    ru: 'Строка {line}: слишком много пунктов',
    kk: '{line}-жол: тармақ тым көп',
    en: 'Line {line}: too many clauses',
  },
  'same-address': {
    ru: 'Строка {line}: у двух разделов один адрес',
    kk: '{line}-жол: екі бөлімнің мекенжайы бірдей',
    en: 'Line {line}: two sections have the same address',
  },
});
