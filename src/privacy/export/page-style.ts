/** The look of a copy's pages: they stand alone, without the internet, in the light or the dark, and on paper. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #17242b; --paper: #faf8f3; --line: #d8d2c4; --quiet: #4d5b61; --link: #0b6170 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef1ee; --paper: #0f1c22; --line: #33454d; --quiet: #a9b8bd; --link: #7fd0de }
}
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 52rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 Onest, 'Segoe UI', Roboto, Arial, sans-serif }
body.wide { max-width: 90rem }
h1 { font-size: 1.9rem; line-height: 1.2; text-wrap: balance }
h2 { margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 2px solid var(--ink); font-size: 1.35rem; scroll-margin-top: 1rem }
h3 { margin: 1.5rem 0 .25rem; font-size: .95rem; color: var(--quiet); font-weight: 500 }
a { color: var(--link) }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.about { color: var(--quiet); font-size: .95rem }
.contents { columns: 18rem; padding-left: 1.2rem }
.contents li { break-inside: avoid }
dl { margin: 0; border-top: 1px solid var(--line) }
dl div { display: grid; grid-template-columns: minmax(9rem, 1fr) 2fr; gap: 1rem; padding: .4rem 0; border-bottom: 1px solid var(--line) }
dt { color: var(--quiet) }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
summary { cursor: pointer; color: var(--link) }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .95rem; font-variant-numeric: tabular-nums }
th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere }
td { white-space: pre-wrap; min-width: 4rem }
th { color: var(--quiet); font-weight: 500 }
nav { display: flex; flex-wrap: wrap; gap: 1.5rem; margin: 1rem 0 }
@media (max-width: 32rem) { dl div { grid-template-columns: 1fr; gap: 0 } }
@media print { body { max-width: none; background: none } h2 { break-after: avoid } article, tr { break-inside: avoid } }
`;
