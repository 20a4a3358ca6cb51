/** A lesson and its files. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const lessonWords = defineMessages({
  // A lesson.
  new_lesson: { ru: 'Новый урок', kk: 'Жаңа сабақ', en: 'New lesson' },
  lesson_slug_hint: {
    ru: 'Конец адреса урока: латинские буквы, цифры и дефисы. Потом не меняется.',
    kk: 'Сабақ мекенжайының соңы: латын әріптері, цифрлар мен дефис. Кейін өзгермейді.',
    en: 'The end of the lesson’s address: Latin letters, digits and hyphens. It does not change later.',
  },
  choose_module: {
    ru: 'Выберите модуль из списка',
    kk: 'Тізімнен модуль таңдаңыз',
    en: 'Choose a module from the list',
  },
  minutes: { ru: 'Сколько минут займёт', kk: 'Неше минут кетеді', en: 'Minutes it takes' },
  body: { ru: 'Текст урока', kk: 'Сабақ мәтіні', en: 'Lesson’s text' },
  body_hint: {
    ru: 'Markdown: ## подзаголовок, **важное**, - список, 1. шаги, > цитата, | таблица |. Картинка: ![что на ней](имя.png), файл: [слова](имя.pdf). Видео или карта другого сайта: ![название](адрес), откроются по нажатию.',
    kk: 'Markdown: ## тақырыпша, **маңызды**, - тізім, 1. қадамдар, > дәйексөз, | кесте |. Сурет: ![онда не бар](атауы.png), файл: [сөздер](атауы.pdf). Басқа сайттың бейнесі не картасы: ![атауы](мекенжайы), басқанда ашылады.',
    en: 'Markdown: ## heading, **strong**, - list, 1. steps, > quotation, | table |. A picture: ![what it shows](name.png), a file: [words](name.pdf). A video or map of another site: ![title](address), opened by a press.',
  },
  save_and_look: { ru: 'Сохранить и посмотреть', kk: 'Сақтап, қарап шығу', en: 'Save and look' },
  preview: { ru: 'Как увидит ученик', kk: 'Оқушы қалай көреді', en: 'As the learner sees it' },
  back_to_text: { ru: 'Вернуться к тексту', kk: 'Мәтінге оралу', en: 'Back to the text' },
  quiz: { ru: 'Вопросы урока', kk: 'Сабақ сұрақтары', en: 'Quiz' },
  lesson_parts: { ru: 'Части урока', kk: 'Сабақ бөліктері', en: 'Parts of the lesson' },
  title_needed: {
    ru: 'Сначала напишите название на этом языке',
    kk: 'Алдымен осы тілдегі атауын жазыңыз',
    en: 'Write the title in this language first',
  },
  remove_lesson_ask: {
    ru: 'Удалить урок «{title}»?',
    kk: '«{title}» сабағын жоямыз ба?',
    en: 'Remove the lesson “{title}”?',
  },
  remove_lesson_says: {
    ru: 'Урок, его файлы и вопросы исчезнут насовсем. Если кто-то уже открывал его, он уйдёт в архив, а сделанное учениками останется.',
    kk: 'Сабақ, оның файлдары мен сұрақтары біржола жойылады. Егер оны ашқандар болса, сабақ мұрағатқа кетеді, ал оқушылардың істегені сақталады.',
    en: 'The lesson, its files and its quiz go for good. If somebody has opened it, it is archived instead, and what learners did is kept.',
  },

  // Media.
  media: { ru: 'Файлы урока', kk: 'Сабақ файлдары', en: 'Lesson’s files' },
  media_none: { ru: 'Файлов пока нет', kk: 'Файл әзірге жоқ', en: 'No files yet' },
  add_file: { ru: 'Добавить файл', kk: 'Файл қосу', en: 'Add a file' },
  file: { ru: 'Файл', kk: 'Файл', en: 'File' },
  file_name: { ru: 'Имя в тексте', kk: 'Мәтіндегі атауы', en: 'Name in the text' },
  file_size: { ru: 'Размер', kk: 'Көлемі', en: 'Size' },
  kind: { ru: 'Что это', kk: 'Бұл не', en: 'What it is' },
  kind_picture: { ru: 'Картинка', kk: 'Сурет', en: 'Picture' },
  kind_file: { ru: 'Файл для скачивания', kk: 'Жүктеп алатын файл', en: 'File to download' },
  kind_video: { ru: 'Видео', kk: 'Бейне', en: 'Video' },
  kind_captions: { ru: 'Субтитры к видео', kk: 'Бейненің субтитрлері', en: 'Captions of a video' },
  kind_poster: {
    ru: 'Кадр до начала видео',
    kk: 'Бейне басталғанға дейінгі кадр',
    en: 'Picture before the video starts',
  },
  limit_picture: {
    ru: 'PNG, JPEG или WebP, до 5 МБ',
    kk: 'PNG, JPEG немесе WebP, 5 МБ дейін',
    en: 'PNG, JPEG or WebP, up to 5 MB',
  },
  limit_file: {
    ru: 'PDF или картинка, до 20 МБ',
    kk: 'PDF немесе сурет, 20 МБ дейін',
    en: 'PDF or a picture, up to 20 MB',
  },
  limit_video: { ru: 'MP4 или WebM, до 100 МБ', kk: 'MP4 немесе WebM, 100 МБ дейін', en: 'MP4 or WebM, up to 100 MB' },
  limit_captions: { ru: 'WebVTT (.vtt), до 1 МБ', kk: 'WebVTT (.vtt), 1 МБ дейін', en: 'WebVTT (.vtt), up to 1 MB' },
  limit_poster: {
    ru: 'PNG, JPEG или WebP, до 5 МБ',
    kk: 'PNG, JPEG немесе WebP, 5 МБ дейін',
    en: 'PNG, JPEG or WebP, up to 5 MB',
  },
  file_title: { ru: 'Подпись', kk: 'Жазуы', en: 'Caption' },
  file_title_hint: {
    ru: 'Её увидят под картинкой или в списке файлов',
    kk: 'Сурет астында немесе файлдар тізімінде көрінеді',
    en: 'Shown under the picture or in the list of files',
  },
  for_language: { ru: 'Для какого языка', kk: 'Қай тілге арналған', en: 'For which language' },
  for_all: { ru: 'для всех', kk: 'барлығына', en: 'for all' },
  of_video: { ru: 'К какому видео', kk: 'Қай бейнеге', en: 'Of which video' },
  of_none: { ru: 'ни к какому', kk: 'ешқайсысына', en: 'none' },
  upload: { ru: 'Загрузить', kk: 'Жүктеу', en: 'Upload' },
  choose_file: { ru: 'Выберите файл', kk: 'Файл таңдаңыз', en: 'Choose a file' },
  refused_empty: {
    ru: 'Файл пуст. Выберите другой',
    kk: 'Файл бос. Басқасын таңдаңыз',
    en: 'The file is empty. Choose another',
  },
  refused_too_large: {
    ru: 'Файл больше {limit} МБ. Сожмите его или выберите другой',
    kk: 'Файл {limit} МБ-тан үлкен. Оны сығыңыз немесе басқасын таңдаңыз',
    en: 'The file is larger than {limit} MB. Make it smaller or choose another',
  },
  refused_wrong_type: {
    ru: 'Это не тот вид файла: содержимое не подходит. Нужно: {types}',
    kk: 'Файл түрі басқа: мазмұны сәйкес емес. Керегі: {types}',
    en: 'This is another kind of file: its content does not fit. Needed: {types}',
  },
  video_needed: {
    ru: 'Скажите, к какому видео это относится',
    kk: 'Қай бейнеге қатысты екенін көрсетіңіз',
    en: 'Say which video it belongs to',
  },
  media_name_taken: {
    ru: 'Файл с именем {name} у этого урока уже есть. Удалите его или переименуйте новый',
    kk: 'Бұл сабақта {name} деген файл бар. Оны жойыңыз немесе жаңасының атын өзгертіңіз',
    en: 'This lesson already has a file called {name}. Remove it or rename the new one',
  },
  megabytes: { ru: '{size} МБ', kk: '{size} МБ', en: '{size} MB' },
  kilobytes: { ru: '{size} КБ', kk: '{size} КБ', en: '{size} KB' },
  paste: { ru: 'Чтобы вставить в текст:', kk: 'Мәтінге қою үшін:', en: 'To put into the text:' },
  alt_words: { ru: 'что на картинке', kk: 'суретте не бар', en: 'what it shows' },
});
