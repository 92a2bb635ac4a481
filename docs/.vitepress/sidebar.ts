/** The pages of the site, in the order of a reader. */
const GUIDES = [
  'quickstart',
  'react',
  'vue',
  'plain-page',
  'mini-program',
  'nginx',
  'services',
  'second-factor',
  'qr-and-push',
  'captchas',
  'first-generation',
  'from-authing-js-sdk',
  'from-secken-and-geetest',
  'native-operations',
  'federation',
  'testing',
  'production',
];
const EXPLANATIONS = [
  'architecture',
  'sessions',
  'steps',
  'passkeys',
  'captchas',
  'push',
  'liveness',
  'sign-in-page',
  'services',
  'forward-auth',
  'federation',
  'passthrough',
  'migration',
  'administration',
  'trusted-documents',
  'errors',
  'emulators',
  'parallel-tests',
  'performance',
  'command-line',
  'operations',
  'redis',
  'metrics',
  'events',
  'drills',
  'releases',
  'apollo-client',
  'urql',
  'codegen',
  'adding-a-provider',
  'coverage',
];
const REFERENCE = [
  'reference/queries',
  'reference/mutations',
  'reference/outcomes',
  'reference/errors',
  'reference/sign-in-states',
  'configuration',
  'providers',
];
const PACKAGES = ['client', 'react', 'vue', 'elements', 'verify'];

interface Section {
  readonly text: string;
  readonly items: { readonly text: string; readonly link: string }[];
}

export interface SidebarTexts {
  readonly guides: string;
  readonly reference: string;
  readonly packages: string;
  readonly explanations: string;
}

/**
 * @param prefix the folder of a language: `''` or `zh/`
 * @param titleOf the first heading of a page, by its path from docs/; undefined for a page that does not exist
 */
export function sidebar(prefix: string, texts: SidebarTexts, titleOf: (page: string) => string | undefined): Section[] {
  // A page that is not translated is shown in English.
  const item = (page: string) => {
    const path = [`${prefix}${page}`, page].find((candidate) => titleOf(candidate) !== undefined);
    return path === undefined ? [] : [{ text: titleOf(path) ?? '', link: `/${path}` }];
  };
  return [
    { text: texts.guides, items: GUIDES.flatMap((page) => item(`guides/${page}`)) },
    { text: texts.reference, items: REFERENCE.flatMap(item) },
    { text: texts.packages, items: PACKAGES.map((name) => ({ text: `@menshen/${name}`, link: `/packages/${name}` })) },
    { text: texts.explanations, items: EXPLANATIONS.flatMap(item) },
  ];
}
