/** A language that a page of Cove's is in, so that it has colors and no reports of its own. */
export interface ReviewLanguage {
  /** The editor's id of the language that it looks like. */
  readonly of: string;
  readonly name: string;
  /** The scope of the grammar that colors it. */
  readonly scope: string;
  /** Whether the editor wraps its lines, where the person did not choose. */
  readonly wraps?: true;
}

/**
 * The languages whose own extensions report faults of any document in them: of a page, which holds
 * old lines and new ones, they would report faults that no file has. In Markdown they make links,
 * which run commands of the editor where a model wrote so.
 */
export const REVIEW_LANGUAGES: readonly ReviewLanguage[] = [
  { of: 'typescript', name: 'TypeScript', scope: 'source.ts' },
  { of: 'typescriptreact', name: 'TypeScript JSX', scope: 'source.tsx' },
  { of: 'javascript', name: 'JavaScript', scope: 'source.js' },
  { of: 'javascriptreact', name: 'JavaScript JSX', scope: 'source.js.jsx' },
  { of: 'css', name: 'CSS', scope: 'source.css' },
  { of: 'scss', name: 'SCSS', scope: 'source.css.scss' },
  { of: 'less', name: 'Less', scope: 'source.css.less' },
  { of: 'json', name: 'JSON', scope: 'source.json' },
  { of: 'jsonc', name: 'JSON with Comments', scope: 'source.json.comments' },
  { of: 'markdown', name: 'Markdown', scope: 'text.html.markdown', wraps: true },
];

/** The editor's id of the language that a page of a document in `language` is in. */
export function reviewLanguageOf(language: string): string {
  return REVIEW_LANGUAGES.some(({ of }) => of === language) ? reviewIdOf(language) : language;
}

export function reviewIdOf(language: string): string {
  return `cove-review-${language}`;
}
