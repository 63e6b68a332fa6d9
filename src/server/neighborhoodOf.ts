import type { Neighborhood } from '../core/actions/nearby/lookAround.js';
import { realUriOf, textOnDisk } from './adapters/diskFiles.js';
import { excludedBy } from './excludedBy.js';
import { isExcluded, openDocument } from './library.js';
import type { LiveSettings } from './liveSettings.js';
import type { OpenDocuments } from './openDocuments.js';
import type { WorkspaceFolders } from './workspaceFolders.js';

interface Around {
  readonly documents: OpenDocuments;
  readonly folders: WorkspaceFolders;
  readonly settings: LiveSettings;
}

/**
 * The files of the workspace around a document.
 *
 * **Invariant:** nothing of an excluded file is read, under whatever name it is reached.
 */
export function neighborhoodOf({ documents, folders, settings }: Around): Neighborhood {
  const excluded = (uri: string): boolean => excludedBy(settings.for(uri))(uri);
  return {
    folderOf: uri =>
      folders.all
        .map(folder => folder.replace(/\/?$/, '/'))
        .filter(folder => uri.startsWith(folder))
        .sort((one, other) => one.length - other.length)
        .at(-1),
    read: async uri => {
      if (await isExcluded(uri, { excluded, realUri: realUriOf })) return undefined;
      const open = openDocument(uri, { open: () => documents.all() });
      if (open) return open.getText();
      const found = await textOnDisk(uri);
      return found.kind === 'text' ? found.text : undefined;
    },
  };
}
