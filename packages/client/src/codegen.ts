/** Settings for graphql-codegen, so that documents of your own fit this client. */

/** How the scalars of the schema travel in JSON. */
export const scalars = {
  DateTime: 'string',
  JSON: 'unknown',
  JSONObject: 'Record<string, unknown>',
  Secret: 'string',
  URL: 'string',
} as const;

/** `config` of the presets and plugins: documents are strings with types, which `menshen.request` takes. */
export const config = {
  documentMode: 'string',
  enumType: 'string-literal',
  importExtension: '.js',
  scalars,
  strictScalars: true,
  useTypeImports: true,
} as const;
