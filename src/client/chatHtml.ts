/** Where the page finds its parts, as the editor names them. */
export interface PageParts {
  /** A word that nobody can guess, new for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly styles: string;
  /** Where styles may come from: the extension's own folder. */
  readonly styleSource: string;
}

/**
 * The chat's page, before its script fills it.
 *
 * **Invariant:** it loads its own script, what that imports, and its own styles, and nothing else from
 * anywhere: no picture, frame, form, font or connection.
 */
export function chatHtml({ nonce, script, styles, styleSource }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${styleSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${styles}">
    <title>Cove: Chat</title>
  </head>
  <body>
    <div id="page"></div>
    <script type="module" nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}
