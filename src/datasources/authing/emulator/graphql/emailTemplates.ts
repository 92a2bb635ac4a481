import { type Call, requireManagement } from '../call.js';
import type { EmailTemplate, EmailTemplateType } from '../emailTemplates.js';
import type { RootFields } from './rootField.js';

interface TypeArgs {
  readonly type: EmailTemplateType;
}

export const emailTemplateFields = {
  async emailTemplates(_args: object, call: Call) {
    await requireManagement(call);
    return call.state.emailTemplates.list();
  },

  /** The content, with its placeholders. */
  async previewEmail({ type }: TypeArgs, call: Call) {
    await requireManagement(call);
    return call.state.emailTemplates.get(type).content;
  },

  async configEmailTemplate({ input }: { input: Partial<EmailTemplate> & TypeArgs }, call: Call) {
    await requireManagement(call);
    return call.state.emailTemplates.change(input.type, { ...input, isSystem: false });
  },

  async enableEmailTemplate({ type }: TypeArgs, call: Call) {
    await requireManagement(call);
    return call.state.emailTemplates.change(type, { enabled: true });
  },

  async disableEmailTemplate({ type }: TypeArgs, call: Call) {
    await requireManagement(call);
    return call.state.emailTemplates.change(type, { enabled: false });
  },
} satisfies RootFields;
