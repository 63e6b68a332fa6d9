import type { Clock } from '../core/base/clock.js';
import { CodebaseSearch } from '../core/codebase/codebaseSearch.js';
import { textOnDisk } from './adapters/diskFiles.js';
import { workspaceFiles } from './adapters/workspaceFiles.js';
import { excludedBy } from './excludedBy.js';
import type { LiveSettings } from './liveSettings.js';
import type { OpenDocuments } from './openDocuments.js';
import type { WorkspaceFolders } from './workspaceFolders.js';

/** The code of 10,000 files, more or less: an index of 150 MB. */
const INDEX_UNITS_MAX = 48 << 20;

export interface CodebaseDeps {
  readonly documents: OpenDocuments;
  readonly folders: WorkspaceFolders;
  readonly settings: LiveSettings;
  readonly clock: Clock;
}

/** The search through the folders of the workspace. */
export function codebaseOf({ documents, folders, settings, clock }: CodebaseDeps): CodebaseSearch {
  const read = async (uri: string): Promise<string | undefined> => {
    const found = await textOnDisk(uri);
    return found.kind === 'text' ? found.text : undefined;
  };
  return new CodebaseSearch({
    clock,
    unitsMax: INDEX_UNITS_MAX,
    files: {
      list: () => workspaceFiles(folders.all, uri => excludedBy(settings.for(uri))(uri)),
      read,
      shown: async uri => documents.get(uri)?.getText() ?? read(uri),
    },
  });
}
