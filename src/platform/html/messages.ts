import { defineMessages } from '#platform/i18n/messages.ts';

/** The words of the frame around every page. Everything inside the frame brings its own. */
export const frameMessages = defineMessages({
  menu: { ru: 'Меню', kk: 'Мәзір', en: 'Menu' },
  main_menu: { ru: 'Главное меню', kk: 'Басты мәзір', en: 'Main menu' },
  language: { ru: 'Язык', kk: 'Тіл', en: 'Language' },
  sections: { ru: 'Разделы', kk: 'Бөлімдер', en: 'Sections' },
  footer: { ru: 'О школе', kk: 'Мектеп туралы', en: 'About the school' },
});

/** The words beside every plot. */
export const plotMessages = defineMessages({
  plot_table: { ru: 'Те же числа в таблице', kk: 'Осы сандар кестеде', en: 'The same numbers in a table' },
});
