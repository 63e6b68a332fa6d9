/**
 * What a person calls a language of the editor, such as `TypeScript` for `typescript`: its first
 * alias in the manifests of extensions; the id itself where none has one.
 */
export function languageName(id: string, manifests: readonly unknown[]): string {
  for (const manifest of manifests) {
    for (const language of listOf(fieldOf(fieldOf(manifest, 'contributes'), 'languages'))) {
      const alias = listOf(fieldOf(language, 'aliases'))[0];
      if (fieldOf(language, 'id') === id && typeof alias === 'string') return alias;
    }
  }
  return id;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
