/** What the editor gives to a page, once. */
interface EditorOfPage {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorOfPage;
