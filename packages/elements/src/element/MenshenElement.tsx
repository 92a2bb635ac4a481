import { type CaptchaAdapter, createMenshen, type Menshen } from '@menshen/client';
import { type ComponentChildren, render } from 'preact';
import { HasActed } from '../controls/Step.js';
import { languageOf, textsFor } from '../texts/texts.js';
import { type View, ViewProvider } from '../view/view.js';
import { Theme } from './Theme.js';

/** On a server there are no elements: the import must still work there. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** What all elements share: the client, the language, the theme, and the slots. */
export abstract class MenshenElement extends Base {
  static observedAttributes: readonly string[] = ['url', 'language', 'theme'];

  /** Adapters for captchas of other providers, by the `kind` of their widget. */
  captchaAdapters: Readonly<Record<string, CaptchaAdapter>>;
  #client: Menshen | undefined;
  #ownClient: Menshen | undefined;
  #theme: Theme | undefined;
  #mount: HTMLElement | undefined;
  #isScheduled = false;
  readonly #drafts = new Map<string, string>();
  readonly #hasActed = { current: false };

  constructor() {
    super();
    // A page may have set the property before the element was defined.
    this.captchaAdapters = (this as Partial<Pick<MenshenElement, 'captchaAdapters'>>).captchaAdapters ?? {};
  }

  /** The client to use. Without one the element creates its own for `url`. */
  get client(): Menshen {
    return this.#client ?? this.#ownClientFor(this.getAttribute('url') ?? location.origin);
  }

  set client(client: Menshen | undefined) {
    this.#client = client;
    this.changed();
  }

  /** The page of the element. @internal */
  protected abstract view(): ComponentChildren;
  /** Whether the page is wide. */
  protected readonly isWide: boolean = false;

  connectedCallback(): void {
    this.#adoptEarlyClient();
    if (this.#mount === undefined) {
      const root = this.attachShadow({ mode: 'open' });
      this.#theme = new Theme(this, root);
      this.#mount = document.createElement('div');
      root.append(this.#mount);
    }
    this.#theme?.connect();
    this.#render();
  }

  disconnectedCallback(): void {
    this.#theme?.disconnect();
    if (this.#mount) render(null, this.#mount);
    this.#ownClient?.dispose();
    this.#ownClient = undefined;
  }

  attributeChangedCallback(): void {
    this.changed();
  }

  /** Renders again before the next frame. */
  protected changed(): void {
    if (this.#mount === undefined || this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      if (!this.isConnected) return;
      this.#theme?.update();
      this.#render();
    });
  }

  /** @returns false if a listener called `preventDefault` */
  protected emit(name: string, detail: unknown, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }));
  }

  #render(): void {
    if (this.#mount === undefined) return;
    const language = this.#language();
    const view: View = {
      client: this.client,
      texts: textsFor(language),
      language: languageOf(language),
      captchaAdapters: this.captchaAdapters,
      drafts: this.#drafts,
      captchaContainer: () => this.#captchaContainer(),
      onError: ({ code, message }) => this.emit('menshen-error', { code, message }),
      applyBrand: (brand) => this.#theme?.setBrand(brand),
    };
    render(
      <ViewProvider value={view}>
        <HasActed.Provider value={this.#hasActed}>
          <div class={this.isWide ? 'card wide' : 'card'} part="card" lang={view.language}>
            <slot name="header" />
            {this.view()}
            <slot name="footer" />
          </div>
        </HasActed.Provider>
      </ViewProvider>,
      this.#mount,
    );
  }

  #language(): string {
    return this.getAttribute('language') ?? (document.documentElement.lang || navigator.language);
  }

  #ownClientFor(url: string): Menshen {
    if (this.#ownClient?.url !== url.replace(/\/+$/, '')) {
      this.#ownClient?.dispose();
      this.#ownClient = createMenshen({ url, language: () => this.#language() });
    }
    return this.#ownClient;
  }

  #captchaContainer(): HTMLElement {
    const present = this.querySelector<HTMLElement>(':scope > [slot="captcha"]');
    if (present) return present;
    const container = document.createElement('div');
    container.slot = 'captcha';
    this.append(container);
    return container;
  }

  /** A page may set the property before the element is defined: it then hides the accessor of the class. */
  #adoptEarlyClient(): void {
    if (!Object.hasOwn(this, 'client')) return;
    const { client } = this;
    delete (this as { client?: Menshen }).client;
    this.client = client;
  }
}
