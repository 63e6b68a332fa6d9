import { type IconName, LOOK, PATHS } from './iconPaths.js';

/** A new element with what is in it; for what is drawn without the framework. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The picture of an icon, for the same. */
export function drawnIcon(name: IconName): SVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries(LOOK)) picture.setAttribute(key, String(value));
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  picture.append(path);
  return picture;
}
