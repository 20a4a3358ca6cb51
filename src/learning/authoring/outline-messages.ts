/** Modules and lessons in their order, and the publication. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const outlineWords = defineMessages({
  // The outline.
  outline: { ru: 'Модули и уроки', kk: 'Модульдер мен сабақтар', en: 'Modules and lessons' },
  outline_empty: {
    ru: 'Пока ни одного модуля. Начните с первого: он покажет, из каких частей состоит программа.',
    kk: 'Әзірге модуль жоқ. Біріншісінен бастаңыз: ол бағдарламаның бөліктерін көрсетеді.',
    en: 'No modules yet. Begin with the first: it shows what the programme is made of.',
  },
  module_empty: { ru: 'Уроков пока нет', kk: 'Сабақ әзірге жоқ', en: 'No lessons yet' },
  add_module: { ru: 'Добавить модуль', kk: 'Модуль қосу', en: 'Add a module' },
  add_lesson: { ru: 'Добавить урок', kk: 'Сабақ қосу', en: 'Add a lesson' },
  module_title: { ru: 'Название модуля', kk: 'Модуль атауы', en: 'Module’s title' },
  rename_module: { ru: 'Переименовать модуль', kk: 'Модульдің атауын өзгерту', en: 'Rename the module' },
  rename: { ru: 'Переименовать', kk: 'Атауын өзгерту', en: 'Rename' },
  remove: { ru: 'Удалить', kk: 'Жою', en: 'Remove' },
  remove_module_ask: {
    ru: 'Удалить модуль «{title}»?',
    kk: '«{title}» модулін жоямыз ба?',
    en: 'Remove the module “{title}”?',
  },
  remove_module_says: {
    ru: 'Модуль пуст: вместе с ним исчезнет только его название.',
    kk: 'Модуль бос: онымен бірге тек атауы жойылады.',
    en: 'The module is empty: only its title goes with it.',
  },
  remove_media_ask: { ru: 'Удалить файл {name}?', kk: '{name} файлын жоямыз ба?', en: 'Remove the file {name}?' },
  remove_media_says: {
    ru: 'Файл исчезнет насовсем, вместе с субтитрами и кадром, если это видео. Где он стоит в тексте, останутся только слова.',
    kk: 'Файл біржола жойылады, бейне болса, субтитрлері мен кадры да бірге кетеді. Мәтінде оның орнында тек сөздер қалады.',
    en: 'The file goes for good, with its captions and picture if it is a video. Where the text shows it, only the words stay.',
  },
  module_has_lessons: {
    ru: 'В модуле есть уроки. Сначала перенесите или удалите их.',
    kk: 'Модульде сабақтар бар. Алдымен оларды көшіріңіз немесе жойыңыз.',
    en: 'The module has lessons. Move or remove them first.',
  },
  archived_lessons: { ru: 'Уроки в архиве', kk: 'Мұрағаттағы сабақтар', en: 'Archived lessons' },
  restore_to: { ru: 'Вернуть в модуль', kk: 'Модульге қайтару', en: 'Bring back into a module' },
  restore: { ru: 'Вернуть', kk: 'Қайтару', en: 'Bring back' },

  // Publication.
  publication: { ru: 'Публикация', kk: 'Жариялау', en: 'Publication' },
  publish: { ru: 'Опубликовать', kk: 'Жариялау', en: 'Publish' },
  publish_ask: { ru: 'Опубликовать программу?', kk: 'Бағдарламаны жариялаймыз ба?', en: 'Publish the programme?' },
  publish_says: {
    ru: 'Она появится в каталоге и в поиске. Записаться можно будет, когда есть открытый поток.',
    kk: 'Ол каталог пен іздеуде пайда болады. Ашық топ болғанда жазылуға болады.',
    en: 'It will appear in the catalogue and in search. People can enrol when a cohort is open.',
  },
  unpublish: { ru: 'Снять с публикации', kk: 'Жариялаудан алу', en: 'Unpublish' },
  unpublish_ask: {
    ru: 'Снять программу с публикации?',
    kk: 'Бағдарламаны жариялаудан аламыз ба?',
    en: 'Unpublish the programme?',
  },
  unpublish_says: {
    ru: 'Её не будет в каталоге, новые люди не запишутся. Кто учится, продолжит учиться.',
    kk: 'Ол каталогтан кетеді, жаңадан ешкім жазыла алмайды. Оқып жүргендер оқуын жалғастырады.',
    en: 'It leaves the catalogue and nobody new can enrol. Those who study go on.',
  },
  archive_do: { ru: 'Убрать в архив', kk: 'Мұрағатқа қою', en: 'Archive' },
  archive_ask: {
    ru: 'Убрать программу в архив?',
    kk: 'Бағдарламаны мұрағатқа қоямыз ба?',
    en: 'Archive the programme?',
  },
  archive_says: {
    ru: 'Она уйдёт из каталога и из списка действующих. Уроки, записи и сертификаты останутся; программу можно вернуть.',
    kk: 'Ол каталогтан да, қолданыстағылар тізімінен де кетеді. Сабақтар, жазылулар мен сертификаттар қалады; бағдарламаны қайтаруға болады.',
    en: 'It leaves the catalogue and the list of current programmes. Lessons, enrolments and certificates stay, and it can be brought back.',
  },
  restore_ask: {
    ru: 'Вернуть программу из архива?',
    kk: 'Бағдарламаны мұрағаттан қайтарамыз ба?',
    en: 'Bring the programme back?',
  },
  restore_says: {
    ru: 'Она вернётся черновиком: посетители увидят её после публикации.',
    kk: 'Ол жоба болып қайтады: келушілер жарияланғаннан кейін көреді.',
    en: 'It comes back as a draft: visitors see it once it is published.',
  },
  not_ready: {
    ru: 'Чтобы опубликовать, не хватает:',
    kk: 'Жариялау үшін жетіспейтіні:',
    en: 'Before it can be published:',
  },
  problem_archived: {
    ru: 'вернуть программу из архива',
    kk: 'бағдарламаны мұрағаттан қайтару',
    en: 'bring it back from the archive',
  },
  problem_no_title: { ru: 'названия на русском', kk: 'орысша атауы', en: 'a title in Russian' },
  problem_no_summary: {
    ru: 'краткого описания на русском',
    kk: 'орысша қысқаша сипаттамасы',
    en: 'a summary in Russian',
  },
  problem_no_modules: { ru: 'хотя бы одного модуля', kk: 'кемінде бір модуль', en: 'at least one module' },
  problem_empty_module: {
    ru: 'хотя бы одного урока в каждом модуле',
    kk: 'әр модульде кемінде бір сабақ',
    en: 'at least one lesson in every module',
  },
  see_public: { ru: 'Как её видят посетители', kk: 'Келушілерге қалай көрінеді', en: 'As visitors see it' },
});
