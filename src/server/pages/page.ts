/** The HTML of the hosted pages: one element, which does the rest. */
import type { Caller } from '../../datasources/capabilities.js';
import type { ElementsScript } from './elementsPackage.js';

export type PageName = 'sign-in' | 'account';

interface PageTexts {
  readonly title: Readonly<Record<PageName, string>>;
  readonly needsScript: string;
}

const TEXTS: Readonly<Record<Caller['language'], PageTexts>> = {
  en: {
    title: { 'sign-in': 'Sign in', account: 'Your account' },
    needsScript: 'This page needs JavaScript. Turn it on in the settings of your browser, then load the page again.',
  },
  'zh-CN': {
    title: { 'sign-in': '登录', account: '我的账号' },
    needsScript: '此页面需要启用 JavaScript。请在浏览器设置中启用后重新加载。',
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
  const { title, needsScript } = TEXTS[language];
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
<menshen-${name} ${written}></menshen-${name}>
<noscript><p>${needsScript}</p></noscript>
</body>
</html>
`;
}

/** @param background BRAND_BACKGROUND; it applies to the light theme only */
export function pageStyle(background: string | undefined): string {
  return `:root{color-scheme:light dark}
body{margin:0;min-height:100dvh;display:grid;align-items:center;background:${background ?? '#f4f5f7'};font-family:system-ui,sans-serif}
noscript p{margin:2rem;max-width:30rem}
@media(prefers-color-scheme:dark){body{background:#111418;color:#e8eaed}}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
