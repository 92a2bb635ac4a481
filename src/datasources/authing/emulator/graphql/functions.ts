import { type Call, requireManagement } from '../call.js';
import type { PipelineFunction } from '../functions.js';
import { type PageArgs, pageOf } from '../pages.js';
import { commonMessage, type RootFields } from './rootField.js';

type FunctionInput = Partial<Omit<PipelineFunction, 'id'>>;

export const functionFields = {
  async function({ id }: { id?: string | null }, call: Call) {
    await requireManagement(call);
    return call.state.functions.find(id ?? '') ?? null;
  },

  async functions(page: PageArgs, call: Call) {
    await requireManagement(call);
    return pageOf(call.state.functions.list(), page);
  },

  async createFunction({ input }: { input: FunctionInput & { name: string; sourceCode: string } }, call: Call) {
    await requireManagement(call);
    const { name, sourceCode, description, url } = input;
    return call.state.functions.create({ name, sourceCode, description: description ?? null, url: url ?? null });
  },

  async updateFunction({ input: { id, ...change } }: { input: FunctionInput & { id: string } }, call: Call) {
    await requireManagement(call);
    return call.state.functions.update(id, change);
  },

  async deleteFunction({ id }: { id: string }, call: Call) {
    await requireManagement(call);
    call.state.functions.remove(id);
    return commonMessage('删除成功');
  },
} satisfies RootFields;
