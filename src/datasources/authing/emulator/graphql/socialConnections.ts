import { type Call, requireManagement } from '../call.js';
import type { SocialConnectionInstance } from '../socialConnections.js';
import type { RootFields } from './rootField.js';

interface CreateArgs {
  readonly input: Pick<SocialConnectionInstance, 'provider'> & Partial<Pick<SocialConnectionInstance, 'fields'>>;
}

/** The credentials of the pool at social providers. The vendor's list of providers is not emulated. */
export const socialConnectionFields = {
  async socialConnectionInstance({ provider }: { provider: string }, call: Call) {
    await requireManagement(call);
    return call.state.socialConnections.require(provider);
  },

  async socialConnectionInstances(_args: object, call: Call) {
    await requireManagement(call);
    return call.state.socialConnections.list();
  },

  async createSocialConnectionInstance({ input }: CreateArgs, call: Call) {
    await requireManagement(call);
    return call.state.socialConnections.create(input.provider, input.fields ?? []);
  },

  async enableSocialConnectionInstance({ provider }: { provider: string }, call: Call) {
    await requireManagement(call);
    return call.state.socialConnections.switch(provider, true);
  },

  async disableSocialConnectionInstance({ provider }: { provider: string }, call: Call) {
    await requireManagement(call);
    return call.state.socialConnections.switch(provider, false);
  },
} satisfies RootFields;
