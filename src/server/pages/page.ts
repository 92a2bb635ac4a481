/** The HTML of the hosted pages: one element, which does the rest. */
import type { Caller } from '../../datasources/capabilities.js';
import type { ElementsScript } from './elementsPackage.js';

export type PageName = 'sign-in' | 'account';

interface PageTexts {
  readonly title: Readonly<Record<PageName, string>>;
  readonly needsScript: string;
  readonly isLate: string;
  readonly reload: string;
}

const TEXTS: Readonly<Record<Caller['language'], PageTexts>> = {
  en: {
    title: { 'sign-in': 'Sign in', account: 'Your account' },
    needsScript: 'This page needs JavaScript. Turn it on in the settings of your browser, then load the page again.',
    isLate: 'This takes longer than usual.',
    reload: 'Load the page again',
  },
  'zh-CN': {
    title: { 'sign-in': '登录', account: '我的账号' },
    needsScript: '此页面需要启用 JavaScript。请在浏览器设置中启用后重新加载。',
    isLate: '加载时间比平时长。',
    reload: '重新加载页面',
  },
};

export interface Page {
  readonly name: PageName;
  readonly language: Caller['language'];
  readonly script: ElementsScript;
  readonly style: string;
  /** BRAND_NAME. */
  readonly brand: string | undefined;
  /** Of the element; undefined ones are left out. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

export function renderPage({ name, language, script, style, brand, attributes }: Page): string {
  const { title, needsScript, isLate, reload } = TEXTS[language];
  const heading = brand === undefined ? title[name] : `${title[name]} · ${brand}`;
  const given = Object.entries({ language, ...attributes }).filter(([, value]) => value !== undefined);
  const written = given.map(([attribute, value = '']) => `${attribute}="${escapeHtml(value)}"`).join(' ');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(heading)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<script type="module" src="${script.path}" integrity="${script.integrity}"></script>
</head>
<body>
<menshen-${name} ${written}><p class="late">${isLate} <a href="">${reload}</a></p></menshen-${name}>
<noscript><p>${needsScript}</p></noscript>
</body>
</html>
`;
}

/**
 * The sentence inside the element shows after some seconds without the script: it is still loading, or an instance of another
 * version was asked for it during an update. Without JavaScript the page says so instead.
 *
 * @param background BRAND_BACKGROUND; it applies to the light theme only
 */
export function pageStyle(background: string | undefined): string {
  return `:root{color-scheme:light dark}
body{margin:0;min-height:100dvh;display:grid;align-items:center;background:${background ?? '#f4f5f7'};font-family:system-ui,sans-serif}
p{margin:2rem auto;padding:0 1rem;max-width:30rem}a{color:inherit}
.late{visibility:hidden;animation:late 0s 4s forwards}@keyframes late{to{visibility:visible}}
@media(scripting:none){.late{display:none}}
@media(prefers-color-scheme:dark){body{background:#111418;color:#e8eaed}}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
