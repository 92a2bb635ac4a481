const TYPES = [
  'RESET_PASSWORD',
  'PASSWORD_RESETED_NOTIFICATION',
  'CHANGE_PASSWORD',
  'WELCOME',
  'VERIFY_EMAIL',
  'CHANGE_EMAIL',
] as const;

export type EmailTemplateType = (typeof TYPES)[number];

/** The text of a mail, with the names of the vendor's schema. The emulator's own mails do not use it. */
export interface EmailTemplate {
  readonly type: EmailTemplateType;
  readonly name: string;
  readonly subject: string;
  readonly sender: string;
  readonly content: string;
  readonly redirectTo: string | null;
  readonly hasURL: boolean;
  /** In seconds. */
  readonly expiresIn: number | null;
  readonly enabled: boolean;
  readonly isSystem: boolean;
}

/** One template of each type. */
export class EmailTemplates {
  readonly #byType = new Map<EmailTemplateType, EmailTemplate>();

  list(): EmailTemplate[] {
    return TYPES.map((type) => this.get(type));
  }

  get(type: EmailTemplateType): EmailTemplate {
    return this.#byType.get(type) ?? systemTemplate(type);
  }

  change(type: EmailTemplateType, change: Partial<EmailTemplate>): EmailTemplate {
    const template = { ...this.get(type), ...change };
    this.#byType.set(type, template);
    return template;
  }

  /** Those that differ from the vendor's. */
  changed(): readonly EmailTemplate[] {
    return [...this.#byType.values()];
  }

  /** Replaces all changed templates. */
  restore(changed: readonly EmailTemplate[]): void {
    this.#byType.clear();
    for (const template of changed) this.#byType.set(template.type, template);
  }
}

function systemTemplate(type: EmailTemplateType): EmailTemplate {
  const texts = { name: type, subject: type, sender: 'Emulated pool', content: `<p>{{code}}</p>` };
  return { type, ...texts, redirectTo: null, hasURL: false, expiresIn: null, enabled: true, isSystem: true };
}
