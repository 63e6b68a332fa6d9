/** The colors of three of the editor's own themes, as it hands them to a page. */
export const THEMES = {
  dark: themed({
    ...{ foreground: '#cccccc', descriptionForeground: '#9d9d9d', 'icon-foreground': '#cccccc' },
    ...{ 'sideBar-background': '#181818', 'editor-background': '#1f1f1f', focusBorder: '#0078d4' },
    ...{ 'editor-foreground': '#cccccc', 'editorWidget-background': '#202020' },
    ...{ 'editorWidget-border': '#454545', 'widget-border': '#313131' },
    ...{ 'input-background': '#313131', 'input-foreground': '#cccccc', 'input-border': '#3c3c3c' },
    'input-placeholderForeground': '#a6a6a6',
    ...{ 'button-secondaryBackground': '#313131', 'button-secondaryForeground': '#cccccc' },
    ...{ 'button-secondaryHoverBackground': '#3c3c3c', 'toolbar-hoverBackground': '#5a5d5e50' },
    ...{ 'quickInputList-focusBackground': '#04395e', 'quickInputList-focusForeground': '#ffffff' },
    ...{ 'badge-background': '#616161', 'badge-foreground': '#f8f8f8' },
    ...{ 'textLink-foreground': '#4daafc', 'textBlockQuote-background': '#2b2b2b' },
    ...{ 'textBlockQuote-border': '#616161', 'textPreformat-foreground': '#d0d0d0' },
    ...{ 'textPreformat-background': '#3c3c3c', 'inputValidation-errorBackground': '#5a1d1d' },
    'inputValidation-errorBorder': '#be1100',
    ...{ 'debugTokenExpression-name': '#c586c0', 'debugTokenExpression-string': '#ce9178' },
    ...{ 'debugTokenExpression-number': '#b5cea8', 'symbolIcon-functionForeground': '#b180d7' },
  }),
  light: themed({
    ...{ foreground: '#3b3b3b', descriptionForeground: '#3b3b3b', 'icon-foreground': '#3b3b3b' },
    ...{ 'sideBar-background': '#f8f8f8', 'editor-background': '#ffffff', focusBorder: '#005fb8' },
    ...{ 'editor-foreground': '#3b3b3b', 'editorWidget-background': '#f8f8f8' },
    ...{ 'editorWidget-border': '#c8c8c8', 'widget-border': '#e5e5e5' },
    ...{ 'input-background': '#ffffff', 'input-foreground': '#3b3b3b', 'input-border': '#cecece' },
    'input-placeholderForeground': '#767676',
    ...{ 'button-secondaryBackground': '#e5e5e5', 'button-secondaryForeground': '#3b3b3b' },
    ...{ 'button-secondaryHoverBackground': '#cccccc', 'toolbar-hoverBackground': '#b8b8b850' },
    ...{ 'quickInputList-focusBackground': '#e8e8e8', 'quickInputList-focusForeground': '#000000' },
    ...{ 'badge-background': '#cccccc', 'badge-foreground': '#3b3b3b' },
    ...{ 'textLink-foreground': '#005fb8', 'textBlockQuote-background': '#f2f2f2' },
    ...{ 'textBlockQuote-border': '#e5e5e5', 'textPreformat-foreground': '#3b3b3b' },
    ...{ 'textPreformat-background': '#e5e5e5', 'inputValidation-errorBackground': '#f2dede' },
    'inputValidation-errorBorder': '#be1100',
    ...{ 'debugTokenExpression-name': '#9b46b0', 'debugTokenExpression-string': '#a31515' },
    ...{ 'debugTokenExpression-number': '#098658', 'symbolIcon-functionForeground': '#652d90' },
  }),
  highContrast: themed({
    ...{ foreground: '#ffffff', descriptionForeground: '#ffffff', 'icon-foreground': '#ffffff' },
    ...{ 'sideBar-background': '#000000', 'editor-background': '#000000', focusBorder: '#f38518' },
    ...{ contrastBorder: '#6fc3df', contrastActiveBorder: '#f38518' },
    ...{ 'editor-foreground': '#ffffff', 'editorWidget-background': '#0c141f' },
    ...{ 'editorWidget-border': '#6fc3df', 'input-background': '#000000' },
    ...{ 'input-foreground': '#ffffff', 'input-border': '#6fc3df' },
    'input-placeholderForeground': '#ffffffb3',
    ...{ 'button-secondaryForeground': '#ffffff', 'badge-background': '#000000' },
    ...{ 'badge-foreground': '#ffffff', 'textLink-foreground': '#21a6ff' },
    ...{ 'textBlockQuote-border': '#ffffff', 'textPreformat-foreground': '#000000' },
    ...{ 'textPreformat-background': '#ffffff', 'inputValidation-errorBackground': '#000000' },
    'inputValidation-errorBorder': '#be1100',
    ...{ 'debugTokenExpression-name': '#ffffff', 'debugTokenExpression-string': '#f48771' },
    ...{ 'debugTokenExpression-number': '#89d185', 'symbolIcon-functionForeground': '#b180d7' },
  }),
} as const;

function themed(colors: Readonly<Record<string, string>>): string {
  const fonts = {
    'font-family': "'Segoe UI', Ubuntu, 'DejaVu Sans', sans-serif",
    'font-size': '13px',
    'editor-font-family': "'DejaVu Sans Mono', monospace",
    'editor-font-size': '13px',
  };
  const rows = Object.entries({ ...fonts, ...colors });
  return `:root { ${rows.map(([name, value]) => `--vscode-${name}: ${value};`).join(' ')} }`;
}
