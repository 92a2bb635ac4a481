/** The pages of the site, in the order of a reader. */
interface Item {
  readonly text: string;
  readonly link: string;
}

export interface Section {
  readonly text: string;
  readonly items: Item[];
}

const GUIDES: readonly (readonly [string, string])[] = [
  ['Quickstart', 'quickstart'],
  ['React', 'react'],
  ['Vue', 'vue'],
  ['No framework', 'plain-page'],
  ['Mini program', 'mini-program'],
  ['Protect an app with nginx', 'nginx'],
  ['Know the user in your services', 'services'],
  ['Second factor', 'second-factor'],
  ['QR and push login', 'qr-and-push'],
  ['Captchas', 'captchas'],
  ['Move from the first generation', 'first-generation'],
  ['Move from authing-js-sdk', 'from-authing-js-sdk'],
  ['Move from Secken and GeeTest', 'from-secken-and-geetest'],
  ['Native GraphQL', 'native-operations'],
  ['Federation', 'federation'],
  ['Test your app', 'testing'],
  ['Go to production', 'production'],
];

const EXPLANATIONS: readonly (readonly [string, string])[] = [
  ['Architecture', 'architecture'],
  ['Sessions', 'sessions'],
  ['Second factors and passwords', 'steps'],
  ['Passkeys', 'passkeys'],
  ['Captchas', 'captchas'],
  ['Push and QR codes', 'push'],
  ['Liveness', 'liveness'],
  ['Hosted sign-in page', 'sign-in-page'],
  ['Services behind Menshen', 'services'],
  ['Federation', 'federation'],
  ['Native operations', 'passthrough'],
  ['Moving users', 'migration'],
  ['Administration', 'administration'],
  ['Trusted documents', 'trusted-documents'],
  ['Outcomes, errors and limits', 'errors'],
  ['Emulators', 'emulators'],
  ['Performance', 'performance'],
  ['Command line', 'command-line'],
  ['Metrics', 'metrics'],
  ['Events', 'events'],
  ['Apollo Client', 'apollo-client'],
  ['urql', 'urql'],
  ['GraphQL Code Generator', 'codegen'],
  ['Adding a provider', 'adding-a-provider'],
  ['Vendor operations and their tests', 'coverage'],
];

const REFERENCE: readonly (readonly [string, string])[] = [
  ['Queries and subscriptions', 'reference/queries'],
  ['Mutations', 'reference/mutations'],
  ['Outcomes', 'reference/outcomes'],
  ['Error codes', 'reference/errors'],
  ['States of a login', 'reference/sign-in-states'],
  ['Settings', 'configuration'],
  ['Identity providers', 'providers'],
];

const PACKAGES = ['client', 'react', 'vue', 'elements', 'verify'];

/** @param exists whether a page is there, by its path from docs/ */
export function sidebar(exists: (page: string) => boolean): Section[] {
  const section = (text: string, pages: readonly (readonly [string, string])[], folder = ''): Section => ({
    text,
    items: pages
      .filter(([, page]) => exists(`${folder}${page}`))
      .map(([title, page]) => ({ text: title, link: `/${folder}${page}` })),
  });
  return [
    section('Guides', GUIDES, 'guides/'),
    section('Reference', REFERENCE),
    { text: 'Packages', items: PACKAGES.map((name) => ({ text: `@menshen/${name}`, link: `/packages/${name}` })) },
    section('Explanations', EXPLANATIONS),
  ];
}
